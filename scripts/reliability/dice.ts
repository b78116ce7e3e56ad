// Chance that a seed repeats.
import { seededRandom } from '../../tests/fakes/seeded-random.ts';

export interface Dice {
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  chance(share: number): boolean;
  pick<T>(from: readonly [T, ...T[]] | readonly T[]): T;
  uuid(): string;
}

/** Creates dice that fall the same way for the same seed. */
export function createDice(seed: number): Dice {
  const random = seededRandom(seed);
  const between = (least: number, most: number): number => least + Math.floor(random.fraction() * (most - least + 1));
  return {
    between,
    chance: (share) => random.fraction() < share,
    pick: (from) => {
      const picked = from[between(0, from.length - 1)];
      if (picked === undefined) throw new RangeError('nothing to pick from');
      return picked;
    },
    uuid: () => random.uuidV7(1_764_000_000_000),
  };
}
