import { expect, it } from '@jest/globals';
import { createRestartBrake } from './restart-brake.ts';

it('lets three crashes in five minutes restart, and stops at the fourth', () => {
  const mayRestart = createRestartBrake({ restarts: 3, withinMs: 300_000 });
  expect([0, 1_000, 2_000, 3_000].map(mayRestart)).toEqual([true, true, true, false]);
});

it('forgets crashes of long ago', () => {
  const mayRestart = createRestartBrake({ restarts: 1, withinMs: 300_000 });
  expect(mayRestart(0)).toBe(true);
  expect(mayRestart(400_000)).toBe(true);
  expect(mayRestart(400_001)).toBe(false);
});
