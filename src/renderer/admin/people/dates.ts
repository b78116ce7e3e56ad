// Dates as a profile writes them: with the year, because a history has several.
import { DateTime } from 'luxon';

const calendarDay = (localDate: string) => DateTime.fromISO(localDate, { zone: 'utc', locale: 'en-GB' });

/** "3 October 2014"; what is no date stays as it is. */
export function dateText(localDate: string): string {
  const day = calendarDay(localDate);
  return day.isValid ? day.toFormat('d LLLL yyyy') : localDate;
}

/** "Mon 14 Sep 2026". */
export function dayWithYear(localDate: string): string {
  return calendarDay(localDate).toFormat('ccc d LLL yyyy');
}

/** "14 Sep", the label of a week. */
export function shortDay(localDate: string): string {
  return calendarDay(localDate).toFormat('d LLL');
}

/** "3 October 2026", in the school's zone. */
export function dateOfMoment(epochMs: number, timeZone: string): string {
  return DateTime.fromMillis(epochMs, { zone: timeZone, locale: 'en-GB' }).toFormat('d LLLL yyyy');
}
