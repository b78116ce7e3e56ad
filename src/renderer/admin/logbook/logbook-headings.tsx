// The headings of the logbook. Time and name are orders of the list, worked out in main over all of it.
import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react';
import type { LogbookOrder } from '../../../shared/ipc/admin/logbook-contract.ts';
import { adminLogbook } from '../../strings/admin/logbook.ts';

const words = adminLogbook.columns;

interface LogbookHeadingsProps {
  readonly order: LogbookOrder;
  readonly onOrder: (order: LogbookOrder) => void;
}

/** What a touch on a heading does: its first order, or the other one of the two. */
const orders = {
  time: { up: 'oldest', down: 'newest', first: 'newest' },
  name: { up: 'nameAz', down: 'nameZa', first: 'nameAz' },
} as const satisfies Record<string, Record<'up' | 'down' | 'first', LogbookOrder>>;

interface SortHeadingProps extends LogbookHeadingsProps {
  readonly column: keyof typeof orders;
}

function SortHeading({ column, order, onOrder }: SortHeadingProps) {
  const { up, down, first } = orders[column];
  const sorted = order === up ? 'ascending' : order === down ? 'descending' : undefined;
  const Icon = sorted === 'ascending' ? ArrowUp : sorted === 'descending' ? ArrowDown : ArrowUpDown;
  const other = order === up ? down : up;
  return (
    <div role="columnheader" className={`adm-col-${column}`} aria-sort={sorted}>
      <button type="button" className="adm-sort" onClick={() => onOrder(sorted === undefined ? first : other)}>
        {words[column]}
        <Icon aria-hidden size={14} data-sorted={sorted !== undefined} />
      </button>
    </div>
  );
}

/** The table's head. */
export function LogbookHeadings(props: LogbookHeadingsProps) {
  return (
    <div role="rowgroup" className="adm-logbook-table__head">
      <div role="row" aria-rowindex={1}>
        <SortHeading column="time" {...props} />
        <SortHeading column="name" {...props} />
        <div role="columnheader" className="adm-col-year">
          {words.group}
        </div>
        <div role="columnheader" className="adm-col-movement">
          {words.movement}
        </div>
        <div role="columnheader" className="adm-col-reason">
          {words.reason}
        </div>
        <div role="columnheader" className="adm-col-marks">
          {words.marks}
        </div>
        <div role="columnheader" className="adm-col-badge">
          {words.badge}
        </div>
        <div role="columnheader" className="adm-col-print">
          <span className="visually-hidden">{words.print}</span>
        </div>
      </div>
    </div>
  );
}
