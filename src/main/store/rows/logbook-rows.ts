// A day's logbook: four queries for the whole day, joined in memory, however many movements it had.
import type { LocalDate } from '../../../shared/domain/attendance.ts';
import type { LogbookEntry, MarkWithState, StoreReader } from '../../core/store-port.ts';
import { builder, prepared, type Reader } from '../query.ts';
import type { BadgesTable, MovementsTable, PeopleTable } from '../schema.ts';
import { badgeQueries, rowToBadge } from './badge-rows.ts';
import { markQueries, rowToMarkWithState, type MarkWithStateRow } from './mark-rows.ts';
import { newestMovementLeftOut, rowToMovement, type MovementRow } from './movement-rows.ts';
import { rowToPerson, type PersonRow } from './people-rows.ts';
import { printJobQueries, rowToPrintJob, type PrintJobColumns } from './print-job-rows.ts';

// The person's half of the join, under names that do not meet the movement's.
export const personHalf = [
  'people.id as p_id',
  'people.kind as p_kind',
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
  'people.user_type_id as p_user_type_id',
  'people.department_id as p_department_id',
  'people.is_teaching',
] as const;

export type DayRow = MovementRow &
  Omit<PersonRow, 'id' | 'kind' | 'user_type_id' | 'department_id'> & {
    p_id: PeopleTable['id'];
    p_kind: PeopleTable['kind'];
    p_user_type_id: PeopleTable['user_type_id'];
    p_department_id: PeopleTable['department_id'];
    current_year_name: string | null;
  };

export const movementHalf = [
  'movements.id',
  'movements.request_id',
  'movements.kiosk_id',
  'movements.person_id',
  'movements.kind',
  'movements.direction',
  'movements.action_id',
  'movements.action_name',
  'movements.occurred_at_ms',
  'movements.local_date',
  'movements.photo_id',
  'movements.badge_id',
  'movements.explanation',
  'movements.building',
  'movements.identified_by',
  'movements.terms_version_id',
  'movements.terms_accepted_at_ms',
  'movements.user_type_id',
  'movements.department_id',
  'movements.year_name',
] as const satisfies readonly `movements.${keyof MovementsTable}`[];

export const logbookQueries = {
  listLogbook: prepared((p: { localDate: LocalDate }) =>
    builder
      .selectFrom('movements')
      .innerJoin('people', 'people.id', 'movements.person_id')
      .leftJoin('year_groups', 'year_groups.id', 'people.year_group_id')
      .select(movementHalf)
      .select(personHalf)
      .select('year_groups.name as current_year_name')
      .where('movements.local_date', '=', p.localDate)
      .orderBy('movements.occurred_at_ms', 'desc')
      .orderBy('movements.seq', 'desc'),
  ),
  listOutNow: prepared((p: { localDate: LocalDate }) =>
    newestMovementLeftOut(p.localDate)
      .innerJoin('people', 'people.id', 'movements.person_id')
      .leftJoin('year_groups', 'year_groups.id', 'people.year_group_id')
      .select(movementHalf)
      .select(personHalf)
      .select('year_groups.name as current_year_name')
      .orderBy('movements.occurred_at_ms', 'desc')
      .orderBy('movements.seq', 'desc'),
  ),
};

/** What the rows of a list name, each read in one query; oldest job first, so that a badge's newest is the one that stays. */
interface Named {
  readonly marks: readonly MarkWithStateRow[];
  readonly badges: readonly BadgesTable[];
  readonly jobs: readonly PrintJobColumns[];
}

function groupMarks(rows: readonly MarkWithStateRow[]): Map<string, MarkWithState[]> {
  const byMovement = new Map<string, MarkWithState[]>();
  for (const row of rows) {
    const marks = byMovement.get(row.movement_id) ?? [];
    marks.push(rowToMarkWithState(row));
    byMovement.set(row.movement_id, marks);
  }
  return byMovement;
}

/** Joins the rows of a list with what they name. */
export function entriesOf<R extends DayRow>(rows: readonly R[], named: Named): (LogbookEntry & { readonly row: R })[] {
  const marks = groupMarks(named.marks);
  const badges = new Map(named.badges.map((row) => [row.id, row]));
  const jobs = new Map(named.jobs.map((row) => [row.badge_id, row]));
  return rows.map((row) => {
    const badge = row.badge_id === null ? undefined : badges.get(row.badge_id);
    const job = row.badge_id === null ? undefined : jobs.get(row.badge_id);
    return {
      row,
      movement: rowToMovement(row),
      person: rowToPerson({
        ...row,
        id: row.p_id,
        kind: row.p_kind,
        user_type_id: row.p_user_type_id,
        department_id: row.p_department_id,
      }),
      yearName: row.year_name ?? row.current_year_name,
      marks: marks.get(row.id) ?? [],
      badge: badge === undefined ? null : rowToBadge(badge),
      printJob: job === undefined ? null : rowToPrintJob(job),
    };
  });
}

function entriesOfDay(reader: Reader, localDate: LocalDate, rows: readonly DayRow[]): LogbookEntry[] {
  if (rows.length === 0) return [];
  const entries = entriesOf(rows, {
    marks: reader.all(markQueries.listMarksOfDay({ localDate })),
    badges: reader.all(badgeQueries.listBadgesOfDay({ localDate })),
    jobs: reader.all(printJobQueries.listPrintJobsOfDay({ localDate })),
  });
  return entries.map(({ row: _row, ...entry }) => entry);
}

/** The logbook and who is out, newest first. */
export function logbookReader(reader: Reader): Pick<StoreReader, 'listLogbook' | 'listOutNow'> {
  return {
    listLogbook: (localDate) =>
      reader.consistent(() => entriesOfDay(reader, localDate, reader.all(logbookQueries.listLogbook({ localDate })))),
    listOutNow: (localDate) =>
      reader.consistent(() => entriesOfDay(reader, localDate, reader.all(logbookQueries.listOutNow({ localDate })))),
  };
}
