// Draws whole names from the pools: mostly within one heritage, sometimes across two.

import { namePools } from './name-pools.ts';
import type { NamePool } from './name-pools.ts';
import type { Random } from './random.ts';

/** The parts of a person's name, as an MIS keeps them. */
export interface PersonName {
  readonly forename: string;
  readonly surname: string;
  readonly middleNames: string | null;
  readonly legalForename: string;
  readonly legalSurname: string;
}

const totalWeight = namePools.reduce((sum, pool) => sum + pool.weight, 0);

const shortForms: Readonly<Record<string, string>> = {
  Oliver: 'Ollie',
  Thomas: 'Tom',
  William: 'Will',
  Samuel: 'Sam',
  Benjamin: 'Ben',
  Alexander: 'Alex',
  Katherine: 'Kate',
  Eleanor: 'Ellie',
  Gwenllian: 'Gwen',
  Chukwuemeka: 'Emeka',
};

function pickPool(random: Random): NamePool {
  let left = random.next() * totalWeight;
  for (const pool of namePools) {
    left -= pool.weight;
    if (left < 0) return pool;
  }
  return random.pick(namePools);
}

/** Draws a name; about one in twelve mixes two heritages, one in forty has a legal name that differs. */
export function pickName(random: Random, sex: 'female' | 'male'): PersonName {
  const pool = pickPool(random);
  const surnamePool = random.chance(0.08) ? pickPool(random) : pool;
  const legalForename = random.pick(pool[sex]);
  const legalSurname = random.pick(surnamePool.surnames);
  const middleNames = random.chance(0.55) ? random.pick(pool[sex]) : null;
  const short = shortForms[legalForename];
  const forename = short !== undefined && random.chance(0.4) ? short : legalForename;
  const surname = random.chance(0.025) ? random.pick(surnamePool.surnames) : legalSurname;
  return { forename, surname, middleNames, legalForename, legalSurname };
}
