// Kind 9: rows shift between pages, come twice, or the pages lead nowhere.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openFaultScene, type FaultScene } from './fault-scene.ts';

let s: FaultScene;
beforeEach(async () => {
  s = await openFaultScene();
  await s.syncNow();
});
afterEach(() => s.close());

/** The same sixty, none of them twice, none gone, and nobody was troubled. */
function expectWholeRoll(): void {
  const wanted = s.onRoll();
  expect(s.scene.people().map(({ wondeId }) => wondeId)).toEqual(wanted);
  expect(s.engine.status()).toMatchObject({ pupils: 60, rosterProblem: null });
}

it('a row skipped between two pages: the roll is read once more before anybody leaves', async () => {
  s.fault({ fault: { kind: 'rowsShift', by: -1 }, path: '/students', count: 1 });
  s.control.clearRequests();
  await s.syncNow();
  expectWholeRoll();
  expect(s.requests('GET', '/students')).toHaveLength(12);
});

it('a row on two pages: one pupil', async () => {
  s.fault({ fault: { kind: 'rowsShift', by: 1 }, path: '/students' });
  await s.syncNow();
  expectWholeRoll();
});

it('rows that come double: one pupil each', async () => {
  s.fault({ fault: { kind: 'duplicateRows', rows: 5 }, path: '/students' });
  await s.syncNow();
  expectWholeRoll();
});

it('next that leads back: the run ends, nobody leaves, and the following run begins afresh', async () => {
  s.fault({ fault: { kind: 'repeatNext' }, path: '/students', skip: 2, count: 1 });
  await expect(s.syncNow()).rejects.toMatchObject({ code: 'WONDE_BAD_RESPONSE' });
  expect(s.engine.status().pupils).toBe(60);
  await s.syncNow();
  expectWholeRoll();
});

it.each([false, true])('an empty last page that promises more (endless: %s): it is the last one', async (isEndless) => {
  s.fault({ fault: { kind: 'emptyLastPage', isEndless }, path: '/students' });
  s.control.clearRequests();
  await s.syncNow();
  expectWholeRoll();
  expect(s.requests('GET', '/students').length).toBeLessThanOrEqual(14);
});

it('an empty list where there was a school: nobody leaves, not even when an administrator says yes', async () => {
  s.fault({ fault: { kind: 'emptyList' }, path: '/students' });
  await s.syncNow();
  await s.syncNow({ acceptLeavers: true });
  expect(s.engine.status()).toMatchObject({ pupils: 60, rosterProblem: 'ROSTER_SUSPICIOUS' });
  expect(s.light()).toBe('attention');
});

it('the same row skipped in both readings: that pupil is asked for by id, and stays', async () => {
  s.fault({ fault: { kind: 'rowsShift', by: -1 }, path: '/students', count: 1 });
  s.fault({ fault: { kind: 'rowsShift', by: -1 }, path: '/students', skip: 4, count: 1 });
  await s.syncNow();
  expectWholeRoll();
  // One of the sixty was asked for by id.
  expect(s.requests('GET', '/students/A')).toHaveLength(1);
});

it('a pupil who is not in either reading and has left: asked for by id, unknown there, and gone', async () => {
  const [, gone] = s.onRoll();
  s.edit({ op: 'leavePupil', studentId: gone ?? '' });
  await s.syncNow();
  expect(s.engine.status().pupils).toBe(59);
  expect(s.requests('GET', `/students/${gone}`)).toHaveLength(1);
});
