// Randomness a test can repeat: the same seed gives the same ids, digits and fractions.
import type { Random } from '../../src/main/core/ports.ts';

const TWO_TO_32 = 2 ** 32;

/** A generator after Steele and Vigna's mixing of a counter: small, fast, and good enough for tests only. */
function createGenerator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
}

/** Seeded Random. Its UUIDs are true version 7: their time part is the one given, and they sort by it. */
export function seededRandom(seed = 1): Random {
  const next = createGenerator(seed);
  const fraction = (): number => next() / TWO_TO_32;
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => Math.floor(fraction() * 16).toString(16)).join('');
  return {
    uuidV7(nowMs) {
      const time = Math.floor(nowMs).toString(16).padStart(12, '0');
      const variant = '89ab'.charAt(Math.floor(fraction() * 4));
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(12)}`;
    },
    digits: (count) => Array.from({ length: count }, () => Math.floor(fraction() * 10)).join(''),
    fraction,
  };
}
