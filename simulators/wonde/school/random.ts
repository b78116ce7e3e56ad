// A seeded source of randomness, so that the same seed always makes the same school.
// Not for secrets.

/** A deterministic random source. */
export interface Random {
  /** A fraction from 0 up to, not including, 1. */
  next(): number;
  /** An integer from 0 up to, not including, `limit`. */
  below(limit: number): number;
  /** True with the given probability (0 to 1). */
  chance(probability: number): boolean;
  /** One of the items; throws RangeError for an empty list. */
  pick<T>(items: readonly T[]): T;
  /** Lower-case hexadecimal text of the given length. */
  hex(length: number): string;
  /** A shuffled copy of the items. */
  shuffle<T>(items: readonly T[]): T[];
}

/** Creates a random source (mulberry32) whose sequence depends on the seed alone. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = <T>(items: readonly T[]): T => {
    const item = items[below(items.length)];
    if (item === undefined) throw new RangeError('Cannot pick from an empty list');
    return item;
  };
  const hex = (length: number): string => {
    let text = '';
    while (text.length < length) text += below(16).toString(16);
    return text;
  };
  const shuffle = <T>(items: readonly T[]): T[] => {
    const keyed = items.map((item) => ({ key: next(), item }));
    return keyed.sort((a, b) => a.key - b.key).map((entry) => entry.item);
  };
  return { next, below, chance: (probability) => next() < probability, pick, hex, shuffle };
}
