// Slows down somebody who tries badge IDs or PINs at random. Held in memory: a restart is slower than any wait it forgives.
import { AppError } from '../../../shared/errors/app-error.ts';

export interface TryLimiter {
  /** @throws AppError TOO_MANY_TRIES with retryAfterMs */
  assertAllowed(nowMs: number): void;
  countFailure(nowMs: number): void;
}

export interface TryLimits {
  readonly failures: number;
  readonly withinMs: number;
  readonly waitMs: number;
}

/** Thirty badges out of ten million IDs: one guess in 330,000 fits, and this pace allows some eight a minute. */
export const BADGE_TRY_LIMITS: TryLimits = { failures: 5, withinMs: 60_000, waitMs: 30_000 };

/** As for badges: a PIN of four digits stands eight guesses a minute for the length of a break. */
export const PIN_TRY_LIMITS: TryLimits = BADGE_TRY_LIMITS;

/** Cards are long and cannot be guessed by hand; this is for a queue of people whose cards nobody has added yet. */
export const CARD_TRY_LIMITS: TryLimits = { failures: 20, withinMs: 60_000, waitMs: 30_000 };

/** Allows `failures` wrong tries in any `withinMs`; then nothing for `waitMs`. */
export function createTryLimiter(limits: TryLimits): TryLimiter {
  let failuresAtMs: number[] = [];
  let blockedUntilMs = 0;
  return {
    assertAllowed(nowMs) {
      // A clock that stepped back must not lock the kiosk for longer than one wait.
      if (blockedUntilMs - nowMs > limits.waitMs) blockedUntilMs = 0;
      if (nowMs < blockedUntilMs) throw new AppError('TOO_MANY_TRIES', { retryAfterMs: blockedUntilMs - nowMs });
    },
    countFailure(nowMs) {
      failuresAtMs = [...failuresAtMs.filter((atMs) => Math.abs(nowMs - atMs) < limits.withinMs), nowMs];
      if (failuresAtMs.length < limits.failures) return;
      failuresAtMs = [];
      blockedUntilMs = nowMs + limits.waitMs;
    },
  };
}
