// Published terms and conditions: added, read, never changed (the table's triggers see to it).
import type { Selectable } from 'kysely';
import type { TermsVersion, TermsVersionId } from '../../../shared/domain/terms.ts';
import type { TermsReader, TermsWriter } from '../../core/store-parts/terms-store.ts';
import { builder, pick, prepared, type Reader, type Writer } from '../query.ts';
import type { TermsVersionsTable } from '../schema.ts';

const termsColumns = ['id', 'version', 'body', 'published_at_ms', 'published_by'] as const;

type TermsRow = Selectable<TermsVersionsTable>;

export const termsQueries = {
  listTerms: prepared(() => builder.selectFrom('terms_versions').select(termsColumns).orderBy('version', 'desc')),
  findCurrentTerms: prepared(() =>
    builder.selectFrom('terms_versions').select(termsColumns).orderBy('version', 'desc').limit(1),
  ),
  findTerms: prepared((p: { id: TermsVersionId }) =>
    builder.selectFrom('terms_versions').select(termsColumns).where('id', '=', p.id),
  ),
  countAcceptances: prepared(() =>
    builder
      .selectFrom('movements')
      .select((eb) => ['terms_version_id', eb.fn.countAll<number>().as('accepted')])
      .where('terms_version_id', 'is not', null)
      .groupBy('terms_version_id'),
  ),
  insertTerms: prepared((row: TermsRow) => builder.insertInto('terms_versions').values(pick(row, termsColumns))),
};

function rowToTerms(row: TermsRow): TermsVersion {
  return {
    id: row.id,
    version: row.version,
    body: row.body,
    publishedAtMs: row.published_at_ms,
    publishedBy: row.published_by,
  };
}

/** Published terms, read. */
export function termsReader(reader: Reader): TermsReader {
  const orNull = (row: TermsRow | undefined): TermsVersion | null => (row === undefined ? null : rowToTerms(row));
  return {
    listTermsVersions: () => reader.all(termsQueries.listTerms({})).map(rowToTerms),
    findCurrentTerms: () => orNull(reader.first(termsQueries.findCurrentTerms({}))),
    findTermsVersion: (id) => orNull(reader.first(termsQueries.findTerms({ id }))),
    countTermsAcceptances: () =>
      reader
        .all(termsQueries.countAcceptances({}))
        .flatMap((row) =>
          row.terms_version_id === null ? [] : [{ versionId: row.terms_version_id, movements: row.accepted }],
        ),
  };
}

/** Published terms, written. */
export function termsWriter(writer: Writer): TermsWriter {
  return {
    insertTermsVersion(terms) {
      writer.run(
        termsQueries.insertTerms({
          id: terms.id,
          version: terms.version,
          body: terms.body,
          published_at_ms: terms.publishedAtMs,
          published_by: terms.publishedBy,
        }),
      );
    },
  };
}
