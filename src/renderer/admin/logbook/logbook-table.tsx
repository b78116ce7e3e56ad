// The table of movements: a list of keys, drawn row by row by TanStack Virtual, walked with the arrow keys. What is new
// comes in without moving what somebody is reading.
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { LogbookOrder, LogbookRow } from '../../../shared/ipc/admin/logbook-contract.ts';
import { rowAfterKey } from '../parts/table/data-columns.ts';
import { LogbookHeadings } from './logbook-headings.tsx';
import { LogbookTableRow, ROW_HEIGHT_PX } from './logbook-table-row.tsx';
import { useRowWindow } from './use-row-window.ts';

const OVERSCAN_ROWS = 12;

interface LogbookTableProps {
  readonly keys: readonly number[];
  readonly answerNumber: number;
  readonly label: string;
  /** Changes with the filter: another list begins at its top. */
  readonly listName: string;
  /** Today, where the list has more than one day and a row says which; else null. */
  readonly dayBeside: string | null;
  readonly order: LogbookOrder;
  readonly onOrder: (order: LogbookOrder) => void;
  readonly selectedKey: number | null;
  readonly onSelect: (row: LogbookRow) => void;
  readonly onPrint: (row: LogbookRow) => void;
}

/** Keeps the rows in sight where they are when others come in above them; at the very top, the new ones are shown. */
function useSteadyPlace(scroller: RefObject<HTMLDivElement | null>, keys: readonly number[], listName: string): void {
  const before = useRef({ keys, listName });
  useLayoutEffect(() => {
    const old = before.current;
    before.current = { keys, listName };
    const element = scroller.current;
    if (element === null || element.scrollTop === 0) return;
    if (old.listName !== listName) {
      element.scrollTo({ top: 0 });
      return;
    }
    if (old.keys === keys) return;
    const firstInSight = Math.floor(element.scrollTop / ROW_HEIGHT_PX);
    const anchor = old.keys[firstInSight];
    const now = anchor === undefined ? -1 : keys.indexOf(anchor);
    if (now !== -1 && now !== firstInSight) element.scrollBy({ top: (now - firstInSight) * ROW_HEIGHT_PX });
  }, [scroller, keys, listName]);
}

/** The logbook's rows; selecting one is the caller's to show. */
export function LogbookTable(props: LogbookTableProps) {
  const { keys, label, listName, dayBeside, order, onOrder, selectedKey, onSelect, onPrint } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [activeKey, setActiveKey] = useState<number | null>(null);
  const places = useMemo(() => new Map(keys.map((key, index) => [key, index])), [keys]);
  // The React Compiler is not used here, and would skip a component that holds a virtualizer.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: keys.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT_PX,
    getItemKey: (index) => keys[index] ?? index,
    overscan: OVERSCAN_ROWS,
  });
  const items = virtualizer.getVirtualItems();
  const sight = { first: items[0]?.index ?? 0, last: items.at(-1)?.index ?? 0 };
  const rows = useRowWindow(keys, sight, props.answerNumber);
  useSteadyPlace(scroller, keys, listName);
  const tabStop = (activeKey === null ? undefined : places.get(activeKey)) ?? 0;

  const select = useCallback(
    (row: LogbookRow) => {
      setActiveKey(row.key);
      onSelect(row);
    },
    [onSelect],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const wanted = rowAfterKey(event.key, tabStop, keys.length);
    if (wanted === null) return;
    event.preventDefault();
    setActiveKey(keys[wanted] ?? null);
    virtualizer.scrollToIndex(wanted);
    // The row may only exist after the scroll has been drawn.
    requestAnimationFrame(() => {
      scroller.current?.querySelector<HTMLButtonElement>(`[data-row-index="${wanted}"]`)?.focus();
    });
  };

  // Not a <table>: the browser lays one out as a whole, and every row that comes in sight would cost all of them.
  return (
    <div className="adm-table-scroll" ref={scroller}>
      <div
        role="table"
        className="adm-logbook-table"
        data-with-day={dayBeside !== null}
        aria-label={label}
        aria-rowcount={keys.length + 1}
      >
        <LogbookHeadings order={order} onOrder={onOrder} />
        <div
          role="rowgroup"
          className="adm-logbook-table__body"
          style={{ height: virtualizer.getTotalSize() }}
          onKeyDown={onKeyDown}
        >
          {items.map((item) => {
            const key = keys[item.index];
            if (key === undefined) return null;
            return (
              <LogbookTableRow
                key={key}
                row={rows.get(key)}
                index={item.index}
                dayBeside={dayBeside}
                selected={key === selectedKey}
                tabStop={item.index === tabStop}
                onSelect={select}
                onPrint={onPrint}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}
