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
    <th scope="col" className={`adm-col-${column}`} aria-sort={sorted}>
      <button type="button" className="adm-sort" onClick={() => onOrder(sorted === undefined ? first : other)}>
        {words[column]}
        <Icon aria-hidden size={14} data-sorted={sorted !== undefined} />
      </button>
    </th>
  );
}

/** The table's head. */
export function LogbookHeadings(props: LogbookHeadingsProps) {
  return (
    <thead>
      <tr>
        <SortHeading column="time" {...props} />
        <SortHeading column="name" {...props} />
        <th scope="col" className="adm-col-year">
          {words.group}
        </th>
        <th scope="col" className="adm-col-movement">
          {words.movement}
        </th>
        <th scope="col" className="adm-col-reason">
          {words.reason}
        </th>
        <th scope="col" className="adm-col-marks">
          {words.marks}
        </th>
        <th scope="col" className="adm-col-badge">
          {words.badge}
        </th>
        <th scope="col" className="adm-col-print">
          <span className="visually-hidden">{words.print}</span>
        </th>
      </tr>
    </thead>
  );
}
