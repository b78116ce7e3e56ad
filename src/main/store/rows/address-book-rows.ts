// Address books, one per user type, and a person's whole history.
import type { LocalDate } from '../../../shared/domain/attendance.ts';
import type { MovementId, PersonId } from '../../../shared/domain/ids.ts';
import { STUDENT, type UserTypeId } from '../../../shared/domain/user-type.ts';
import type { MarkWithState, Person } from '../../core/store-port.ts';
import type { AddressBookEntry, PeopleStoreReader } from '../../core/store-parts/people-store.ts';
import { builder, prepared, type Reader } from '../query.ts';
import type { PersonDetailsTable } from '../schema.ts';
import { FIRST_ID, unindexed } from './columns.ts';
import { compareBySurname } from './directory-order.ts';
import { marksWithState, rowToMarkWithState } from './mark-rows.ts';
import { rowToMovement } from './movement-rows.ts';
import { personColumns, rowToPerson, type PersonRow } from './people-rows.ts';

type Status = Person['status'];

interface BookRow extends PersonRow {
  year_name: string | null;
  department_name: string | null;
  photo_permission: PersonDetailsTable['photo_permission'] | null;
  pin: string | null;
  card: string | null;
}

interface Piece {
  readonly userTypeId: UserTypeId;
  readonly status: Status;
  readonly after: PersonId;
  readonly limit: number;
}

// In the order of ids, from one piece to the next: by name, SQLite would sort the whole book for each.
const pieceOf = (p: Piece) =>
  builder
    .selectFrom('people')
    .leftJoin('year_groups', 'year_groups.id', 'people.year_group_id')
    .leftJoin('person_details', 'person_details.person_id', 'people.id')
    .leftJoin('departments', (join) =>
      join.on((eb) =>
        eb('departments.id', '=', eb.fn.coalesce('person_details.department_id', 'people.department_id')),
      ),
    )
    .leftJoin('credentials as pins', (join) =>
      join.onRef('pins.person_id', '=', 'people.id').on('pins.kind', '=', 'pin'),
    )
    .leftJoin('credentials as cards', (join) =>
      join.onRef('cards.person_id', '=', 'people.id').on('cards.kind', '=', 'card'),
    )
    .select(personColumns)
    .select([
      'year_groups.name as year_name',
      'departments.name as department_name',
      'person_details.photo_permission',
      'pins.person_id as pin',
      'cards.person_id as card',
    ])
    .where('people.id', '>', p.after)
    .where(unindexed('people.status'), '=', p.status)
    .where(unindexed('people.user_type_id'), '=', p.userTypeId)
    .orderBy('people.id')
    .limit(p.limit);

export const addressBookQueries = {
  listAddressBook: prepared(pieceOf),
  /** Pupils who left before there were user types. */
  listEarlyLeavers: prepared(() =>
    builder
      .selectFrom('people')
      .leftJoin('year_groups', 'year_groups.id', 'people.year_group_id')
      .leftJoin('person_details', 'person_details.person_id', 'people.id')
      .select(personColumns)
      .select(['year_groups.name as year_name', 'person_details.photo_permission'])
      .where('people.kind', '=', 'student')
      .where('people.status', '=', 'left')
      .where('people.user_type_id', 'is', null),
  ),
  countAddressBooks: prepared(() =>
    builder
      .selectFrom('people')
      .select(['user_type_id', 'kind', 'status'])
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .groupBy(['user_type_id', 'kind', 'status']),
  ),
  listMovementsOfDay: prepared((p: { localDate: LocalDate }) =>
    builder.selectFrom('movements').selectAll().where('local_date', '=', p.localDate).orderBy('seq', 'desc'),
  ),
  listHistory: prepared((p: { personId: PersonId }) =>
    builder.selectFrom('movements').selectAll().where('person_id', '=', p.personId).orderBy('seq', 'desc'),
  ),
  listMarksOfPerson: prepared((p: { personId: PersonId }) =>
    marksWithState().where('marks.person_id', '=', p.personId).orderBy('marks.seq'),
  ),
  listAuditAbout: prepared((p: { personId: PersonId }) =>
    builder.selectFrom('audit').selectAll().where('subject_id', '=', p.personId).orderBy('seq'),
  ),
  listPhotosOf: prepared((p: { personId: PersonId }) =>
    builder
      .selectFrom('movements')
      .select(['id', 'photo_id'])
      .where('person_id', '=', p.personId)
      .where('photo_id', 'is not', null)
      .orderBy('seq', 'desc'),
  ),
};

const toEntry = (row: BookRow): AddressBookEntry => ({
  person: rowToPerson(row),
  yearName: row.year_name,
  departmentName: row.department_name,
  hasPin: row.pin !== null,
  hasCard: row.card !== null,
  photoPermission: row.photo_permission ?? 'notSaid',
});

function countBooks(reader: Reader): ReturnType<PeopleStoreReader['countAddressBooks']> {
  const books = new Map<UserTypeId, { userTypeId: UserTypeId; current: number; leavers: number }>();
  for (const { user_type_id, kind, status, count } of reader.all(addressBookQueries.countAddressBooks({}))) {
    const userTypeId = user_type_id ?? (kind === 'student' && status === 'left' ? STUDENT : null);
    if (userTypeId === null) continue;
    const book = books.get(userTypeId) ?? { userTypeId, current: 0, leavers: 0 };
    book[status === 'current' ? 'current' : 'leavers'] += count;
    books.set(userTypeId, book);
  }
  return [...books.values()];
}

function marksByMovement(reader: Reader, personId: PersonId): Map<MovementId, MarkWithState[]> {
  const byMovement = new Map<MovementId, MarkWithState[]>();
  for (const row of reader.all(addressBookQueries.listMarksOfPerson({ personId }))) {
    const marks = byMovement.get(row.movement_id) ?? [];
    marks.push(rowToMarkWithState(row));
    byMovement.set(row.movement_id, marks);
  }
  return byMovement;
}

type Reads = Pick<
  PeopleStoreReader,
  | 'countAddressBooks'
  | 'listAddressBook'
  | 'listMovementsOfDay'
  | 'listHistory'
  | 'listMarksOfPerson'
  | 'listAuditAbout'
  | 'listPhotosOf'
>;

/** Address books and histories. */
export function addressBookReader(reader: Reader): Reads {
  const earlyLeavers = (): BookRow[] =>
    reader
      .all(addressBookQueries.listEarlyLeavers({}))
      .map((row) => ({ ...row, department_name: null, pin: null, card: null }));
  return {
    countAddressBooks: () => countBooks(reader),
    listAddressBook(userTypeId, status, after, limit) {
      const piece = { userTypeId, status, after: after ?? FIRST_ID, limit };
      const rows: BookRow[] = reader.all(addressBookQueries.listAddressBook(piece));
      const next = rows[limit - 1]?.id ?? null;
      const early = next === null && userTypeId === STUDENT && status === 'left' ? earlyLeavers() : [];
      const entries = [...rows, ...early].map(toEntry).sort((a, b) => compareBySurname(a.person, b.person));
      return { entries, next };
    },
    listMovementsOfDay: (localDate) =>
      reader.all(addressBookQueries.listMovementsOfDay({ localDate })).map(rowToMovement),
    listHistory: (personId) => reader.all(addressBookQueries.listHistory({ personId })).map(rowToMovement),
    listMarksOfPerson: (personId) => marksByMovement(reader, personId),
    listAuditAbout: (personId) =>
      reader.all(addressBookQueries.listAuditAbout({ personId })).map((row) => ({
        id: row.id,
        atMs: row.at_ms,
        who: row.who,
        what: row.what,
        detailJson: row.detail_json,
        subjectId: row.subject_id,
        beforeJson: row.before_json,
        afterJson: row.after_json,
      })),
    listPhotosOf: (personId) =>
      reader
        .all(addressBookQueries.listPhotosOf({ personId }))
        .flatMap(({ id, photo_id }) => (photo_id === null ? [] : [{ movementId: id, photoId: photo_id }])),
  };
}
