// The logbook's columns for TanStack Table. Filtering is ours (filter-rows.ts); sorting is the table's.
import { createColumnHelper, createSortedRowModel, rowSortingFeature, tableFeatures } from '@tanstack/react-table';
import type { LogbookRow } from '../../../shared/ipc/admin-contract.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { BadgeWord } from './badge-word.tsx';
import { MarkChips } from './mark-chip.tsx';
import { MovementWord } from './movement-word.tsx';

export const logbookFeatures = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

const column = createColumnHelper<typeof logbookFeatures, LogbookRow>();
const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });
const words = enAdmin.logbook.columns;

/** "Year 9 · 9B", or as much of it as the MIS gives. */
export function yearAndForm(row: { readonly yearName: string | null; readonly formName: string | null }): string {
  return [row.yearName, row.formName].filter((part) => part !== null).join(' · ');
}

export const logbookColumns = column.columns([
  column.accessor('occurredAtMs', {
    id: 'time',
    header: words.time,
    sortFn: (a, b) => a.original.occurredAtMs - b.original.occurredAtMs,
    cell: ({ row }) => row.original.timeText,
  }),
  column.accessor('personName', {
    id: 'name',
    header: words.name,
    sortFn: (a, b) => collator.compare(a.original.personName, b.original.personName),
  }),
  column.accessor(yearAndForm, {
    id: 'year',
    header: words.year,
    sortFn: (a, b) => collator.compare(yearAndForm(a.original), yearAndForm(b.original)),
    cell: ({ row }) => yearAndForm(row.original) || enAdmin.common.none,
  }),
  column.accessor('kind', {
    id: 'movement',
    header: words.movement,
    enableSorting: false,
    cell: ({ row }) => <MovementWord kind={row.original.kind} />,
  }),
  column.accessor('actionName', {
    id: 'reason',
    header: words.reason,
    sortFn: (a, b) => collator.compare(a.original.actionName, b.original.actionName),
  }),
  column.display({
    id: 'marks',
    header: words.marks,
    cell: ({ row }) => <MarkChips marks={row.original.marks} />,
  }),
  column.display({
    id: 'badge',
    header: words.badge,
    cell: ({ row }) => <BadgeWord badge={row.original.badge} />,
  }),
]);
