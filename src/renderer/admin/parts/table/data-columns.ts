// What a page says of its columns, and the TanStack columns made of it.
import { createColumnHelper, createSortedRowModel, rowSortingFeature, tableFeatures } from '@tanstack/react-table';
import type { ReactNode } from 'react';

export interface DataColumn<T> {
  readonly id: string;
  readonly header: string;
  /** What stands in the cell. */
  readonly cell: (row: T) => ReactNode;
  /** What the column is sorted by; absent: it cannot be sorted. */
  readonly sortBy?: (row: T) => string | number;
  /** figures: right-aligned, digits of one width. */
  readonly kind?: 'words' | 'figures';
  /** How much room it takes beside the others; 1 by default. */
  readonly share?: number;
}

export const dataFeatures = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

/** Numbers by size, words as people order them: Year 9 before Year 10. */
export function compareValues(a: string | number, b: string | number): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}

/** The columns as TanStack Table takes them. */
export function tableColumnsOf<T extends object>(columns: ReadonlyArray<DataColumn<T>>) {
  const helper = createColumnHelper<typeof dataFeatures, T>();
  return helper.columns(
    columns.map(({ id, header, cell, sortBy }) =>
      helper.accessor((row) => sortBy?.(row) ?? id, {
        id,
        header,
        enableSorting: sortBy !== undefined,
        sortFn: (a, b) => (sortBy === undefined ? 0 : compareValues(sortBy(a.original), sortBy(b.original))),
        cell: ({ row }) => cell(row.original),
      }),
    ),
  );
}

/** Which row an arrow or page key leads to, or null for any other key. */
export function rowAfterKey(key: string, from: number, count: number): number | null {
  const ROWS_A_PAGE = 10;
  const wanted: Partial<Record<string, number>> = {
    ArrowDown: from + 1,
    ArrowUp: from - 1,
    PageDown: from + ROWS_A_PAGE,
    PageUp: from - ROWS_A_PAGE,
    Home: 0,
    End: count - 1,
  };
  const index = wanted[key];
  return index === undefined ? null : Math.max(0, Math.min(count - 1, index));
}
