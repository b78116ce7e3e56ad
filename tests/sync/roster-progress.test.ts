// A run of the roll that somebody watches, and stops.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { waitFor } from '../harness/wait-for.ts';
import { openFaultScene, type FaultScene } from './faults/fault-scene.ts';

let s: FaultScene;
beforeEach(async () => {
  s = await openFaultScene();
});
afterEach(() => s.close());

it('says how many people were read, of how many there were', async () => {
  expect(s.engine.progress()).toBeNull();
  await s.syncNow();
  s.fault({ fault: { kind: 'slow', delayMs: 150 }, path: '/students' });
  const run = s.syncNow();
  const seen = await waitFor('a page', () => {
    const now = s.engine.progress();
    return now !== null && now.read > 0 ? now : null;
  });
  expect(seen).toMatchObject({ of: 60 });
  expect(seen.read % 10).toBe(0);
  await run;
  expect(s.engine.progress()).toBeNull();
});

it('is stopped: nobody leaves, the last page is kept, and the next run goes on from there', async () => {
  s.fault({ fault: { kind: 'slow', delayMs: 150 }, path: '/students' });
  const run = s.syncNow();
  await waitFor('a page', () => ((s.engine.progress()?.read ?? 0) > 0 ? true : null));
  s.engine.cancelRoster();
  await expect(run).rejects.toMatchObject({ code: 'ROSTER_STOPPED' });
  const kept = s.engine.status().pupils;
  expect(kept).toBeGreaterThan(0);
  expect(s.engine.status()).toMatchObject({ phase: 'idle', rosterProblem: null });
  expect(s.scene.store.listSyncRuns(1)).toMatchObject([{ errorCode: 'ROSTER_STOPPED' }]);
  s.control.clearFaults();
  await s.regularRun();
  expect(s.engine.status()).toMatchObject({ pupils: 60, rosterProblem: null });
});

it('with nothing under way there is nothing to stop', async () => {
  s.engine.cancelRoster();
  await s.syncNow();
  expect(s.engine.status().pupils).toBe(60);
});
