// How long no admin password is tried after wrong ones. Pure; kept in the store, so a restart forgives nothing.
import { z } from 'zod';

export const ADMIN_LOCKOUT_KEY = 'admin.lockout';

/** Wrong passwords that cost nothing but themselves: staff mistype on a touchscreen. */
export const FREE_TRIES = 4;
const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
/** The wait after the fifth wrong password, the sixth, and so on; the last one stays. */
const DELAYS_MS = [30 * SECOND_MS, MINUTE_MS, 2 * MINUTE_MS, 5 * MINUTE_MS, 15 * MINUTE_MS] as const;
const LONGEST_DELAY_MS = 15 * MINUTE_MS;
/** After a day without a try, a mistype counts as the first again. */
const FORGET_AFTER_MS = 24 * 60 * MINUTE_MS;

const lockoutRow = z.strictObject({
  failures: z.number().int().min(0).max(1_000_000),
  lastFailureAtMs: z.number().int(),
  lockedUntilMs: z.number().int().nullable(),
});
export type Lockout = z.infer<typeof lockoutRow>;

export const NO_LOCKOUT: Lockout = { failures: 0, lastFailureAtMs: 0, lockedUntilMs: null };

/**
 * Reads the stored row. One that no longer parses counts as locked for the longest delay from now: damage to the row
 * must not be a way in. Never throws.
 */
export function readLockout(row: unknown, nowMs: number): Lockout {
  if (row === undefined || row === null) return NO_LOCKOUT;
  const parsed = lockoutRow.safeParse(row);
  if (parsed.success) return parsed.data;
  return {
    failures: FREE_TRIES + DELAYS_MS.length,
    lastFailureAtMs: nowMs,
    lockedUntilMs: nowMs + LONGEST_DELAY_MS,
  };
}

/** Until when no password is tried, in epoch milliseconds; null when one may be tried now. */
export function lockedUntilMs(lockout: Lockout, nowMs: number): number | null {
  if (lockout.lockedUntilMs === null || lockout.lockedUntilMs <= nowMs) return null;
  // The PC's clock was put back: nobody waits longer than the longest delay.
  return Math.min(lockout.lockedUntilMs, nowMs + LONGEST_DELAY_MS);
}

/** The lock-out after one more wrong password at `nowMs`. */
export function afterFailure(lockout: Lockout, nowMs: number): Lockout {
  const isForgotten = nowMs - lockout.lastFailureAtMs > FORGET_AFTER_MS;
  const failures = (isForgotten ? 0 : lockout.failures) + 1;
  const step = failures - FREE_TRIES - 1;
  const delayMs = step < 0 ? 0 : (DELAYS_MS[step] ?? LONGEST_DELAY_MS);
  return { failures, lastFailureAtMs: nowMs, lockedUntilMs: delayMs === 0 ? null : nowMs + delayMs };
}
