// The audit: who did what, written once.
import type { StoreReader, StoreWriter } from '../../core/store-port.ts';
import { builder, pick, prepared, type Reader, type Writer } from '../query.ts';
import type { AuditTable } from '../schema.ts';

type AuditRow = Omit<AuditTable, 'seq'>;

export const auditQueries = {
  countAudit: prepared((p: { what: string }) =>
    builder
      .selectFrom('audit')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('what', '=', p.what),
  ),
  insertAudit: prepared((row: AuditRow) =>
    builder
      .insertInto('audit')
      .values(pick(row, ['id', 'at_ms', 'who', 'what', 'detail_json', 'subject_id', 'before_json', 'after_json'])),
  ),
};

/** The audit, read. */
export function auditReader(reader: Reader): Pick<StoreReader, 'countAudit'> {
  return { countAudit: (what) => reader.first(auditQueries.countAudit({ what }))?.count ?? 0 };
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
