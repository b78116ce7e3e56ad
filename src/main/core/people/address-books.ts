// Address books: one per user type, of people on roll or of those who left.
import type { UserTypeId } from '../../../shared/domain/user-type.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { AddressBook, AddressBookRow } from '../../../shared/ipc/admin/people-contract.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { ExportTable } from '../export/table.ts';
import type { KioskContext } from '../kiosk-context.ts';
import type { AddressBookEntry } from '../store-parts/people-store.ts';
import type { Person } from '../store-port.ts';
import { standingsOn, todayAt } from './standing.ts';

type Context = Pick<KioskContext, 'store' | 'clock' | 'settings'>;
type Roll = Person['status'];

/** Every address book with its numbers; one of a retired user type only while somebody is in it. */
export function listAddressBooks({ store }: Pick<Context, 'store'>): {
  readonly books: AddressBook[];
  readonly inNoAddressBook: number;
} {
  const counts = new Map(store.countAddressBooks().map((count) => [count.userTypeId, count]));
  const books = store.listUserTypes().flatMap(({ id, name, retired }) => {
    const { current = 0, leavers = 0 } = counts.get(id) ?? {};
    return retired && current + leavers === 0 ? [] : [{ userTypeId: id, name, retired, current, leavers }];
  });
  const nowhere = store.countMemberships().filter(({ userTypeId }) => userTypeId === null);
  return { books, inNoAddressBook: nowhere.reduce((sum, { people }) => sum + people, 0) };
}

/** People of an address book in one answer: read, checked and sent in a fraction of the time a touch may wait. */
const PIECE = 1_000;

interface BookPiece {
  readonly rows: AddressBookRow[];
  readonly next: PersonId | null;
}

/** A piece of an address book, by surname. Where people stand is today's, whatever their roll. */
export function getAddressBook(
  context: Context,
  { userTypeId, roll, after }: { userTypeId: UserTypeId; roll: Roll; after: PersonId | null },
): BookPiece {
  const { store, clock, settings } = context;
  const { timeZone } = settings().kiosk;
  const standing = standingsOn(store.listMovementsOfDay(todayAt(clock.nowMs(), timeZone)), timeZone);
  const { entries, next } = store.listAddressBook(userTypeId, roll, after, PIECE);
  return { rows: entries.map((entry) => ({ ...rowOf(entry), standing: standing(entry.person.id) })), next };
}

function* everyEntry(store: Context['store'], userTypeId: UserTypeId, roll: Roll): Generator<AddressBookEntry> {
  let after: PersonId | null = null;
  do {
    const piece: ReturnType<typeof store.listAddressBook> = store.listAddressBook(userTypeId, roll, after, PIECE);
    yield* piece.entries;
    after = piece.next;
  } while (after !== null);
}

function rowOf(entry: AddressBookEntry): Omit<AddressBookRow, 'standing'> {
  const { person } = entry;
  return {
    personId: person.id,
    forename: person.forename,
    surname: person.surname,
    kind: person.kind,
    yearName: entry.yearName,
    formName: person.formName,
    departmentName: entry.departmentName,
    hasPin: entry.hasPin,
    hasCard: entry.hasCard,
    photoPermission: entry.photoPermission,
  };
}

const PERMISSION_WORDS = { notSaid: 'Not said', given: 'Given', refused: 'Refused' } as const;
const yesNo = (yes: boolean): string => (yes ? 'Yes' : 'No');

interface Wanted {
  readonly userTypeId: UserTypeId;
  readonly roll: Roll;
  readonly personIds: readonly PersonId[];
  readonly search: string;
}

/**
 * The people named, in the order given, as a table to export; whoever is no longer in the book is left out.
 * @throws AppError NOT_FOUND
 */
export function addressBookTable({ store }: Pick<Context, 'store'>, wanted: Wanted): ExportTable {
  const type = store.findUserType(wanted.userTypeId);
  if (type === null) throw new AppError('NOT_FOUND', { context: { what: 'userType' } });
  const entries = new Map<PersonId, AddressBookEntry>();
  for (const entry of everyEntry(store, wanted.userTypeId, wanted.roll)) entries.set(entry.person.id, entry);
  const search = wanted.search.trim();
  return {
    title: `Address book ${type.name}`,
    notes: [...(wanted.roll === 'left' ? ['Leavers'] : []), ...(search === '' ? [] : [`Search ${search}`])],
    columns: [
      { key: 'surname', label: 'Surname', type: 'text' },
      { key: 'forename', label: 'Forename', type: 'text' },
      { key: 'year', label: 'Year', type: 'text' },
      { key: 'form', label: 'Form', type: 'text' },
      { key: 'department', label: 'Department', type: 'text' },
      { key: 'pin', label: 'Has a PIN', type: 'text' },
      { key: 'card', label: 'Has a card', type: 'text' },
      { key: 'photo', label: 'Photo permission', type: 'text' },
    ],
    rows: wanted.personIds.flatMap((id) => {
      const entry = entries.get(id);
      if (entry === undefined) return [];
      return [
        {
          surname: entry.person.surname,
          forename: entry.person.forename,
          year: entry.yearName,
          form: entry.person.formName,
          department: entry.departmentName,
          pin: yesNo(entry.hasPin),
          card: yesNo(entry.hasCard),
          photo: PERMISSION_WORDS[entry.photoPermission],
        },
      ];
    }),
  };
}
