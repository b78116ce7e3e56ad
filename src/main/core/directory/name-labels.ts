// How names show on the kiosk: as little as lets a pupil find their own, more only where two would look the same.
import type { PersonId } from '../../../shared/domain/ids.ts';

export interface Nameable {
  readonly id: PersonId;
  readonly forename: string;
  readonly surname: string;
  readonly middleNames: string | null;
  readonly formName: string | null;
}

export interface NameLabel {
  readonly personId: PersonId;
  readonly label: string;
  readonly detail: string | null;
}

const collator = new Intl.Collator('en-GB', { sensitivity: 'base' });

/** The first letter as a reader sees it: NFC, so that "Ŵ" is one letter. */
function initialOf(text: string): string {
  return Array.from(text.trim().normalize('NFC'))[0]?.toLocaleUpperCase('en-GB') ?? '';
}

/** "Siân O": what the last screen and most lists show. */
export function shortName(person: Pick<Nameable, 'forename' | 'surname'>): string {
  return `${person.forename.normalize('NFC')} ${initialOf(person.surname)}`.trim();
}

/** "Siân Owen", for staff and for two pupils whose short names collide. */
export function fullName(person: Pick<Nameable, 'forename' | 'surname'>): string {
  return `${person.forename} ${person.surname}`.normalize('NFC').trim();
}

/** Form group, and the middle initial where the form does not tell them apart; never a date of birth. */
function detailOf(person: Nameable, sameFormToo: boolean): string | null {
  const middle = sameFormToo && person.middleNames ? `${initialOf(person.middleNames)}.` : null;
  const parts = [person.formName, middle].filter((part) => part !== null && part !== '');
  return parts.length > 0 ? parts.join(' · ') : null;
}

/** Puts those together whose text reads alike; in each group, people stand as they did in the list. */
function alikeBy<T>(people: readonly T[], textOf: (person: T) => string): ReadonlyMap<T, readonly T[]> {
  const read = people.map((person) => ({ person, text: textOf(person) }));
  // Sorted, those who read alike are neighbours: comparing everybody with everybody takes a long month a second.
  read.sort((a, b) => collator.compare(a.text, b.text));
  const groups = new Map<T, T[]>();
  let group: T[] = [];
  let before: string | null = null;
  for (const { person, text } of read) {
    if (before === null || collator.compare(before, text) !== 0) group = [];
    group.push(person);
    groups.set(person, group);
    before = text;
  }
  return groups;
}

/** Labels a list of pupils, in the order given. "Zoë B" and "Zoe B" count as alike: a child in a hurry reads them so. */
export function labelNames(people: readonly Nameable[]): readonly NameLabel[] {
  const byShortName = alikeBy(people, shortName);
  const byFullName = alikeBy(people, fullName);
  return people.map((person) => {
    if (byShortName.get(person)?.length === 1) {
      return { personId: person.id, label: shortName(person), detail: null };
    }
    const sameName = (byFullName.get(person) ?? []).filter((other) => other.id !== person.id);
    if (sameName.length === 0) return { personId: person.id, label: fullName(person), detail: null };
    const sameForm = sameName.some((other) => other.formName === person.formName);
    return { personId: person.id, label: fullName(person), detail: detailOf(person, sameForm) };
  });
}

/** Labels staff by their whole names, in the order given; namesakes by the initial of a middle name. */
export function labelStaff(people: readonly Nameable[]): readonly NameLabel[] {
  const byFullName = alikeBy(people, fullName);
  return people.map((person) => {
    const alike = (byFullName.get(person)?.length ?? 1) > 1;
    const middle = alike && person.middleNames ? `${initialOf(person.middleNames)}.` : null;
    return { personId: person.id, label: fullName(person), detail: middle };
  });
}
