import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { defaultPlannedCodes } from '../../../shared/domain/attendance.ts';
import type { HeldMark } from '../store-parts/register-store.ts';
import { decideAgainstRegister, type RegisterQuestion } from './decide-against-register.ts';
import { decideVerified } from './decide-verified.ts';

const SENT_AT_MS = Date.UTC(2026, 10, 23, 9, 12);
const HOUR_MS = 3_600_000;

const wanted = (codeLetter: string, minutesLate: number | null = null): RegisterQuestion['wanted'] => ({
  studentId: 'A1',
  date: '2026-11-23',
  session: 'AM',
  codeId: `id-${codeLetter}`,
  codeLetter,
  minutesLate,
  comment: null,
});
const held = (codeLetter: string, of: Partial<HeldMark> = {}): HeldMark => ({
  studentId: 'A1',
  date: '2026-11-23',
  session: 'AM',
  codeId: `id-${codeLetter}`,
  codeLetter,
  minutesLate: null,
  comment: null,
  updatedAtMs: SENT_AT_MS - HOUR_MS,
  ...of,
});
const question = (of: Partial<RegisterQuestion>): RegisterQuestion => ({
  wanted: wanted('L', 27),
  held: null,
  isArrival: true,
  goesOver: 'nothing',
  minutesCount: false,
  older: [],
  plannedCodes: defaultPlannedCodes,
  ownCodes: [],
  maybeAppliedSinceMs: null,
  ...of,
});

describe('a mark held against the register', () => {
  const leaving = { isArrival: false };
  const correction = { goesOver: 'anything' as const, minutesCount: true };
  const atOnce = { ...leaving, goesOver: 'presence' as const };
  const lost = { maybeAppliedSinceMs: SENT_AT_MS };
  const since = { updatedAtMs: SENT_AT_MS + 60_000 };
  const rows: readonly (readonly [string, Partial<RegisterQuestion>, string])[] = [
    ['L where nothing is held', {}, 'send'],
    ['L over N, of whom nothing was known', { held: held('N') }, 'send'],
    ['L over a presence the teacher gave: late is present too', { held: held('/') }, 'send'],
    ['L over O', { held: held('O') }, 'send'],
    ['L over a planned M', { held: held('M') }, 'MARK_PLANNED'],
    ['L over an excluded E', { held: held('E') }, 'MARK_PLANNED'],
    ['U over a planned visit V', { wanted: wanted('U', 46), held: held('V') }, 'MARK_PLANNED'],
    ['U over a presence', { wanted: wanted('U', 46), held: held('/') }, 'MARK_AGAINST_PRESENCE'],
    ['U over an L by hand', { wanted: wanted('U', 46), held: held('L') }, 'MARK_AGAINST_PRESENCE'],
    ['U over our own L', { wanted: wanted('U', 46), held: held('L'), ownCodes: ['L'] }, 'send'],
    ['M of a leaving over a presence', { ...leaving, wanted: wanted('M'), held: held('\\') }, 'MARK_PRESENT_ALREADY'],
    ['M of a leaving over N', { ...leaving, wanted: wanted('M'), held: held('N') }, 'send'],
    [
      'M of a leaving, written at once by the school’s setting',
      { ...atOnce, wanted: wanted('M'), held: held('/') },
      'send',
    ],
    [
      'the same over a planned visit V: a plan stands',
      { ...atOnce, wanted: wanted('M'), held: held('V') },
      'MARK_PLANNED',
    ],
    [
      'the same, its answer lost, and / entered since',
      { ...atOnce, ...lost, wanted: wanted('M'), held: held('/', since) },
      'MARK_CHANGED_SINCE',
    ],
    ['a correction over a planned code', { ...correction, held: held('M') }, 'send'],
    ['a correction that adds the minutes', { ...correction, held: held('L') }, 'send'],
    [
      'a correction that takes them away',
      { ...correction, wanted: wanted('L'), held: held('L', { minutesLate: 9 }) },
      'send',
    ],
    [
      'a correction to what is there',
      { ...correction, wanted: wanted('L'), held: held('L', { minutesLate: 0 }) },
      'applied',
    ],
    [
      'an older mark of ours with the same code, told by its minutes',
      { wanted: wanted('L'), older: [wanted('L', 9)], held: held('L', { minutesLate: 9 }) },
      'send',
    ],
    ['the same mark, there already', { held: held('L', { minutesLate: 27 }) }, 'applied'],
    ['the same mark in an MIS that keeps no minutes', { held: held('L') }, 'applied'],
    ['an answer lost, and N entered before', { ...lost, held: held('N') }, 'send'],
    ['an answer lost, and / entered since', { ...lost, held: held('/', since) }, 'MARK_CHANGED_SINCE'],
    ['an answer lost, and O entered before', { ...lost, held: held('O') }, 'send'],
    ['a code nobody can read', { held: held('?', { codeLetter: null, codeId: 'id-unknown' }) }, 'send'],
  ];

  it.each(rows)('%s', (_name, of, expected) => {
    const verdict = decideAgainstRegister(question(of));
    expect('code' in verdict ? verdict.code : verdict.kind).toBe(expected);
  });

  it('never goes over a planned code that is not ours, whatever else is true', () => {
    const letters = fc.constantFrom('L', 'U', 'M', 'B', 'N', '/');
    fc.assert(
      fc.property(
        letters,
        fc.constantFrom(...defaultPlannedCodes),
        fc.boolean(),
        fc.boolean(),
        (code, planned, isArrival, isLost) => {
          fc.pre(code !== planned);
          const verdict = decideAgainstRegister(
            question({
              wanted: wanted(code),
              held: held(planned, since),
              isArrival,
              maybeAppliedSinceMs: isLost ? SENT_AT_MS : null,
            }),
          );
          expect(verdict.kind).toBe('notNeeded');
        },
      ),
    );
  });
});

describe('a done mark looked for in the register', () => {
  const facts = {
    wanted: wanted('L', 27),
    older: [],
    submittedAtMs: SENT_AT_MS,
    patienceMs: 4 * HOUR_MS,
    nowMs: SENT_AT_MS,
  };

  it.each([
    ['is there', held('L', { minutesLate: 27 }), null, 'shown'],
    ['was changed by staff since', held('/', { updatedAtMs: SENT_AT_MS + HOUR_MS }), null, 'shown'],
    ['is not there, and the register has not moved on', null, SENT_AT_MS + HOUR_MS, 'unknown'],
    ['is not there, and nothing was ever read', null, null, 'unknown'],
    ['is not there, and newer changes are', null, SENT_AT_MS + 5 * HOUR_MS, 'missing'],
    ['is older than what it should have replaced', held('N'), SENT_AT_MS + 5 * HOUR_MS, 'missing'],
  ] as const)('%s', (_name, heldMark, newestMs, expected) => {
    expect(decideVerified({ ...facts, held: heldMark, newestMs })).toBe(expected);
  });
});
