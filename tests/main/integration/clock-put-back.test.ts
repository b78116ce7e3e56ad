// A PC whose clock was fast is put right while marks wait: every wait chosen until then ends at a time that was never true.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Person } from '../../../src/main/core/store-port.ts';
import { openSyncScene, type SyncScene } from '../../harness/sync-scene.ts';

const DAY_MS = 86_400_000;
let scene: SyncScene;
beforeEach(async () => {
  scene = await openSyncScene();
  await scene.sync();
});
afterEach(() => scene.close());

function person(index: number): Person {
  const found = scene.people()[index];
  if (found === undefined) throw new Error('no such person');
  return found;
}

describe('after the clock was put back by days', () => {
  it('a pause is over, and a mark made since leaves at once', async () => {
    scene.simulator.control.setDown(true);
    const before = scene.addMark({ person: person(0) });
    await scene.upload();
    expect(scene.worker.pausedBecause()).toBe('WONDE_OFFLINE');
    scene.simulator.control.setDown(false);
    scene.clock.advance(-3 * DAY_MS);
    const since = scene.addMark({ person: person(1) });
    await scene.upload();
    expect(scene.row(since).state).toBe('submitted');
    expect(scene.row(before).state).toBe('pending');
  });

  it.each([
    ['while the kiosk runs', () => undefined],
    ['while the kiosk is off', () => scene.restart()],
  ])('a mark that had failed is tried again, put right %s', async (_when, between) => {
    scene.simulator.control.addFault({ fault: { kind: 'serverError', status: 503 }, method: 'POST' });
    const failed = scene.addMark({ person: person(0) });
    await scene.upload();
    expect(scene.row(failed)).toMatchObject({ state: 'pending', lastErrorCode: 'WONDE_DOWN' });
    scene.simulator.control.clearFaults();
    between();
    scene.clock.advance(-3 * DAY_MS);
    await scene.upload();
    expect(scene.row(failed).state).toBe('submitted');
  });

  it('a mark that waits for its own register keeps waiting', async () => {
    const later = scene.addMark({ person: person(0), notBeforeMs: scene.clock.nowMs() + 3 * 3_600_000 });
    await scene.upload();
    scene.clock.advance(-3_600_000);
    await scene.upload();
    expect(scene.row(later)).toMatchObject({ state: 'pending', attempts: 0 });
  });

  it('a job is asked about soon', async () => {
    const sent = scene.addMark({ person: person(0) });
    await scene.upload();
    expect(scene.row(sent).state).toBe('submitted');
    // Within the day: the simulated MIS takes no mark of a day to come.
    scene.clock.advance(-DAY_MS / 12);
    scene.simulator.control.finishJobs();
    await scene.upload();
    expect(scene.row(sent).state).toBe('done');
  });
});
