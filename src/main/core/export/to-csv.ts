// A table as CSV (RFC 4180), the way spreadsheet programs in schools read it: UTF-8 with a byte order mark.
import { cellOf, type ExportTable, type TableCell } from './table.ts';

/** Excel takes a file without it for the PC's own code page, and breaks Siân and Łukasz. */
const BYTE_ORDER_MARK = '\uFEFF';

// What a spreadsheet takes for a formula, also behind blanks and in the full-width forms it folds into these.
const FORMULA_START = /^[\s\u00A0]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u;

/** Text that a spreadsheet would run gets an apostrophe in front: it is then shown, not run. Numbers are ours. */
function neutralised(cell: TableCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  return FORMULA_START.test(cell) ? `'${cell}` : cell;
}

function field(cell: TableCell): string {
  const text = neutralised(cell);
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * The table as the text of a .csv file. The header is the first line and every line has as many fields: what else there
 * is to say about the list is in the file's name.
 */
export function toCsv(table: ExportTable): string {
  const lines = [
    table.columns.map(({ label }) => field(label)),
    ...table.rows.map((row) => table.columns.map((column) => field(cellOf(row, column)))),
  ];
  return BYTE_ORDER_MARK + lines.map((fields) => `${fields.join(',')}\r\n`).join('');
}
