// Which people of an address book a search and a choice leave. Pure.
import type { AddressBookRow } from '../../../shared/ipc/admin/people-contract.ts';
import { plainText } from '../../../shared/util/plain-text.ts';

export type Shows = 'all' | 'noPin' | 'noCard' | 'notSaid' | 'refused';

export interface PeopleFilter {
  readonly search: string;
  readonly show: Shows;
}

export const everybody: PeopleFilter = { search: '', show: 'all' };

/** True when nobody is hidden. */
export function isEverybody({ search, show }: PeopleFilter): boolean {
  return search.trim() === '' && show === 'all';
}

/** "Oakley, Siân": as an address book lists people. */
export function listedName({ forename, surname }: Pick<AddressBookRow, 'forename' | 'surname'>): string {
  return [surname, forename]
    .filter((part) => part !== '')
    .join(', ')
    .normalize('NFC');
}

/** "Siân Oakley". */
export function spokenName({ forename, surname }: Pick<AddressBookRow, 'forename' | 'surname'>): string {
  return `${forename} ${surname}`.normalize('NFC').trim();
}

/** "Year 9 · 9B" of a pupil, the department of staff; empty where the MIS gives none. */
export function groupOf(row: AddressBookRow): string {
  if (row.kind === 'staff') return row.departmentName ?? '';
  return [row.yearName, row.formName].filter((part) => part !== null).join(' · ');
}

export interface Findable {
  readonly row: AddressBookRow;
  readonly text: string;
}

/** The rows with what a search looks through, made once for a list of thousands. */
export function findable(rows: readonly AddressBookRow[]): readonly Findable[] {
  return rows.map((row) => ({ row, text: plainText(`${row.forename} ${row.surname} ${groupOf(row)}`) }));
}

const shown: Readonly<Record<Shows, (row: AddressBookRow) => boolean>> = {
  all: () => true,
  noPin: ({ hasPin }) => !hasPin,
  noCard: ({ hasCard }) => !hasCard,
  notSaid: ({ photoPermission }) => photoPermission === 'notSaid',
  refused: ({ photoPermission }) => photoPermission === 'refused',
};

/** The people left, in the order given. Every word of the search has to be somewhere, with or without accents. */
export function findPeople(people: readonly Findable[], { search, show }: PeopleFilter): AddressBookRow[] {
  const words = plainText(search)
    .split(/[\s,]+/)
    .filter(Boolean);
  const left: AddressBookRow[] = [];
  for (const { row, text } of people) {
    if (shown[show](row) && words.every((word) => text.includes(word))) left.push(row);
  }
  return left;
}
