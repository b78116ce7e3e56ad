// A reply is lost, the mark is sent again, a newer mark follows; then the MIS finishes the first job of all.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { MarkId } from '../../../src/shared/domain/ids.ts';
import type { Person } from '../../../src/main/core/store-port.ts';
import { openSyncScene, SCENE_DATE, type MarkWish, type SyncScene } from '../../harness/sync-scene.ts';

let scene: SyncScene;
beforeEach(async () => {
  scene = await openSyncScene();
  await scene.sync();
});
afterEach(() => scene.close());

function pupil(): Person {
  const [found] = scene.people();
  if (found === undefined) throw new Error('nobody is on roll');
  return found;
}

const register = () => scene.simulator.control.marks().map(({ code, minutesLate }) => ({ code, minutesLate }));

/** The mark's first job hangs, its reply lost; sent again, it goes through. A minute later somebody may make another. */
async function sendWithStuckJob(wish: MarkWish): Promise<MarkId> {
  const { control } = scene.simulator;
  control.addFault({ fault: { kind: 'jobStuck' }, count: 1 });
  control.addFault({ fault: { kind: 'replyLost', how: 'cut' }, method: 'POST', count: 1 });
  const id = scene.addMark(wish);
  await scene.uploadUntilSettled();
  scene.clock.advance(60_000);
  return id;
}

/** The older mark goes through at its second try, and so does the newer mark. */
async function writeBoth(): Promise<{ readonly older: MarkId; readonly newer: MarkId }> {
  const older = await sendWithStuckJob({ person: pupil(), code: 'L', minutesLate: 12 });
  const newer = scene.addMark({ person: pupil(), code: 'U', minutesLate: 20 });
  await scene.uploadUntilSettled();
  expect(register()).toEqual([{ code: 'U', minutesLate: 20 }]);
  return { older, newer };
}

/** The register is read every quarter of an hour while anything is to be looked for. */
async function later(): Promise<void> {
  scene.clock.advance(20 * 60_000);
  await scene.upload();
  await scene.uploadUntilSettled();
}

it('an older mark that the MIS put over a newer one is found, and the newer one is sent again', async () => {
  const { newer } = await writeBoth();
  await later();
  scene.clock.advance(60_000);
  expect(scene.simulator.control.finishJobs()).toBe(1);
  expect(register()).toEqual([{ code: 'L', minutesLate: 12 }]);
  await later();
  expect(register()).toEqual([{ code: 'U', minutesLate: 20 }]);
  expect(scene.row(newer)).toMatchObject({ state: 'done', attempts: 2 });
  await later();
  expect(scene.row(newer)).toMatchObject({ attempts: 2, verifiedAtMs: expect.any(Number) });
});

it('however often the newer one had to be sent before: kills and lost replies are no reason to ask a person', async () => {
  const { newer } = await writeBoth();
  scene.temp.store.transaction((writer) => writer.updateOutbox(newer, { attempts: 5 }));
  scene.clock.advance(60_000);
  expect(scene.simulator.control.finishJobs()).toBe(1);
  await later();
  expect(register()).toEqual([{ code: 'U', minutesLate: 20 }]);
  expect(scene.row(newer)).toMatchObject({ state: 'done', attempts: 6 });
});

it('also where nobody ever answered that the newer one was taken: it was read in the register', async () => {
  const { control } = scene.simulator;
  const older = await sendWithStuckJob({ person: pupil(), code: 'L', minutesLate: 12 });
  control.addFault({ fault: { kind: 'replyLost', how: 'cut' }, method: 'POST', count: 1 });
  const newer = scene.addMark({ person: pupil(), code: 'U', minutesLate: 20 });
  await scene.uploadUntilSettled();
  expect(scene.row(newer)).toMatchObject({ state: 'done', attempts: 1, writebackId: null });
  expect(scene.row(older)).toMatchObject({ state: 'cancelled', outcome: 'superseded' });
  scene.clock.advance(60_000);
  expect(control.finishJobs()).toBe(1);
  expect(register()).toEqual([{ code: 'L', minutesLate: 12 }]);
  await later();
  expect(register()).toEqual([{ code: 'U', minutesLate: 20 }]);
});

it('what staff changed in the MIS since is left alone', async () => {
  const { newer } = await writeBoth();
  const { control } = scene.simulator;
  const mark = { date: SCENE_DATE, session: 'AM', code: '/', comment: null, minutesLate: null } as const;
  control.edit({ op: 'teacherMark', studentId: pupil().wondeId, ...mark });
  await later();
  expect(register()).toEqual([{ code: '/', minutesLate: null }]);
  expect(scene.row(newer)).toMatchObject({ state: 'done', attempts: 1 });
});

it('a mark without minutes that the MIS put over its correction is known by its comment', async () => {
  const leaving = { person: pupil(), code: 'M', minutesLate: null, comment: 'Dentist' };
  const older = await sendWithStuckJob(leaving);
  const comment = 'Dentist, corrected 09:42';
  const newer = scene.addMark({ ...leaving, minutesLate: 45, comment, corrects: older });
  await scene.uploadUntilSettled();
  expect(register()).toEqual([{ code: 'M', minutesLate: 45 }]);
  await later();
  scene.clock.advance(60_000);
  expect(scene.simulator.control.finishJobs()).toBe(1);
  expect(register()).toEqual([{ code: 'M', minutesLate: null }]);
  await later();
  expect(register()).toEqual([{ code: 'M', minutesLate: 45 }]);
  expect(scene.row(newer)).toMatchObject({ state: 'done', attempts: 2 });
});

it('a correction of the minutes alone is sent, though the register has the code already', async () => {
  // No comment tells the two apart.
  const mark = { person: pupil(), code: 'M', comment: null };
  const older = scene.addMark({ ...mark, minutesLate: null });
  await scene.uploadUntilSettled();
  await later();
  const correct = async (corrects: MarkId, minutesLate: number | null): Promise<MarkId> => {
    const id = scene.addMark({ ...mark, minutesLate, corrects });
    await scene.uploadUntilSettled();
    expect(register()).toEqual([{ code: 'M', minutesLate }]);
    return id;
  };
  const first = await correct(older, 45);
  expect(scene.row(older)).toMatchObject({ state: 'cancelled', outcome: 'superseded' });
  await later();
  await correct(first, null);
});

it('a newer mark of ours that says more than the older one with the same code is sent', async () => {
  const mark = { person: pupil(), code: 'M', comment: 'Doctor or dentist' };
  const older = scene.addMark({ ...mark, minutesLate: null });
  await scene.uploadUntilSettled();
  await later();
  scene.addMark({ ...mark, minutesLate: 46 });
  await scene.uploadUntilSettled();
  expect(register()).toEqual([{ code: 'M', minutesLate: 46 }]);
  expect(scene.row(older)).toMatchObject({ outcome: 'superseded' });
});

it('of what a teacher writes about a child nothing is kept', async () => {
  scene.addMark({ person: pupil(), comment: 'Bus' });
  await scene.uploadUntilSettled();
  scene.clock.advance(60_000);
  const held = () => scene.store.findHeldMark(pupil().wondeId, SCENE_DATE, 'AM');
  // The register is read before anybody's mark leaves.
  const readOnce = async (place: number): Promise<void> => {
    const person = scene.people()[place];
    if (person === undefined) throw new Error('the school is too small');
    scene.addMark({ person });
    await later();
  };
  await readOnce(1);
  expect(held()).toMatchObject({ minutesLate: 12, comment: 'Bus' });
  const mark = { date: SCENE_DATE, session: 'AM', code: 'L', comment: 'Mother is ill', minutesLate: 12 } as const;
  scene.simulator.control.edit({ op: 'teacherMark', studentId: pupil().wondeId, ...mark });
  await readOnce(2);
  expect(held()).toMatchObject({ minutesLate: 12, comment: null });
});
