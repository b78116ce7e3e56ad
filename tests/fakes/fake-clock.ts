// A clock that stands still until a test moves it.
import type { Clock } from '../../src/main/core/ports.ts';

/** Tuesday 1 September 2026, 09:00 in London: term has begun, the morning register is open. */
export const FAKE_CLOCK_START_MS = Date.UTC(2026, 8, 1, 8, 0);

/** A clock a test sets and moves; it never moves by itself. */
export class FakeClock implements Clock {
  #nowMs: number;

  constructor(startMs: number = FAKE_CLOCK_START_MS) {
    this.#nowMs = startMs;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  /** Moves on by some milliseconds; a negative number puts the clock back. */
  advance(byMs: number): void {
    this.#nowMs += byMs;
  }

  set(nowMs: number): void {
    this.#nowMs = nowMs;
  }
}
