// What each MIS takes, over the whole way: the school object, the permission, the table, the request that leaves.
import { afterEach, expect, it } from '@jest/globals';
import { readCapability } from '../../src/main/core/sync/read-capability.ts';
import { mayWrite } from '../../src/shared/domain/mis-capability.ts';
import { openFaultScene, type FaultScene } from './faults/fault-scene.ts';

const KEEPS_ALL = { writeback: true, comment: true, minutesLate: true };

let s: FaultScene;
afterEach(() => s.close());

async function openSchoolWith(
  mis: string,
  settings: NonNullable<Parameters<typeof openFaultScene>[0]>['settings'] = {},
) {
  s = await openFaultScene({ settings });
  s.control.setSettings(mis === 'Integris' ? {} : { misCapabilities: { [mis]: KEEPS_ALL } });
  s.edit({ op: 'setMis', mis });
  await s.syncNow();
}
const known = () => readCapability(s.scene.store, s.scene.settings);

/** The simulated MIS keeps whatever arrives: what its register then holds is what left the kiosk. */
function detailsThatLeft(): readonly string[] {
  const [held] = s.control.marks();
  const { comment = null, minutesLate = null } = held ?? {};
  return [...(comment === null ? [] : ['comment']), ...(minutesLate === null ? [] : ['minutes late'])];
}

it.each([
  ['SIMS', ['comment', 'minutes late']],
  ['Bromcom', ['comment', 'minutes late']],
  ['SchoolBase', []],
  ['Facility CMIS', []],
  ['An MIS nobody knows', ['comment', 'minutes late']],
])('to %s a mark leaves with %j, and is confirmed', async (mis, sent) => {
  await openSchoolWith(mis);
  const mark = s.addMark(0);
  await s.settle();
  expect(detailsThatLeft()).toEqual(sent);
  expect(s.staffSee(mark)).toBe('confirmed');
});

it('what an administrator says goes before the table', async () => {
  await openSchoolWith('SchoolBase', { misAccepts: { comment: 'yes', minutesLate: 'asKnown' } });
  s.addMark(0);
  await s.settle();
  expect(detailsThatLeft()).toEqual(['comment']);
});

it('an MIS without writeback: nothing is sent, the marks wait, and staff see why', async () => {
  await openSchoolWith('Integris');
  const mark = s.addMark(0);
  await s.settle(2);
  expect(s.requests('POST', '/attendance')).toEqual([]);
  expect(s.staffSee(mark)).toBe('waiting');
  expect(s.engine.status().pausedBecause).toBe('WONDE_WRITEBACK_OFF');
  expect(known().writeback).toEqual({ answer: 'no', source: 'school' });
  expect(mayWrite(known())).toBe(false);
});

it('a write permission that the school withholds is found by Test connection, and found again once it is given', async () => {
  await openSchoolWith('SIMS');
  expect(known().writeback).toEqual({ answer: 'yes', source: 'school' });
  s.edit({ op: 'withdrawScope', scope: 'attendance.write' });
  await s.engine.testConnection();
  expect(known().writeback).toEqual({ answer: 'no', source: 'permission' });
  s.edit({ op: 'grantScope', scope: 'attendance.write' });
  await s.engine.testConnection();
  expect(known().writeback).toEqual({ answer: 'yes', source: 'school' });
});

it('a school that moves to another MIS is known by that one from the next full run', async () => {
  await openSchoolWith('SIMS');
  s.edit({ op: 'setMis', mis: 'Cloud School' });
  await s.syncNow();
  expect(known()).toMatchObject({ mis: 'Cloud School', comment: { answer: 'no', source: 'vendors' } });
});
