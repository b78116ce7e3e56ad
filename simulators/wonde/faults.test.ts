import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { at, codeIdOf, idsOf, openBench, pupilOf, rowsOf } from './test-client.ts';
import type { Bench, Seen } from './test-client.ts';
import type { FaultInput } from './faults/kinds.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench({ pupils: 60 });
});
afterEach(() => bench.close());

const add = (fault: FaultInput['fault'], rule: Omit<FaultInput, 'fault'> = {}) =>
  bench.wonde.control.addFault({ fault, ...rule });
const date = '2026-11-20';
const mark = (index = 0) => ({
  date,
  session: 'AM',
  student_id: pupilOf(bench.wonde, index).id,
  attendance_code_id: codeIdOf(bench.wonde, 'L'),
});
const jobOf = async (seen: Seen) =>
  at((await bench.call(`writebacks/${String(at(seen.body, 'writeback_id'))}`)).body, 'data');

interface StatusCase {
  readonly name: string;
  readonly fault: FaultInput['fault'];
  readonly status: number;
  readonly body?: object;
  readonly header?: readonly [string, RegExp];
}

const statusCases: readonly StatusCase[] = [
  { name: 'unauthorised', fault: { kind: 'unauthorised' }, status: 401, body: { error: 'unauthorized' } },
  {
    name: 'scopeMissing',
    fault: { kind: 'scopeMissing', scope: 'students.read' },
    status: 403,
    body: { error: 'invalid_permissions', error_description: 'Scope students.read not enabled' },
  },
  {
    name: 'invalidInclude by name',
    fault: { kind: 'invalidInclude', name: 'year' },
    status: 400,
    body: { error: 'invalid_include', error_description: 'year' },
  },
  {
    name: 'invalidInclude without a name',
    fault: { kind: 'invalidInclude', style: 'generic' },
    status: 400,
    body: { error: 'invalid_include', error_description: 'Invalid includes' },
  },
  { name: 'notFound', fault: { kind: 'notFound' }, status: 404, body: { error: 'resource_not_found' } },
  { name: 'rateLimited', fault: { kind: 'rateLimited' }, status: 429 },
  {
    name: 'rateLimited with seconds',
    fault: { kind: 'rateLimited', retryAfter: 3 },
    status: 429,
    header: ['Retry-After', /^3$/],
  },
  {
    name: 'rateLimited with a date',
    fault: { kind: 'rateLimited', retryAfter: 'httpDate' },
    status: 429,
    header: ['Retry-After', / GMT$/],
  },
  ...[500, 502, 503, 504].map((status) => ({
    name: `serverError ${status} with HTML`,
    fault: { kind: 'serverError' as const, status },
    status,
    header: ['Content-Type', /^text\/html/] as const,
  })),
  {
    name: 'serverError with an envelope',
    fault: { kind: 'serverError', body: 'envelope', retryAfter: 5 },
    status: 503,
    body: { error: 'server_error' },
    header: ['Retry-After', /^5$/],
  },
  { name: 'notJson', fault: { kind: 'notJson' }, status: 200, header: ['Content-Type', /^text\/html/] },
];

describe('faults of a reply', () => {
  it.each(statusCases)('$name shows on the wire once, and then no more', async ({ fault, status, body, header }) => {
    add(fault, { count: 1 });
    const seen = await bench.get('students');
    expect(seen.status).toBe(status);
    if (body !== undefined) expect(seen.body).toMatchObject(body);
    else expect(at(seen.body, 'data')).toBeUndefined();
    if (header !== undefined) expect(seen.headers.get(header[0])).toMatch(header[1]);
    expect((await bench.get('students')).status).toBe(200);
  });

  it('sends no Retry-After unless told to, and any rate header it is told to', async () => {
    bench.wonde.control.setSettings({ rateLimitHeaders: { 'X-RateLimit-Remaining': '0' } });
    add({ kind: 'rateLimited' });
    const seen = await bench.get('students');
    expect(seen.headers.has('Retry-After')).toBe(false);
    expect(seen.headers.get('X-RateLimit-Remaining')).toBe('0');
  });

  it('refuses a token in the middle of a sync: after the pages it lets pass', async () => {
    add({ kind: 'unauthorised' }, { path: '/students', skip: 2 });
    const statuses: number[] = [];
    for (const page of [1, 2, 3, 4]) statuses.push((await bench.get(`students?per_page=10&page=${page}`)).status);
    expect(statuses).toEqual([200, 200, 401, 401]);
    expect((await bench.get('groups')).status).toBe(200);
  });

  it('matches by method and by path', async () => {
    add({ kind: 'serverError' }, { method: 'POST', path: '/attendance/session' });
    expect((await bench.get('attendance/session')).status).toBe(200);
    expect((await bench.post([mark()])).status).toBe(503);
    expect(bench.wonde.control.jobs()).toEqual([]);
  });

  it('nulls a field without any error', async () => {
    add({ kind: 'fieldNull', field: 'upn' });
    const row = rowsOf(await bench.get('students?include=education_details'))[0];
    expect(at(row, 'education_details', 'data', 'upn')).toBeNull();
    expect(at(row, 'education_details', 'data', 'admission_number')).not.toBeNull();
  });

  it.each([
    ['map', 'attendance.0.student_id'],
    ['envelope', 'error_description'],
    ['laravel', 'message'],
  ] as const)('refuses marks that are in order, spelled as %s', async (style, key) => {
    add({ kind: 'validationRefused', style }, { count: 1 });
    const seen = await bench.post([mark()]);
    expect(seen.status).toBe(422);
    expect(Object.keys(Object(seen.body))).toContain(key);
    expect((await bench.post([mark()])).status).toBe(200);
  });

  it('empties a list as if nobody were there', async () => {
    add({ kind: 'emptyList' }, { path: '/students', count: 1 });
    expect(rowsOf(await bench.get('students'))).toEqual([]);
    expect(rowsOf(await bench.get('students'))).toHaveLength(50);
  });
});

describe('faults of a connection', () => {
  it('answers slowly, so that a short timeout passes first', async () => {
    add({ kind: 'slow', delayMs: 30_000 });
    const address = `schools/${bench.wonde.school.id}/students`;
    await expect(bench.call(address, { signal: AbortSignal.timeout(60) })).rejects.toThrow(/timeout/);
  });

  it('refuses connections for as long as it is told', async () => {
    add({ kind: 'connectionRefused' }, { count: 1 });
    await expect(bench.get('students')).rejects.toThrow();
    expect((await bench.get('students')).status).toBe(200);
  });

  it('cuts the body in the middle, with the headers already sent', async () => {
    add({ kind: 'cutBody' }, { count: 1 });
    const headers = { Authorization: `Bearer ${bench.wonde.token}` };
    const response = await fetch(`${bench.wonde.url}/schools/${bench.wonde.school.id}/students`, { headers });
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
  });

  it.each(['cut', 'hang'] as const)(
    'applies a POST and loses its reply (%s); a repeat is a second job and one mark',
    async (how) => {
      add({ kind: 'replyLost', how }, { method: 'POST', count: 1 });
      const body = JSON.stringify({ attendance: [mark()] });
      const path = `schools/${bench.wonde.school.id}/attendance/session`;
      await expect(bench.call(path, { method: 'POST', body, signal: AbortSignal.timeout(100) })).rejects.toThrow();
      expect(bench.wonde.control.marks()).toMatchObject([{ timesApplied: 1 }]);
      expect((await bench.post([mark()])).status).toBe(200);
      expect(bench.wonde.control.jobs()).toHaveLength(2);
      expect(bench.wonde.control.marks()).toMatchObject([{ timesApplied: 2, timesPosted: 2 }]);
      expect(bench.wonde.control.requests().map((request) => request.status)).toEqual([null, 200]);
    },
  );
});

describe('faults of paging', () => {
  const page = (number: number) => bench.get(`students?per_page=10&page=${number}`);

  it.each([
    ['a duplicate', 1, 1],
    ['a missing pupil', -1, 0],
  ])('shifts rows between pages: %s', async (_name, by, repeated) => {
    add({ kind: 'rowsShift', by });
    const first = idsOf(await page(1));
    const second = idsOf(await page(2));
    expect(second.filter((id) => first.includes(id))).toHaveLength(repeated);
    const roll = bench.wonde.control.pupils().filter((pupil) => pupil.roll === 'current');
    expect(second[0]).toBe(roll[10 - by]?.id);
  });

  it('repeats records within a page', async () => {
    add({ kind: 'duplicateRows', rows: 2 }, { count: 1 });
    const ids = idsOf(await page(1));
    expect(ids.slice(10)).toEqual(ids.slice(0, 2));
  });

  it('sends a next that leads to the same page', async () => {
    add({ kind: 'repeatNext' });
    const seen = await page(2);
    const next = await bench.call(String(at(seen.body, 'meta', 'pagination', 'next')));
    expect(idsOf(next)).toEqual(idsOf(seen));
  });

  it('says there is more after the last row, and then sends an empty page that says so too', async () => {
    add({ kind: 'emptyLastPage' });
    const last = await page(6);
    expect(at(last.body, 'meta', 'pagination', 'more')).toBe(true);
    const empty = await bench.call(String(at(last.body, 'meta', 'pagination', 'next')));
    expect(rowsOf(empty)).toEqual([]);
    expect(at(empty.body, 'meta', 'pagination')).toMatchObject({ more: true, next: null });
  });

  it('can go on with empty pages for ever', async () => {
    add({ kind: 'emptyLastPage', isEndless: true });
    const empty = await page(40);
    expect(at(empty.body, 'meta', 'pagination', 'next')).toMatch(/page=41$/);
  });
});

describe('faults of jobs', () => {
  it('leaves a job queued until somebody finishes it', async () => {
    add({ kind: 'jobStuck' }, { count: 1 });
    const stuck = await bench.post([mark()]);
    const after = await bench.post([mark(1)]);
    expect(at(await jobOf(after), 'status')).toBe('completed');
    bench.wonde.control.advanceClock(86_400_000);
    expect(at(await jobOf(stuck), 'status')).toBe('queued');
    expect(bench.wonde.control.finishJobs()).toBe(1);
    expect(at(await jobOf(stuck), 'status')).toBe('completed');
  });

  it('fails a whole job with a reason', async () => {
    add({ kind: 'jobFails', reason: 'No answer from SIMS' }, { count: 1 });
    const seen = await bench.post([mark()]);
    expect(await jobOf(seen)).toMatchObject({
      status: 'failed',
      errors: [{ index: null, message: 'No answer from SIMS' }],
    });
    expect(bench.wonde.control.marks()).toEqual([]);
  });

  it('writes a register in part', async () => {
    bench.wonde.control.setSettings({ statusWords: { partial: 'partially_completed' } });
    add({ kind: 'jobPartial', failIndexes: [1] });
    const seen = await bench.post([mark(0), mark(1), mark(2)]);
    expect(await jobOf(seen)).toMatchObject({ status: 'partially_completed', errors: [{ index: 1 }] });
    expect(bench.wonde.control.marks().map((one) => one.studentId)).toEqual([mark(0).student_id, mark(2).student_id]);
  });

  it('finishes a job whose mark the next extraction misses', async () => {
    add({ kind: 'missedByExtraction' }, { count: 1 });
    const seen = await bench.post([mark()]);
    expect(at(await jobOf(seen), 'status')).toBe('completed');
    expect(rowsOf(await bench.get('attendance/session'))).toEqual([]);
    bench.wonde.control.extract();
    expect(rowsOf(await bench.get('attendance/session'))).toHaveLength(1);
  });

  it.each([
    ['beforeApply', 'L', ['U', 'L']],
    ['afterApply', 'U', ['L', 'U']],
  ] as const)('lets a teacher edit the same mark %s, and the last write wins', async (when, final, order) => {
    add({ kind: 'teacherEdits', when, code: 'U' }, { count: 1 });
    const seen = await bench.post([mark()]);
    expect(await jobOf(seen)).toMatchObject({ status: 'completed', errors: [] });
    expect(bench.wonde.control.marks()).toMatchObject([{ code: final, timesApplied: 1 }]);
    expect(bench.wonde.control.applications().map((one) => one.code)).toEqual(order);
  });
});

describe('the switchboard', () => {
  it('shows how often a fault has struck, and clears one or all', async () => {
    const first = add({ kind: 'serverError' }, { path: '/students' });
    add({ kind: 'serverError' }, { path: '/groups' });
    await bench.get('students');
    expect(bench.wonde.control.faults()).toMatchObject([{ id: first, struck: 1 }, { struck: 0 }]);
    bench.wonde.control.clearFaults(first);
    expect((await bench.get('students')).status).toBe(200);
    expect((await bench.get('groups')).status).toBe(503);
    bench.wonde.control.clearFaults();
    expect((await bench.get('groups')).status).toBe(200);
  });

  it('refuses a fault it does not know', () => {
    expect(() => add(JSON.parse('{"kind":"earthquake"}'))).toThrow();
    expect(() => add({ kind: 'serverError', status: 200 })).toThrow();
  });
});
