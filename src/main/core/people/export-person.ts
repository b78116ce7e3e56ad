// Gives everything held about a person to a user as a file, and writes down who took it.
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { Exported } from '../../../shared/ipc/admin/export-contract.ts';
import { writeChange } from '../admin/write-change.ts';
import type { FileSaver, Random } from '../ports.ts';
import { personRecord, type PersonRecordDeps } from './person-record.ts';
import { personSheet } from './person-sheet.ts';

export interface ExportPersonDeps extends PersonRecordDeps {
  readonly random: Random;
  readonly fileSaver: FileSaver;
}

// Not allowed in a Windows name, and what no name should have.
const UNFIT = /[<>:"/\\|?*.\s\p{Cc}\p{Cf}]+/gu;
const LONGEST_NAME = 80;

/** @throws AppError NOT_FOUND; EXPORT_FAILED, when nothing was written; STORAGE_* */
export async function exportPerson(
  deps: ExportPersonDeps,
  personId: PersonId,
  format: 'html' | 'json',
  who: string,
): Promise<Exported> {
  const record = await personRecord(deps, personId);
  const content = format === 'json' ? JSON.stringify(record, null, 2) : personSheet(record);
  const { forename, surname } = record.fromTheMis;
  const name = `Everything about ${forename} ${surname}`.replaceAll(UNFIT, ' ').slice(0, LONGEST_NAME).trim();
  const kept = await deps.fileSaver.save({
    suggestedName: `${name}.${format}`,
    bytes: new TextEncoder().encode(content),
  });
  const rowCount = record.movements.length;
  if (kept === null) return { saved: false, fileName: null, rowCount };
  deps.store.transaction((writer) =>
    writeChange(writer, deps, who, { what: 'person.exported', subjectId: personId, before: null, after: { format } }),
  );
  return { saved: true, fileName: kept.path.split(/[\\/]/u).at(-1) ?? kept.path, rowCount };
}
