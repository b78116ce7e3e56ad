// The logbook's list: which movements fit, a window of them, today's numbers.
import type { Input, Output } from '../../../shared/ipc/contract.ts';
import {
  MOST_LOGBOOK_ROWS,
  type LogbookFilter,
  type LogbookOrder,
} from '../../../shared/ipc/admin/logbook-contract.ts';
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import type { KioskContext } from '../kiosk-context.ts';
import type { LogbookCriteria } from '../store-parts/logbook-store.ts';
import { daysOf } from './logbook-range.ts';
import { rowOf, type Now } from './logbook-row.ts';

export type LogbookContext = Pick<KioskContext, 'store' | 'clock' | 'settings'>;

/** This moment at the school. */
export function nowAt({ clock, settings }: Pick<LogbookContext, 'clock' | 'settings'>): Now {
  const nowMs = clock.nowMs();
  const inForce = settings();
  return { nowMs, today: schoolTimeAt(nowMs, inForce.kiosk.timeZone).localDate, settings: inForce };
}

/** The filter with its days worked out. */
export function criteriaOf(filter: LogbookFilter, { nowMs, today }: Now): LogbookCriteria {
  const { range, ...rest } = filter;
  return { ...rest, ...daysOf(range, today), nowMs };
}

/** The keys of what fits, in order; at most the newest MOST_LOGBOOK_ROWS, and whether there were more. */
export function newestKeys(
  { store }: Pick<LogbookContext, 'store'>,
  criteria: LogbookCriteria,
  order: LogbookOrder,
): { readonly keys: readonly number[]; readonly truncated: boolean } {
  // One more than fits tells whether there is more; it is the oldest of them, wherever the order put it.
  const newest = store.listLogbookKeys(criteria, order, MOST_LOGBOOK_ROWS + 1);
  const truncated = newest.length > MOST_LOGBOOK_ROWS;
  return { keys: truncated ? store.listLogbookKeys(criteria, order, MOST_LOGBOOK_ROWS) : newest, truncated };
}

/** Which movements fit, in order. */
export function listLogbook(context: LogbookContext, { filter, order }: Input<'logbook.list'>): Output<'logbook.list'> {
  const criteria = criteriaOf(filter, nowAt(context));
  const { keys, truncated } = newestKeys(context, criteria, order);
  return { from: criteria.from, to: criteria.to, keys: [...keys], truncated };
}

/** A window of the list. */
export function getLogbookRows(context: LogbookContext, keys: readonly number[]): Output<'logbook.getRows'> {
  const now = nowAt(context);
  return { rows: context.store.listLogbookEntries(keys).map((entry) => rowOf(entry, now)) };
}

/** Today's numbers; the marks' of every day: one that was refused on Friday still counts on Monday. */
export function getLogbookNumbers(context: LogbookContext): Output<'logbook.getNumbers'> {
  const { nowMs, today } = nowAt(context);
  const { waiting, parked } = context.store.countOutbox();
  const later = context.store.countScheduledOutbox(nowMs);
  return {
    localDate: today,
    ...context.store.logbookNumbers(today),
    waiting: waiting - later,
    later,
    attention: parked,
  };
}

/** What the filters offer. */
export function getLogbookChoices({ store }: Pick<LogbookContext, 'store'>): Output<'logbook.getChoices'> {
  const { userTypes, departments, actions, years } = store.logbookChoices();
  return { userTypes: [...userTypes], departments: [...departments], actions: [...actions], years: [...years] };
}
