// Who is who after every id has changed and no UPN tells: by name and date of birth, and only where nobody else can be meant. Pure.
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { MovedCandidate } from '../store-parts/moved-pupils-store.ts';

export interface MovedPair {
  readonly known: PersonId;
  readonly stranger: PersonId;
}

/** The same letters, whatever their case, accents, spaces and hyphens. */
function nameKey({ forename, surname, dateOfBirth }: MovedCandidate): string | null {
  const plain = (text: string): string =>
    text
      .normalize('NFD')
      .toLowerCase()
      .replace(/[^\p{L}]/gu, '');
  const [first, last] = [plain(forename), plain(surname)];
  // Half a name and a birthday fit too many.
  return first === '' || last === '' ? null : `${first} ${last} ${dateOfBirth}`;
}

function byKey(people: readonly MovedCandidate[]): ReadonlyMap<string, readonly MovedCandidate[]> {
  const groups = new Map<string, MovedCandidate[]>();
  for (const person of people) {
    const key = nameKey(person);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), person]);
  }
  return groups;
}

/** Two different UPNs are two children; one that is not said contradicts nothing. */
function canBeSame(a: MovedCandidate, b: MovedCandidate): boolean {
  return a.upn === null || b.upn === null || a.upn === b.upn;
}

/**
 * Pairs of a pupil the roll no longer names and a new one who can only be that pupil. Where two share a name and a
 * birthday, on either side, nobody is taken for anybody: an administrator decides.
 */
export function decideMoved(
  missing: readonly MovedCandidate[],
  strangers: readonly MovedCandidate[],
): readonly MovedPair[] {
  const known = byKey(missing);
  const pairs: MovedPair[] = [];
  for (const [key, fresh] of byKey(strangers)) {
    const [stranger, ...others] = fresh;
    const [person, ...alike] = known.get(key) ?? [];
    if (stranger === undefined || person === undefined || others.length + alike.length > 0) continue;
    if (canBeSame(person, stranger)) pairs.push({ known: person.id, stranger: stranger.id });
  }
  return pairs;
}
