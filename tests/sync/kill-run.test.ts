// The kill run with few kills, and one of everything that can befall a PC. `npm run reliability` is the same with hundreds
// (docs/reliability.md).
import { beforeAll, describe, expect, it } from '@jest/globals';
import { runKills, type KillRunReport } from '../../scripts/reliability/kill-run.ts';
import { canTrace } from '../../scripts/reliability/power/read-trace.ts';

const KILLS = 10;
const SEED = 4;

describe('the app, killed again and again while Wonde fails and the PC lets it down', () => {
  let report: KillRunReport;
  beforeAll(async () => {
    report = await runKills({ kills: KILLS, seed: SEED, pupils: 90, proofCuts: 12 });
  }, 240_000);

  it('loses no movement and leaves the right register', () => {
    const { verdict, timeline } = report;
    // The story comes with the failure: timing does not repeat, even where the seed does.
    expect({ ...verdict, story: verdict.problems.length > 0 ? timeline : [] }).toMatchObject({
      lost: 0,
      wrong: 0,
      problems: [],
      story: [],
    });
    // It was a run in which something happened.
    expect(verdict.movements).toBeGreaterThan(KILLS / 2);
    expect(verdict.marks).toBeGreaterThan(0);
  });

  it('met a full disk, other programs’ locks and a clock that was set, and said so where it could not record', () => {
    const { livesWith, refusedWith, clockSteps } = report;
    for (const trouble of ['diskFull', 'shortLock', 'longLock', 'clockStep'] as const) {
      expect(livesWith[trouble]).toBeGreaterThan(0);
    }
    expect(refusedWith).toMatchObject({ STORAGE_FULL: expect.any(Number) });
    expect(clockSteps).toBeGreaterThan(0);
  });

  it('loses nothing when the power goes, where a store that trusts the disk would', () => {
    const { powerCuts, powerProof } = report;
    // Only a machine that lets nobody trace a process is excused; CI's own lets us (scripts/system-packages.ts).
    expect(powerProof === null).toBe(!canTrace());
    if (powerProof === null) return;
    expect(powerCuts).toBeGreaterThan(0);
    expect(powerProof.harmful.FULL).toBe(0);
    expect(powerProof.harmful.NORMAL).toBeGreaterThan(0);
    expect(powerProof.harmful.OFF).toBeGreaterThan(0);
  });
});
