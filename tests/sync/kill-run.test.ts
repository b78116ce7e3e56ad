// The kill run with few kills. `npm run reliability` is the same with hundreds (docs/reliability.md).
import { expect, it } from '@jest/globals';
import { runKills } from '../../scripts/reliability/kill-run.ts';

const KILLS = 12;
const SEED = 4;

it('the app, killed again and again while Wonde fails, loses no movement and leaves the right register', async () => {
  const { verdict, timeline } = await runKills({ kills: KILLS, seed: SEED, pupils: 30 });
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
}, 120_000);
