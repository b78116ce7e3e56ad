// The headings of the data table: a button where the column can be sorted, with the direction as a picture and to ARIA.
import type { Column } from '@tanstack/react-table';
import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import { adminParts } from '../../../strings/admin/parts.ts';
import type { dataFeatures, DataColumn } from './data-columns.ts';
import type { RowSelection } from './data-table.tsx';

export type ActionsWidth = 'menu' | 'button' | 'buttons';

interface DataColgroupProps<T> {
  readonly columns: ReadonlyArray<DataColumn<T>>;
  readonly hasSelection: boolean;
  readonly actions: ActionsWidth | null;
}

/** The widths, fixed: drawn rows come and go, and the columns must not move with them. */
export function DataColgroup<T>({ columns, hasSelection, actions }: DataColgroupProps<T>) {
  const all = columns.reduce((sum, { share = 1 }) => sum + share, 0);
  return (
    <colgroup>
      {hasSelection && <col className="adm-col-select" />}
      {columns.map(({ id, share = 1 }) => (
        <col key={id} style={{ width: `${(share / all) * 100}%` }} />
      ))}
      {actions !== null && <col className="adm-col-actions" data-width={actions} />}
    </colgroup>
  );
}

interface DataHeadingProps<T extends object> {
  readonly column: Column<typeof dataFeatures, T>;
  readonly spec: DataColumn<T> | undefined;
}

/** One heading. */
export function DataHeading<T extends object>({ column, spec }: DataHeadingProps<T>) {
  const sorted = column.getIsSorted();
  const SortIcon = sorted === 'asc' ? ArrowUp : sorted === 'desc' ? ArrowDown : ArrowUpDown;
  const canSort = spec?.sortBy !== undefined;
  return (
    <th
      scope="col"
      data-kind={spec?.kind}
      aria-sort={sorted === 'asc' ? 'ascending' : sorted === 'desc' ? 'descending' : undefined}
    >
      {canSort ? (
        <button type="button" className="adm-sort" onClick={column.getToggleSortingHandler()}>
          {spec.header}
          <SortIcon aria-hidden size={14} data-sorted={sorted !== false} />
        </button>
      ) : (
        spec?.header
      )}
    </th>
  );
}

interface SelectAllHeadingProps {
  readonly ids: readonly string[];
  readonly selection: RowSelection;
}

/** The box that selects every row of the list as it is filtered. */
export function SelectAllHeading({ ids, selection }: SelectAllHeadingProps) {
  const all = ids.length > 0 && ids.every((id) => selection.ids.has(id));
  return (
    <th scope="col" className="adm-col-select">
      <label className="adm-select-box">
        <input
          type="checkbox"
          aria-label={adminParts.table.selectAll}
          checked={all}
          onChange={() => selection.onChange(new Set(all ? [] : ids))}
        />
      </label>
    </th>
  );
}
