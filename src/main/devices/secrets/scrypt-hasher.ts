// The PasswordHasher port with scrypt, off the main thread's hands: Node runs it in its thread pool.
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { PasswordHasher } from '../../core/admin/password-hasher.ts';

const SALT_BYTES = 16;
const KEY_BYTES = 32;
const BLOCK_SIZE = 8;
const PARALLELISM = 1;
/** 32 MB and about a tenth of a second a guess: four times that took seconds in Electron on a busy two-core PC. */
const DEFAULT_COST_LOG2 = 15;
/** A stored cost beyond this is damage, not a hash of ours: it would ask for gigabytes. */
const MAX_COST_LOG2 = 20;

const STORED = /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([A-Za-z0-9_-]{16,64})\$([A-Za-z0-9_-]{40,64})$/;

interface Cost {
  readonly costLog2: number;
  readonly blockSize: number;
  readonly parallelism: number;
}

function derive(password: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  const N = 2 ** cost.costLog2;
  const options = { N, r: cost.blockSize, p: cost.parallelism, maxmem: 256 * N * cost.blockSize };
  return new Promise((resolve, reject) => {
    // The same password typed on another keyboard may arrive composed differently.
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}

/** Creates the hasher. `costLog2` is for tests only: a lower cost makes guessing cheap. */
export function createScryptHasher({ costLog2 = DEFAULT_COST_LOG2 } = {}): PasswordHasher {
  return {
    async hash(password) {
      const salt = randomBytes(SALT_BYTES);
      const key = await derive(password, salt, { costLog2, blockSize: BLOCK_SIZE, parallelism: PARALLELISM });
      const parts = [
        'scrypt',
        costLog2,
        BLOCK_SIZE,
        PARALLELISM,
        salt.toString('base64url'),
        key.toString('base64url'),
      ];
      return parts.join('$');
    },

    async verify(password, stored) {
      const match = STORED.exec(stored);
      if (match === null) return false;
      const [, log2, r, p, salt = '', key = ''] = match;
      const cost: Cost = { costLog2: Number(log2), blockSize: Number(r), parallelism: Number(p) };
      const isOurs = cost.costLog2 >= 1 && cost.costLog2 <= MAX_COST_LOG2 && cost.blockSize === BLOCK_SIZE;
      if (!isOurs || cost.parallelism !== PARALLELISM) return false;
      const expected = Buffer.from(key, 'base64url');
      if (expected.length !== KEY_BYTES) return false;
      return timingSafeEqual(await derive(password, Buffer.from(salt, 'base64url'), cost), expected);
    },
  };
}
