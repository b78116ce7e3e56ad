// The table of the day's movements: sorted by TanStack Table, drawn row by row by TanStack Virtual, walked with the arrow keys.
import { useTable, type SortingState } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState, type KeyboardEvent } from 'react';
import type { LogbookRow } from '../../../shared/ipc/admin-contract.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { logbookColumns, logbookFeatures } from './logbook-columns.tsx';
import { LogbookHeading } from './logbook-heading.tsx';
import { LogbookTableRow } from './logbook-table-row.tsx';

/** Fixed, so that fourteen rows fit a screen of 1280 × 800 and nothing has to be measured. */
const ROW_HEIGHT_PX = 40;
const OVERSCAN_ROWS = 12;
const ROWS_A_PAGE = 10;

interface LogbookTableProps {
  readonly rows: readonly LogbookRow[];
  readonly label: string;
  readonly selectedId: string | null;
  readonly onSelect: (row: LogbookRow) => void;
  readonly onPrint: (row: LogbookRow) => void;
}

/** Which row an arrow or page key leads to, or null for any other key. */
function rowAfterKey(key: string, from: number, count: number): number | null {
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

/** The logbook's rows; selecting one is the caller's to show. */
export function LogbookTable({ rows, label, selectedId, onSelect, onPrint }: LogbookTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const [sorting, setSorting] = useState<SortingState>([{ id: 'time', desc: true }]);
  const [activeIndex, setActiveIndex] = useState(0);
  const table = useTable({
    features: logbookFeatures,
    columns: logbookColumns,
    data: rows,
    getRowId: (row) => row.movementId,
    enableSortingRemoval: false,
    state: { sorting },
    onSortingChange: setSorting,
  });
  const sorted = table.getRowModel().rows;
  // The React Compiler is not used here, and would skip a component that holds a virtualizer.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: sorted.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_PX,
    getItemKey: (index) => sorted[index]?.id ?? index,
    overscan: OVERSCAN_ROWS,
  });
  const items = virtualizer.getVirtualItems();
  const tabStop = Math.min(activeIndex, sorted.length - 1);

  const onKeyDown = (event: KeyboardEvent) => {
    const wanted = rowAfterKey(event.key, tabStop, sorted.length);
    if (wanted === null) return;
    event.preventDefault();
    setActiveIndex(wanted);
    virtualizer.scrollToIndex(wanted);
    // The row may only exist after the scroll has been drawn.
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLButtonElement>(`[data-row-index="${wanted}"]`)?.focus();
    });
  };

  const before = items[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <div className="adm-table-scroll" ref={scroller}>
      <table className="adm-table adm-table--logbook" aria-label={label} aria-rowcount={sorted.length + 1}>
        <thead>
          {table.getHeaderGroups().map((group) => (
            <tr key={group.id}>
              {group.headers.map((header) => (
                <LogbookHeading key={header.id} column={header.column}>
                  <table.FlexRender header={header} />
                </LogbookHeading>
              ))}
              <th scope="col" className="adm-col-print">
                <span className="visually-hidden">{enAdmin.logbook.columns.print}</span>
              </th>
            </tr>
          ))}
        </thead>
        <tbody onKeyDown={onKeyDown}>
          {before > 0 && <tr aria-hidden style={{ height: before }} />}
          {items.map((item) => {
            const row = sorted[item.index];
            if (row === undefined) return null;
            return (
              <LogbookTableRow
                key={row.id}
                row={row}
                index={item.index}
                selected={row.id === selectedId}
                tabStop={item.index === tabStop}
                onSelect={() => {
                  setActiveIndex(item.index);
                  onSelect(row.original);
                }}
                onPrint={() => onPrint(row.original)}
              />
            );
          })}
          {after > 0 && <tr aria-hidden style={{ height: after }} />}
        </tbody>
      </table>
    </div>
  );
}
