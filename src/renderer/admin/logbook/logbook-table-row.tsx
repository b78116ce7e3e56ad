// One row of the logbook: the whole row answers a touch, the name answers the keyboard, the printer prints in one touch.
import { Printer } from 'lucide-react';
import { memo, type CSSProperties } from 'react';
import type { LogbookRow } from '../../../shared/ipc/admin/logbook-contract.ts';
import { adminLogbook } from '../../strings/admin/logbook.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { BadgeWord, needsPrinting } from './badge-word.tsx';
import { MarkChips } from './mark-chip.tsx';
import { MovementWord } from './movement-word.tsx';
import { groupOf } from './row-words.ts';
import { rowDayText } from './school-day.ts';

interface LogbookTableRowProps {
  /** Undefined while the row is on its way. */
  readonly row: LogbookRow | undefined;
  readonly index: number;
  readonly selected: boolean;
  /** Today, where the list has more than one day and a row says which; else null. */
  readonly dayBeside: string | null;
  /** Whether Tab stops here: one row of the table takes the focus, the arrow keys move it. */
  readonly tabStop: boolean;
  readonly onSelect: (row: LogbookRow) => void;
  readonly onPrint: (row: LogbookRow) => void;
}

/** Fixed, so that fourteen rows fit a screen of 1280 × 800 and nothing has to be measured. */
export const ROW_HEIGHT_PX = 40;

/** Where a row lies. Each by itself: a row that comes or goes while scrolling moves no other. */
const placeOf = (index: number): CSSProperties => ({ top: index * ROW_HEIGHT_PX, height: ROW_HEIGHT_PX });

/** A movement in the table. Drawn again only when something of it changed: scrolling passes by hundreds. */
export const LogbookTableRow = memo(function LogbookTableRow(props: LogbookTableRowProps) {
  const { row, index, selected, dayBeside, tabStop, onSelect, onPrint } = props;
  const tabIndex = tabStop ? 0 : -1;
  if (row === undefined) return <WaitingRow index={index} tabIndex={tabIndex} />;
  const group = groupOf(row);
  return (
    <div
      role="row"
      className="adm-logbook-row"
      style={placeOf(index)}
      aria-rowindex={index + 2}
      data-selected={selected}
      onClick={() => onSelect(row)}
    >
      <div role="cell" className="adm-col-time">
        {dayBeside !== null && <span className="adm-quiet">{rowDayText(row.localDate, dayBeside)} </span>}
        {row.timeText}
      </div>
      <div role="cell" className="adm-col-name">
        <button
          type="button"
          className="adm-row-button"
          data-row-index={index}
          tabIndex={tabIndex}
          aria-pressed={selected}
          aria-label={adminLogbook.row(row.personName, row.timeText)}
        >
          {row.personName}
        </button>
      </div>
      <div role="cell" className="adm-col-year" title={group}>
        {group || enAdmin.common.none}
      </div>
      <div role="cell" className="adm-col-movement">
        <MovementWord kind={row.kind} />
      </div>
      <div role="cell" className="adm-col-reason" title={row.actionName}>
        {row.actionName}
      </div>
      <div role="cell" className="adm-col-marks">
        <MarkChips marks={row.marks} />
      </div>
      <div role="cell" className="adm-col-badge">
        <BadgeWord badge={row.badge} />
      </div>
      <div role="cell" className="adm-col-print">
        {row.badge !== null && (
          <button
            type="button"
            className="adm-icon-button"
            data-urgent={row.badge.state === 'out' && needsPrinting(row.badge)}
            tabIndex={tabIndex}
            aria-label={enAdmin.reprint.rowLabel(row.personName)}
            onClick={(event) => {
              event.stopPropagation();
              onPrint(row);
            }}
          >
            <Printer aria-hidden size={18} />
          </button>
        )}
      </div>
    </div>
  );
});

/** Holds the place, and the focus, of a row that is on its way. */
function WaitingRow({ index, tabIndex }: { readonly index: number; readonly tabIndex: 0 | -1 }) {
  return (
    <div role="row" className="adm-logbook-row" style={placeOf(index)} aria-rowindex={index + 2} aria-busy>
      <div role="cell" className="adm-col-time" />
      <div role="cell" className="adm-col-name">
        <button type="button" className="adm-row-button adm-quiet" data-row-index={index} tabIndex={tabIndex}>
          {adminLogbook.loadingRow}
        </button>
      </div>
    </div>
  );
}
