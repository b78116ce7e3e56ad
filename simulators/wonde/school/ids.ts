// The shapes of identifiers Wonde and the schools census use: Wonde ids, UPIs and UPNs.

import { createHash } from 'node:crypto';
import type { Random } from './random.ts';

/** Hands out Wonde ids in rising order, so that a list sorted by id is a list in order of creation. */
export interface IdSequence {
  /** The next unused id: a capital letter and ten digits, below 2147483648. */
  next(): string;
}

/**
 * Creates an id sequence above `base`; the gaps between ids come from the random source. Bases are a
 * hundred million apart, so that two schools never share an id.
 */
export function createIdSequence(random: Random, base: number, letter = 'A'): IdSequence {
  let current = base + random.below(900_000);
  return {
    next: () => {
      current += 1 + random.below(500);
      return `${letter}${current}`;
    },
  };
}

/** The UPI of a person: 32 hexadecimal digits made from the MIS id and the school's id. */
export function makeUpi(misId: string, schoolId: string): string {
  return createHash('md5').update(`${misId}:${schoolId}`).digest('hex');
}

// The census' check letters: I, O and S are left out because they look like digits.
const checkLetters = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/** A UPN with a correct check letter: letter, LA (3), establishment (4), year (2), serial (3). */
export function makeUpn(laCode: string, establishment: string, joinedYear: number, serial: number): string {
  const shift = Math.floor(serial / 1000);
  const school = String((Number(establishment) + shift) % 10_000).padStart(4, '0');
  const year = String(joinedYear % 100).padStart(2, '0');
  const digits = `${laCode}${school}${year}${String(serial % 1000).padStart(3, '0')}`;
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) sum += Number(digits[index]) * (index + 2);
  return `${checkLetters[sum % 23] ?? 'A'}${digits}`;
}
