import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { afterFailure, type Lockout, lockedUntilMs, NO_LOCKOUT, readLockout } from './admin-lockout.ts';

const NOW_MS = Date.UTC(2026, 8, 1, 8);
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** The lock-out after so many wrong passwords in a row, each as soon as it is allowed. */
function afterTries(count: number): { readonly lockout: Lockout; readonly nowMs: number } {
  let lockout = NO_LOCKOUT;
  let nowMs = NOW_MS;
  for (let index = 0; index < count; index += 1) {
    nowMs = lockout.lockedUntilMs ?? nowMs;
    lockout = afterFailure(lockout, nowMs);
  }
  return { lockout, nowMs };
}

describe('the lock-out', () => {
  it.each([
    [1, 0],
    [2, 0],
    [4, 0],
    [5, 30 * SECOND],
    [6, MINUTE],
    [7, 2 * MINUTE],
    [8, 5 * MINUTE],
    [9, 15 * MINUTE],
    [10, 15 * MINUTE],
    [100, 15 * MINUTE],
  ])('after %i wrong passwords waits %i ms', (count, delayMs) => {
    const { lockout, nowMs } = afterTries(count);
    expect(lockedUntilMs(lockout, nowMs)).toBe(delayMs === 0 ? null : nowMs + delayMs);
    expect(lockedUntilMs(lockout, nowMs + delayMs)).toBeNull();
    if (delayMs > 0) expect(lockedUntilMs(lockout, nowMs + delayMs - 1)).not.toBeNull();
  });

  it('lets a guesser try fewer than a hundred and fifty passwords a day', () => {
    let { lockout, nowMs } = afterTries(9);
    const endMs = nowMs + DAY;
    let tries = 9;
    while (nowMs < endMs) {
      nowMs = lockout.lockedUntilMs ?? nowMs;
      lockout = afterFailure(lockout, nowMs);
      tries += 1;
    }
    expect(tries).toBeLessThan(150);
  });

  it('takes a mistype for the first again after a day without one', () => {
    const { lockout, nowMs } = afterTries(9);
    expect(afterFailure(lockout, nowMs + DAY).failures).toBe(10);
    expect(afterFailure(lockout, nowMs + DAY + 1)).toMatchObject({ failures: 1, lockedUntilMs: null });
  });

  it('makes nobody wait longer than a quarter of an hour when the PC’s clock is put back', () => {
    const { lockout } = afterTries(6);
    const backMs = NOW_MS - 365 * DAY;
    expect(lockedUntilMs(lockout, backMs)).toBe(backMs + 15 * MINUTE);
  });

  it('survives being stored', () => {
    const { lockout, nowMs } = afterTries(7);
    expect(readLockout(JSON.parse(JSON.stringify(lockout)), nowMs)).toEqual(lockout);
  });

  it.each([{}, 'x', 7, [], { failures: -1 }, { failures: 0, lastFailureAtMs: 0, lockedUntilMs: 'never' }])(
    'takes the damaged row %j for the longest wait, not for none',
    (row) => {
      expect(lockedUntilMs(readLockout(row, NOW_MS), NOW_MS)).toBe(NOW_MS + 15 * MINUTE);
    },
  );

  it('is none on a kiosk that never saw a wrong password', () => {
    expect(lockedUntilMs(readLockout(undefined, NOW_MS), NOW_MS)).toBeNull();
  });

  it('never shortens with one more failure', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (count) => {
        const a = afterTries(count);
        const b = afterTries(count + 1);
        const wait = ({ lockout, nowMs }: typeof a): number => (lockedUntilMs(lockout, nowMs) ?? nowMs) - nowMs;
        expect(wait(b)).toBeGreaterThanOrEqual(wait(a));
      }),
    );
  });
});
