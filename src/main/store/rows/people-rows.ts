// People and year groups as rows, and the look-ups by id. Who is offered on the kiosk: directory-rows.ts; the MIS: roster-rows.ts.
import type { Person, StoreReader, YearGroup } from '../../core/store-port.ts';
import { builder, prepared, type Reader } from '../query.ts';
import type { PeopleTable, YearGroupsTable } from '../schema.ts';

export const personColumns = [
  'people.id',
  'people.kind',
  'people.wonde_id',
  'people.upi',
  'people.mis_id',
  'people.upn',
  'people.forename',
  'people.surname',
  'people.middle_names',
  'people.date_of_birth',
  'people.year_group_id',
  'people.form_name',
  'people.status',
  'people.user_type_id',
  'people.department_id',
  'people.is_teaching',
] as const;

export type PersonRow = Omit<
  PeopleTable,
  'birth_month' | 'seen_in_run' | 'created_at_ms' | 'updated_at_ms' | 'left_at_ms'
>;

export const peopleQueries = {
  countPupils: prepared(() =>
    builder
      .selectFrom('people')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('kind', '=', 'student')
      .where('status', '=', 'current'),
  ),
  findPerson: prepared((p: { id: PeopleTable['id'] }) =>
    builder.selectFrom('people').select(personColumns).where('people.id', '=', p.id),
  ),
  findYearGroup: prepared((p: { id: string }) =>
    builder.selectFrom('year_groups').select(['id', 'name', 'code']).where('id', '=', p.id),
  ),
};

/** A row of people as the domain knows a person. */
export function rowToPerson(row: PersonRow): Person {
  return {
    id: row.id,
    kind: row.kind,
    wondeId: row.wonde_id,
    upi: row.upi,
    misId: row.mis_id,
    upn: row.upn,
    forename: row.forename,
    surname: row.surname,
    middleNames: row.middle_names,
    dateOfBirth: row.date_of_birth,
    yearGroupId: row.year_group_id,
    formName: row.form_name,
    status: row.status,
    userTypeId: row.user_type_id,
    departmentId: row.department_id,
    isTeaching: row.is_teaching === null ? null : row.is_teaching === 1,
  };
}

/** A row of year_groups as the domain knows it. */
export function rowToYearGroup(row: Pick<YearGroupsTable, 'id' | 'name' | 'code'>): YearGroup {
  return { id: row.id, name: row.name, code: row.code };
}

/** People and year groups, by id. */
export function peopleReader(reader: Reader): Pick<StoreReader, 'countPupils' | 'findPerson' | 'findYearGroup'> {
  return {
    countPupils: () => reader.first(peopleQueries.countPupils({}))?.count ?? 0,
    findPerson(id) {
      const row = reader.first(peopleQueries.findPerson({ id }));
      return row === undefined ? null : rowToPerson(row);
    },
    findYearGroup(id) {
      const row = reader.first(peopleQueries.findYearGroup({ id }));
      return row === undefined ? null : rowToYearGroup(row);
    },
  };
}
