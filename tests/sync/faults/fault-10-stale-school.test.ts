// Kind 10: the school's own server is off, so Wonde's copy grows old; and dates near midnight.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openFaultScene, type FaultScene } from './fault-scene.ts';

let s: FaultScene;
beforeEach(async () => {
  s = await openFaultScene();
  await s.syncNow();
});
afterEach(() => s.close());

it('a school offline: the roll stays as it was, and changes come when it is back', async () => {
  s.edit({ op: 'setOnline', isOnline: false });
  expect(s.edit({ op: 'renamePupil', studentId: s.person(0).wondeId, surname: 'Later' }).isHeld).toBe(true);
  await s.syncNow();
  expect(s.engine.status()).toMatchObject({ pupils: 60, rosterProblem: null });
  s.edit({ op: 'setOnline', isOnline: true });
  await s.syncNow();
  expect(s.person(0).surname).toBe('Later');
});

it('marks for a school offline: sent, and confirmed when it is back', async () => {
  s.edit({ op: 'setOnline', isOnline: false });
  const mark = s.addMark(0);
  await s.settle(6);
  expect(s.staffSee(mark)).toBe('sent');
  s.edit({ op: 'setOnline', isOnline: true });
  await s.settle();
  expect(s.staffSee(mark)).toBe('confirmed');
  expect(s.control.marks()).toEqual([expect.objectContaining({ timesPosted: 1, timesApplied: 1 })]);
});

it('a school offline for longer than a job may take: a person is asked, and a retry is one mark', async () => {
  s.edit({ op: 'setOnline', isOnline: false });
  const mark = s.addMark(0);
  await s.settle();
  expect(s.staffSee(mark)).toBe('needs_person');
  s.edit({ op: 'setOnline', isOnline: true });
  // Looking at the register lets the simulator finish its jobs, as the school's server does once it is on again.
  s.control.marks();
  s.scene.store.transaction((writer) => writer.updateOutbox(mark, { state: 'pending', outcome: null }));
  await s.settle();
  expect(s.staffSee(mark)).toBe('confirmed');
  expect(s.control.marks()).toHaveLength(1);
});

it('a school offline, as staff see it: Test connection says so, and the kiosk works on from Wonde’s copy', async () => {
  s.edit({ op: 'setOnline', isOnline: false });
  const { ok, checks } = await s.engine.testConnection();
  expect(ok).toBe(false);
  expect(checks.filter((check) => !check.ok)).toMatchObject([{ part: 'online', reason: 'schoolOffline' }]);
  await s.syncNow();
  expect(s.light()).toBe('ok');
});

it('dates of birth at midnight in London, summer and winter: the day that was written', () => {
  const wanted = new Map(s.control.pupils().map(({ id, dateOfBirth }) => [id, dateOfBirth]));
  const inSummer = s.scene.people().filter((one) => /-0[5-8]-/.test(one.dateOfBirth ?? ''));
  expect(inSummer.length).toBeGreaterThan(5);
  for (const one of s.scene.people()) expect(one.dateOfBirth).toBe(wanted.get(one.wondeId));
});
