// A column's heading; where the column sorts, a button that says which way.
import type { Column } from '@tanstack/react-table';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import type { LogbookRow } from '../../../shared/ipc/admin-contract.ts';
import type { logbookFeatures } from './logbook-columns.tsx';

interface LogbookHeadingProps {
  readonly column: Column<typeof logbookFeatures, LogbookRow>;
  readonly children: ReactNode;
}

const ariaSort = { asc: 'ascending', desc: 'descending' } as const;

/** One `<th>` of the logbook. */
export function LogbookHeading({ column, children }: LogbookHeadingProps) {
  const sorted = column.getIsSorted();
  return (
    <th scope="col" className={`adm-col-${column.id}`} aria-sort={sorted === false ? undefined : ariaSort[sorted]}>
      {column.getCanSort() ? (
        <button type="button" className="adm-sort" onClick={() => column.toggleSorting()}>
          {children}
          {sorted === 'asc' && <ArrowUp aria-hidden size={14} />}
          {sorted === 'desc' && <ArrowDown aria-hidden size={14} />}
        </button>
      ) : (
        children
      )}
    </th>
  );
}
