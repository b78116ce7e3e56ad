// Randomness from the operating system.
import { randomFillSync, randomInt } from 'node:crypto';
import { v7 } from 'uuid';
import type { Random } from '../../core/ports.ts';

const BYTES_AN_ID = 16;
/** Bytes are asked for in this many ids' worth at once: a first import draws one a pupil. */
const IDS_AT_ONCE = 256;

function createPool(): () => Uint8Array {
  const pool = new Uint8Array(BYTES_AN_ID * IDS_AT_ONCE);
  let used = pool.length;
  return () => {
    if (used === pool.length) {
      randomFillSync(pool);
      used = 0;
    }
    used += BYTES_AN_ID;
    return pool.subarray(used - BYTES_AN_ID, used);
  };
}

/** Ids in order of time, digits nobody can guess. */
export function createSystemRandom(): Random {
  const nextBytes = createPool();
  return {
    uuidV7: (nowMs) => v7({ msecs: nowMs, random: nextBytes() }),
    digits: (count) => Array.from({ length: count }, () => String(randomInt(10))).join(''),
    fraction: () => randomInt(2 ** 32) / 2 ** 32,
  };
}
