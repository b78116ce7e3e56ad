import { describe, expect, it } from '@jest/globals';
import { checkRun, type Application, type RunFacts, type StoredMovement } from './check-run.ts';

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
const writing = (code: string, minutesLate: number | null, time: string, session = 'AM'): Application => ({
  studentId: STUDENT,
  date: DATE,
  session,
  code,
  minutesLate,
  appliedAtMs: at(time),
});

/** A run in which everything that is stored was acknowledged, and the register holds what was written last. */
function run(movements: readonly StoredMovement[], applications: readonly Application[]): RunFacts {
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
    movements,
    outbox: [{ id: 'm1', state: 'done' }],
    studentIdOf: new Map([['p1', STUDENT]]),
    applications,
    register: [...new Map(applications.map((each) => [each.session, each])).values()],
    badAnswers: [],
  };
}

const late = movement('a', 'late', 'late-bus', '09:00:30');
const back = movement('c', 'return', 'back', '10:00:00');
const lateAgain = movement('d', 'late', 'late-bus', '10:05:00');
const lateAgainMark = writing('U', 80, '10:06:00');
const lateMark = writing('L', 15, '09:01:00');
const good = run([late], [lateMark]);
const left = movement('e', 'leaving', 'out-medical', '11:00:00');
const words = (facts: RunFacts): string =>
  checkRun(facts)
    .problems.map((problem) => problem.words)
    .join('\n');

describe('a run in which all is well', () => {
  it('is counted and has no problem', () => {
    expect(checkRun(good)).toEqual({ movements: 1, marks: 1, lost: 0, wrong: 0, repeated: 0, problems: [] });
  });

  it('may write the same mark once more, which is counted', () => {
    expect(checkRun(run([late], [lateMark, lateMark]))).toMatchObject({ repeated: 1, lost: 0, wrong: 0 });
  });

  it('may leave out the minutes of somebody who came in the first one', () => {
    const first = movement('a', 'late', 'late-bus', '08:45:20');
    expect(words(run([first], [writing('L', null, '08:46:00')]))).toBe('');
    expect(words(run([late], [writing('L', null, '09:01:00')]))).toMatch(/not L 15/);
  });

  it('may skip an older mark whose newer one is in the register', () => {
    const facts = run([late, back, lateAgain], [lateAgainMark]);
    expect(checkRun(facts)).toMatchObject({ marks: 1, lost: 0, wrong: 0 });
  });

  it('writes the medical code of a leaving when the next register has closed', () => {
    expect(words(run([left], [writing('M', null, '13:30:01', 'PM')]))).toBe('');
  });

  it('owes nothing for a pupil who was back in time, however often they had left', () => {
    const leftAgain = movement('f', 'leaving', 'out-home', '11:30:00');
    const inTime = movement('g', 'return', 'back', '12:00:00');
    expect(checkRun(run([left, leftAgain, inTime], []))).toMatchObject({ marks: 0, lost: 0, wrong: 0 });
  });
});

describe('a run in which something went wrong', () => {
  it('finds a movement that was acknowledged and is not in the store', () => {
    const facts = { ...good, movements: [], applications: [], register: [] };
    expect(checkRun(facts)).toMatchObject({ lost: 1 });
    expect(words(facts)).toMatch(/acknowledged and is not in the store/);
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
    const facts = run([late, back, lateAgain], [lateMark, lateAgainMark, lateMark]);
    expect(words(facts)).toMatch(/overwrote a newer mark\n.*holds L 15 and not U 80/);
  });

  it('finds a newer mark that was overwritten for a while', () => {
    const facts = run([late, back, lateAgain], [lateAgainMark, lateMark, lateAgainMark]);
    expect(checkRun(facts)).toMatchObject({ lost: 0, wrong: 1 });
  });

  it('finds a mark that was not needed any more', () => {
    const inTime = movement('g', 'return', 'back', '13:29:59');
    expect(words(run([left, inTime], [writing('M', null, '13:30:01', 'PM')]))).toMatch(/none was due/);
  });

  it('finds a mark that came before its register had closed', () => {
    expect(words(run([left], [writing('M', null, '13:29:59', 'PM')]))).toMatch(/too early/);
  });

  it('finds a mark of somebody who never came', () => {
    const stranger = { ...lateMark, studentId: 'A2' };
    const facts = { ...good, applications: [lateMark, stranger], register: [lateMark, stranger] };
    expect(words(facts)).toMatch(/nobody made/);
  });

  it('finds a request that became two movements', () => {
    const twin = { ...late, id: 'b' };
    expect(words(run([late, twin], [lateMark]))).toMatch(/became two movements/);
  });

  it('finds a movement with another time than the door had', () => {
    const [ack] = good.acknowledged;
    if (ack === undefined) throw new Error('nobody came');
    const facts: RunFacts = { ...good, acknowledged: [{ ...ack, betweenMs: [at('09:30:00'), at('09:31:00')] }] };
    expect(words(facts)).toMatch(/time at the door/);
  });

  it.each(['pending', 'sending', 'submitted', 'parked'])('finds a mark that is left %s', (state) => {
    expect(checkRun({ ...good, outbox: [{ id: 'm1', state }] })).toMatchObject({ wrong: 1 });
  });

  it('finds an answer no pupil should see', () => {
    expect(checkRun({ ...good, badAnswers: ['late was answered INTERNAL'] })).toMatchObject({ wrong: 1 });
  });
});
