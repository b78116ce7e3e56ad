import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  decideMail,
  FIRST_RETRY_MS,
  GIVE_UP_AFTER_MS,
  REFUSALS_BEFORE_GIVING_UP,
  RETRY_CAP_MS,
} from './mail-policy.ts';

const NOW = Date.UTC(2026, 8, 1, 8, 0);
const tried = { code: 'MAIL_OFFLINE', attempts: 0, createdAtMs: NOW, nowMs: NOW, fraction: 1 } as const;

describe('a mail that was not taken', () => {
  it('is tried again after a minute, then ever later, at most an hour apart', () => {
    const waits = [0, 1, 2, 5, 6, 40].map((attempts) => {
      const decision = decideMail({ ...tried, attempts });
      return decision.state === 'waiting' ? decision.nextAttemptAtMs - NOW : null;
    });
    expect(waits).toEqual([1, 2, 4, 32, 60, 60].map((minutes) => minutes * FIRST_RETRY_MS));
  });

  it('holds up the mails behind it where the server is at fault, and lets them pass where the message is', () => {
    expect(decideMail({ ...tried, code: 'MAIL_AUTH' })).toMatchObject({ state: 'waiting', holdsQueue: true });
    expect(decideMail({ ...tried, code: 'MAIL_REFUSED' })).toMatchObject({ state: 'waiting', holdsQueue: false });
  });

  it('is given up when it is no news any more', () => {
    expect(decideMail({ ...tried, createdAtMs: NOW - GIVE_UP_AFTER_MS })).toEqual({ state: 'failed' });
  });

  it('is given up when the server refused it again and again', () => {
    const attempts = REFUSALS_BEFORE_GIVING_UP - 1;
    expect(decideMail({ ...tried, code: 'MAIL_REFUSED', attempts })).toEqual({ state: 'failed' });
    expect(decideMail({ ...tried, code: 'MAIL_AUTH', attempts })).toMatchObject({ state: 'waiting' });
  });

  it('never waits less than half a minute or more than an hour', () => {
    fc.assert(
      fc.property(fc.nat(1_000), fc.double({ min: 0, max: 1, noNaN: true }), (attempts, fraction) => {
        const decision = decideMail({ ...tried, attempts, fraction });
        const waitMs = decision.state === 'waiting' ? decision.nextAttemptAtMs - NOW : 0;
        return waitMs >= FIRST_RETRY_MS / 2 && waitMs <= RETRY_CAP_MS;
      }),
    );
  });
});
