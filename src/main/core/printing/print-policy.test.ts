import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { localDate } from '../../../shared/domain/attendance.ts';
import { badgeIdFromRandomDigits } from '../../../shared/domain/badge-id.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { errorCodeNames, type ErrorCode } from '../../../shared/errors/codes.ts';
import {
  decideNextPrintState,
  MOST_COMPOSE_TRIES,
  printRetryDelayMs,
  whyNotNeeded,
  whySlipNotNeeded,
} from './print-policy.ts';

const NOW = 1_763_721_720_000;

function failed(stage: 'composing' | 'printing', code: ErrorCode) {
  return { kind: 'failed', stage, error: new AppError(code) } as const;
}

describe('after a try', () => {
  it.each([
    [{ kind: 'printed', result: 'confirmed' } as const, 'confirmed', null],
    [{ kind: 'printed', result: 'sent' } as const, 'sent', null],
    [failed('printing', 'PRINTER_OFFLINE'), 'waiting', 'PRINTER_OFFLINE'],
    [failed('printing', 'PRINTER_NO_PAPER'), 'waiting', 'PRINTER_NO_PAPER'],
    [failed('printing', 'PRINTER_COVER_OPEN'), 'waiting', 'PRINTER_COVER_OPEN'],
    [failed('printing', 'PRINTER_DROPPED'), 'unconfirmed', 'PRINTER_DROPPED'],
    [failed('printing', 'PRINTER_UNCONFIRMED'), 'unconfirmed', 'PRINTER_UNCONFIRMED'],
    [failed('printing', 'PRINTER_EMPTY_JOB'), 'failed', 'PRINTER_EMPTY_JOB'],
    [failed('printing', 'INTERNAL'), 'unconfirmed', 'INTERNAL'],
    [failed('composing', 'INTERNAL'), 'failed', 'INTERNAL'],
    [failed('composing', 'NOT_FOUND'), 'failed', 'NOT_FOUND'],
    [failed('composing', 'TIMED_OUT'), 'waiting', 'TIMED_OUT'],
    [failed('composing', 'STORAGE_BUSY'), 'waiting', 'STORAGE_BUSY'],
  ] as const)('%j: %s', (outcome, state, errorCode) => {
    const decision = decideNextPrintState(outcome, 0, NOW);
    expect(decision).toMatchObject({ state, errorCode });
    expect(decision.nextAttemptAtMs).toBe(state === 'waiting' ? NOW + 2000 : null);
  });

  it('gives up composing after a few tries, and never gives up on a printer', () => {
    expect(decideNextPrintState(failed('composing', 'TIMED_OUT'), MOST_COMPOSE_TRIES - 1, NOW).state).toBe('failed');
    expect(decideNextPrintState(failed('printing', 'PRINTER_OFFLINE'), 10_000, NOW).state).toBe('waiting');
  });

  it('tries again by itself only what the printer refused before taking anything', () => {
    const refused: readonly ErrorCode[] = [
      'PRINTER_OFFLINE',
      'PRINTER_BUSY',
      'PRINTER_MISSING',
      'PRINTER_DENIED',
      'PRINTER_NO_PAPER',
      'PRINTER_COVER_OPEN',
      'PRINTER_FAULT',
      'PRINTER_WRONG_MODEL',
      'PRINTER_NOT_SET_UP',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...errorCodeNames), fc.nat(100), (code, attempts) => {
        const { state } = decideNextPrintState(failed('printing', code), attempts, NOW);
        expect(state === 'waiting').toBe(refused.includes(code));
      }),
    );
  });

  it('waits longer each time, up to half a minute', () => {
    const delays = Array.from({ length: 20 }, (_, attempts) => printRetryDelayMs(attempts));
    expect(delays).toEqual(delays.toSorted((a, b) => a - b));
    expect(delays[0]).toBe(2000);
    expect(delays.at(-1)).toBe(30_000);
  });
});

describe('a slip that waited', () => {
  it.each([
    { minutes: 14, reprintNumber: 0, why: null },
    { minutes: 16, reprintNumber: 0, why: 'SLIP_TOO_LATE' },
    // A person asked for it.
    { minutes: 200, reprintNumber: 1, why: null },
  ])('$minutes minutes, reprint $reprintNumber: $why', ({ minutes, reprintNumber, why }) => {
    expect(whySlipNotNeeded({ createdAtMs: NOW - minutes * 60_000, reprintNumber }, NOW)).toBe(why);
  });
});

describe('a job that waited', () => {
  const today = localDate.parse('2025-11-21');
  const yesterday = localDate.parse('2025-11-20');
  const id = badgeIdFromRandomDigits('4829173');

  it.each([
    { name: 'still needed', reprintNumber: 0, badge: { id, localDate: today, usedAtMs: null }, why: null },
    { name: 'used meanwhile', reprintNumber: 0, badge: { id, localDate: today, usedAtMs: 1 }, why: 'BADGE_USED' },
    { name: 'a reprint of a used badge', reprintNumber: 1, badge: { id, localDate: today, usedAtMs: 1 }, why: null },
    {
      name: 'from yesterday',
      reprintNumber: 0,
      badge: { id, localDate: yesterday, usedAtMs: null },
      why: 'BADGE_EXPIRED',
    },
    {
      name: 'a reprint from yesterday',
      reprintNumber: 2,
      badge: { id, localDate: yesterday, usedAtMs: null },
      why: 'BADGE_EXPIRED',
    },
    { name: 'of no badge', reprintNumber: 0, badge: null, why: 'BADGE_UNKNOWN' },
  ] as const)('$name: $why', ({ reprintNumber, badge, why }) => {
    expect(whyNotNeeded({ reprintNumber }, badge, today)).toBe(why);
  });
});
