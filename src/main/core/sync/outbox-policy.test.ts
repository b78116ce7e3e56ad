import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AppError } from '../../../shared/errors/app-error.ts';
import { errorCodeNames, type ErrorCode } from '../../../shared/errors/codes.ts';
import { WondeError, type WondeErrorOptions } from '../wonde-port.ts';
import { backoffMs, decideNext, type PolicyInput } from './outbox-policy.ts';

const NOW_MS = 1_000_000;
const MINUTE_MS = 60_000;

function decide(code: ErrorCode, options: WondeErrorOptions = {}, input: Partial<PolicyInput> = {}) {
  const error = new WondeError(code, options);
  return decideNext({ error, attempts: 0, offlineStreak: 0, nowMs: NOW_MS, fraction: 1, ...input });
}

describe('what becomes of a mark whose sending failed', () => {
  // One row of docs/sync.md each. Waits are the longest there can be (fraction 1).
  const retry = (waitMs: number) => ({
    state: 'pending',
    nextAttemptAtMs: NOW_MS + waitMs,
    countsAttempt: true,
    pauseQueueUntilMs: null,
  });
  const pause = (waitMs: number, pauseReason: ErrorCode) => ({
    state: 'pending',
    nextAttemptAtMs: NOW_MS + waitMs,
    countsAttempt: false,
    pauseQueueUntilMs: NOW_MS + waitMs,
    pauseReason,
  });
  const park = (outcome: string) => ({ state: 'parked', outcome, nextAttemptAtMs: null, pauseQueueUntilMs: null });

  it.each([
    ['no network', 'WONDE_OFFLINE', {}, {}, pause(1_000, 'WONDE_OFFLINE')],
    ['no network for long', 'WONDE_OFFLINE', {}, { offlineStreak: 50, attempts: 3 }, pause(30_000, 'WONDE_OFFLINE')],
    ['no trust', 'WONDE_TLS', {}, { offlineStreak: 50 }, pause(30_000, 'WONDE_TLS')],
    ['a portal in between', 'WONDE_PORTAL', {}, {}, pause(1_000, 'WONDE_PORTAL')],
    ['a page for an answer', 'WONDE_PORTAL', { maybeApplied: true }, {}, retry(5_000)],
    ['a proxy’s log-in', 'WONDE_PROXY_LOGIN', {}, {}, pause(5 * MINUTE_MS, 'WONDE_PROXY_LOGIN')],
    ['connection broke under it', 'WONDE_OFFLINE', { maybeApplied: true }, {}, retry(5_000)],
    ['timeout', 'WONDE_TIMEOUT', { maybeApplied: true }, {}, retry(5_000)],
    ['third timeout', 'WONDE_TIMEOUT', { maybeApplied: true }, { attempts: 2 }, retry(20_000)],
    ['5xx', 'WONDE_DOWN', { maybeApplied: true }, {}, retry(5_000)],
    ['5xx for ever', 'WONDE_DOWN', {}, { attempts: 1_000 }, retry(10 * MINUTE_MS)],
    ['429 with Retry-After', 'WONDE_RATE_LIMITED', { retryAfterMs: 7_000 }, {}, pause(8_000, 'WONDE_RATE_LIMITED')],
    ['429 without', 'WONDE_RATE_LIMITED', {}, {}, pause(61_000, 'WONDE_RATE_LIMITED')],
    ['401', 'WONDE_AUTH', {}, {}, pause(5 * MINUTE_MS, 'WONDE_AUTH')],
    ['403', 'WONDE_FORBIDDEN', {}, {}, pause(5 * MINUTE_MS, 'WONDE_FORBIDDEN')],
    ['404', 'WONDE_NOT_FOUND', {}, {}, pause(5 * MINUTE_MS, 'WONDE_NOT_FOUND')],
    ['no token', 'WONDE_NOT_SET_UP', {}, {}, pause(5 * MINUTE_MS, 'WONDE_NOT_SET_UP')],
    ['400 or 422', 'WONDE_REJECTED', { words: 'no' }, {}, { ...park('refused'), words: 'no' }],
    [
      'unreadable 2xx',
      'WONDE_BAD_RESPONSE',
      { maybeApplied: true },
      {},
      { ...park('needs_person'), maybeApplied: true },
    ],
    ['our own bug', 'INTERNAL', {}, {}, park('needs_person')],
  ] as const)('%s', (_name, code, options, input, expected) => {
    expect(decide(code, options, input)).toMatchObject(expected);
  });

  it('waits no longer than an hour on a server’s word', () => {
    expect(decide('WONDE_RATE_LIMITED', { retryAfterMs: 1e12 }).nextAttemptAtMs).toBe(NOW_MS + 60 * MINUTE_MS + 1_000);
  });

  it('is never to drop it: whatever goes wrong, it is due again later, or a person looks', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...errorCodeNames),
        fc.boolean(),
        fc.nat(100_000),
        fc.nat(100_000),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.option(fc.nat(1e9), { nil: undefined }),
        (code, maybeApplied, attempts, offlineStreak, fraction, retryAfterMs) => {
          const options = retryAfterMs === undefined ? {} : { retryAfterMs };
          const error = maybeApplied ? new WondeError(code, { ...options, maybeApplied }) : new AppError(code, options);
          const decision = decideNext({ error, attempts, offlineStreak, nowMs: NOW_MS, fraction });
          if (decision.state === 'pending') {
            expect(decision.nextAttemptAtMs).toBeGreaterThan(NOW_MS);
            expect(decision.nextAttemptAtMs).toBeLessThanOrEqual(NOW_MS + 61 * MINUTE_MS);
          } else {
            expect(['refused', 'needs_person']).toContain(decision.outcome);
          }
          expect(decision.maybeApplied).toBe(maybeApplied);
          if (code === 'WONDE_OFFLINE' && !maybeApplied) {
            expect(decision.countsAttempt).toBe(false);
            expect(decision.nextAttemptAtMs).toBeLessThanOrEqual(NOW_MS + 30_000);
          }
        },
      ),
    );
  });
});

describe('backoff', () => {
  it('grows, never passes the cap, and never shrinks below half', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.double({ min: 0, max: 1, noNaN: true }), (tries, fraction) => {
        const waitMs = backoffMs(tries, 5_000, 600_000, fraction);
        expect(waitMs).toBeLessThanOrEqual(600_000);
        expect(waitMs).toBeGreaterThanOrEqual(2_500);
        expect(backoffMs(tries + 1, 5_000, 600_000, fraction)).toBeGreaterThanOrEqual(waitMs);
      }),
    );
  });
});
