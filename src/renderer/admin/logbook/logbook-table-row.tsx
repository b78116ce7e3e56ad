// One row of the logbook: the whole row answers a touch, the name answers the keyboard, the printer prints in one touch.
import { flexRender, type Row } from '@tanstack/react-table';
import { Printer } from 'lucide-react';
import type { LogbookRow } from '../../../shared/ipc/admin-contract.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { needsPrinting } from './badge-word.tsx';
import type { logbookFeatures } from './logbook-columns.tsx';

interface LogbookTableRowProps {
  readonly row: Row<typeof logbookFeatures, LogbookRow>;
  readonly index: number;
  readonly selected: boolean;
  /** Whether Tab stops here: one row of the table takes the focus, the arrow keys move it. */
  readonly tabStop: boolean;
  readonly onSelect: () => void;
  readonly onPrint: () => void;
}

/** A movement in the table. */
export function LogbookTableRow({ row, index, selected, tabStop, onSelect, onPrint }: LogbookTableRowProps) {
  const { original } = row;
  const tabIndex = tabStop ? 0 : -1;
  return (
    <tr aria-rowindex={index + 2} data-selected={selected} onClick={onSelect}>
      {row.getAllCells().map((cell) => (
        <td key={cell.id} className={`adm-col-${cell.column.id}`}>
          {cell.column.id === 'name' ? (
            <button
              type="button"
              className="adm-row-button"
              data-row-index={index}
              tabIndex={tabIndex}
              aria-pressed={selected}
              aria-label={enAdmin.logbook.openStory(original.personName, original.timeText)}
            >
              {original.personName}
            </button>
          ) : (
            flexRender(cell.column.columnDef.cell, cell.getContext())
          )}
        </td>
      ))}
      <td className="adm-col-print">
        {original.badge !== null && (
          <button
            type="button"
            className="adm-icon-button"
            data-urgent={original.badge.state === 'out' && needsPrinting(original.badge)}
            tabIndex={tabIndex}
            aria-label={enAdmin.reprint.rowLabel(original.personName)}
            onClick={(event) => {
              event.stopPropagation();
              onPrint();
            }}
          >
            <Printer aria-hidden size={18} />
          </button>
        )}
      </td>
    </tr>
  );
}
