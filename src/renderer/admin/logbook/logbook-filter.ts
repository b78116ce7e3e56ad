// What the logbook starts from, and whether a filter narrows anything. Pure.
import type { LogbookFilter } from '../../../shared/ipc/admin/logbook-contract.ts';

/** Today, everything. */
export const everythingToday: LogbookFilter = {
  range: { kind: 'today' },
  status: null,
  userTypeId: null,
  departmentId: null,
  actionId: null,
  yearName: null,
  writeback: null,
  withBadge: false,
  search: '',
};

/** True when nothing but the days narrows the list. */
export function narrowsNothing(filter: LogbookFilter): boolean {
  const { range: _days, search, withBadge, ...chosen } = filter;
  return search.trim() === '' && !withBadge && Object.values(chosen).every((value) => value === null);
}

/** True when this is what the page opens with. */
export function isHome(filter: LogbookFilter): boolean {
  return filter.range.kind === 'today' && narrowsNothing(filter);
}
