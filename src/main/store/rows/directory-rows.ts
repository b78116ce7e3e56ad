// Who is offered on the kiosk: years, birth months and pupils, of everyone on roll or of those who are out.
import type { LocalDate } from '../../../shared/domain/attendance.ts';
import { NO_YEAR_GROUP, type DirectoryFilter, type StoreReader, type YearGroup } from '../../core/store-port.ts';
import { builder, prepared, type Reader } from '../query.ts';
import { comparePeople, compareYearGroups } from './directory-order.ts';
import { newestMovementLeftOut } from './movement-rows.ts';
import { personColumns, rowToPerson, rowToYearGroup, type PersonRow } from './people-rows.ts';

const NO_YEAR = { id: NO_YEAR_GROUP, name: null, code: null } as const;

type YearRow = { id: string | null; name: string | null; code: string | null };

const onRoll = () =>
  builder.selectFrom('people').where('people.kind', '=', 'student').where('people.status', '=', 'current');

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

const yearColumns = ['people.year_group_id as id', 'year_groups.name', 'year_groups.code'] as const;

export const directoryQueries = {
  yearsOnRoll: prepared(() =>
    onRoll().leftJoin('year_groups', 'year_groups.id', 'people.year_group_id').select(yearColumns).distinct(),
  ),
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
  pupilsOut: prepared((p: OfMonth & OfDay) =>
    outOn(p.localDate)
      .select(personColumns)
      .where('people.year_group_id', 'is', p.yearGroupId)
      .where('people.birth_month', '=', p.birthMonth),
  ),
};

const keyOf = (yearGroupId: string): string | null => (yearGroupId === NO_YEAR_GROUP ? null : yearGroupId);

function toYears(rows: readonly YearRow[]): ReturnType<StoreReader['listYearGroups']> {
  const years: YearGroup[] = [];
  for (const { id, name, code } of rows) {
    if (id !== null && name !== null) years.push(rowToYearGroup({ id, name, code }));
  }
  years.sort(compareYearGroups);
  return rows.some((row) => row.id === null) ? [...years, NO_YEAR] : years;
}

/** The kiosk's choices. Empty years and months are never among them. */
export function directoryReader(
  reader: Reader,
): Pick<StoreReader, 'listYearGroups' | 'listBirthMonths' | 'listPupils'> {
  const pupilRows = (filter: DirectoryFilter, of: OfMonth): PersonRow[] =>
    filter.scope === 'everyone'
      ? reader.all(directoryQueries.pupilsOnRoll(of))
      : reader.all(directoryQueries.pupilsOut({ ...of, localDate: filter.localDate }));
  return {
    listYearGroups: (filter) =>
      toYears(
        filter.scope === 'everyone'
          ? reader.all(directoryQueries.yearsOnRoll({}))
          : reader.all(directoryQueries.yearsOut({ localDate: filter.localDate })),
      ),
    listBirthMonths(filter, yearGroupId) {
      const of = { yearGroupId: keyOf(yearGroupId) };
      const rows =
        filter.scope === 'everyone'
          ? reader.all(directoryQueries.monthsOnRoll(of))
          : reader.all(directoryQueries.monthsOut({ ...of, localDate: filter.localDate }));
      return rows.map((row) => row.birth_month);
    },
    listPupils: (filter, yearGroupId, birthMonth) =>
      pupilRows(filter, { yearGroupId: keyOf(yearGroupId), birthMonth })
        .map(rowToPerson)
        .sort(comparePeople),
  };
}
