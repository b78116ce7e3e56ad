import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { at, codeIdOf, idsOf, openBench, pupilOf, rowsOf } from './test-client.ts';
import type { Bench, Seen } from './test-client.ts';

const start = Date.UTC(2026, 10, 20, 9, 0, 0);
let nowMs: number;
let bench: Bench;
beforeEach(async () => {
  nowMs = start;
  bench = await openBench({ pupils: 60, now: () => nowMs });
});
afterEach(() => bench.close());

const date = '2026-11-20';
const mark = (changes: object = {}) => ({
  date,
  session: 'AM',
  student_id: pupilOf(bench.wonde).id,
  attendance_code_id: codeIdOf(bench.wonde, 'L'),
  ...changes,
});
const jobIdOf = (seen: Seen) => String(at(seen.body, 'writeback_id'));
const jobOf = async (seen: Seen) => at((await bench.call(`writebacks/${jobIdOf(seen)}`)).body, 'data');
const register = () => bench.wonde.control.marks();

describe('attendance codes', () => {
  it('have only id, code, description and type, all text', async () => {
    const row = rowsOf(await bench.get('attendance-codes'))[0];
    expect(row).toEqual({
      id: expect.stringMatching(/^A\d+$/),
      code: '/',
      description: 'Present (AM)',
      type: 'Present',
    });
  });

  it('have other ids for the same letters at the school than in the global list, and codes of its own', async () => {
    const idsByLetter = (seen: Seen) => new Map(rowsOf(seen).map((row) => [at(row, 'code'), at(row, 'id')]));
    const own = idsByLetter(await bench.get('attendance-codes'));
    const common = idsByLetter(await bench.call('attendance-codes'));
    expect([...common.keys()].filter((letter) => own.get(letter) === common.get(letter))).toEqual([]);
    expect(own.has('I1')).toBe(true);
    expect(common.has('I1')).toBe(false);
    for (const letter of ['/', '\\', 'L', 'U', 'M', 'C', 'N', 'Y7', '#']) expect(own.has(letter)).toBe(true);
  });

  it('can be the global list, or a reply without data', async () => {
    bench.wonde.control.setSettings({ schoolCodes: 'default' });
    expect(idsOf(await bench.get('attendance-codes'))).toEqual(idsOf(await bench.call('attendance-codes')));
    bench.wonde.control.setSettings({ schoolCodes: 'noDataKey' });
    expect(at((await bench.get('attendance-codes')).body, 'data')).toBeUndefined();
  });

  it('can use other words for type', async () => {
    bench.wonde.control.setSettings({ codeTypeWords: { unauthorised: 'UNAUTH' } });
    const rows = rowsOf(await bench.get('attendance-codes'));
    expect(
      at(
        rows.find((row) => at(row, 'code') === 'U'),
        'type',
      ),
    ).toBe('UNAUTH');
    expect(
      at(
        rows.find((row) => at(row, 'code') === 'M'),
        'type',
      ),
    ).toBe('Authorised');
  });
});

describe('writing a register', () => {
  it('accepts at once with 200 and writes later', async () => {
    bench.wonde.control.setSettings({ jobDelayMs: 60_000 });
    const seen = await bench.post([mark({ minutes_late: 7, comment: 'Bus' })]);
    expect(seen.status).toBe(200);
    expect(seen.body).toEqual({ writeback_id: expect.stringMatching(/^A\d+$/) });
    expect(await jobOf(seen)).toMatchObject({ status: 'queued', type: 'session_attendance' });
    expect(register()).toEqual([]);
    nowMs += 60_000;
    expect(await jobOf(seen)).toMatchObject({ status: 'completed', errors: [] });
    expect(register()).toMatchObject([{ code: 'L', minutesLate: 7, comment: 'Bus', timesApplied: 1, timesPosted: 1 }]);
  });

  it('finishes jobs on the wall clock when the simulated clock stands still', async () => {
    bench.wonde.control.setSettings({ jobDelayMs: 30 });
    const seen = await bench.post([mark()]);
    let job = await jobOf(seen);
    while (at(job, 'status') === 'queued') job = await jobOf(seen);
    expect(at(job, 'status')).toBe('completed');
  });

  it('uses the words, the shapes and the extras it is set to', async () => {
    bench.wonde.control.setSettings({
      statusWords: { queued: 'PENDING', running: 'RUNNING', done: 'DONE' },
      writebackReplyExtras: { success: true },
      writebackBody: 'bare',
      writebackErrors: 'message',
      jobDelayMs: 60_000,
      jobRunningMs: 20_000,
    });
    const seen = await bench.post([mark()]);
    expect(at(seen.body, 'success')).toBe(true);
    const word = async () => at((await bench.call(`writebacks/${jobIdOf(seen)}`)).body, 'status');
    expect(await word()).toBe('PENDING');
    nowMs += 45_000;
    expect(await word()).toBe('RUNNING');
    nowMs += 15_000;
    expect(await word()).toBe('DONE');
    expect((await bench.call(`writebacks/${jobIdOf(seen)}`)).body).toMatchObject({ message: null });
  });

  it('keeps one final mark per pupil, date and session, the last write, and logs every application', async () => {
    await bench.post([mark()]);
    await bench.post([mark({ attendance_code_id: codeIdOf(bench.wonde, 'U') })]);
    await bench.post([mark({ session: 'PM' })]);
    expect(register().map(({ session, code, timesApplied }) => [session, code, timesApplied])).toEqual([
      ['AM', 'U', 2],
      ['PM', 'L', 1],
    ]);
    expect(bench.wonde.control.applications().map((one) => one.code)).toEqual(['L', 'U', 'L']);
    expect(idsOf(await bench.call('writebacks'))).toHaveLength(3);
  });

  it('takes many marks in one POST, explicit nulls, and minutes as text', async () => {
    const marks = Array.from({ length: 40 }, (_, index) =>
      mark({ student_id: pupilOf(bench.wonde, index).id, comment: null, minutes_late: '12', employee_id: null }),
    );
    expect((await bench.post(marks)).status).toBe(200);
    expect(register().filter((one) => one.minutesLate === 12 && one.comment === null)).toHaveLength(40);
  });

  it('answers 404 for a job nobody made', async () => {
    expect((await bench.call('writebacks/A1')).status).toBe(404);
  });

  it('needs its own scope', async () => {
    bench.wonde.control.edit({ op: 'withdrawScope', scope: 'attendance.write' });
    const seen = await bench.post([mark()]);
    expect(seen.status).toBe(403);
    expect(at(seen.body, 'error_description')).toBe('Scope attendance.write not enabled');
    expect((await bench.get('attendance/session')).status).toBe(200);
  });

  it('takes lesson marks, whose date and session come from the lesson', async () => {
    const lesson = rowsOf(await bench.get('lessons'))[4];
    const one = {
      lesson_id: at(lesson, 'id'),
      student_id: pupilOf(bench.wonde).id,
      attendance_code_id: codeIdOf(bench.wonde, 'L'),
    };
    expect((await bench.post([one], 'attendance/lesson')).status).toBe(200);
    expect(register()).toMatchObject([{ date, session: 'PM', code: 'L' }]);
    expect((await bench.post([{ ...one, lesson_id: 'L1' }], 'attendance/lesson')).status).toBe(422);
  });
});

describe('what an MIS takes', () => {
  it.each([
    ['SIMS', 'Late bus', 9],
    ['Arbor', null, 9],
    ['Engage', 'Late bus', null],
    ['ScholarPack', null, null],
    ['An MIS nobody knows', 'Late bus', 9],
  ])('%s keeps comment %s and minutes %s', async (mis, comment, minutesLate) => {
    bench.wonde.control.edit({ op: 'setMis', mis });
    await bench.post([mark({ comment: 'Late bus', minutes_late: 9 })]);
    expect(register()).toMatchObject([{ comment, minutesLate }]);
  });

  it.each([
    ['failJob', 200],
    ['forbidden', 403],
    ['refuse', 422],
  ] as const)('answers for an MIS without writeback as set: %s', async (noWritebackBehaviour, status) => {
    bench.wonde.control.edit({ op: 'setMis', mis: 'Integris' });
    bench.wonde.control.setSettings({ noWritebackBehaviour });
    const school = await bench.call(`schools/${bench.wonde.school.id}`);
    expect(at(school.body, 'data', 'extended', 'allows_writeback')).toBe(false);
    const seen = await bench.post([mark()]);
    expect(seen.status).toBe(status);
    if (status === 200) expect(at(await jobOf(seen), 'status')).toBe('failed');
    expect(register()).toEqual([]);
  });

  it('can take its own time', async () => {
    bench.wonde.control.setSettings({ jobDelayMsByMis: { SIMS: 120_000 } });
    const seen = await bench.post([mark()]);
    expect(at(await jobOf(seen), 'status')).toBe('queued');
    nowMs += 120_000;
    expect(at(await jobOf(seen), 'status')).toBe('completed');
  });

  it('can be set to anything', async () => {
    bench.wonde.control.setSettings({
      misCapabilities: { SIMS: { writeback: true, comment: false, minutesLate: false } },
    });
    await bench.post([mark({ comment: 'x', minutes_late: 3 })]);
    expect(register()).toMatchObject([{ comment: null, minutesLate: null }]);
  });
});

describe('reading a register', () => {
  const readBack = async (query = '') => rowsOf(await bench.get(`attendance/session?per_page=200${query}`));

  it('shows marks of jobs and of teachers, and filters them by when they changed', async () => {
    await jobOf(await bench.post([mark({ minutes_late: 4 })]));
    nowMs += 60_000;
    bench.wonde.control.edit({
      op: 'teacherMark',
      studentId: pupilOf(bench.wonde, 1).id,
      date,
      session: 'AM',
      code: '/',
    });
    expect(await readBack()).toMatchObject([
      {
        student_id: pupilOf(bench.wonde).id,
        session: 'AM',
        minutes_late: 4,
        date: { date: `${date} 00:00:00.000000` },
      },
      { student_id: pupilOf(bench.wonde, 1).id, attendance_code_id: codeIdOf(bench.wonde, '/') },
    ]);
    expect(await readBack('&updated_after=2026-11-20T09:00:30Z')).toHaveLength(1);
  });

  it('can lag until the next extraction', async () => {
    bench.wonde.control.setSettings({ extraction: 'manual' });
    const seen = await bench.post([mark()]);
    expect(at(await jobOf(seen), 'status')).toBe('completed');
    expect(register()).toHaveLength(1);
    expect(await readBack()).toEqual([]);
    expect(bench.wonde.control.extract()).toBe(1);
    expect(await readBack()).toHaveLength(1);
  });

  it.each([
    ['flat', (id: string) => ({ student_id: id, employee_id: null })],
    ['plain', (id: string) => ({ student: id, employee: null })],
    ['object', (id: string) => ({ student: { data: { id } }, employee: null })],
  ] as const)('can name its pupils in the %s style', async (attendanceReadStyle, expected) => {
    bench.wonde.control.setSettings({ attendanceReadStyle });
    await bench.post([mark()]);
    expect(await readBack()).toMatchObject([expected(pupilOf(bench.wonde).id)]);
  });

  it('holds a whole register once teachers have taken it', async () => {
    bench.wonde.control.edit({ op: 'takeRegister', date, session: 'AM', absentEvery: 20 });
    const letters = register().map((one) => one.code);
    expect(letters.filter((letter) => letter === 'N')).toHaveLength(3);
    expect(letters.filter((letter) => letter === '/')).toHaveLength(57);
    expect(await readBack()).toHaveLength(60);
  });

  it('waits while the school is offline', async () => {
    bench.wonde.control.edit({ op: 'setOnline', isOnline: false });
    const seen = await bench.post([mark()]);
    expect(at(await jobOf(seen), 'status')).toBe('queued');
    bench.wonde.control.edit({ op: 'setOnline', isOnline: true });
    expect(at(await jobOf(seen), 'status')).toBe('completed');
  });

  it('follows pupils through a migration', async () => {
    await bench.post([mark()]);
    bench.wonde.control.edit({ op: 'migrateMis', mis: 'SIMS', newToken: false });
    expect(register()).toMatchObject([{ studentId: pupilOf(bench.wonde).id, code: 'L' }]);
    expect(await readBack()).toMatchObject([{ student_id: pupilOf(bench.wonde).id }]);
  });
});
