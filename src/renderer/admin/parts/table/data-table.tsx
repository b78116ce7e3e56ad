// The one table: sorted by TanStack Table, only the rows in sight are drawn (TanStack Virtual), walked with arrow keys.
import { useTable, type SortingState } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { enAdmin } from '../../../strings/en-admin.ts';
import { adminParts } from '../../../strings/admin/parts.ts';
import { dataFeatures, rowAfterKey, tableColumnsOf, type DataColumn } from './data-columns.ts';
import { DataColgroup, DataHeading, SelectAllHeading, type ActionsWidth } from './data-heading.tsx';
import { DataRow } from './data-row.tsx';

/** Fixed, so that nothing has to be measured; touch rows are a little higher. */
const ROW_HEIGHT_PX = 44;
const OVERSCAN_ROWS = 12;

export interface RowSelection {
  readonly ids: ReadonlySet<string>;
  readonly onChange: (ids: ReadonlySet<string>) => void;
}

export interface DataTableProps<T extends object> {
  /** Names the table: "Movements of Monday". */
  readonly label: string;
  /** The first column names the row; with `onOpen` it is the button that opens it. Keep the array stable. */
  readonly columns: ReadonlyArray<DataColumn<T>>;
  readonly rows: readonly T[];
  readonly rowId: (row: T) => string;
  /** The row in words, for its button and its checkbox. */
  readonly rowName: (row: T) => string;
  readonly sort?: { readonly id: string; readonly desc: boolean };
  readonly onOpen?: (row: T) => void;
  /** The row whose details are open beside the table. */
  readonly openId?: string | null;
  /** Buttons at the end of a row; give them the tabIndex. */
  readonly rowActions?: (row: T, tabIndex: 0 | -1) => ReactNode;
  /** Room for the row actions: one icon (menu), one or two worded buttons. */
  readonly actionsWidth?: ActionsWidth;
  readonly selection?: RowSelection;
  /** An EmptyState: says what to do. */
  readonly empty: ReactNode;
  readonly loading?: boolean;
  /** Rows of that many pixels, where a cell has two lines. */
  readonly rowHeightPx?: number;
}

/** A table of up to tens of thousands of rows. Fills the height it is given and scrolls inside. */
export function DataTable<T extends object>(props: DataTableProps<T>) {
  if (props.loading === true && props.rows.length === 0) {
    return (
      <p className="adm-loading" role="status">
        {enAdmin.common.loading}
      </p>
    );
  }
  if (props.rows.length === 0) return props.empty;
  return <FilledTable {...props} />;
}

function FilledTable<T extends object>(props: DataTableProps<T>) {
  const { label, columns, rows, rowId, rowName, sort, onOpen, openId = null, rowActions, selection } = props;
  const actionsWidth = rowActions === undefined ? null : (props.actionsWidth ?? 'menu');
  const scroller = useRef<HTMLDivElement>(null);
  const [sorting, setSorting] = useState<SortingState>(sort === undefined ? [] : [sort]);
  const [activeIndex, setActiveIndex] = useState(0);
  const tableColumns = useMemo(() => tableColumnsOf(columns), [columns]);
  const table = useTable({
    features: dataFeatures,
    columns: tableColumns,
    data: rows,
    getRowId: rowId,
    enableSortingRemoval: false,
    state: { sorting },
    onSortingChange: setSorting,
  });
  const sorted = table.getRowModel().rows;
  const rowHeightPx = props.rowHeightPx ?? ROW_HEIGHT_PX;
  // The React Compiler is not used here, and would skip a component that holds a virtualizer.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    getItemKey: (index) => sorted[index]?.id ?? index,
    overscan: OVERSCAN_ROWS,
  });
  const items = virtualizer.getVirtualItems();
  const tabStop = Math.min(activeIndex, sorted.length - 1);
  const isWalked = onOpen !== undefined || selection !== undefined || rowActions !== undefined;

  const onKeyDown = (event: KeyboardEvent) => {
    const wanted = rowAfterKey(event.key, tabStop, sorted.length);
    if (!isWalked || wanted === null || event.altKey || event.defaultPrevented) return;
    event.preventDefault();
    setActiveIndex(wanted);
    virtualizer.scrollToIndex(wanted);
    // The row may only exist after the scroll has been drawn.
    requestAnimationFrame(() => focusRow(scroller.current, wanted));
  };
  const before = items[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    // A table nothing in which takes the focus is itself focusable, so that the arrow keys scroll it.
    <div
      className="adm-table-scroll"
      ref={scroller}
      {...(isWalked ? {} : { tabIndex: 0, role: 'group', 'aria-label': label })}
    >
      <table
        className="adm-table adm-table--data"
        data-openable={onOpen !== undefined}
        aria-label={label}
        aria-rowcount={sorted.length + 1}
      >
        <DataColgroup columns={columns} hasSelection={selection !== undefined} actions={actionsWidth} />
        <thead>
          <tr>
            {selection !== undefined && <SelectAllHeading ids={sorted.map(({ id }) => id)} selection={selection} />}
            {table.getHeaderGroups()[0]?.headers.map((header, index) => (
              <DataHeading key={header.id} column={header.column} spec={columns[index]} />
            ))}
            {rowActions !== undefined && (
              <th scope="col" className="adm-col-actions">
                <span className="visually-hidden">{adminParts.table.actions}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown}>
          {before > 0 && <tr aria-hidden style={{ height: before }} />}
          {items.map((item) => {
            const row = sorted[item.index];
            if (row === undefined) return null;
            return (
              <DataRow
                key={row.id}
                row={row.original}
                id={row.id}
                name={rowName(row.original)}
                columns={columns}
                index={item.index}
                heightPx={rowHeightPx}
                open={row.id === openId}
                tabIndex={item.index === tabStop ? 0 : -1}
                rowActions={rowActions}
                selection={selection}
                onFocus={() => setActiveIndex(item.index)}
                onOpen={onOpen}
              />
            );
          })}
          {after > 0 && <tr aria-hidden style={{ height: after }} />}
        </tbody>
      </table>
    </div>
  );
}

function focusRow(scroller: HTMLDivElement | null, index: number): void {
  const row = scroller?.querySelector(`[data-row="${index}"]`);
  row?.querySelector<HTMLElement>('[data-row-focus], button, input')?.focus();
}
