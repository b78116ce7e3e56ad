// Wall-clock time at the school. The PC's own zone is never used: a kiosk set to the wrong zone still decides right.
import { DateTime } from 'luxon';
import { localDate as localDateSchema, type LocalDate, type WallTime, type Weekday } from './attendance.ts';

export interface SchoolTime {
  readonly localDate: LocalDate;
  readonly weekday: Weekday;
  /** "09:12", 24 hours. */
  readonly timeText: string;
}

const weekdays: readonly Weekday[] = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** Clocks are changed on a quarter of an hour, everywhere since 1972: until the next one the difference to UTC stays. */
const QUARTER_MS = 15 * 60_000;
const FIRST_QUARTER_MS = Date.UTC(1973, 0, 1);
/** Enough for a year of quarters of school days. */
const MOST_KEPT = 10_000;
const keptOffsets = new Map<string, number>();

function readOffsetMs(epochMs: number, timeZone: string): number {
  return DateTime.fromMillis(epochMs, { zone: timeZone }).offset * 60_000;
}

/** What the school's clock is ahead of UTC. Luxon's answer is kept: a list of thousands asks for the same few. */
function offsetMsAt(epochMs: number, timeZone: string): number {
  if (!(epochMs >= FIRST_QUARTER_MS)) return readOffsetMs(epochMs, timeZone);
  const key = `${timeZone} ${Math.floor(epochMs / QUARTER_MS)}`;
  const kept = keptOffsets.get(key);
  if (kept !== undefined) return kept;
  const offsetMs = readOffsetMs(epochMs, timeZone);
  if (keptOffsets.size >= MOST_KEPT) keptOffsets.clear();
  keptOffsets.set(key, offsetMs);
  return offsetMs;
}

const padded = (value: number, digits = 2): string => String(value).padStart(digits, '0');

/** The school's date, weekday and clock at an instant. */
export function schoolTimeAt(epochMs: number, timeZone: string): SchoolTime {
  // Read as if it were UTC: this date's own fields are the school's.
  const there = new Date(epochMs + offsetMsAt(epochMs, timeZone));
  const weekday = weekdays[there.getUTCDay()];
  if (weekday === undefined) throw new RangeError('not an instant or not a time zone');
  const date = `${padded(there.getUTCFullYear(), 4)}-${padded(there.getUTCMonth() + 1)}-${padded(there.getUTCDate())}`;
  return {
    localDate: localDateSchema.parse(date),
    weekday,
    timeText: `${padded(there.getUTCHours())}:${padded(there.getUTCMinutes())}`,
  };
}

/**
 * The instant of a wall-clock time on a school date, epoch milliseconds. In the hour that a spring clock change
 * skips, the time moves forward by the change; in the hour that autumn repeats, the first of the two is meant.
 */
export function instantOf(date: LocalDate, time: WallTime, timeZone: string): number {
  return DateTime.fromISO(`${date}T${time}`, { zone: timeZone }).toMillis();
}
