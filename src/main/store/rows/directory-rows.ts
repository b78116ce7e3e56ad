// Who is offered on the kiosk: years, birth months and pupils, of everyone on roll, of some user types, or of those who
// are out; and staff by department.
import type { LocalDate } from '../../../shared/domain/attendance.ts';
import { NO_DEPARTMENT, type DepartmentId, type UserTypeId } from '../../../shared/domain/user-type.ts';
import { NO_YEAR_GROUP, type DirectoryFilter, type StoreReader, type YearGroup } from '../../core/store-port.ts';
import { builder, prepared, type Query, type Reader } from '../query.ts';
import { unindexed } from './columns.ts';
import { comparePeople, compareYearGroups } from './directory-order.ts';
import { newestMovementLeftOut } from './movement-rows.ts';
import { personColumns, rowToPerson, rowToYearGroup, type PersonRow } from './people-rows.ts';

const NO_YEAR = { id: NO_YEAR_GROUP, name: null, code: null } as const;

type YearRow = { id: string | null; name: string | null; code: string | null };

const onRoll = () =>
  builder.selectFrom('people').where('people.kind', '=', 'student').where('people.status', '=', 'current');

// By year and month, not by type: most pupils of a school are of one.
const ofType = (userTypeId: UserTypeId) => onRoll().where(unindexed('people.user_type_id'), '=', userTypeId);

const ofTypeInYear = (userTypeId: UserTypeId, yearGroupId: string | null) =>
  ofType(userTypeId).where('people.year_group_id', 'is', yearGroupId);

/** The years of some people, each named once. The years are told apart before they are named: pupils are many. */
const yearsOf = (people: ReturnType<typeof onRoll>) =>
  builder
    .selectFrom(people.select('people.year_group_id').distinct().as('found'))
    .leftJoin('year_groups', 'year_groups.id', 'found.year_group_id')
    .select(['found.year_group_id as id', 'year_groups.name', 'year_groups.code']);

const staffOf = (userTypeId: UserTypeId) =>
  builder
    .selectFrom('people')
    .select(personColumns)
    .where('people.user_type_id', '=', userTypeId)
    .where('people.status', '=', 'current')
    .where('people.kind', '=', 'staff');

// Whoever is out is listed even if they left the roll today: they are still to come back.
// A cross join keeps SQLite from starting with every pupil: a day has far fewer movements than a school has pupils.
const outOn = (localDate: LocalDate) =>
  newestMovementLeftOut(localDate)
    .crossJoin('people')
    .whereRef('people.id', '=', 'movements.person_id')
    .where('people.kind', '=', 'student');

type OfYear = { yearGroupId: string | null };
type OfMonth = OfYear & { birthMonth: number };
type OfDay = { localDate: LocalDate };
type OfType = { userTypeId: UserTypeId };

const yearColumns = ['people.year_group_id as id', 'year_groups.name', 'year_groups.code'] as const;

export const directoryQueries = {
  yearsOnRoll: prepared(() => yearsOf(onRoll())),
  yearsOfType: prepared((p: OfType) => yearsOf(ofType(p.userTypeId))),
  yearsOut: prepared((p: OfDay) =>
    outOn(p.localDate).leftJoin('year_groups', 'year_groups.id', 'people.year_group_id').select(yearColumns).distinct(),
  ),
  monthsOnRoll: prepared((p: OfYear) =>
    onRoll()
      .select('people.birth_month')
      .distinct()
      .where('people.year_group_id', 'is', p.yearGroupId)
      .orderBy('people.birth_month'),
  ),
  monthsOfType: prepared((p: OfYear & OfType) =>
    ofTypeInYear(p.userTypeId, p.yearGroupId).select('people.birth_month').distinct().orderBy('people.birth_month'),
  ),
  monthsOut: prepared((p: OfYear & OfDay) =>
    outOn(p.localDate)
      .select('people.birth_month')
      .distinct()
      .where('people.year_group_id', 'is', p.yearGroupId)
      .orderBy('people.birth_month'),
  ),
  pupilsOnRoll: prepared((p: OfMonth) =>
    onRoll()
      .select(personColumns)
      .where('people.year_group_id', 'is', p.yearGroupId)
      .where('people.birth_month', '=', p.birthMonth),
  ),
  pupilsOfType: prepared((p: OfMonth & OfType) =>
    ofTypeInYear(p.userTypeId, p.yearGroupId).select(personColumns).where('people.birth_month', '=', p.birthMonth),
  ),
  pupilsOut: prepared((p: OfMonth & OfDay) =>
    outOn(p.localDate)
      .select(personColumns)
      .where('people.year_group_id', 'is', p.yearGroupId)
      .where('people.birth_month', '=', p.birthMonth),
  ),
  staffOfDepartment: prepared((p: OfType & { departmentId: DepartmentId }) =>
    staffOf(p.userTypeId).where('people.department_id', '=', p.departmentId),
  ),
  staffOfNone: prepared((p: OfType) =>
    staffOf(p.userTypeId).where((eb) =>
      eb.or([eb('people.department_id', 'is', null), eb('people.department_id', '=', NO_DEPARTMENT)]),
    ),
  ),
};

const keyOf = (yearGroupId: string): string | null => (yearGroupId === NO_YEAR_GROUP ? null : yearGroupId);

function toYears(rows: readonly YearRow[]): ReturnType<StoreReader['listYearGroups']> {
  const years = new Map<string, YearGroup>();
  for (const { id, name, code } of rows) {
    if (id !== null && name !== null) years.set(id, rowToYearGroup({ id, name, code }));
  }
  const sorted = [...years.values()].sort(compareYearGroups);
  return rows.some((row) => row.id === null) ? [...sorted, NO_YEAR] : sorted;
}

/** The rows of each user type, one after the other; together they may name a year or a month twice. */
function ofEach<O>(reader: Reader, filter: DirectoryFilter, query: (of: OfType) => Query<O>): O[] {
  if (filter.scope !== 'ofTypes') return [];
  return filter.userTypeIds.flatMap((userTypeId) => reader.all(query({ userTypeId })));
}

function yearRows(reader: Reader, filter: DirectoryFilter): YearRow[] {
  switch (filter.scope) {
    case 'everyone':
      return reader.all(directoryQueries.yearsOnRoll({}));
    case 'ofTypes':
      return ofEach(reader, filter, directoryQueries.yearsOfType);
    case 'outNow':
      return reader.all(directoryQueries.yearsOut({ localDate: filter.localDate }));
  }
}

function monthRows(reader: Reader, filter: DirectoryFilter, of: OfYear): { birth_month: number }[] {
  switch (filter.scope) {
    case 'everyone':
      return reader.all(directoryQueries.monthsOnRoll(of));
    case 'ofTypes':
      return ofEach(reader, filter, (type) => directoryQueries.monthsOfType({ ...of, ...type }));
    case 'outNow':
      return reader.all(directoryQueries.monthsOut({ ...of, localDate: filter.localDate }));
  }
}

function pupilRows(reader: Reader, filter: DirectoryFilter, of: OfMonth): PersonRow[] {
  switch (filter.scope) {
    case 'everyone':
      return reader.all(directoryQueries.pupilsOnRoll(of));
    case 'ofTypes':
      return ofEach(reader, filter, (type) => directoryQueries.pupilsOfType({ ...of, ...type }));
    case 'outNow':
      return reader.all(directoryQueries.pupilsOut({ ...of, localDate: filter.localDate }));
  }
}

/** The kiosk's choices. Empty years and months are never among them. */
export function directoryReader(
  reader: Reader,
): Pick<StoreReader, 'listYearGroups' | 'listBirthMonths' | 'listPupils' | 'listStaff'> {
  return {
    listYearGroups: (filter) => toYears(yearRows(reader, filter)),
    listBirthMonths(filter, yearGroupId) {
      const months = monthRows(reader, filter, { yearGroupId: keyOf(yearGroupId) }).map((row) => row.birth_month);
      return [...new Set(months)].sort((one, other) => one - other);
    },
    listPupils: (filter, yearGroupId, birthMonth) =>
      pupilRows(reader, filter, { yearGroupId: keyOf(yearGroupId), birthMonth })
        .map(rowToPerson)
        .sort(comparePeople),
    listStaff: (userTypeId, departmentId) =>
      reader
        .all(
          departmentId === NO_DEPARTMENT
            ? directoryQueries.staffOfNone({ userTypeId })
            : directoryQueries.staffOfDepartment({ userTypeId, departmentId }),
        )
        .map(rowToPerson)
        .sort(comparePeople),
  };
}
