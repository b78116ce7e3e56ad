// Wall-clock time at the school. The PC's own zone is never used: a kiosk set to the wrong zone still decides right.
import { DateTime } from 'luxon';
import { localDate as localDateSchema, type LocalDate, type WallTime, type Weekday } from './attendance.ts';

export interface SchoolTime {
  readonly localDate: LocalDate;
  readonly weekday: Weekday;
  /** "09:12", 24 hours. */
  readonly timeText: string;
}

/** Luxon's weekday 1 is Monday. Its own names cost ten times as much: they ask the PC's language data each time. */
const weekdays: readonly Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The school's date, weekday and clock at an instant. */
export function schoolTimeAt(epochMs: number, timeZone: string): SchoolTime {
  const there = DateTime.fromMillis(epochMs, { zone: timeZone, locale: 'en-GB' });
  const weekday = weekdays[there.weekday - 1];
  if (weekday === undefined) throw new RangeError('not an instant or not a time zone');
  return {
    localDate: localDateSchema.parse(there.toFormat('yyyy-MM-dd')),
    weekday,
    timeText: there.toFormat('HH:mm'),
  };
}

/**
 * The instant of a wall-clock time on a school date, epoch milliseconds. In the hour that a spring clock change
 * skips, the time moves forward by the change; in the hour that autumn repeats, the first of the two is meant.
 */
export function instantOf(date: LocalDate, time: WallTime, timeZone: string): number {
  return DateTime.fromISO(`${date}T${time}`, { zone: timeZone }).toMillis();
}
