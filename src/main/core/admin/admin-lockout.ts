// How long no admin password is tried after wrong ones: for each user, for each name that is nobody's, and for the whole
// kiosk. Pure; kept in the store, so a restart forgives nothing.
import { z } from 'zod';

/** The whole kiosk's lock-out. */
export const ADMIN_LOCKOUT_KEY = 'admin.lockout';
/** Lock-outs of names that are nobody's, by bucket: such a name locks like any other, so locking tells nothing. */
export const UNKNOWN_NAMES_KEY = 'admin.unknownNames';

/** Wrong passwords that cost nothing but themselves: staff mistype on a touchscreen. */
export const FREE_TRIES = 4;
/** The same over all names together: trying many names instead of many passwords gains nothing. */
export const KIOSK_FREE_TRIES = 9;
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
    failures: KIOSK_FREE_TRIES + DELAYS_MS.length,
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
export function afterFailure(lockout: Lockout, nowMs: number, freeTries: number = FREE_TRIES): Lockout {
  const isForgotten = nowMs - lockout.lastFailureAtMs > FORGET_AFTER_MS;
  const failures = (isForgotten ? 0 : lockout.failures) + 1;
  const step = failures - freeTries - 1;
  const delayMs = step < 0 ? 0 : (DELAYS_MS[step] ?? LONGEST_DELAY_MS);
  return { failures, lastFailureAtMs: nowMs, lockedUntilMs: delayMs === 0 ? null : nowMs + delayMs };
}

const BUCKETS = 1_024;
const unknownNames = z.record(z.string(), z.unknown());

/** Where a name that is nobody's is counted: ten bits of it, because people type passwords into the wrong field. */
export function bucketOf(nameKey: string): string {
  // FNV-1a: spreads well, and nothing here needs more.
  let hash = 0x811c9dc5;
  for (const char of nameKey) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return String(hash % BUCKETS);
}

/** The lock-out of a name that is nobody's; damage to the row counts as locked. */
export function unknownNameLockout(row: unknown, nameKey: string, nowMs: number): Lockout {
  if (row === undefined || row === null) return NO_LOCKOUT;
  const parsed = unknownNames.safeParse(row);
  return readLockout(parsed.success ? parsed.data[bucketOf(nameKey)] : row, nowMs);
}

/** The row with one bucket changed; buckets nobody tried for a day are left out. */
export function withUnknownName(row: unknown, nameKey: string, lockout: Lockout): Readonly<Record<string, Lockout>> {
  const parsed = unknownNames.safeParse(row);
  const nowMs = lockout.lastFailureAtMs;
  const kept = Object.entries(parsed.success ? parsed.data : {}).flatMap(([bucket, value]) => {
    const one = lockoutRow.safeParse(value);
    return one.success && nowMs - one.data.lastFailureAtMs <= FORGET_AFTER_MS ? [[bucket, one.data] as const] : [];
  });
  return { ...Object.fromEntries(kept), [bucketOf(nameKey)]: lockout };
}
