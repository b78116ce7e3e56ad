// Wall-clock time at the school. The PC's own zone is never used: a kiosk set to the wrong zone still decides right.
import { DateTime } from 'luxon';
import { localDate as localDateSchema, weekday, type LocalDate, type WallTime, type Weekday } from './attendance.ts';

export interface SchoolTime {
  readonly localDate: LocalDate;
  readonly weekday: Weekday;
  /** "09:12", 24 hours. */
  readonly timeText: string;
}

/** The school's date, weekday and clock at an instant. */
export function schoolTimeAt(epochMs: number, timeZone: string): SchoolTime {
  const there = DateTime.fromMillis(epochMs, { zone: timeZone, locale: 'en-GB' });
  return {
    localDate: localDateSchema.parse(there.toFormat('yyyy-MM-dd')),
    weekday: weekday.parse(there.weekdayLong?.toLowerCase()),
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
