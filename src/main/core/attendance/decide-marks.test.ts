import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { defaultRegisterTimes, type CodeRule } from '../../../shared/domain/attendance.ts';
import { instantOf, schoolTimeAt } from '../../../shared/domain/school-time.ts';
import { decideMarks, isBackBeforeRegisterCloses, registersOf } from './decide-marks.ts';

const timeZone = 'Europe/London';
const registers = defaultRegisterTimes; // 08:45 and 13:00, open for 30 minutes
const MONDAY = '2026-11-23';

const lateThen = (afterClose: string): CodeRule => ({
  kind: 'conditional',
  rows: (['AM', 'PM'] as const).flatMap((session) => [
    { session, from: 'opens' as const, until: 'closes' as const, code: 'L' },
    { session, from: 'closes' as const, until: 'end' as const, code: afterClose },
  ]),
});
const lateOrUnauthorised = lateThen('U');
const medicalAfterClose = lateThen('M');
const medical: CodeRule = { kind: 'fixed', code: 'M' };

function decideAt(kind: 'late' | 'leaving', time: string, codeRule: CodeRule, date = MONDAY) {
  return decideMarks({
    kind,
    occurredAtMs: instantOf(date, time, timeZone),
    codeRule,
    forSession: 'auto',
    registers,
    timeZone,
  });
}

describe('arriving late', () => {
  it.each([
    ['08:45', 'AM', 'L', 0],
    ['09:12', 'AM', 'L', 27],
    ['09:14', 'AM', 'L', 29],
    ['09:15', 'AM', 'U', 30],
    ['11:59', 'AM', 'U', 194],
    ['12:59', 'AM', 'U', 254],
    ['13:00', 'PM', 'L', 0],
    ['13:29', 'PM', 'L', 29],
    ['13:30', 'PM', 'U', 30],
    ['15:29', 'PM', 'U', 149],
  ])('at %s is %s %s, %i minutes late', (time, session, code, minutesLate) => {
    const [mark, ...others] = decideAt('late', time, lateOrUnauthorised).marks;
    expect(others).toEqual([]);
    expect(mark).toMatchObject({ date: MONDAY, session, code, minutesLate });
  });

  it('explains itself in a sentence', () => {
    expect(decideAt('late', '09:31', lateOrUnauthorised).explanation).toBe(
      'U: arrived 09:31, the AM register closed at 09:15.',
    );
    expect(decideAt('late', '09:12', lateOrUnauthorised).explanation).toBe(
      'L: arrived 09:12, the AM register is open until 09:15.',
    );
  });

  it('uses the better code after close when the reason has one (M, not U)', () => {
    expect(decideAt('late', '10:05', medicalAfterClose).marks[0]).toMatchObject({ code: 'M' });
    expect(decideAt('late', '08:50', medicalAfterClose).marks[0]).toMatchObject({ code: 'L' });
  });

  it('makes no mark before the register opens, at a weekend, or for a reason that staff code', () => {
    expect(decideAt('late', '08:44', lateOrUnauthorised)).toEqual({
      marks: [],
      explanation: 'No mark: arrived 08:44, before the register opened at 08:45.',
    });
    expect(decideAt('late', '09:12', lateOrUnauthorised, '2026-11-21').explanation).toContain('Saturday');
    expect(decideAt('late', '09:12', { kind: 'none' }).marks).toEqual([]);
  });

  it('decides in the school zone on both sides of the clock change', () => {
    // 08:20 UTC is 09:20 in summer (closed) and 08:20 in winter (not yet open).
    const summer = decideMarks({
      kind: 'late',
      occurredAtMs: Date.UTC(2026, 9, 23, 8, 20),
      codeRule: lateOrUnauthorised,
      forSession: 'auto',
      registers,
      timeZone,
    });
    const winter = decideMarks({
      kind: 'late',
      occurredAtMs: Date.UTC(2026, 9, 26, 8, 20),
      codeRule: lateOrUnauthorised,
      forSession: 'auto',
      registers,
      timeZone,
    });
    expect(summer.marks[0]).toMatchObject({ code: 'U', minutesLate: 35 });
    expect(winter.marks).toEqual([]);
  });

  it('gives L exactly while a register is open, U exactly while none is and lessons last, at any minute of any day of a year', () => {
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2026, 11, 31) }), (occurredAtMs) => {
        const { localDate, weekday } = schoolTimeAt(occurredAtMs, timeZone);
        const { am, pm } = registersOf(localDate, registers, timeZone);
        const dayEndsAtMs = instantOf(localDate, registers.dayEnds, timeZone);
        const { marks } = decideMarks({
          kind: 'late',
          occurredAtMs,
          codeRule: lateOrUnauthorised,
          forSession: 'auto',
          registers,
          timeZone,
        });
        const open = [am, pm].some(
          (register) => occurredAtMs >= register.opensAtMs && occurredAtMs < register.closesAtMs,
        );
        const expected =
          weekday === 'saturday' || weekday === 'sunday' || occurredAtMs < am.opensAtMs || occurredAtMs >= dayEndsAtMs
            ? undefined
            : open
              ? 'L'
              : 'U';
        expect(marks[0]?.code).toBe(expected);
        expect(marks[0]?.minutesLate ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('leaving early', () => {
  it('never touches the session whose register has opened; the code waits for the next one', () => {
    const [mark] = decideAt('leaving', '10:42', medical).marks;
    expect(mark).toMatchObject({
      session: 'PM',
      code: 'M',
      minutesLate: null,
      notBeforeMs: instantOf(MONDAY, '13:30', timeZone),
    });
  });

  it('makes no mark when both registers were taken', () => {
    expect(decideAt('leaving', '13:00', medical).marks).toEqual([]);
    expect(decideAt('leaving', '14:30', medical).explanation).toBe(
      'No mark: left 14:30, after the last register of the day had opened.',
    );
  });

  it('is not needed when the pupil is back before that register closes', () => {
    const days = { registers, timeZone };
    const mark = { date: MONDAY, session: 'PM' as const };
    expect(isBackBeforeRegisterCloses(mark, instantOf(MONDAY, '13:29', timeZone), days)).toBe(true);
    expect(isBackBeforeRegisterCloses(mark, instantOf(MONDAY, '13:30', timeZone), days)).toBe(false);
  });
});
