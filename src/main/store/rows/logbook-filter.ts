// The logbook's filter as SQL. Every part narrows on its own, so together they are what all of them leave.
import { sql, type ExpressionBuilder, type SqlBool } from 'kysely';
import type { LogbookStatus, LogbookWriteback } from '../../../shared/ipc/admin/logbook-contract.ts';
import type { LogbookCriteria } from '../../core/store-parts/logbook-store.ts';
import { builder, compiled, type Query } from '../query.ts';
import type { Database, MovementsTable } from '../schema.ts';
import { nothingSince } from './movement-rows.ts';

/** What one word of the search may stand in: worked out by logbook-search.ts, matched here. */
export interface SearchWord {
  readonly personIds: readonly string[];
  readonly actionNames: readonly string[];
  readonly yearNames: readonly string[];
}

/** The search, worked out. */
export interface SearchTerms {
  /** Digits of a badge ID; null when the search is not one. */
  readonly badgeDigits: string | null;
  readonly words: readonly SearchWord[];
}

export const NO_SEARCH: SearchTerms = { badgeDigits: null, words: [] };

export interface KeyRow {
  readonly seq: number;
  readonly person_id: string;
}

type Tables = Database & { people: Database['people']; year_groups: Database['year_groups'] };
type Eb = ExpressionBuilder<Tables, 'movements' | 'people' | 'year_groups'>;

const statusKinds: Record<LogbookStatus, readonly MovementsTable['kind'][]> = {
  late: ['late'],
  in: ['signIn'],
  out: ['signOut'],
  checkedIn: ['late', 'return', 'buildingIn'],
  checkedOut: ['leaving', 'buildingOut'],
  notBack: ['leaving'],
};

// One value instead of thousands: SQLite takes the list apart itself.
const oneOf = (values: readonly string[]) => sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;

/** The year on the day, else the one now. */
const yearName = sql<string | null>`coalesce(movements.year_name, year_groups.name)`;

function byStatus(eb: Eb, status: LogbookStatus) {
  const kinds = eb('movements.kind', 'in', statusKinds[status]);
  // as: the rule speaks of movements alone, which this wider builder has too
  return status === 'notBack'
    ? eb.and([kinds, nothingSince(eb as unknown as ExpressionBuilder<Database, 'movements'>)])
    : kinds;
}

/** Marks in these states are few and have an index of their own: looked up from there. */
const fewInState = (condition: ReturnType<typeof sql<SqlBool>>) =>
  sql<SqlBool>`movements.id IN (
    SELECT marks.movement_id FROM outbox JOIN marks ON marks.id = outbox.id WHERE ${condition})`;

const hasMark = (condition: ReturnType<typeof sql<SqlBool>>) =>
  sql<SqlBool>`EXISTS (
    SELECT 1 FROM marks LEFT JOIN outbox ON outbox.id = marks.id WHERE marks.movement_id = movements.id AND ${condition})`;

function byWriteback(writeback: LogbookWriteback, nowMs: number) {
  // As core/sync/mark-due.ts says it of one row.
  const later = sql<SqlBool>`(outbox.state = 'pending' AND outbox.attempts = 0 AND outbox.last_error_code IS NULL
    AND outbox.next_attempt_at_ms > ${nowMs})`;
  switch (writeback) {
    case 'attention':
      return fewInState(sql`outbox.state = 'parked'`);
    case 'waiting':
      return fewInState(sql`outbox.state IN ('pending', 'sending') AND NOT ${later}`);
    case 'later':
      return fewInState(later);
    case 'sent':
      return fewInState(sql`outbox.state = 'submitted'`);
    case 'confirmed':
      return hasMark(sql`outbox.state = 'done'`);
    case 'notNeeded':
      return hasMark(sql`(outbox.state = 'cancelled' OR outbox.id IS NULL)`);
    case 'none':
      return sql<SqlBool>`NOT ${hasMark(sql`1`)}`;
  }
}

function byWord(word: SearchWord) {
  return sql<SqlBool>`(movements.person_id IN ${oneOf(word.personIds)}
    OR movements.action_name IN ${oneOf(word.actionNames)}
    OR ${yearName} IN ${oneOf(word.yearNames)})`;
}

/** Every part of the filter that is set. */
function conditions(eb: Eb, criteria: LogbookCriteria, terms: SearchTerms) {
  const { from, to, status, userTypeId, departmentId, actionId, writeback } = criteria;
  return [
    ...(from === null ? [] : [eb('movements.local_date', '>=', from)]),
    ...(to === null ? [] : [eb('movements.local_date', '<=', to)]),
    ...(status === null ? [] : [byStatus(eb, status)]),
    ...(userTypeId === null
      ? []
      : [sql<SqlBool>`coalesce(movements.user_type_id, people.user_type_id) = ${userTypeId}`]),
    ...(departmentId === null
      ? []
      : [sql<SqlBool>`coalesce(movements.department_id, people.department_id) = ${departmentId}`]),
    ...(actionId === null ? [] : [eb('movements.action_id', '=', actionId)]),
    ...(criteria.yearName === null ? [] : [sql<SqlBool>`${yearName} = ${criteria.yearName}`]),
    ...(writeback === null ? [] : [byWriteback(writeback, criteria.nowMs)]),
    ...(criteria.withBadge ? [sql<SqlBool>`(movements.kind = 'leaving' AND movements.badge_id IS NOT NULL)`] : []),
    ...(terms.badgeDigits === null ? [] : [sql<SqlBool>`movements.badge_id LIKE ${`%${terms.badgeDigits}%`}`]),
    ...terms.words.map(byWord),
  ];
}

/** The movements that fit, newest first. */
export function keysQuery(criteria: LogbookCriteria, terms: SearchTerms, limit: number): Query<KeyRow> {
  return compiled(
    builder
      .selectFrom('movements')
      .innerJoin('people', 'people.id', 'movements.person_id')
      .leftJoin('year_groups', 'year_groups.id', 'people.year_group_id')
      .select(['movements.seq', 'movements.person_id'])
      // as: the left join makes the year's columns nullable, which the conditions already reckon with
      .where((eb) => eb.and(conditions(eb as unknown as Eb, criteria, terms)))
      // The index's own order: a day comes before the next whatever the clock said.
      .orderBy('movements.local_date', 'desc')
      .orderBy('movements.occurred_at_ms', 'desc')
      .orderBy('movements.seq', 'desc')
      .limit(limit),
  );
}

/** The reasons and years that movements of these days name, as they were called then. */
export function namesQuery({
  from,
  to,
}: Pick<LogbookCriteria, 'from' | 'to'>): Query<{ action_name: string; year_name: string | null }> {
  let query = builder.selectFrom('movements').select(['action_name', 'year_name']).distinct();
  if (from !== null) query = query.where('local_date', '>=', from);
  if (to !== null) query = query.where('local_date', '<=', to);
  return compiled(query);
}
