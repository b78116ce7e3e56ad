// Two clocks: the true time, which Wonde has, and the kiosk's, which may be wrong and may be put right.
import type { ClockError } from './facts.ts';

export interface SchoolClock {
  /** The true time. It runs at the PC's pace and is set on between lives, past every wait the queue may have chosen. */
  readonly nowMs: () => number;
  set(atMs: number): void;
  /** What the kiosk's clock shows. */
  readonly kioskMs: () => number;
  /** The kiosk's clock less the PC's. */
  kioskOffsetMs(): number;
  /** How far the kiosk's clock is from the truth. */
  errorMs(): number;
  /** From now on the kiosk's clock is wrong by this much. */
  setError(errorMs: number): void;
  /** Every error so far, oldest first. */
  errors(): readonly ClockError[];
}

/** Creates both clocks, right at first. */
export function createSchoolClock(atMs: number): SchoolClock {
  let offsetMs = atMs - Date.now();
  let errorMs = 0;
  const errors: ClockError[] = [];
  const nowMs = (): number => Date.now() + offsetMs;
  return {
    nowMs,
    set: (nextMs) => (offsetMs = nextMs - Date.now()),
    kioskMs: () => nowMs() + errorMs,
    kioskOffsetMs: () => offsetMs + errorMs,
    errorMs: () => errorMs,
    setError: (nextMs) => {
      if (nextMs === errorMs) return;
      errorMs = nextMs;
      errors.push({ fromMs: nowMs(), errorMs });
    },
    errors: () => errors,
  };
}
