// Dates as Wonde writes them: objects with the text of a date, a type that is always 3, and a zone.

import type { Settings } from '../state/settings.ts';

/** A date on the wire. */
export interface DateObject {
  readonly date: string;
  readonly timezone_type: 3;
  readonly timezone: string;
}

function suffix(settings: Settings): string {
  return settings.dateStyle === 'fraction' ? '.000000' : '';
}

/** A moment in UTC, whole seconds. */
export function momentObject(momentMs: number, settings: Settings): DateObject {
  const text = new Date(momentMs).toISOString().slice(0, 19).replace('T', ' ');
  return { date: `${text}${suffix(settings)}`, timezone_type: 3, timezone: 'UTC' };
}

/** A moment in UTC, or null. */
export function momentOrNull(momentMs: number | null, settings: Settings): DateObject | null {
  return momentMs === null ? null : momentObject(momentMs, settings);
}

/** A calendar date: midnight in London, which in summer is the day before in UTC. */
export function dayObject(localDate: string | null, settings: Settings): DateObject | null {
  if (localDate === null) return null;
  return { date: `${localDate} 00:00:00${suffix(settings)}`, timezone_type: 3, timezone: 'Europe/London' };
}
