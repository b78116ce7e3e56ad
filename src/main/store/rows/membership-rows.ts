// Who belongs where, as rows: read for everybody at once, and written in batches.
import { sql } from 'kysely';
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { DepartmentId, UserTypeId } from '../../../shared/domain/user-type.ts';
import type {
  MembershipFacts,
  PeopleSetupReader,
  PeopleSetupWriter,
} from '../../core/store-parts/people-setup-store.ts';
import { builder, prepared, type Reader, type Writer } from '../query.ts';
import type { Bit } from '../schema.ts';
import { FIRST_ID, listed, unindexed } from './columns.ts';

const facts = () =>
  builder
    .selectFrom('people')
    .leftJoin('year_groups', 'year_groups.id', 'people.year_group_id')
    .leftJoin('person_details', 'person_details.person_id', 'people.id')
    .select([
      'people.id',
      'people.kind',
      'people.is_teaching',
      'people.user_type_id',
      'people.department_id',
      'year_groups.name as year_name',
      'year_groups.code as year_code',
      'person_details.department_id as own_department_id',
    ])
    .where('people.status', '=', 'current');

export const membershipQueries = {
  listAllFacts: prepared(() => facts()),
  listFacts: prepared((p: { ids: string }) => facts().where('people.id', 'in', listed<PersonId>(p.ids))),
  listFactsAfter: prepared((p: { after: PersonId; limit: number }) =>
    facts().where('people.id', '>', p.after).orderBy('people.id').limit(p.limit),
  ),
  // In the order of ix_people__user_type_id_status_kind_department_id, so that nothing is sorted.
  countMemberships: prepared(() =>
    builder
      .selectFrom('people')
      .select(['kind', 'user_type_id', 'department_id', (eb) => eb.fn.countAll<number>().as('people')])
      .where(unindexed('status'), '=', 'current')
      .groupBy(['user_type_id', 'status', 'kind', 'department_id']),
  ),
  listRosterYears: prepared(() =>
    builder
      .selectFrom(
        builder
          .selectFrom('people')
          .select((eb) => [
            'year_group_id',
            eb.fn.countAll<number>().as('pupils'),
            sql<number>`total(user_type_id is null)`.as('in_no_address_book'),
          ])
          .where('kind', '=', 'student')
          .where('status', '=', 'current')
          .groupBy(['year_group_id', 'birth_month', 'user_type_id'])
          .as('counted'),
      )
      .leftJoin('year_groups', 'year_groups.id', 'counted.year_group_id')
      .select((eb) => [
        'year_groups.name',
        'year_groups.code',
        eb.fn.sum<number>('counted.pupils').as('pupils'),
        eb.fn.sum<number>('counted.in_no_address_book').as('in_no_address_book'),
      ])
      .groupBy(['counted.year_group_id', 'year_groups.name', 'year_groups.code']),
  ),
  setMembership: prepared((p: { ids: string; userTypeId: UserTypeId | null; departmentId: DepartmentId | null }) =>
    builder
      .updateTable('people')
      .set({ user_type_id: p.userTypeId, department_id: p.departmentId })
      .where('id', 'in', listed<PersonId>(p.ids)),
  ),
  countCredentials: prepared((p: { ids: string }) =>
    builder
      .selectFrom('credentials')
      .select((eb) => [
        sql<number>`total(kind = 'pin')`.as('pins'),
        sql<number>`total(kind = 'card')`.as('cards'),
        eb.fn.count<number>('person_id').distinct().as('people'),
      ])
      .where('person_id', 'in', listed<PersonId>(p.ids)),
  ),
  clearCredentials: prepared((p: { ids: string }) =>
    builder.deleteFrom('credentials').where('person_id', 'in', listed<PersonId>(p.ids)),
  ),
};

interface FactsRow {
  readonly id: PersonId;
  readonly kind: MembershipFacts['kind'];
  readonly is_teaching: Bit | null;
  readonly user_type_id: UserTypeId | null;
  readonly department_id: DepartmentId | null;
  readonly year_name: string | null;
  readonly year_code: string | null;
  readonly own_department_id: DepartmentId | null;
}

function rowToFacts(row: FactsRow): MembershipFacts {
  return {
    id: row.id,
    kind: row.kind,
    yearGroup: row.year_name === null ? null : { name: row.year_name, code: row.year_code },
    isTeaching: row.is_teaching === null ? null : row.is_teaching === 1,
    ownDepartmentId: row.own_department_id,
    userTypeId: row.user_type_id,
    departmentId: row.department_id,
  };
}

type Reads = Pick<
  PeopleSetupReader,
  'listMembershipFacts' | 'listMembershipFactsAfter' | 'countMemberships' | 'listRosterYears' | 'countCredentials'
>;

/** Memberships and credentials, counted and read. */
export function membershipReader(reader: Reader): Reads {
  return {
    listMembershipFacts: (ids) =>
      reader
        .all(
          ids === undefined
            ? membershipQueries.listAllFacts({})
            : membershipQueries.listFacts({ ids: JSON.stringify(ids) }),
        )
        .map(rowToFacts),
    listMembershipFactsAfter: (after, limit) =>
      reader.all(membershipQueries.listFactsAfter({ after: after ?? FIRST_ID, limit })).map(rowToFacts),
    countMemberships: () =>
      reader.all(membershipQueries.countMemberships({})).map((row) => ({
        kind: row.kind,
        userTypeId: row.user_type_id,
        departmentId: row.department_id,
        people: row.people,
      })),
    listRosterYears: () =>
      reader.all(membershipQueries.listRosterYears({})).map((row) => ({
        name: row.name,
        code: row.code,
        pupils: row.pupils,
        inNoAddressBook: row.in_no_address_book,
      })),
    countCredentials(ids) {
      const row = reader.first(membershipQueries.countCredentials({ ids: JSON.stringify(ids) }));
      return { pins: row?.pins ?? 0, cards: row?.cards ?? 0, people: row?.people ?? 0 };
    },
  };
}

/** Memberships, written in batches. */
export function membershipWriter(writer: Writer): Pick<PeopleSetupWriter, 'setMembership' | 'clearCredentials'> {
  return {
    setMembership: (ids, { userTypeId, departmentId }) =>
      void writer.run(membershipQueries.setMembership({ ids: JSON.stringify(ids), userTypeId, departmentId })),
    clearCredentials: (ids) => writer.run(membershipQueries.clearCredentials({ ids: JSON.stringify(ids) })),
  };
}
