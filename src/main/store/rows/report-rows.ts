// Counts lateness and early leaving. Which days count, and their times, come in as a table of days: SQL has no time zone.
import { sql } from 'kysely';
import type { ActionId, PersonId } from '../../../shared/domain/ids.ts';
import type {
  CountedDay,
  IncidentKind,
  IncidentQuestion,
  ReportsReader,
} from '../../core/store-parts/reports-store.ts';
import { builder, prepared, type Reader } from '../query.ts';

interface QuestionSlots {
  /** JSON: [[date, amOpensMs, pmOpensMs, endsMs], …] */
  readonly days: string;
  readonly yearName: string | null;
  readonly userTypeId: string | null;
}

interface IncidentRow {
  local_date: string;
  person_id: PersonId;
  action_id: ActionId;
  year_name: string | null;
  kind: IncidentKind;
  minutes: number;
}

/**
 * Every incident with its minutes. Late: what the mark says, else from the register's opening. Left early: until the
 * next time they arrive (or leave again, or the day ends). Signing in counts as late where its mark says so (L, U).
 */
const incidents = (p: QuestionSlots) =>
  builder.selectFrom(
    sql<IncidentRow>`(
      SELECT
        m.local_date, m.person_id, m.action_id,
        coalesce(m.year_name, y.name) AS year_name,
        CASE WHEN m.kind = 'leaving' THEN 'leftEarly' ELSE 'late' END AS kind,
        CASE
          WHEN m.kind = 'leaving' THEN max(0, (min(d.ends, coalesce((
            SELECT min(next.occurred_at_ms) FROM movements AS next
            WHERE next.person_id = m.person_id AND next.local_date = m.local_date
              AND next.occurred_at_ms > m.occurred_at_ms AND next.kind IN ('return', 'late', 'signIn', 'leaving')
          ), d.ends)) - max(m.occurred_at_ms, d.am)) / 60000)
          ELSE coalesce(
            (SELECT max(marks.minutes_late) FROM marks WHERE marks.movement_id = m.id),
            max(0, (m.occurred_at_ms - CASE WHEN m.occurred_at_ms < d.pm THEN d.am ELSE d.pm END) / 60000)
          )
        END AS minutes
      FROM (
        SELECT value ->> 0 AS date, value ->> 1 AS am, value ->> 2 AS pm, value ->> 3 AS ends FROM json_each(${p.days})
      ) AS d
      CROSS JOIN movements AS m ON m.local_date = d.date
      INNER JOIN people AS who ON who.id = m.person_id
      LEFT JOIN year_groups AS y ON y.id = who.year_group_id
      WHERE m.occurred_at_ms < d.ends
        AND (
          m.kind IN ('late', 'leaving')
          OR (m.kind = 'signIn' AND EXISTS (
            SELECT 1 FROM marks WHERE marks.movement_id = m.id AND marks.code IN ('L', 'U')
          ))
        )
        AND (${p.yearName} IS NULL OR coalesce(m.year_name, y.name) = ${p.yearName})
        AND (${p.userTypeId} IS NULL OR coalesce(m.user_type_id, who.user_type_id) = ${p.userTypeId})
    )`.as('incidents'),
  );

const sumOf = (kind: IncidentKind) =>
  sql<number>`coalesce(sum(CASE WHEN incidents.kind = ${sql.lit(kind)} THEN incidents.minutes END), 0)`;
const countOf = (kind: IncidentKind) => sql<number>`coalesce(sum(incidents.kind = ${sql.lit(kind)}), 0)`;

export const reportQueries = {
  countIncidents: prepared((p: QuestionSlots) =>
    incidents(p)
      .innerJoin('actions', 'actions.id', 'incidents.action_id')
      .select([
        'incidents.local_date',
        'incidents.year_name',
        'incidents.action_id',
        'actions.name as action_name',
        'incidents.kind',
      ])
      .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.sum<number>('incidents.minutes').as('minutes')])
      .groupBy(['incidents.local_date', 'incidents.year_name', 'incidents.action_id', 'incidents.kind']),
  ),
  countIncidentsByPerson: prepared((p: QuestionSlots) =>
    incidents(p)
      .innerJoin('people', 'people.id', 'incidents.person_id')
      .leftJoin('year_groups', 'year_groups.id', 'people.year_group_id')
      .select(['people.id', 'people.forename', 'people.surname', 'people.form_name', 'year_groups.name as year_name'])
      .select((eb) => [
        countOf('late').as('late'),
        countOf('leftEarly').as('left_early'),
        sumOf('late').as('minutes_late'),
        sumOf('leftEarly').as('minutes_away'),
        eb.fn.max<number>('incidents.minutes').as('longest'),
        eb.fn.countAll<number>().as('count'),
      ])
      .groupBy('people.id')
      .orderBy('count', 'desc')
      .orderBy('people.surname')
      .orderBy('people.forename'),
  ),
  listReportYears: prepared(() =>
    builder
      .selectFrom('year_groups')
      .select('name')
      .union(
        builder
          .selectFrom('movements')
          .select((eb) => eb.ref('year_name').$notNull().as('name'))
          .where('year_name', 'is not', null),
      ),
  ),
};

const dayValues = ({ date, amOpensMs, pmOpensMs, endsMs }: CountedDay) => [date, amOpensMs, pmOpensMs, endsMs];

function slotsOf({ days, yearName, userTypeId }: IncidentQuestion): QuestionSlots {
  return { days: JSON.stringify(days.map(dayValues)), yearName, userTypeId };
}

/** Counting for reports. */
export function reportReader(reader: Reader): ReportsReader {
  return {
    countIncidents: (question) =>
      reader.all(reportQueries.countIncidents(slotsOf(question))).map((row) => ({
        localDate: row.local_date,
        yearName: row.year_name,
        actionId: row.action_id,
        actionName: row.action_name,
        kind: row.kind,
        count: row.count,
        minutes: row.minutes,
      })),
    countIncidentsByPerson: (question) =>
      reader.all(reportQueries.countIncidentsByPerson(slotsOf(question))).map((row) => ({
        personId: row.id,
        forename: row.forename,
        surname: row.surname,
        yearName: row.year_name,
        formName: row.form_name,
        late: row.late,
        leftEarly: row.left_early,
        minutesLate: row.minutes_late,
        minutesAway: row.minutes_away,
        longestMinutes: row.longest,
      })),
    listReportYears: () => reader.all(reportQueries.listReportYears({})).map(({ name }) => name),
  };
}
