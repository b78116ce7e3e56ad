// A table on its way out of the app, whatever page it comes from: what CSV and XLSX are both made of.

/**
 * text: words. number and minutes: numbers. date: `2026-11-22`. time: `09:12`. Null is an empty cell in every type.
 * Dates and times are the school's own, as text: a file has no time zone.
 */
export type TableColumnType = 'text' | 'number' | 'date' | 'time' | 'minutes';

export interface TableColumn {
  readonly key: string;
  readonly label: string;
  readonly type: TableColumnType;
}

export type TableCell = string | number | null;

export interface ExportTable {
  /** What this is a list of, such as `Daily logbook`. Begins the file's name. */
  readonly title: string;
  /** What the list was narrowed down to, in words, a line each; goes into the file's name and its first lines. */
  readonly notes?: readonly string[];
  readonly columns: readonly TableColumn[];
  readonly rows: readonly Readonly<Record<string, TableCell>>[];
}

/** The value of a row in a column; a key the row does not have is an empty cell. */
export function cellOf(row: ExportTable['rows'][number], column: TableColumn): TableCell {
  return row[column.key] ?? null;
}
