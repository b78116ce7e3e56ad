// The order in which the kiosk offers year groups and names. Pure.
import type { Person, YearGroup } from '../../core/store-port.ts';

// Sorted here and not by SQLite, whose collations know ASCII only: Łukasz belongs beside Luke, Siân beside Sian.
const english = new Intl.Collator('en-GB', { numeric: true });

const NURSERY_RANK = -20;
const EARLY_YEARS_RANK = -30;
const RECEPTION_RANK = 0;
const UNKNOWN_RANK = 1000;

/** Where a year stands in a school: E1, E2, N1, N2 (or N), R, 1 to 14; anything else after those. */
function yearRank(text: string): number | null {
  const word = text.trim().toUpperCase();
  const earlyYears = /^E(\d)?$/.exec(word);
  if (earlyYears) return EARLY_YEARS_RANK + Number(earlyYears[1] ?? 0);
  const nursery = /^(?:N|NURSERY ?)(\d)?$/.exec(word);
  if (nursery) return NURSERY_RANK + Number(nursery[1] ?? 0);
  if (/^(?:R|RECEPTION|YEAR R|FY|FS2)$/.test(word)) return RECEPTION_RANK;
  const numbered = /^(?:\D*?\b|Y)(\d{1,2})$/.exec(word);
  return numbered ? Number(numbered[1]) : null;
}

function rankOf(group: YearGroup): number {
  return (group.code === null ? null : yearRank(group.code)) ?? yearRank(group.name) ?? UNKNOWN_RANK;
}

/** Orders year groups as a school does: nursery, reception, 1, 2 … 13, then the rest by name. */
export function compareYearGroups(a: YearGroup, b: YearGroup): number {
  return rankOf(a) - rankOf(b) || english.compare(a.name, b.name) || english.compare(a.id, b.id);
}

/** What people are ordered by. */
export type Named = Pick<Person, 'id' | 'forename' | 'surname'>;

/** Orders people by forename, then surname, in English collation; ids decide between namesakes, so the order is stable. */
export function comparePeople(a: Named, b: Named): number {
  return (
    english.compare(a.forename, b.forename) ||
    english.compare(a.surname, b.surname) ||
    (a.id < b.id ? -1 : Number(a.id > b.id))
  );
}

/** Orders people as an address book does: by surname, then forename. */
export function compareBySurname(a: Person, b: Person): number {
  return (
    english.compare(a.surname, b.surname) ||
    english.compare(a.forename, b.forename) ||
    (a.id < b.id ? -1 : Number(a.id > b.id))
  );
}
