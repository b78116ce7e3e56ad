// The simulator's clock: somebody else's clock, which the control endpoint can move or stop.

/** A clock that can be moved. */
export interface MovableClock {
  /** The simulated moment, milliseconds since 1970. */
  nowMs(): number;
  /** Moves the clock forward (or back). */
  advance(byMs: number): void;
  /** Sets the clock; it keeps running unless `isFrozen`. */
  set(atMs: number, isFrozen: boolean): void;
  /** Undoes every move. */
  reset(): void;
}

/** Creates a clock over the given one. */
export function createClock(sourceNow: () => number): MovableClock {
  let offsetMs = 0;
  let frozenAtMs: number | null = null;
  return {
    nowMs: () => frozenAtMs ?? sourceNow() + offsetMs,
    advance: (byMs) => {
      if (frozenAtMs === null) offsetMs += byMs;
      else frozenAtMs += byMs;
    },
    set: (atMs, isFrozen) => {
      frozenAtMs = isFrozen ? atMs : null;
      offsetMs = atMs - sourceNow();
    },
    reset: () => {
      offsetMs = 0;
      frozenAtMs = null;
    },
  };
}
