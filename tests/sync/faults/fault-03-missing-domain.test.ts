// Kind 3: 404 for a part of the API that this school's MIS does not have.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openFaultScene, type FaultScene } from './fault-scene.ts';

let s: FaultScene;
beforeEach(async () => {
  s = await openFaultScene();
});
afterEach(() => s.close());

it('no deletion list: the roll comes, and the daily full run finds who left', async () => {
  s.fault({ fault: { kind: 'notFound' }, path: '/deletions' });
  await s.regularRun();
  s.edit({ op: 'leavePupil', studentId: s.person(5).wondeId });
  s.scene.clock.advance(20 * 60_000);
  await s.regularRun();
  expect(s.engine.status()).toMatchObject({ pupils: 60, rosterProblem: null });
  s.scene.clock.advance(24 * 3_600_000);
  await s.regularRun();
  expect(s.engine.status()).toMatchObject({ pupils: 59, rosterProblem: null });
});

it('no list of codes: the roll comes, marks wait, and leave once there is one', async () => {
  const number = s.fault({ fault: { kind: 'notFound' }, path: '/attendance-codes' });
  await s.syncNow();
  const mark = s.addMark(0);
  await s.settle(3);
  expect(s.staffSee(mark)).toBe('waiting');
  expect(s.engine.status()).toMatchObject({ pupils: 60, waiting: 1 });
  expect(s.requests('POST', '/attendance')).toEqual([]);
  s.control.clearFaults(number);
  await s.settle();
  expect(s.staffSee(mark)).toBe('confirmed');
});

it('no register to write to: marks wait, staff see why, and none is blamed', async () => {
  await s.syncNow();
  const number = s.fault({ fault: { kind: 'notFound' }, method: 'POST', path: '/attendance/session' });
  const marks = [0, 1].map((index) => s.addMark(index));
  await s.settle(5);
  expect(s.engine.status()).toMatchObject({ waiting: 2, needsPerson: 0, pausedBecause: 'WONDE_NOT_FOUND' });
  s.control.clearFaults(number);
  await s.settle();
  expect(marks.map((id) => s.staffSee(id))).toEqual(['confirmed', 'confirmed']);
});

it('no register to read back: a mark whose answer was lost is sent again, and is one mark', async () => {
  await s.syncNow();
  s.fault({ fault: { kind: 'notFound' }, method: 'GET', path: '/attendance/session' });
  s.fault({ fault: { kind: 'replyLost' }, method: 'POST', count: 1 });
  const mark = s.addMark(0);
  await s.settle();
  expect(s.staffSee(mark)).toBe('confirmed');
  expect(s.control.marks()).toEqual([expect.objectContaining({ code: 'L', timesPosted: 2 })]);
});
