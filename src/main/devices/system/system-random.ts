// Randomness from the operating system.
import { randomInt } from 'node:crypto';
import { v7 } from 'uuid';
import type { Random } from '../../core/ports.ts';

/** Ids in order of time, digits nobody can guess. */
export function createSystemRandom(): Random {
  return {
    uuidV7: (nowMs) => v7({ msecs: nowMs }),
    digits: (count) => Array.from({ length: count }, () => String(randomInt(10))).join(''),
    fraction: () => randomInt(2 ** 32) / 2 ** 32,
  };
}
