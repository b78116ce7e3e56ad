import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { at, codeIdOf, openBench, pupilOf, rowsOf } from './test-client.ts';
import { startWondeSimulator } from './start.ts';
import type { Bench } from './test-client.ts';

// The program's own start-up counts too, and machines that build and test at once are slow.
jest.setTimeout(30_000);

let bench: Bench;
beforeEach(async () => {
  bench = await openBench({ pupils: 20 });
});
afterEach(() => bench.close());

const control = (method: string, path: string, body?: object) =>
  bench.call(`${bench.wonde.controlUrl}${path}`, {
    method,
    token: null,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const mark = (index = 0) => ({
  date: '2026-11-20',
  session: 'AM',
  student_id: pupilOf(bench.wonde, index).id,
  attendance_code_id: codeIdOf(bench.wonde, 'L'),
});

describe('the control endpoint', () => {
  it('shows the state', async () => {
    expect((await control('GET', '/state')).body).toMatchObject({
      school: { id: bench.wonde.school.id, mis: 'SIMS' },
      pupils: 20,
      token: bench.wonde.token,
      isDown: false,
    });
  });

  it('switches faults on and off', async () => {
    const added = await control('POST', '/faults', {
      fault: { kind: 'rateLimited', retryAfter: 2 },
      path: '/students',
    });
    expect(added.body).toEqual({ id: expect.any(Number) });
    expect((await bench.get('students')).status).toBe(429);
    expect((await control('GET', '/faults')).body).toMatchObject([{ fault: { kind: 'rateLimited' }, struck: 1 }]);
    await control('DELETE', '/faults');
    expect((await bench.get('students')).status).toBe(200);
  });

  it('changes one setting and leaves the others', async () => {
    await control('POST', '/settings', { jobDelayMs: 1234 });
    await control('POST', '/settings', { statusWords: { done: 'ok' } });
    expect((await control('GET', '/settings')).body).toMatchObject({
      jobDelayMs: 1234,
      statusWords: { done: 'ok', failed: 'failed' },
    });
  });

  it.each([
    ['POST', '/settings', { jobDelay: 5 }],
    ['POST', '/settings', { wrongRegion: 'perhaps' }],
    ['POST', '/faults', { fault: { kind: 'earthquake' } }],
    ['POST', '/edits', { edits: [{ op: 'renamePupil' }] }],
    ['POST', '/edits', { edits: [{ op: 'leavePupil', studentId: 'A1' }] }],
    ['POST', '/clock', { at: 'tomorrow' }],
    ['POST', '/jobs/finish', { writebackId: 'A1' }],
  ])('refuses nonsense with a sentence: %s %s %j', async (method, path, body) => {
    const seen = await control(method, path, body);
    expect(seen.status).toBe(400);
    expect(at(seen.body, 'error')).toEqual(expect.stringMatching(/\w+/));
  });

  it('names its controls when asked for one it does not have', async () => {
    const seen = await control('GET', '/nothing');
    expect(seen.status).toBe(404);
    expect(at(seen.body, 'controls')).toContain('POST /edits');
  });

  it('edits the school', async () => {
    const edits = [
      {
        op: 'addPupil',
        forename: 'Ngọc',
        surname: "O'Brien-Łuk",
        year: 'Year 8',
        form: '8A',
        dateOfBirth: '2014-05-06',
      },
      { op: 'leavePupil', studentId: pupilOf(bench.wonde).id },
    ];
    const made = String(at((await control('POST', '/edits', { edits })).body, 0, 'made'));
    const seen = await bench.get(`students/${made}?include=registration`);
    expect(at(seen.body, 'data')).toMatchObject({
      forename: 'Ngọc',
      surname: "O'Brien-Łuk",
      date_of_birth: { date: '2014-05-06 00:00:00.000000' },
      registration: { data: { name: '8A' } },
    });
    expect(rowsOf(await bench.get('students'))).toHaveLength(20);
  });

  it('blanks fields of every n-th pupil', async () => {
    await control('POST', '/edits', { edits: [{ op: 'blankFields', fields: ['dateOfBirth', 'forename'], every: 4 }] });
    const blank = rowsOf(await bench.get('students')).filter((row) => at(row, 'date_of_birth') === null);
    expect(blank).toHaveLength(5);
    expect(blank.every((row) => at(row, 'forename') === null)).toBe(true);
  });

  it('shows marks, jobs and every application, extracts and finishes jobs', async () => {
    await control('POST', '/settings', { jobDelayMs: 60_000, extraction: 'manual' });
    await bench.post([mark(0), mark(1)]);
    expect((await control('GET', '/jobs')).body).toMatchObject([{ state: 'queued', marks: 2 }]);
    expect((await control('POST', '/jobs/finish')).body).toEqual({ finished: 1 });
    expect((await control('GET', '/marks')).body).toMatchObject([{ timesApplied: 1 }, { timesApplied: 1 }]);
    expect((await control('GET', '/writebacks-log')).body).toHaveLength(2);
    expect((await control('POST', '/extract')).body).toEqual({ copied: 2 });
  });

  it('logs requests without names or bodies, and not its own', async () => {
    await bench.get('students?per_page=5');
    await bench.post([mark(0), mark(1)]);
    await control('GET', '/state');
    expect((await control('GET', '/requests')).body).toMatchObject([
      { number: 1, method: 'GET', query: 'per_page=5', status: 200, marks: null },
      { number: 2, method: 'POST', status: 200, marks: 2 },
    ]);
    await control('DELETE', '/requests');
    expect((await control('GET', '/requests')).body).toEqual([]);
  });

  it('moves and stops the clock', async () => {
    const moved = await control('POST', '/clock', { at: '2026-03-29T00:59:00Z', frozen: true });
    expect(moved.body).toEqual({ nowMs: Date.parse('2026-03-29T00:59:00Z') });
    expect((await control('POST', '/clock', { advanceMs: 120_000 })).body).toEqual({
      nowMs: Date.parse('2026-03-29T01:01:00Z'),
    });
  });

  it('goes down for the API and stays up for itself', async () => {
    await control('POST', '/down', { down: true });
    await expect(bench.get('students')).rejects.toThrow();
    await control('POST', '/down', { down: false });
    expect((await bench.get('students')).status).toBe(200);
  });

  it('goes back to how it was built', async () => {
    const before = bench.wonde.control.pupils();
    await bench.post([mark()]);
    bench.wonde.control.edit({ op: 'migrateMis', mis: 'Arbor' });
    bench.wonde.control.edit({ op: 'setDomain', domain: bench.wonde.otherDomain });
    bench.wonde.control.addFault({ fault: { kind: 'notFound' } });
    await control('POST', '/reset');
    expect(bench.wonde.control.pupils()).toEqual(before);
    expect(bench.wonde.control.marks()).toEqual([]);
    expect((await bench.get('students')).status).toBe(200);
  });
});

describe('starting and stopping', () => {
  it('refuses connections while stopped and keeps its state on the same port', async () => {
    await bench.post([mark()]);
    await bench.wonde.stopListening();
    await expect(bench.get('students')).rejects.toThrow();
    await bench.wonde.listenAgain();
    expect((await bench.get('students')).status).toBe(200);
    expect(bench.wonde.control.marks()).toHaveLength(1);
  });

  it('refuses a roll out of bounds', async () => {
    await expect(startWondeSimulator({ pupils: 100_001 })).rejects.toThrow(RangeError);
    await expect(startWondeSimulator({ pupils: -1 })).rejects.toThrow(RangeError);
  });

  it('pages through a roll of five thousand with includes', async () => {
    const large = await openBench({ pupils: 5000, settings: { perPageMax: 1000 } });
    try {
      let seen = await large.get('students?per_page=1000&include=year,registration,education_details');
      let rows = rowsOf(seen).length;
      for (let next = at(seen.body, 'meta', 'pagination', 'next'); typeof next === 'string';) {
        seen = await large.call(next);
        rows += rowsOf(seen).length;
        next = at(seen.body, 'meta', 'pagination', 'next');
      }
      expect(rows).toBe(5000);
    } finally {
      await large.close();
    }
  });

  it('runs as a program that prints one line of JSON and ends on SIGTERM', async () => {
    const program = join(__dirname, 'main.ts');
    const args = [program, '--pupils', '30', '--years', '7-9', '--mis', 'Arbor', '--settings', '{"jobDelayMs":5}'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      const [line] = await once(createInterface({ input: child.stdout }), 'line');
      const started: unknown = JSON.parse(String(line));
      const seen = await bench.call(`${String(at(started, 'url'))}/schools/${String(at(started, 'schoolId'))}`, {
        token: String(at(started, 'token')),
      });
      expect(at(seen.body, 'data', 'mis')).toBe('Arbor');
      const state = await bench.call(`${String(at(started, 'controlUrl'))}/state`);
      expect(at(state.body, 'pupils')).toBe(30);
    } finally {
      child.kill('SIGTERM');
    }
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
  });
});
