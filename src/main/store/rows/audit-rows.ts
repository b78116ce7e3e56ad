// The audit: who did what, written once. There is no query here that changes or removes an entry, and triggers refuse one.
import { sql, type ExpressionBuilder } from 'kysely';
import type { StoreWriter } from '../../core/store-port.ts';
import type { AuditFilter, AuditReader, AuditRow as ListedRow } from '../../core/store-parts/audit-store.ts';
import { builder, pick, prepared, type Reader, type Writer } from '../query.ts';
import type { AuditTable, Database } from '../schema.ts';

type AuditRow = Omit<AuditTable, 'seq'>;

/** Later than any time a PC shows. */
const END_OF_TIME_MS = Number.MAX_SAFE_INTEGER;

interface FilterSlots {
  fromMs: number;
  untilMs: number;
  who: string | null;
  area: string | null;
  text: string | null;
  whatsJson: string;
}

const matches = (p: FilterSlots) => (eb: ExpressionBuilder<Database, 'audit'>) =>
  eb.and([
    eb('at_ms', '>=', p.fromMs),
    eb('at_ms', '<', p.untilMs),
    sql<boolean>`(${p.who} IS NULL OR who = ${p.who})`,
    sql<boolean>`(${p.area} IS NULL OR substr(what, 1, length(${p.area}) + 1) = ${p.area} || '.')`,
    sql<boolean>`(${p.text} IS NULL
      OR what IN (SELECT value FROM json_each(${p.whatsJson}))
      OR instr(lower(who || ' ' || detail_json || ' ' || coalesce(before_json, '') || ' ' || coalesce(after_json, '')), lower(${p.text})) > 0)`,
  ]);

export const auditQueries = {
  countAudit: prepared((p: { what: string }) =>
    builder
      .selectFrom('audit')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('what', '=', p.what),
  ),
  listAudit: prepared((p: FilterSlots & { beforeSeq: number; limit: number }) =>
    builder
      .selectFrom('audit')
      .selectAll()
      .where(matches(p))
      .where('seq', '<', p.beforeSeq)
      .orderBy('seq', 'desc')
      .limit(p.limit),
  ),
  countAuditRows: prepared((p: FilterSlots) =>
    builder
      .selectFrom('audit')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where(matches(p)),
  ),
  listAuditActors: prepared(() => builder.selectFrom('audit').select('who').distinct().orderBy('who')),
  lastAuditOf: prepared((p: { what: string }) =>
    builder
      .selectFrom('audit')
      .select(['subject_id', (eb) => eb.fn.max('at_ms').as('at_ms')])
      .where('what', '=', p.what)
      .where('subject_id', 'is not', null)
      .groupBy('subject_id'),
  ),
  insertAudit: prepared((row: AuditRow) =>
    builder
      .insertInto('audit')
      .values(pick(row, ['id', 'at_ms', 'who', 'what', 'detail_json', 'subject_id', 'before_json', 'after_json'])),
  ),
};

const toSlots = (filter: AuditFilter): FilterSlots => ({
  fromMs: filter.fromMs ?? 0,
  untilMs: filter.untilMs ?? END_OF_TIME_MS,
  who: filter.who,
  area: filter.area,
  text: filter.text,
  whatsJson: JSON.stringify(filter.whats),
});

const rowToEntry = (row: AuditRow & { seq: number }): ListedRow => ({
  seq: row.seq,
  id: row.id,
  atMs: row.at_ms,
  who: row.who,
  what: row.what,
  detailJson: row.detail_json,
  subjectId: row.subject_id,
  beforeJson: row.before_json,
  afterJson: row.after_json,
});

/** The audit, read. */
export function auditReader(reader: Reader): AuditReader {
  return {
    countAudit: (what) => reader.first(auditQueries.countAudit({ what }))?.count ?? 0,
    listAudit: (filter, { beforeSeq, limit }) =>
      reader
        .all(auditQueries.listAudit({ ...toSlots(filter), beforeSeq: beforeSeq ?? END_OF_TIME_MS, limit }))
        .map(rowToEntry),
    countAuditRows: (filter) => reader.first(auditQueries.countAuditRows(toSlots(filter)))?.count ?? 0,
    listAuditActors: () => reader.all(auditQueries.listAuditActors({})).map(({ who }) => who),
    lastAuditOf: (what) =>
      new Map(reader.all(auditQueries.lastAuditOf({ what })).map((row) => [row.subject_id ?? '', row.at_ms])),
  };
}

/** The audit, written. */
export function auditWriter(writer: Writer): Pick<StoreWriter, 'insertAudit'> {
  return {
    insertAudit(entry) {
      writer.run(
        auditQueries.insertAudit({
          id: entry.id,
          at_ms: entry.atMs,
          who: entry.who,
          what: entry.what,
          detail_json: entry.detailJson,
          subject_id: entry.subjectId ?? null,
          before_json: entry.beforeJson ?? null,
          after_json: entry.afterJson ?? null,
        }),
      );
    },
  };
}
