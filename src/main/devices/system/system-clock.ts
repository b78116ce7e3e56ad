// The PC's clock, or one that `--now` started elsewhere.
import type { Clock } from '../../core/ports.ts';

export interface MovedClock extends Clock {
  /** How far the kiosk's time is from the PC's, milliseconds. */
  readonly offsetMs: number;
}

/** A clock that runs at the PC's pace, starting now at `startAtMs` when one is given. */
export function createSystemClock(startAtMs: number | null): MovedClock {
  const offsetMs = startAtMs === null ? 0 : startAtMs - Date.now();
  return { offsetMs, nowMs: () => Date.now() + offsetMs };
}
