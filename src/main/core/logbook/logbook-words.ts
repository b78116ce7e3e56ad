// The words of an exported logbook. A file is read long after, by people who never saw the screen.
import { DateTime } from 'luxon';
import type { WritebackState } from '../../../shared/domain/mark.ts';
import type { IdentifiedBy, MovementKind } from '../../../shared/domain/movement.ts';
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import type {
  LogbookFilter,
  LogbookRow,
  LogbookStatus,
  LogbookWriteback,
} from '../../../shared/ipc/admin/logbook-contract.ts';
import type { BadgePrintState } from '../../../shared/ipc/kiosk-contract.ts';
import type { LogbookChoice, LogbookChoices } from '../store-parts/logbook-store.ts';
import type { Days } from './logbook-range.ts';

export const kindWords: Record<MovementKind, string> = {
  late: 'Late',
  leaving: 'Left',
  return: 'Back',
  signIn: 'Signed in',
  signOut: 'Signed out',
  buildingIn: 'Into a building',
  buildingOut: 'Out of a building',
};

export const identifiedWords: Record<IdentifiedBy, string> = { name: 'Name', badge: 'Badge', pin: 'PIN', card: 'Card' };

export const printWords: Record<BadgePrintState, string> = {
  waiting: 'Waiting to print',
  printing: 'Printing',
  confirmed: 'Printed',
  sent: 'Sent to the printer',
  failed: 'Did not print',
  unconfirmed: 'May not have printed',
  noPrinter: 'No printer',
};

const stateWords: Record<WritebackState, string> = {
  waiting: 'Waiting',
  sent: 'Sent',
  confirmed: 'Confirmed',
  refused: 'Refused',
  superseded: 'Superseded',
  not_needed: 'Not needed',
  needs_person: 'Needs a person',
};

/** Where a mark stands; one for a later register says after when. */
export function markStateWords({ state, dueAtMs }: LogbookRow['marks'][number], timeZone: string): string {
  if (dueAtMs === null) return stateWords[state];
  const { localDate, timeText } = schoolTimeAt(dueAtMs, timeZone);
  return `After ${localDate} ${timeText}`;
}

const statusWords: Record<LogbookStatus, string> = {
  late: 'Late',
  in: 'Signed in',
  out: 'Signed out',
  checkedIn: 'Checked in',
  checkedOut: 'Checked out',
  notBack: 'Out and not back',
};

const writebackWords: Record<LogbookWriteback, string> = {
  attention: 'Marks that need attention',
  waiting: 'Marks waiting to be sent',
  later: 'Marks for a later register',
  sent: 'Marks sent',
  confirmed: 'Marks confirmed',
  notNeeded: 'Marks not needed',
  none: 'Without a mark',
};

const dayWords = (localDate: string): string =>
  DateTime.fromISO(localDate, { zone: 'utc', locale: 'en-GB' }).toFormat('d LLLL yyyy');

function daysInWords({ from, to }: Days): string {
  if (from === null || to === null) return 'All days';
  return from === to ? dayWords(from) : `${dayWords(from)} to ${dayWords(to)}`;
}

function nameOf<Id extends string>(choices: ReadonlyArray<LogbookChoice<Id>>, id: Id | null): string[] {
  if (id === null) return [];
  return [choices.find((choice) => choice.id === id)?.name ?? id];
}

/** What the list was narrowed to, a phrase each; the days always. */
export function filterInWords(filter: LogbookFilter, days: Days, choices: LogbookChoices): readonly string[] {
  const search = filter.search.trim();
  return [
    daysInWords(days),
    ...(filter.status === null ? [] : [statusWords[filter.status]]),
    ...nameOf(choices.userTypes, filter.userTypeId),
    ...nameOf(choices.departments, filter.departmentId),
    ...nameOf(choices.actions, filter.actionId),
    ...(filter.yearName === null ? [] : [filter.yearName]),
    ...(filter.writeback === null ? [] : [writebackWords[filter.writeback]]),
    ...(filter.withBadge ? ['With a badge'] : []),
    ...(search === '' ? [] : [`Search: ${search}`]),
  ];
}
