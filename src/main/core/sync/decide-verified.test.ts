// An MIS that finishes an older mark's job after a newer one's leaves the older mark in the register.
import { describe, expect, it } from '@jest/globals';
import type { HeldMark } from '../store-parts/register-store.ts';
import { decideVerified, type VerificationQuestion } from './decide-verified.ts';

const SENT_AT_MS = Date.UTC(2026, 10, 23, 9, 40);

const own = (codeLetter: string, minutesLate: number | null): VerificationQuestion['wanted'] => ({
  studentId: 'A1',
  date: '2026-11-23',
  session: 'AM',
  codeId: `id-${codeLetter}`,
  codeLetter,
  minutesLate,
  comment: `${codeLetter} ${minutesLate ?? ''}`,
});
const held = (codeLetter: string, minutesLate: number | null, afterMs: number): HeldMark => ({
  ...own(codeLetter, minutesLate),
  comment: null,
  updatedAtMs: SENT_AT_MS + afterMs,
});
const HOUR_MS = 3_600_000;
const verified = (heldMark: HeldMark, older: VerificationQuestion['older'] = [own('L', 12)], laterMs = 0): string =>
  decideVerified({
    wanted: own('U', 20),
    older,
    held: heldMark,
    submittedAtMs: SENT_AT_MS,
    newestMs: null,
    patienceMs: 4 * HOUR_MS,
    nowMs: SENT_AT_MS + laterMs,
  });

describe('a done mark with an older one of ours in its place', () => {
  it('was overtaken when the older one was written after it was sent', () => {
    expect(verified(held('L', 12, 60_000))).toBe('overtaken');
  });

  it('was not when the register has not shown anything since it was sent', () => {
    expect(verified(held('L', 12, -60_000))).toBe('unknown');
  });

  it('is missing when the register shows the older one still, long after', () => {
    expect(verified(held('L', 12, -60_000), [own('L', 12)], 4 * HOUR_MS)).toBe('unknown');
    expect(verified(held('L', 12, -60_000), [own('L', 12)], 5 * HOUR_MS)).toBe('missing');
    expect(verified(held('L', 13, -60_000), [own('L', 12)], 5 * HOUR_MS)).toBe('unknown');
  });

  it('stands as staff changed it when the minutes do not say that it is ours', () => {
    expect(verified(held('L', null, 60_000))).toBe('shown');
    expect(verified(held('L', 0, 60_000))).toBe('shown');
    expect(verified(held('L', 13, 60_000))).toBe('shown');
    expect(verified(held('L', 12, 60_000), [own('L', null)])).toBe('shown');
    expect(verified(held('L', 12, 60_000), [])).toBe('shown');
  });

  it('is shown when it is there after all', () => {
    expect(verified(held('U', 20, 60_000))).toBe('shown');
  });

  it('was overtaken when the comment says that it is the older one’s, minutes or not', () => {
    const bare = own('M', null);
    const withComment = (comment: string | null): HeldMark => ({ ...held('M', null, 60_000), comment });
    expect(verified(withComment(bare.comment), [bare])).toBe('overtaken');
    expect(verified(withComment('what a teacher wrote'), [bare])).toBe('shown');
    expect(verified(withComment(own('U', 20).comment), [bare])).toBe('shown');
    expect(verified(withComment(''), [{ ...bare, comment: '' }])).toBe('shown');
  });

  it('was overtaken by one with the same code when minutes or comment tell the two apart', () => {
    const older = own('U', 45);
    expect(verified(held('U', 45, 60_000), [older])).toBe('overtaken');
    expect(verified({ ...held('U', null, 60_000), comment: older.comment }, [older])).toBe('overtaken');
    expect(verified({ ...held('U', 45, 60_000), comment: own('U', 20).comment }, [older])).toBe('shown');
  });
});
