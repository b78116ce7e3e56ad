// A table as an .xlsx file, through write-excel-file: the title and the notes, then the header, then the rows.
import writeExcelFile, { type Row, type SheetData } from 'write-excel-file/node';
import { cellOf, type ExportTable, type TableCell, type TableColumn } from '../../core/export/table.ts';

/** What XML 1.0 cannot hold: one such character and no spreadsheet program opens the file. */
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Cs}/gu; // eslint-disable-line no-control-regex -- control characters are what is looked for
/** Excel's own limit for a cell. */
const LONGEST_TEXT = 32_767;
const MINUTES_A_DAY = 24 * 60;
const LONGEST_SHEET_NAME = 31;

const plain = (text: string): string => text.replaceAll(NOT_XML, '').slice(0, LONGEST_TEXT);

/** Midnight UTC: write-excel-file counts Excel's days in UTC. Null for text that is no date of the calendar. */
function dateOf(text: string): Date | null {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/u.test(text) && !Number.isNaN(date.getTime()) ? date : null;
}

/** A time of day as Excel keeps it, a part of a day. Null for text that is no time. */
function timeOf(text: string): number | null {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/u.exec(text);
  return parts === null ? null : (Number(parts[1]) * 60 + Number(parts[2])) / MINUTES_A_DAY;
}

/** What is not what its column says stays as text: a list is never given out with a hole in place of a value. */
function cell(value: TableCell, { type }: TableColumn): Row[number] {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return Number.isFinite(value) ? { value, type: Number } : null;
  if (type === 'date') {
    const date = dateOf(value);
    if (date !== null) return { value: date, type: Date, format: 'dd/mm/yyyy' };
  }
  if (type === 'time') {
    const time = timeOf(value);
    if (time !== null) return { value: time, type: Number, format: 'hh:mm' };
  }
  return { value: plain(value), type: String };
}

const heading = (text: string): Row[number] => ({ value: plain(text), type: String, fontWeight: 'bold' });

/** Wide enough for most of what is in a column, in characters. */
function widthOf(table: ExportTable, column: TableColumn): number {
  const lengths = table.rows.slice(0, 500).map((row) => String(cellOf(row, column) ?? '').length);
  return Math.min(60, Math.max(column.label.length, ...lengths, 6) + 2);
}

/** A sheet's name without what Excel refuses in one. */
function sheetName(title: string): string {
  const name = plain(title)
    .replaceAll(/[\\/?*[\]:]/gu, ' ')
    .slice(0, LONGEST_SHEET_NAME)
    .replaceAll(/^'+|'+$/gu, '')
    .trim();
  return name === '' ? 'List' : name;
}

/** The bytes of the workbook: one sheet, its header kept in sight while scrolling. */
export async function toXlsx(table: ExportTable): Promise<Uint8Array> {
  const above: SheetData = [table.title, ...(table.notes ?? [])].map((line, index) => [
    index === 0 ? heading(line) : { value: plain(line), type: String },
  ]);
  const header: Row = table.columns.map(({ label }) => heading(label));
  const rows: SheetData = table.rows.map((row) => table.columns.map((column) => cell(cellOf(row, column), column)));
  return await writeExcelFile([...above, [], header, ...rows], {
    sheet: sheetName(table.title),
    columns: table.columns.map((column) => ({ width: widthOf(table, column) })),
    stickyRowsCount: above.length + 2,
  }).toBuffer();
}
