// The logbook as a file: everything that fits the filter, in the list's order, with the filter in words.
import type { Exported, ExportFormat } from '../../../shared/ipc/admin/export-contract.ts';
import {
  MOST_LOGBOOK_ROWS,
  type LogbookFilter,
  type LogbookOrder,
} from '../../../shared/ipc/admin/logbook-contract.ts';
import type { ListExporter } from '../export/export-table.ts';
import type { ExportTable } from '../export/table.ts';
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import type { LogbookChoices, LogbookListEntry } from '../store-parts/logbook-store.ts';
import { criteriaOf, newestKeys, nowAt, type LogbookContext } from './list-logbook.ts';
import { badgeOf, factsOf, markOf, type Now } from './logbook-row.ts';
import { filterInWords, identifiedWords, kindWords, markStateWords, printWords } from './logbook-words.ts';

/** Read from the store in pieces, so that one piece and not the whole list is in memory as rows twice. */
const PIECE = 2_000;

const columns: ExportTable['columns'] = [
  { key: 'date', label: 'Date', type: 'date' },
  { key: 'time', label: 'Time', type: 'time' },
  { key: 'name', label: 'Name', type: 'text' },
  { key: 'userType', label: 'User type', type: 'text' },
  { key: 'year', label: 'Year group', type: 'text' },
  { key: 'form', label: 'Form', type: 'text' },
  { key: 'department', label: 'Department', type: 'text' },
  { key: 'movement', label: 'Movement', type: 'text' },
  { key: 'action', label: 'Reason', type: 'text' },
  { key: 'building', label: 'Building', type: 'text' },
  { key: 'identifiedBy', label: 'Identified by', type: 'text' },
  { key: 'marks', label: 'Marks', type: 'text' },
  { key: 'minutesLate', label: 'Minutes late', type: 'minutes' },
  { key: 'writeback', label: 'In the MIS', type: 'text' },
  { key: 'explanation', label: 'Why', type: 'text' },
  { key: 'badge', label: 'Badge ID', type: 'text' },
  { key: 'print', label: 'Badge printed', type: 'text' },
  { key: 'reprints', label: 'Printed again', type: 'number' },
  { key: 'termsAccepted', label: 'Terms accepted at', type: 'text' },
];

/** All of a movement's marks in one cell: a movement is one line of the file. */
const joined = (texts: readonly string[]): string | null => (texts.length === 0 ? null : texts.join('; '));

function tableRowOf(entry: LogbookListEntry, now: Now): ExportTable['rows'][number] {
  const { movement } = entry;
  const facts = factsOf(entry, now);
  const zone = now.settings.kiosk.timeZone;
  const marks = entry.marks.map((mark) => ({ ...mark, row: markOf(mark, now) }));
  const badge = badgeOf(entry, now);
  const termsAt = movement.terms === null ? null : schoolTimeAt(movement.terms.acceptedAtMs, zone);
  const late = marks.flatMap(({ mark }) => mark.minutesLate ?? []);
  return {
    date: movement.localDate,
    time: facts.timeText,
    name: facts.personName,
    userType: facts.userTypeName,
    year: facts.yearName,
    form: facts.formName,
    department: facts.departmentName,
    movement: kindWords[movement.kind],
    action: movement.actionName,
    building: movement.building,
    identifiedBy: identifiedWords[movement.identifiedBy],
    marks: joined(marks.map(({ mark }) => `${mark.code} ${mark.date} ${mark.session}`)),
    minutesLate: late[0] ?? null,
    writeback: joined(marks.map(({ row }) => markStateWords(row, zone))),
    explanation: movement.explanation,
    badge: badge?.id ?? null,
    print: badge === null ? null : printWords[badge.print],
    reprints: badge?.reprints ?? null,
    termsAccepted: termsAt === null ? null : `${termsAt.localDate} ${termsAt.timeText}`,
  };
}

/** Everything that fits, as a table. */
export function logbookTable(
  context: LogbookContext,
  { filter, order }: { readonly filter: LogbookFilter; readonly order: LogbookOrder },
): ExportTable {
  const { store } = context;
  const now = nowAt(context);
  const criteria = criteriaOf(filter, now);
  const { keys, truncated } = newestKeys(context, criteria, order);
  const choices: LogbookChoices = store.logbookChoices();
  const rows: ExportTable['rows'][number][] = [];
  for (let from = 0; from < keys.length; from += PIECE) {
    rows.push(...store.listLogbookEntries(keys.slice(from, from + PIECE)).map((entry) => tableRowOf(entry, now)));
  }
  const cut = truncated ? [`the newest ${MOST_LOGBOOK_ROWS}`] : [];
  return { title: 'Daily logbook', notes: [...filterInWords(filter, criteria, choices), ...cut], columns, rows };
}

/** Exports what is filtered. @throws AppError EXPORT_FAILED, STORAGE_* */
export function exportLogbook(
  context: LogbookContext,
  wanted: { readonly filter: LogbookFilter; readonly order: LogbookOrder; readonly format: ExportFormat },
  { exportList, who }: { readonly exportList: ListExporter; readonly who: string },
): Promise<Exported> {
  return exportList({ table: logbookTable(context, wanted), format: wanted.format }, who);
}
