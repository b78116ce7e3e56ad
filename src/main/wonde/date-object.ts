// Wonde's date objects: {"date": "2015-10-29 14:53:44.000000", "timezone_type": 3, "timezone": "UTC"}.
import { DateTime } from 'luxon';
import { z } from 'zod';

/** A date object, a bare text, or nothing. */
export const dateValue = z
  .union([z.object({ date: z.string(), timezone: z.string().nullish() }), z.string()])
  .nullish()
  .catch(null);
export type DateValue = z.infer<typeof dateValue>;

/** The calendar date as written, YYYY-MM-DD. Never through UTC: midnight in London in summer is the day before there. */
export function calendarDateOf(value: DateValue): string | null {
  const text = typeof value === 'string' ? value : (value?.date ?? '');
  const match = /^(\d{4}-\d{2}-\d{2})(?!\d)/.exec(text);
  const day = match?.[1];
  return day !== undefined && isRealDay(day) ? day : null;
}

/** Not by luxon: this is asked of every pupil of a roll. */
function isRealDay(day: string): boolean {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const read = new Date(Date.UTC(year, month - 1, date));
  // Years below 100 would be read as of the last century; nobody is that old.
  return read.getUTCFullYear() === year && read.getUTCMonth() === month - 1 && read.getUTCDate() === date;
}

/** The moment in epoch milliseconds, with or without a fraction of a second; null when it cannot be read. */
export function momentOf(value: DateValue): number | null {
  const text = typeof value === 'string' ? value : (value?.date ?? '');
  const zone = typeof value === 'string' ? 'utc' : (value?.timezone ?? 'utc');
  for (const inZone of [zone, 'utc']) {
    for (const parsed of [DateTime.fromSQL(text, { zone: inZone }), DateTime.fromISO(text, { zone: inZone })]) {
      if (parsed.isValid) return parsed.toMillis();
    }
  }
  return null;
}

/** A moment as `updated_after` wants it: whole seconds with a Z, the one spelling whose zone cannot be misread. */
export function momentParameter(atMs: number): string {
  return DateTime.fromMillis(atMs, { zone: 'utc' }).toFormat("yyyy-MM-dd'T'HH:mm:ss'Z'");
}
