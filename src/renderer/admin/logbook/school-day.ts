// Days and durations as a receptionist reads them. The school's calendar date is text; no zone is applied to it here.
import { DateTime } from 'luxon';
import { enAdmin } from '../../strings/en-admin.ts';

const calendarDay = (localDate: string) => DateTime.fromISO(localDate, { zone: 'utc', locale: 'en-GB' });

/** The calendar date some days on (negative: back), YYYY-MM-DD. */
export function dayPlus(localDate: string, days: number): string {
  return calendarDay(localDate).plus({ days }).toFormat('yyyy-MM-dd');
}

/** "Tuesday 22 September 2026". */
export function dayText(localDate: string): string {
  return calendarDay(localDate).toFormat('cccc d LLLL yyyy');
}

/** "Tue 22 Sep 2026": for a list of days. */
export function shortDayText(localDate: string): string {
  return calendarDay(localDate).toFormat('ccc d LLL yyyy');
}

/** "22 Sep", with the year where it is not that of `now`: for the rows of a list. */
export function rowDayText(localDate: string, today: string): string {
  return calendarDay(localDate).toFormat(localDate.slice(0, 4) === today.slice(0, 4) ? 'd LLL' : 'd LLL yy');
}

/** How many days lie between two calendar dates. */
export function daysBetween(from: string, to: string): number {
  return Math.round(calendarDay(to).diff(calendarDay(from), 'days').days);
}

/** "13:30" on the same day as now, else "Mon 23 Nov, 09:15". */
export function dueText(epochMs: number, nowMs: number, timeZone: string): string {
  const moment = DateTime.fromMillis(epochMs, { zone: timeZone, locale: 'en-GB' });
  const now = DateTime.fromMillis(nowMs, { zone: timeZone });
  return moment.hasSame(now, 'day') ? moment.toFormat('HH:mm') : moment.toFormat('ccc d LLL, HH:mm');
}

/** The school's calendar date of a moment. */
export function dayOf(epochMs: number, timeZone: string): string {
  return DateTime.fromMillis(epochMs, { zone: timeZone }).toFormat('yyyy-MM-dd');
}

/** "today at 09:12" or "Tue 22 Sep at 09:12", in the school's zone. */
export function momentText(epochMs: number, nowMs: number, timeZone: string): string {
  const moment = DateTime.fromMillis(epochMs, { zone: timeZone, locale: 'en-GB' });
  const now = DateTime.fromMillis(nowMs, { zone: timeZone });
  return moment.hasSame(now, 'day') ? `today at ${moment.toFormat('HH:mm')}` : moment.toFormat("ccc d LLL 'at' HH:mm");
}

const MINUTE_MS = 60_000;

/** "12 min", "1 h 05 min": how long somebody has been out. */
export function howLongText(fromMs: number, nowMs: number): string {
  const minutes = Math.floor(Math.max(0, nowMs - fromMs) / MINUTE_MS);
  if (minutes < 1) return enAdmin.outNow.lessThanAMinute;
  if (minutes < 60) return enAdmin.outNow.minutes(minutes);
  return enAdmin.outNow.hours(Math.floor(minutes / 60), minutes % 60);
}

/** "0:45", "12:05": a countdown in minutes and seconds, rounded up so that it never says 0:00 too early. */
export function countdownText(remainingMs: number): string {
  const seconds = Math.max(0, Math.ceil(remainingMs / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
