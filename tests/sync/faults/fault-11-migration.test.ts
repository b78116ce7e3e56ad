// Kind 11: the school moves to another MIS. Every id changes, UPNs stay, and for a while the roll is half there.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { SCENE_DATE } from '../../harness/sync-scene.ts';
import { openFaultScene, type FaultScene } from './fault-scene.ts';

let s: FaultScene;
let before: ReadonlyMap<string | null, string>;
beforeEach(async () => {
  s = await openFaultScene();
  await s.syncNow();
  before = new Map(s.scene.people().map((one) => [one.upn, one.id]));
});
afterEach(() => s.close());

function expectSamePeopleWithNewIds(): void {
  expect(s.scene.people().map(({ wondeId }) => wondeId)).toEqual(s.onRoll());
  for (const one of s.scene.people()) expect(one.id).toBe(before.get(one.upn));
  expect(s.engine.status()).toMatchObject({ pupils: 60, rosterProblem: null });
}

it('all ids change at once: everybody keeps their own id and history, found by UPN', async () => {
  const { id, wondeId } = s.person(0);
  s.addMark(0);
  await s.settle();
  s.edit({ op: 'migrateMis', mis: 'Arbor', newToken: false });
  await s.syncNow();
  expectSamePeopleWithNewIds();
  const [person] = s.scene.people().filter((one) => one.id === id);
  expect(person?.wondeId).not.toBe(wondeId);
  const marks = person === undefined ? [] : s.scene.store.listMarksForSession(person.id, SCENE_DATE, 'AM');
  expect(marks).toHaveLength(1);
});

it('the token changes as well: marks wait, and leave under the new ids with the new token', async () => {
  const { wondeId } = s.person(0);
  const { made } = s.edit({ op: 'migrateMis', mis: 'Arbor' });
  const mark = s.addMark(0);
  await s.regularRun();
  await s.engine.uploadNow();
  expect(s.staffSee(mark)).toBe('waiting');
  expect(s.engine.status()).toMatchObject({ pupils: 60, waiting: 1, pausedBecause: 'WONDE_AUTH' });
  s.enterToken(made ?? '');
  await s.idle();
  await s.settle();
  expectSamePeopleWithNewIds();
  expect(s.staffSee(mark)).toBe('confirmed');
  expect(s.control.marks().map(({ studentId }) => studentId)).not.toContain(wondeId);
});

it.each(['half', 'empty'] as const)(
  'a roll that is %s meanwhile: nobody leaves, and all are matched when it is whole',
  async (window) => {
    s.edit({ op: 'migrateMis', mis: 'Arbor', window, newToken: false });
    await s.syncNow();
    expect(s.engine.status()).toMatchObject({ pupils: 60, rosterProblem: 'ROSTER_SUSPICIOUS' });
    expect(s.light()).toBe('attention');
    s.edit({ op: 'finishMigration' });
    await s.syncNow();
    expectSamePeopleWithNewIds();
    expect(s.light()).toBe('ok');
  },
);

it('a half roll an administrator accepts: the missing leave, and come back as themselves when it is whole', async () => {
  s.edit({ op: 'migrateMis', mis: 'Arbor', window: 'half', newToken: false });
  await s.syncNow();
  await s.syncNow({ acceptLeavers: true });
  expect(s.engine.status()).toMatchObject({ pupils: 30, rosterProblem: null });
  s.edit({ op: 'finishMigration' });
  await s.syncNow();
  expectSamePeopleWithNewIds();
});

it('a regular delta over the migration, without anybody asking: the same people with new ids', async () => {
  await s.regularRun();
  s.scene.clock.advance(20 * 60_000);
  s.edit({ op: 'migrateMis', mis: 'Arbor', newToken: false });
  await s.regularRun();
  expectSamePeopleWithNewIds();
});

/** Another start, at a school that keeps no UPNs. */
async function reopenWithoutUpns(): Promise<void> {
  await s.close();
  s = await openFaultScene();
  s.edit({ op: 'blankFields', fields: ['upn'] });
  await s.syncNow();
}

it.each(['a full run', 'a regular delta'])(
  'pupils without a UPN (%s): the same people, found by name and date of birth, with their history',
  async (how) => {
    await reopenWithoutUpns();
    const ids = new Map(s.scene.people().map((one) => [`${one.forename} ${one.surname} ${one.dateOfBirth}`, one.id]));
    const { id } = s.person(0);
    s.addMark(0);
    await s.settle();
    if (how === 'a regular delta') await s.regularRun();
    s.scene.clock.advance(20 * 60_000);
    s.edit({ op: 'migrateMis', mis: 'Arbor', newToken: false });
    await (how === 'a full run' ? s.syncNow() : s.regularRun());
    expect(s.engine.status()).toMatchObject({ pupils: 60, rosterProblem: null });
    expect(s.scene.people().map(({ wondeId }) => wondeId)).toEqual(s.onRoll());
    for (const one of s.scene.people())
      expect(one.id).toBe(ids.get(`${one.forename} ${one.surname} ${one.dateOfBirth}`));
    expect(s.scene.store.listMarksForSession(id, SCENE_DATE, 'AM')).toHaveLength(1);
  },
);

it('pupils without UPN and date of birth: held for an administrator, and nobody takes another’s history', async () => {
  await s.close();
  s = await openFaultScene();
  s.edit({ op: 'blankFields', fields: ['upn', 'dateOfBirth'] });
  await s.syncNow();
  const ids = new Set<string>(s.scene.people().map(({ id }) => id));
  s.edit({ op: 'migrateMis', mis: 'Arbor', newToken: false });
  await s.syncNow();
  expect(s.engine.status().rosterProblem).toBe('ROSTER_SUSPICIOUS');
  await s.syncNow({ acceptLeavers: true });
  expect(s.engine.status()).toMatchObject({ pupils: 60, rosterProblem: null });
  expect(s.scene.people().some(({ id }) => ids.has(id))).toBe(false);
});

it.each(['refused at once', 'refused by the job'])(
  'a mark sent after the change and before the roll was read (%s): the roll is read, and the mark goes under the new id',
  async (how) => {
    if (how === 'refused by the job') s.control.setSettings({ unknownIdBehaviour: 'failJob' });
    s.edit({ op: 'migrateMis', mis: 'Arbor', newToken: false });
    const mark = s.addMark(0);
    await s.engine.uploadNow();
    await s.idle();
    await s.settle();
    expectSamePeopleWithNewIds();
    expect(s.staffSee(mark)).toBe('confirmed');
    expect(s.control.marks().map(({ timesApplied }) => timesApplied)).toEqual([1]);
  },
);

it('a mark sent before the change, its job ended after it: it is in the register once, under the new id', async () => {
  s.control.setSettings({ jobDelayMs: 30 * 60_000 });
  const mark = s.addMark(0);
  await s.engine.uploadNow();
  expect(s.staffSee(mark)).toBe('sent');
  s.scene.clock.advance(60_000);
  s.edit({ op: 'migrateMis', mis: 'Arbor', newToken: false });
  await s.syncNow();
  s.control.setSettings({ jobDelayMs: 0 });
  await s.settle();
  expect(s.staffSee(mark)).toBe('confirmed');
  expect(s.control.marks().map(({ studentId, timesApplied }) => [studentId, timesApplied])).toEqual([
    [s.scene.people().find(({ id }) => id === s.person(0).id)?.wondeId, 1],
  ]);
});
