import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { at, codeIdOf, openBench, pupilOf } from '../test-client.ts';
import type { Bench, Seen } from '../test-client.ts';

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

describe('validation', () => {
  it.each([
    ['a missing date', { date: undefined }, 'attendance.0.date'],
    ['a date with a time', { date: '2026-11-20 08:50:00' }, 'attendance.0.date'],
    ['a day that does not exist', { date: '2026-02-30' }, 'attendance.0.date'],
    ['a lower-case session', { session: 'am' }, 'attendance.0.session'],
    ['a missing pupil', { student_id: null }, 'attendance.0.student_id'],
    ['an unknown pupil', { student_id: 'A1999999999' }, 'attendance.0.student_id'],
    ['a code letter for an id', { attendance_code_id: 'L' }, 'attendance.0.attendance_code_id'],
    ['minutes that are no number', { minutes_late: 'ten' }, 'attendance.0.minutes_late'],
    ['a comment that is no text', { comment: 5 }, 'attendance.0.comment'],
    ['an unknown member of staff', { employee_id: 'A1' }, 'attendance.0.employee_id'],
  ])('refuses %s with 422 and makes no job', async (_name, changes, field) => {
    const seen = await bench.post([mark(changes)]);
    expect(seen.status).toBe(422);
    expect(Object.keys(Object(seen.body))).toEqual([field]);
    expect(bench.wonde.control.jobs()).toEqual([]);
  });

  it('refuses the wrong key, an empty list, nested lists and a body that is not JSON', async () => {
    const path = `schools/${bench.wonde.school.id}/attendance/session`;
    const send = async (body: string) => (await bench.call(path, { method: 'POST', body })).status;
    expect(await send(JSON.stringify({ attendances: [mark()] }))).toBe(422);
    expect(await send(JSON.stringify({ attendance: [] }))).toBe(422);
    expect(await send(JSON.stringify({ attendance: [[mark()]] }))).toBe(422);
    expect(await send('attendance=1')).toBe(400);
  });

  it("refuses the id of the global code list, and another school's pupil", async () => {
    const globalId = bench.wonde.world.globalCodes[0]?.id;
    expect((await bench.post([mark({ attendance_code_id: globalId })])).status).toBe(422);
    const foreign = bench.wonde.world.schools[1]?.pupils[0]?.id;
    expect((await bench.post([mark({ student_id: foreign })])).status).toBe(422);
  });

  it.each([
    ['map', { 'attendance.0.session': ['The selected attendance.0.session is invalid.'] }],
    ['envelope', { error: 'validation_failed', errors: { 'attendance.0.session': [expect.any(String)] } }],
    ['laravel', { message: 'The given data was invalid.', errors: { 'attendance.0.session': [expect.any(String)] } }],
  ] as const)('can spell a 422 as %s', async (validationBody, body) => {
    bench.wonde.control.setSettings({ validationBody });
    expect((await bench.post([mark({ session: 'XX' })])).body).toMatchObject(body);
  });

  it('refuses more marks than it is set to take', async () => {
    bench.wonde.control.setSettings({ maxMarksPerPost: 2 });
    expect((await bench.post([mark(), mark()])).status).toBe(200);
    expect((await bench.post([mark(), mark(), mark()])).status).toBe(422);
  });

  it('can accept unknown ids and fail the job instead', async () => {
    bench.wonde.control.setSettings({ unknownIdBehaviour: 'failJob' });
    const seen = await bench.post([mark(), mark({ student_id: 'A1999999999' }), mark({ attendance_code_id: 'L' })]);
    expect(seen.status).toBe(200);
    const errors = at(await jobOf(seen), 'errors');
    expect(errors).toMatchObject([{ index: 1 }, { index: 2 }]);
    expect(register()).toHaveLength(1);
  });

  it.each([
    ['a leaver', () => bench.wonde.control.edit({ op: 'leavePupil', studentId: pupilOf(bench.wonde).id }), {}],
    ['a date in the future', () => {}, { date: '2026-11-21' }],
  ])('accepts %s and fails the job', async (_name, prepare, changes) => {
    const one = mark(changes);
    prepare();
    const seen = await bench.post([one]);
    expect(seen.status).toBe(200);
    expect(await jobOf(seen)).toMatchObject({ status: 'failed', errors: [{ index: 0 }] });
    expect(register()).toEqual([]);
  });
});
