// Kind 1: the token is revoked in the middle of a run, or a scope is withdrawn in the middle of a year.
import { afterEach, expect, it } from '@jest/globals';
import { openFaultScene, type FaultScene } from './fault-scene.ts';

let s: FaultScene;
afterEach(() => s.close());

/** Three pages of the first import are read, then the token is worth nothing. */
async function revokeDuringImport(): Promise<void> {
  s = await openFaultScene();
  const number = s.fault({ fault: { kind: 'unauthorised' }, path: '/students', skip: 3 });
  await s.regularRun();
  s.edit({ op: 'revokeToken' });
  s.control.clearFaults(number);
}

it('a token revoked in the middle of the first import: the new token goes on from the same page', async () => {
  await revokeDuringImport();
  expect(s.engine.status().pupils).toBe(30);
  s.control.clearRequests();
  s.enterToken(s.scene.simulator.applicationToken);
  await s.idle();
  expect(s.requests('GET', '/students').map(({ query }) => /\bpage=(\d)/.exec(query)?.[1])).toEqual(['4', '5', '6']);
  expect(s.engine.status()).toMatchObject({ pupils: 60, pausedBecause: null, rosterProblem: null });
});

it('a token revoked while marks are made: they wait, staff see why, and each arrives once with the new token', async () => {
  await revokeDuringImport();
  const marks = [0, 1, 2].map((index) => s.addMark(index));
  await s.engine.uploadNow();
  expect(s.engine.status()).toMatchObject({ waiting: 3, needsPerson: 0, pausedBecause: 'WONDE_AUTH' });
  expect(s.light()).toBe('attention');
  s.enterToken(s.scene.simulator.applicationToken);
  await s.idle();
  await s.settle();
  expect(marks.map((id) => s.staffSee(id))).toEqual(['confirmed', 'confirmed', 'confirmed']);
  expect(s.control.marks().map(({ timesApplied }) => timesApplied)).toEqual([1, 1, 1]);
  expect(s.light()).toBe('ok');
});

it('a token revoked while nothing waits: staff see why the roll stands still, until it is put right', async () => {
  await revokeDuringImport();
  expect(s.engine.status()).toMatchObject({ waiting: 0, rosterProblem: 'WONDE_AUTH' });
  expect(s.light()).toBe('attention');
  s.edit({ op: 'restoreToken' });
  await s.syncNow();
  expect(s.engine.status().rosterProblem).toBeNull();
  expect(s.light()).toBe('ok');
});

it.each([
  ['students.date_of_birth', 'null'],
  ['groups.read', 'invalidInclude'],
  ['groups.read', 'forbidden'],
  ['groups.read', 'null'],
  ['education_details.read', 'invalidInclude'],
] as const)(
  '%s withdrawn mid-year (%s): year, form, date of birth and UPN stay',
  async (scope, includeWithoutScope) => {
    s = await openFaultScene({ simulator: { settings: { includeWithoutScope } } });
    await s.syncNow();
    const before = s.scene.people();
    expect(before.every((one) => one.yearGroupId !== null && one.dateOfBirth !== null)).toBe(true);
    s.edit({ op: 'withdrawScope', scope });
    s.scene.clock.advance(60_000);
    await s.syncNow();
    expect(s.scene.people()).toEqual(before);
    expect(s.engine.status()).toMatchObject({ pupils: 60, rosterProblem: null });
  },
);

it('the scope for pupils withdrawn: nobody leaves, and staff see why', async () => {
  s = await openFaultScene();
  await s.syncNow();
  s.edit({ op: 'withdrawScope', scope: 'students.read' });
  await expect(s.syncNow()).rejects.toMatchObject({ code: 'WONDE_FORBIDDEN' });
  expect(s.engine.status()).toMatchObject({ pupils: 60, rosterProblem: 'WONDE_FORBIDDEN' });
});

it('the scope for writing withdrawn: marks wait, and leave by themselves when it is granted again', async () => {
  s = await openFaultScene();
  await s.syncNow();
  s.edit({ op: 'withdrawScope', scope: 'attendance.write' });
  const mark = s.addMark(0);
  await s.engine.uploadNow();
  expect(s.staffSee(mark)).toBe('waiting');
  expect(s.engine.status().pausedBecause).toBe('WONDE_FORBIDDEN');
  expect(s.light()).toBe('attention');
  s.edit({ op: 'grantScope', scope: 'attendance.write' });
  await s.settle();
  expect(s.staffSee(mark)).toBe('confirmed');
  expect(s.control.marks()).toHaveLength(1);
});
