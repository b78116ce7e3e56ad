// Who is on site: the SQL of core/presence/person-state.ts for everybody at once. A property test holds the two together.
import type { LocalDate } from '../../../shared/domain/attendance.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { MovementKind } from '../../../shared/domain/movement.ts';
import type { ListedPerson, PresenceReader } from '../../core/store-parts/presence-store.ts';
import { builder, prepared, type Reader } from '../query.ts';
import type { PeopleTable } from '../schema.ts';
import { rowToMovement } from './movement-rows.ts';

const SIGN: readonly MovementKind[] = ['signIn', 'signOut'];
/** What says where in the school somebody is: buildings, until they sign out or in again. */
const PLACE: readonly MovementKind[] = ['buildingIn', 'buildingOut', ...SIGN];
const BUILDING: readonly MovementKind[] = ['buildingIn', 'buildingOut'];

export const listedPersonColumns = [
  'people.id as person_id',
  'people.kind as person_kind',
  'people.forename',
  'people.surname',
  'people.form_name',
  'year_groups.name as year_name',
  'user_types.name as user_type_name',
  'departments.name as department_name',
] as const;

export interface ListedPersonRow {
  person_id: PersonId;
  person_kind: PeopleTable['kind'];
  forename: string;
  surname: string;
  form_name: string | null;
  year_name: string | null;
  user_type_name: string | null;
  department_name: string | null;
}

const listedPeople = () =>
  builder
    .selectFrom('people')
    .leftJoin('year_groups', 'year_groups.id', 'people.year_group_id')
    .leftJoin('user_types', 'user_types.id', 'people.user_type_id')
    .leftJoin('person_details', 'person_details.person_id', 'people.id')
    .leftJoin('departments', (join) =>
      join.on((eb) =>
        eb('departments.id', '=', eb.fn.coalesce('person_details.department_id', 'people.department_id')),
      ),
    );

/** The order of recording of a person's newest movement of some kinds on a day. */
const newestOf = (kinds: readonly MovementKind[], p: { localDate: LocalDate }, how: 'in' | 'not in') =>
  builder
    .selectFrom('movements')
    .select((eb) => ['movements.person_id', eb.fn.max('movements.seq').as('seq')])
    .where('movements.local_date', '=', p.localDate)
    .where('movements.kind', how, kinds)
    .groupBy('movements.person_id');

export const presenceQueries = {
  listOnSite: prepared((p: { localDate: LocalDate }) =>
    listedPeople()
      .innerJoin(newestOf(SIGN, p, 'in').as('newest_sign'), 'newest_sign.person_id', 'people.id')
      .innerJoin('movements as sign', 'sign.seq', 'newest_sign.seq')
      .leftJoin(newestOf(PLACE, p, 'in').as('newest_place'), 'newest_place.person_id', 'people.id')
      .leftJoin('movements as place', (join) =>
        join.onRef('place.seq', '=', 'newest_place.seq').on('place.kind', '=', 'buildingIn'),
      )
      .leftJoin(newestOf(BUILDING, p, 'not in').as('newest_door'), 'newest_door.person_id', 'people.id')
      .leftJoin('movements as door', (join) =>
        join.onRef('door.seq', '=', 'newest_door.seq').on('door.kind', '=', 'leaving'),
      )
      .where('sign.kind', '=', 'signIn')
      .select(listedPersonColumns)
      .select([
        'sign.occurred_at_ms as signed_in_at_ms',
        'place.building',
        'door.occurred_at_ms as out_at_ms',
        'door.action_name as out_action_name',
      ]),
  ),
  findListedPerson: prepared((p: { id: PersonId }) =>
    listedPeople().select(listedPersonColumns).where('people.id', '=', p.id),
  ),
  listSignMovements: prepared((p: { localDate: LocalDate; untilMs: number }) =>
    builder
      .selectFrom('movements')
      .selectAll()
      .where('local_date', '=', p.localDate)
      .where('kind', 'in', SIGN)
      .where('occurred_at_ms', '<=', p.untilMs)
      .orderBy('seq'),
  ),
};

export const rowToListedPerson = (row: ListedPersonRow): ListedPerson => ({
  id: row.person_id,
  kind: row.person_kind,
  forename: row.forename,
  surname: row.surname,
  formName: row.form_name,
  yearName: row.year_name,
  userTypeName: row.user_type_name,
  departmentName: row.department_name,
});

/** Who is on site, read. */
export function presenceReader(
  reader: Reader,
): Pick<PresenceReader, 'listOnSite' | 'findListedPerson' | 'listSignMovements'> {
  return {
    listOnSite: (localDate) =>
      reader.all(presenceQueries.listOnSite({ localDate })).map((row) => ({
        person: rowToListedPerson(row),
        signedInAtMs: row.signed_in_at_ms,
        building: row.building,
        checkedOut:
          row.out_at_ms === null || row.out_action_name === null
            ? null
            : { atMs: row.out_at_ms, actionName: row.out_action_name },
      })),
    findListedPerson(id) {
      const row = reader.first(presenceQueries.findListedPerson({ id }));
      return row === undefined ? null : rowToListedPerson(row);
    },
    listSignMovements: (localDate, untilMs) =>
      reader.all(presenceQueries.listSignMovements({ localDate, untilMs })).map(rowToMovement),
  };
}
