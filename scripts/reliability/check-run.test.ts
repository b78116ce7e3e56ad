import { describe, expect, it } from '@jest/globals';
import { checkRun } from './check-run.ts';
import type { Application, RunFacts, StoredCorrection, StoredMovement } from './facts.ts';

const DATE = '2026-11-23';
const at = (time: string): number => Date.parse(`${DATE}T${time}Z`);
const STUDENT = 'A1';

const movement = (id: string, kind: string, actionId: string, time: string): StoredMovement => ({
  id,
  requestId: `r-${id}`,
  personId: 'p1',
  kind,
  actionId,
  occurredAtMs: at(time),
});
const writing = (code: string, minutesLate: number | null, time: string, session = 'AM'): Omit<Application, 'job'> => ({
  studentId: STUDENT,
  date: DATE,
  session,
  code,
  minutesLate,
  appliedAtMs: at(time),
});
const correction = (code: string, minutesLate: number | null, afterMovements: number): StoredCorrection => ({
  id: `c-${code}`,
  personId: 'p1',
  date: DATE,
  session: 'AM',
  code,
  minutesLate,
  afterMovements,
});

/** A run in which everything that is stored was acknowledged, and the register holds what was written last. */
function run(
  movements: readonly StoredMovement[],
  written: readonly (Omit<Application, 'job'> & { job?: number })[],
): RunFacts {
  const applications = written.map((each, index): Application => ({ job: index, ...each }));
  return {
    acknowledged: movements.map((each) => ({
      requestId: each.requestId,
      movementId: each.id,
      personId: each.personId,
      kind: each.kind,
      occurredAtMs: each.occurredAtMs,
      betweenMs: [each.occurredAtMs - 5, each.occurredAtMs + 5],
      alreadyRecorded: false,
    })),
    asked: new Map(movements.map((each) => [each.requestId, { sinceMs: each.occurredAtMs, jobsBy: 0 }])),
    refusals: [],
    unansweredRequests: new Set(),
    failedStarts: [],
    wentOn: [],
    powerCuts: [],
    movements,
    corrections: [],
    acknowledgedCorrections: [],
    outbox: [{ id: 'm1', state: 'done' }],
    studentIdOf: new Map([['p1', STUDENT]]),
    applications,
    register: [...new Map(applications.map((each) => [each.session, each])).values()],
    clockErrors: [],
    integrity: 'ok',
  };
}

const late = movement('a', 'late', 'late-bus', '09:00:30');
const lateMark = writing('L', 15, '09:01:00');
const good = run([late], [lateMark]);
const left = movement('e', 'leaving', 'out-medical', '11:00:00');
const inTime = movement('g', 'return', 'back', '13:29:59');
/** A pupil whose L the desk turned into a U. */
const corrected: RunFacts = {
  ...run([late], [lateMark, writing('U', 20, '09:10:00')]),
  corrections: [correction('U', 20, 1)],
};
const wordsOf = (facts: RunFacts): string =>
  checkRun(facts)
    .problems.map((problem) => problem.words)
    .join('\n');
const withWritings = (
  facts: RunFacts,
  ...writings: readonly (Omit<Application, 'job'> & { job?: number })[]
): RunFacts => ({
  ...facts,
  ...(({ applications, register }) => ({ applications, register }))(run(facts.movements, writings)),
});

describe('a run in which all is well', () => {
  it('is counted and has no problem', () => {
    const counts = { movements: 1, marks: 1, lost: 0, wrong: 0, repeated: 0, overtaken: 0 };
    expect(checkRun(good)).toEqual({ ...counts, problems: [] });
  });

  it('may write the same mark once more, which is counted', () => {
    expect(checkRun(run([late], [lateMark, lateMark]))).toMatchObject({ repeated: 1, lost: 0, wrong: 0 });
  });

  it('may leave out the minutes of somebody who came in the first one', () => {
    const first = movement('a', 'late', 'late-bus', '08:45:20');
    expect(wordsOf(run([first], [writing('L', null, '08:46:00')]))).toBe('');
    expect(wordsOf(run([late], [writing('L', null, '09:01:00')]))).toMatch(/not L 15/);
  });

  it('may skip an older mark whose newer one is in the register', () => {
    expect(checkRun(corrected)).toMatchObject({ marks: 1, lost: 0, wrong: 0 });
    expect(checkRun(withWritings(corrected, writing('U', 20, '09:10:00')))).toMatchObject({ lost: 0, wrong: 0 });
  });

  it('writes the medical code of a leaving when the next register has closed', () => {
    expect(wordsOf(run([left], [writing('M', null, '13:30:01', 'PM')]))).toBe('');
  });

  it('owes nothing for a pupil who was back in time, however often they had left', () => {
    const leftAgain = movement('f', 'leaving', 'out-home', '11:30:00');
    expect(checkRun(run([left, leftAgain, inTime], []))).toMatchObject({ marks: 0, lost: 0, wrong: 0 });
  });

  it('owes nothing for a pupil who comes when lessons have ended', () => {
    expect(checkRun(run([movement('a', 'late', 'late-bus', '15:30:00')], []))).toMatchObject({ marks: 0, lost: 0 });
    expect(checkRun(run([movement('a', 'late', 'late-bus', '15:29:59')], []))).toMatchObject({ marks: 1, lost: 1 });
  });

  it('owes nothing for a pupil who says they are late after they had come back in the same session', () => {
    const back = movement('c', 'return', 'back', '09:10:00');
    const lateAfter = movement('d', 'late', 'late-bus', '09:20:00');
    expect(checkRun(run([back, lateAfter], []))).toMatchObject({ marks: 0, lost: 0, wrong: 0 });
  });
});

describe('an MIS that finishes its jobs out of order', () => {
  const turnedRound = [writing('U', 20, '09:10:00'), writing('L', 15, '09:12:00')].map((each, index) => ({
    ...each,
    job: 1 - index,
  }));

  it('may put the older mark over the newer one for a while, which is counted', () => {
    const putRight = [...turnedRound, { ...writing('U', 20, '09:40:00'), job: 2 }];
    expect(checkRun(withWritings(corrected, ...putRight))).toMatchObject({ lost: 0, wrong: 0, overtaken: 1 });
  });

  it('is wrong when nobody puts it right', () => {
    expect(wordsOf(withWritings(corrected, ...turnedRound))).toMatch(/holds L 15 and not U 20/);
  });
});

describe('a clock that is set', () => {
  const fast = [
    { fromMs: at('11:30:00'), errorMs: 2 * 3_600_000 + 60_000 },
    { fromMs: at('11:31:00'), errorMs: 0 },
  ];
  const early = [writing('M', null, '11:30:40', 'PM')];

  it('excuses a mark that left when the fast clock showed its time, and only that', () => {
    expect(wordsOf({ ...run([left], early), clockErrors: fast })).toBe('');
    expect(wordsOf(run([left], early))).toMatch(/too early/);
    const tooFewMinutes = [{ fromMs: at('11:30:00'), errorMs: 3_600_000 }];
    expect(wordsOf({ ...run([left], early), clockErrors: tooFewMinutes })).toMatch(/too early/);
  });

  it('does not excuse a mark by what the clock showed before the pupil had left', () => {
    const before = fast.map(({ fromMs, errorMs }) => ({ fromMs: fromMs - 3_600_000, errorMs }));
    expect(wordsOf({ ...run([left], early), clockErrors: before })).toMatch(/too early/);
  });

  it('lets a mark stand that left before the pupil was back, and none that left afterwards', () => {
    const facts = { ...run([left, inTime], early), clockErrors: fast };
    const backAfter = (jobsBy: number) => new Map([[inTime.requestId, { sinceMs: at('13:29:59'), jobsBy }]]);
    expect(wordsOf({ ...facts, asked: backAfter(1) })).toBe('');
    expect(wordsOf({ ...facts, asked: backAfter(0) })).toMatch(/no mark that was due\n.*none was due/);
  });
});

describe('a run in which something went wrong', () => {
  it('finds a movement that was acknowledged and is not in the store', () => {
    const facts = { ...good, movements: [], applications: [], register: [] };
    expect(checkRun(facts)).toMatchObject({ lost: 1 });
    expect(wordsOf(facts)).toMatch(/acknowledged and is not in the store/);
  });

  it('finds a correction that was acknowledged and is not in the store', () => {
    expect(checkRun({ ...good, acknowledgedCorrections: ['c-U'] })).toMatchObject({ lost: 1, wrong: 0 });
    expect(wordsOf({ ...corrected, acknowledgedCorrections: ['c-U'] })).toBe('');
  });

  it('finds a mark that never reached the register', () => {
    expect(checkRun(run([late], []))).toMatchObject({ lost: 1, wrong: 0 });
  });

  it.each([
    ['another code', writing('U', 15, '09:01:00')],
    ['other minutes', writing('L', 14, '09:01:00')],
    ['another session', writing('L', 15, '09:01:00', 'PM')],
  ])('finds a mark with %s', (_name, wrong) => {
    expect(checkRun(run([late], [wrong])).wrong).toBeGreaterThan(0);
  });

  it('finds a newer mark that was overwritten by an older one', () => {
    const facts = withWritings(corrected, writing('U', 20, '09:10:00'), lateMark);
    expect(wordsOf(facts)).toMatch(/overwrote a newer mark\n.*holds L 15 and not U 20/);
  });

  it('finds a newer mark that was overwritten for a while', () => {
    const newer = writing('U', 20, '09:10:00');
    expect(checkRun(withWritings(corrected, newer, lateMark, newer))).toMatchObject({ lost: 0, wrong: 1 });
  });

  it('finds a mark that was not needed any more', () => {
    expect(wordsOf(run([left, inTime], [writing('M', null, '13:30:01', 'PM')]))).toMatch(/none was due/);
  });

  it('finds a mark that came before its register had closed', () => {
    expect(wordsOf(run([left], [writing('M', null, '13:29:59', 'PM')]))).toMatch(/too early/);
  });

  it('finds a mark of somebody who never came', () => {
    const stranger = { ...lateMark, studentId: 'A2', job: 1 };
    const facts = { ...good, applications: [{ ...lateMark, job: 0 }, stranger], register: [lateMark, stranger] };
    expect(wordsOf(facts)).toMatch(/nobody made/);
  });

  it('finds a request that became two movements', () => {
    const twin = { ...late, id: 'b' };
    expect(wordsOf(run([late, twin], [lateMark]))).toMatch(/became two movements/);
  });

  it('finds a movement with another time than the door had', () => {
    const [ack] = good.acknowledged;
    if (ack === undefined) throw new Error('nobody came');
    const facts: RunFacts = { ...good, acknowledged: [{ ...ack, betweenMs: [at('09:30:00'), at('09:31:00')] }] };
    expect(wordsOf(facts)).toMatch(/time at the door/);
  });

  it.each(['pending', 'sending', 'submitted', 'parked'])('finds a mark that is left %s', (state) => {
    expect(checkRun({ ...good, outbox: [{ id: 'm1', state }] })).toMatchObject({ wrong: 1 });
  });

  it('finds a damaged file', () => {
    expect(checkRun({ ...good, integrity: 'row 1 missing from index' })).toMatchObject({ wrong: 1 });
  });
});

describe('what befell the PC', () => {
  const refusal = { requestId: 'r-x', personId: 'p1', kind: 'late', code: 'STORAGE_FULL', excuse: 'diskFull' } as const;

  it.each([
    ['CURRENTLY_OUT', null],
    ['STORAGE_FULL', 'diskFull'],
    ['STORAGE_BUSY', 'longLock'],
  ] as const)('accepts %s while it is true', (code, excuse) => {
    expect(wordsOf({ ...good, refusals: [{ ...refusal, code, excuse }] })).toBe('');
  });

  it.each([
    ['INTERNAL', 'diskFull'],
    ['STORAGE_CORRUPT', 'diskFull'],
    ['STORAGE_BUSY', 'diskFull'],
    ['STORAGE_FULL', null],
    ['STORAGE_BUSY', null],
    ['INTERNAL', null],
  ] as const)('finds the refusal %s in %s', (code, excuse) => {
    expect(checkRun({ ...good, refusals: [{ ...refusal, code, excuse }] })).toMatchObject({ wrong: 1 });
  });

  it('finds a movement that was refused and kept all the same', () => {
    const facts: RunFacts = { ...good, refusals: [{ ...refusal, requestId: late.requestId }] };
    expect(wordsOf(facts)).toBe('');
    expect(wordsOf({ ...facts, acknowledged: [] })).toMatch(/in the store all the same/);
    // Asked again, and the app died before it could say that it was kept.
    const unansweredRequests = new Set([late.requestId]);
    expect(wordsOf({ ...facts, acknowledged: [], unansweredRequests })).toBe('');
  });

  it('finds a start that failed for no reason, or with the wrong one', () => {
    expect(wordsOf({ ...good, failedStarts: [{ code: 'STORAGE_FULL', excuse: 'diskFull' }] })).toBe('');
    expect(checkRun({ ...good, failedStarts: [{ code: 'STORAGE_FULL', excuse: null }] })).toMatchObject({ wrong: 1 });
    expect(checkRun({ ...good, failedStarts: [{ code: 'INTERNAL', excuse: 'diskFull' }] })).toMatchObject({ wrong: 1 });
  });

  it('finds a kiosk that did not go on by itself', () => {
    expect(checkRun({ ...good, wentOn: [{ after: 'a full disk', ok: true }] })).toMatchObject({ wrong: 0 });
    expect(wordsOf({ ...good, wentOn: [{ after: 'a full disk', ok: false }] })).toMatch(/go on by itself after a full/);
  });

  it('finds what a power cut took, and a store it damaged', () => {
    const cut = { name: 'a power cut', promised: ['a'], found: new Set(['a', 'b']), integrity: 'ok' };
    expect(wordsOf({ ...good, powerCuts: [cut] })).toBe('');
    expect(checkRun({ ...good, powerCuts: [{ ...cut, found: new Set(['b']) }] })).toMatchObject({ lost: 1, wrong: 0 });
    expect(checkRun({ ...good, powerCuts: [{ ...cut, integrity: 'malformed' }] })).toMatchObject({ lost: 0, wrong: 1 });
  });
});
