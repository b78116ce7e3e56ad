// One row of the data table: the first column names it, and opens it where it can be opened.
import type { ReactNode } from 'react';
import { adminParts } from '../../../strings/admin/parts.ts';
import type { DataColumn } from './data-columns.ts';
import type { RowSelection } from './data-table.tsx';

interface DataRowProps<T> {
  readonly row: T;
  readonly id: string;
  readonly name: string;
  readonly columns: ReadonlyArray<DataColumn<T>>;
  readonly index: number;
  readonly heightPx: number;
  readonly open: boolean;
  /** One row of the table takes the Tab key; the arrow keys move it. */
  readonly tabIndex: 0 | -1;
  readonly rowActions: ((row: T, tabIndex: 0 | -1) => ReactNode) | undefined;
  readonly selection: RowSelection | undefined;
  readonly onFocus: () => void;
  readonly onOpen: ((row: T) => void) | undefined;
}

/** One row. */
export function DataRow<T>(props: DataRowProps<T>) {
  const { row, id, name, columns, index, heightPx, open, tabIndex, rowActions, selection, onFocus, onOpen } = props;
  return (
    <tr
      aria-rowindex={index + 2}
      data-row={index}
      data-selected={open || selection?.ids.has(id) === true}
      style={{ height: heightPx }}
      onFocus={onFocus}
      onClick={(event) => {
        if (onOpen !== undefined && !isOnControl(event.target)) onOpen(row);
      }}
    >
      {selection !== undefined && <SelectCell id={id} name={name} tabIndex={tabIndex} selection={selection} />}
      {columns.map((column, place) =>
        place === 0 ? (
          <th key={column.id} scope="row" data-kind={column.kind}>
            {onOpen === undefined ? (
              column.cell(row)
            ) : (
              <button
                type="button"
                className="adm-row-button"
                data-row-focus
                tabIndex={tabIndex}
                aria-label={labelFor(column.cell(row), name)}
                aria-pressed={open}
                onClick={() => onOpen(row)}
              >
                {column.cell(row)}
              </button>
            )}
          </th>
        ) : (
          <td key={column.id} data-kind={column.kind}>
            {column.cell(row)}
          </td>
        ),
      )}
      {rowActions !== undefined && <td className="adm-col-actions">{rowActions(row, tabIndex)}</td>}
    </tr>
  );
}

/** The row's name, unless other words are to be seen: who speaks to a computer says what they see. */
function labelFor(shown: ReactNode, name: string): string | undefined {
  return typeof shown === 'string' && !name.includes(shown) ? undefined : name;
}

/** A touch on a button, a box or a link of the row is its own, not the row's. */
function isOnControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('button, a, input, label, [role="button"]') !== null;
}

interface SelectCellProps {
  readonly id: string;
  readonly name: string;
  readonly tabIndex: 0 | -1;
  readonly selection: RowSelection;
}

function SelectCell({ id, name, tabIndex, selection: { ids, onChange } }: SelectCellProps) {
  const toggle = (on: boolean) => {
    const next = new Set(ids);
    if (on) next.add(id);
    else next.delete(id);
    onChange(next);
  };
  return (
    <td className="adm-col-select">
      <label className="adm-select-box">
        <input
          type="checkbox"
          aria-label={adminParts.table.selectRow(name)}
          tabIndex={tabIndex}
          checked={ids.has(id)}
          onChange={(event) => toggle(event.target.checked)}
        />
      </label>
    </td>
  );
}
