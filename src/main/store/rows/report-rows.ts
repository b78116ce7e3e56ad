// Counts lateness and early leaving. Which days count, and their times, come in as a table of days: SQL has no time zone.
import { sql } from 'kysely';
import type { ActionId, PersonId } from '../../../shared/domain/ids.ts';
import type {
  CountedDay,
  Incidents,
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

/** One line of either grouping: by day, year and reason (no person), or by person (nothing else). */
interface CountRow {
  local_date: string | null;
  year_name: string | null;
  action_id: ActionId | null;
  person_id: PersonId | null;
  kind: IncidentKind;
  count: number;
  minutes: number;
  longest: number;
}

// As they were on the day; movements from before that was kept take the person's of now. Looked up only for those.
const yearOf = sql`coalesce(m.year_name, (
  SELECT year_groups.name FROM people INNER JOIN year_groups ON year_groups.id = people.year_group_id
  WHERE people.id = m.person_id
))`;
const userTypeOf = sql`coalesce(m.user_type_id, (SELECT people.user_type_id FROM people WHERE people.id = m.person_id))`;

/** Late: what the mark says, else from the opening of the session's register. */
const minutesLate = sql`coalesce(
  (SELECT max(marks.minutes_late) FROM marks WHERE marks.movement_id = m.id),
  max(0, (m.occurred_at_ms - CASE WHEN m.occurred_at_ms < d.pm THEN d.am ELSE d.pm END) / 60000)
)`;

/** Left early: until the next time they arrive (or leave again, or the day ends), and not before school begins. */
const minutesAway = sql`max(0, (min(d.ends, coalesce((
  SELECT min(next.occurred_at_ms) FROM movements AS next
  WHERE next.person_id = m.person_id AND next.local_date = m.local_date
    AND next.occurred_at_ms > m.occurred_at_ms AND next.kind IN ('return', 'late', 'signIn', 'leaving')
), d.ends)) - max(m.occurred_at_ms, d.am)) / 60000)`;

/** Signing in counts as late where its mark says so. */
const isIncident = sql`(
  m.kind IN ('late', 'leaving')
  OR (m.kind = 'signIn' AND EXISTS (SELECT 1 FROM marks WHERE marks.movement_id = m.id AND marks.code IN ('L', 'U')))
)`;

/** Both groupings from one pass over the movements: working the minutes out is what costs. */
const counts = (p: QuestionSlots) => sql<CountRow>`(
  WITH d AS MATERIALIZED (
    SELECT value ->> 0 AS date, value ->> 1 AS am, value ->> 2 AS pm, value ->> 3 AS ends FROM json_each(${p.days})
  ),
  incidents AS MATERIALIZED (
    SELECT
      m.local_date, m.person_id, m.action_id, ${yearOf} AS year_name,
      CASE WHEN m.kind = 'leaving' THEN 'leftEarly' ELSE 'late' END AS kind,
      CASE WHEN m.kind = 'leaving' THEN ${minutesAway} ELSE ${minutesLate} END AS minutes
    FROM d CROSS JOIN movements AS m ON m.local_date = d.date
    WHERE m.occurred_at_ms < d.ends
      AND ${isIncident}
      AND (${p.yearName} IS NULL OR ${yearOf} = ${p.yearName})
      AND (${p.userTypeId} IS NULL OR ${userTypeOf} = ${p.userTypeId})
  )
  SELECT
    local_date, year_name, action_id, NULL AS person_id, kind,
    count(*) AS count, sum(minutes) AS minutes, max(minutes) AS longest
  FROM incidents GROUP BY local_date, year_name, action_id, kind
  UNION ALL
  SELECT NULL, NULL, NULL, person_id, kind, count(*), sum(minutes), max(minutes)
  FROM incidents GROUP BY person_id, kind
)`;

export const reportQueries = {
  countIncidents: prepared((p: QuestionSlots) => builder.selectFrom(counts(p).as('counts')).selectAll()),
  listReportPeople: prepared((p: { ids: string }) =>
    builder
      .selectFrom(sql<{ id: PersonId }>`(SELECT value AS id FROM json_each(${p.ids}))`.as('wanted'))
      .innerJoin('people', 'people.id', 'wanted.id')
      .leftJoin('year_groups', 'year_groups.id', 'people.year_group_id')
      .select(['people.id', 'people.forename', 'people.surname', 'people.form_name', 'year_groups.name as year_name']),
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

function readIncidents(reader: Reader, question: IncidentQuestion): Incidents {
  const rows = reader.all(reportQueries.countIncidents(slotsOf(question)));
  const groups = rows.flatMap(({ local_date, year_name, action_id, kind, count, minutes }) =>
    local_date === null || action_id === null
      ? []
      : [{ localDate: local_date, yearName: year_name, actionId: action_id, kind, count, minutes }],
  );
  const people = rows.flatMap(({ person_id, kind, count, minutes, longest }) =>
    person_id === null ? [] : [{ personId: person_id, kind, count, minutes, longestMinutes: longest }],
  );
  return { groups, people };
}

/** Counting for reports. */
export function reportReader(reader: Reader): ReportsReader {
  return {
    countIncidents: (question) => readIncidents(reader, question),
    listReportPeople: (ids) =>
      reader.all(reportQueries.listReportPeople({ ids: JSON.stringify(ids) })).map((row) => ({
        id: row.id,
        forename: row.forename,
        surname: row.surname,
        yearName: row.year_name,
        formName: row.form_name,
      })),
    listReportYears: () => reader.all(reportQueries.listReportYears({})).map(({ name }) => name),
  };
}
