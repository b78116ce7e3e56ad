import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { forSession } from '../../../shared/domain/action.ts';
import { defaultRegisterTimes, type CodeRule } from '../../../shared/domain/attendance.ts';
import { movementKind } from '../../../shared/domain/movement.ts';
import { instantOf } from '../../../shared/domain/school-time.ts';
import { decideMarks, type MarkQuestion } from './decide-marks.ts';
import { explainAt } from './explain-at.ts';

const timeZone = 'Europe/London';
const registers = defaultRegisterTimes; // 08:45 and 13:00, open for 30 minutes, lessons end at 15:30
const MONDAY = '2026-11-23';
const medical: CodeRule = { kind: 'fixed', code: 'M' };

function decideAt(time: string, more: Partial<MarkQuestion> = {}) {
  const occurredAtMs = instantOf(MONDAY, time, timeZone);
  return decideMarks({
    kind: 'leaving',
    occurredAtMs,
    codeRule: medical,
    forSession: 'auto',
    registers,
    timeZone,
    ...more,
  });
}

/** "M PM at 13:30", or the sentence that says why there is none. */
function answerAt(time: string, more: Partial<MarkQuestion> = {}): string {
  const { marks, explanation } = decideAt(time, more);
  const [mark] = marks;
  if (mark === undefined) return explanation;
  const due = mark.notBeforeMs === instantOf(MONDAY, time, timeZone) ? 'at once' : 'later';
  return `${mark.code} ${mark.session} ${due}`;
}

describe('which kinds of movement make marks', () => {
  it('are late, leaving, signing in and signing out', () => {
    expect(answerAt('09:12', { kind: 'late' })).toBe('M AM at once');
    expect(answerAt('09:12', { kind: 'signIn' })).toBe('M AM at once');
    expect(answerAt('10:00', { kind: 'leaving' })).toBe('M PM later');
    expect(answerAt('10:00', { kind: 'signOut' })).toBe('M PM later');
  });

  it('are never coming back, or a building', () => {
    expect(answerAt('09:12', { kind: 'return' })).toBe('No mark: coming back makes none of its own.');
    for (const kind of ['buildingIn', 'buildingOut'] as const) {
      expect(answerAt('09:12', { kind })).toBe(
        'No mark: a building says where somebody is, and nothing to the register.',
      );
    }
  });

  it('say what was done in their own words', () => {
    expect(decideAt('09:31', { kind: 'signIn' }).explanation).toBe(
      'M: signed in 09:31, the AM register closed at 09:15.',
    );
    expect(decideAt('10:00', { kind: 'signOut' }).explanation).toBe(
      'M: signed out 10:00; goes to the PM register at 13:30 unless back by then.',
    );
  });
});

describe('the session an action is for', () => {
  it.each([
    // arriving: the session at the door, and no other than the one it is kept for
    ['late', 'AM', '09:31', 'M AM at once'],
    ['late', 'PM', '09:31', 'No mark: arrived 09:31; this reason’s code is for the PM register only.'],
    ['late', 'PM', '13:40', 'M PM at once'],
    ['late', 'AM', '13:40', 'No mark: arrived 13:40; this reason’s code is for the AM register only.'],
    ['signIn', 'current', '09:31', 'M AM at once'],
    // leaving: only a register that has not opened yet
    ['leaving', 'AM', '08:20', 'M AM later'],
    ['leaving', 'PM', '08:20', 'M PM later'],
    [
      'leaving',
      'AM',
      '08:45',
      'No mark: left 08:45, after the AM register had opened; this reason’s code is for that one only.',
    ],
    ['leaving', 'auto', '13:00', 'No mark: left 13:00, after the last register of the day had opened.'],
    // the simpler behaviour: the session at the door, at once
    ['leaving', 'current', '08:20', 'M AM at once'],
    ['leaving', 'current', '10:00', 'M AM at once'],
    ['signOut', 'current', '13:00', 'M PM at once'],
    ['leaving', 'current', '15:29', 'M PM at once'],
    ['leaving', 'current', '15:30', 'No mark: left 15:30, after lessons had ended at 15:30.'],
  ] as const)('%s for %s at %s: %s', (kind, wanted, time, expected) => {
    expect(answerAt(time, { kind, forSession: wanted })).toBe(expected);
  });

  it('says so where a mark goes over presence', () => {
    expect(decideAt('10:00', { forSession: 'current' }).explanation).toBe(
      'M: left 10:00; written at once for the AM session, over what its register holds.',
    );
  });
});

describe('a table of codes', () => {
  const rule: CodeRule = {
    kind: 'conditional',
    rows: [
      { session: 'AM', from: '10:00', until: 'end', code: null },
      { session: 'AM', from: 'opens', until: '10:00', code: 'L' },
    ],
  };

  it('is asked for the minute of arriving; a row without a code and a session without rows make no mark', () => {
    expect(answerAt('09:59', { kind: 'late', codeRule: rule })).toBe('L AM at once');
    expect(answerAt('10:00', { kind: 'late', codeRule: rule })).toBe(
      'No mark: arrived 10:00; this reason makes none in the morning at 10:00.',
    );
    expect(answerAt('13:10', { kind: 'late', codeRule: rule })).toBe(
      'No mark: arrived 13:10; this reason has no code in the afternoon.',
    );
  });

  it('is asked for the opening of the register that a leaving waits for', () => {
    const forPm: CodeRule = {
      kind: 'conditional',
      rows: [
        { session: 'AM', from: 'opens', until: 'end', code: 'C' },
        { session: 'PM', from: 'opens', until: 'closes', code: 'M' },
        { session: 'PM', from: 'closes', until: 'end', code: 'I' },
      ],
    };
    expect(answerAt('10:00', { codeRule: forPm })).toBe('M PM later');
    expect(answerAt('10:00', { codeRule: forPm, forSession: 'current' })).toBe('C AM at once');
  });

  it('that changed register times have broken makes no mark and says which minute nothing covers', () => {
    expect(answerAt('08:30', { kind: 'late', codeRule: rule, registers: { ...registers, amOpens: '08:15' } })).toBe(
      'L AM at once',
    );
    const late: CodeRule = { kind: 'conditional', rows: [{ session: 'AM', from: '09:00', until: 'end', code: 'L' }] };
    expect(answerAt('08:50', { kind: 'late', codeRule: late })).toBe(
      'No mark: arrived 08:50; no row of this reason’s table covers 08:50.',
    );
  });
});

describe('arriving a second time in a session', () => {
  const arrivedBeforeAtMs = instantOf(MONDAY, '08:40', timeZone);

  it('makes no second mark: who signed in, out and in again was not late', () => {
    expect(answerAt('10:40', { kind: 'signIn', arrivedBeforeAtMs })).toBe(
      'No mark: signed in 10:40; had arrived at 08:40, which is what the AM register counts.',
    );
  });

  it('says nothing of the next session, nor of a time before it', () => {
    expect(answerAt('13:40', { kind: 'signIn', arrivedBeforeAtMs })).toBe('M PM at once');
    expect(answerAt('10:40', { kind: 'signIn', arrivedBeforeAtMs: null })).toBe('M AM at once');
  });
});

describe('any movement at any moment', () => {
  const anything = fc.record({
    kind: fc.constantFrom(...movementKind.options),
    occurredAtMs: fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) }),
    codeRule: fc.constantFrom<CodeRule>({ kind: 'none' }, medical, {
      kind: 'conditional',
      rows: [{ session: 'AM', from: 'opens', until: 'end', code: 'L' }],
    }),
    forSession: fc.constantFrom(...forSession.options),
  });

  it('makes at most one mark, with a sentence, never due before the movement', () => {
    fc.assert(
      fc.property(anything, (of) => {
        const { marks, explanation } = decideMarks({ ...of, registers, timeZone });
        expect(marks.length).toBeLessThanOrEqual(1);
        expect(explanation).toMatch(/\.$/);
        for (const mark of marks) {
          expect(mark.notBeforeMs).toBeGreaterThanOrEqual(of.occurredAtMs);
          expect(mark.explanation).toBe(explanation);
        }
      }),
    );
  });

  it('never touches a register that has opened when somebody leaves, unless the action says at once', () => {
    fc.assert(
      fc.property(anything, (of) => {
        if ((of.kind !== 'leaving' && of.kind !== 'signOut') || of.forSession === 'current') return;
        for (const { date, session } of decideMarks({ ...of, registers, timeZone }).marks) {
          const opens = session === 'AM' ? registers.amOpens : registers.pmOpens;
          expect(of.occurredAtMs).toBeLessThan(instantOf(date, opens, timeZone));
        }
      }),
    );
  });

  it('keeps to the session the action is for', () => {
    fc.assert(
      fc.property(anything, (of) => {
        if (of.forSession !== 'AM' && of.forSession !== 'PM') return;
        for (const mark of decideMarks({ ...of, registers, timeZone }).marks) expect(mark.session).toBe(of.forSession);
      }),
    );
  });
});

describe('the preview', () => {
  it('says what the door would say, and until when a mark waits', () => {
    const draft = {
      direction: 'out' as const,
      type: 'check' as const,
      building: null,
      isReturn: false,
      codeRule: medical,
      forSession: 'auto' as const,
    };
    const at = { localDate: MONDAY, time: '10:00', registers, timeZone };
    expect(explainAt(draft, at)).toMatchObject({
      kind: 'leaving',
      explanation: decideAt('10:00').explanation,
      marks: [{ session: 'PM', code: 'M', waitsUntilText: '13:30' }],
    });
    expect(explainAt({ ...draft, direction: 'in' }, at).marks).toMatchObject([{ session: 'AM', waitsUntilText: null }]);
    expect(explainAt({ ...draft, building: 'Library' }, at)).toMatchObject({ kind: 'buildingOut', marks: [] });
  });
});

describe('days without school', () => {
  const termDates = {
    terms: [{ name: 'Autumn', from: '2026-09-02', to: '2026-12-18' }],
    closures: [{ name: 'Training day', from: MONDAY, to: MONDAY }],
    halfDays: [],
  };

  it('make no mark, and the sentence names the closure', () => {
    expect(answerAt('09:12', { kind: 'late', termDates })).toBe('No mark: Training day, no school today.');
  });

  it('are those outside every term, but not where no terms are known', () => {
    const holidays = { ...termDates, terms: [{ name: 'Spring', from: '2027-01-04', to: '2027-03-26' }], closures: [] };
    expect(answerAt('09:12', { kind: 'late', termDates: holidays })).toBe('No mark: outside the school’s terms.');
    expect(answerAt('09:12', { kind: 'late', termDates: { terms: [], closures: [], halfDays: [] } })).toBe(
      'M AM at once',
    );
    expect(answerAt('09:12', { kind: 'late', termDates: { ...termDates, closures: [] } })).toBe('M AM at once');
  });
});
