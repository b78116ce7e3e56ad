// The logbook's list: which movements fit a filter, a window of them with everything they name, and the day's numbers.
import { sql } from 'kysely';
import type { LocalDate } from '../../../shared/domain/attendance.ts';
import type { MovementId } from '../../../shared/domain/ids.ts';
import type { LogbookOrder } from '../../../shared/ipc/admin/logbook-contract.ts';
import type { LogbookListEntry, LogbookReader } from '../../core/store-parts/logbook-store.ts';
import { builder, prepared, type Reader } from '../query.ts';
import { comparePeople, compareYearGroups } from './directory-order.ts';
import { keysQuery, type KeyRow } from './logbook-filter.ts';
import { entriesOf, movementHalf, personHalf } from './logbook-rows.ts';
import { searchTermsOf } from './logbook-search.ts';
import { marksWithState } from './mark-rows.ts';
import { newestMovementLeftOut } from './movement-rows.ts';
import { rowToPrintJob } from './print-job-rows.ts';
import { joinedBadgeColumns } from './badge-rows.ts';

interface KeysSlot {
  keysJson: string;
}

const theKeys = (p: KeysSlot) => sql<number>`(SELECT value FROM json_each(${p.keysJson}))`;
const theirMovements = (p: KeysSlot) => builder.selectFrom('movements').where('movements.seq', 'in', theKeys(p));

export const logbookListQueries = {
  listRows: prepared((p: KeysSlot) =>
    theirMovements(p)
      .innerJoin('people', 'people.id', 'movements.person_id')
      .leftJoin('year_groups', 'year_groups.id', 'people.year_group_id')
      .leftJoin('user_types', (join) =>
        join.on('user_types.id', '=', sql<never>`coalesce(movements.user_type_id, people.user_type_id)`),
      )
      .leftJoin('departments', (join) =>
        join.on('departments.id', '=', sql<never>`coalesce(movements.department_id, people.department_id)`),
      )
      .select('movements.seq')
      .select(movementHalf)
      .select(personHalf)
      .select(['year_groups.name as current_year_name', 'user_types.name as user_type_name'])
      .select('departments.name as department_name'),
  ),
  listRowMarks: prepared((p: KeysSlot) =>
    marksWithState().where('marks.movement_id', 'in', theirMovements(p).select('movements.id')).orderBy('marks.seq'),
  ),
  listRowBadges: prepared((p: KeysSlot) =>
    theirMovements(p).innerJoin('badges', 'badges.id', 'movements.badge_id').select(joinedBadgeColumns),
  ),
  listRowPrintJobs: prepared((p: KeysSlot) =>
    theirMovements(p)
      .innerJoin('print_jobs', 'print_jobs.badge_id', 'movements.badge_id')
      .selectAll('print_jobs')
      .orderBy('print_jobs.seq'),
  ),
  findKey: prepared((p: { id: MovementId }) => builder.selectFrom('movements').select('seq').where('id', '=', p.id)),
  countLate: prepared((p: { localDate: LocalDate }) =>
    builder
      .selectFrom('movements')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('local_date', '=', p.localDate)
      .where('kind', '=', 'late'),
  ),
  countOutNow: prepared((p: { localDate: LocalDate }) =>
    newestMovementLeftOut(p.localDate).select((eb) => eb.fn.countAll<number>().as('count')),
  ),
  listUserTypeChoices: prepared(() =>
    builder.selectFrom('user_types').select(['id', 'name', 'retired']).orderBy('retired').orderBy('sort_order'),
  ),
  listDepartmentChoices: prepared(() =>
    builder.selectFrom('departments').select(['id', 'name', 'retired']).orderBy('retired').orderBy('sort_order'),
  ),
  listActionChoices: prepared(() =>
    builder.selectFrom('actions').select(['id', 'name', 'retired']).orderBy('retired').orderBy('sort_order'),
  ),
  listYearChoices: prepared(() => builder.selectFrom('year_groups').select(['id', 'name', 'code'])),
  listNames: prepared(() => builder.selectFrom('people').select(['id', 'forename', 'surname'])),
  listPrintJobs: prepared((p: { movementId: MovementId }) =>
    builder.selectFrom('print_jobs').selectAll().where('movement_id', '=', p.movementId).orderBy('seq'),
  ),
  listMovementAudit: prepared((p: { movementId: MovementId }) =>
    builder
      .selectFrom('audit')
      .select(['at_ms', 'who', 'what', 'detail_json'])
      .where('subject_id', '=', p.movementId)
      .orderBy('seq', 'desc'),
  ),
};

function listEntries(reader: Reader, keys: readonly number[]): readonly LogbookListEntry[] {
  if (keys.length === 0) return [];
  const slot = { keysJson: JSON.stringify(keys) };
  const rows = reader.all(logbookListQueries.listRows(slot));
  const entries = entriesOf(rows, {
    marks: reader.all(logbookListQueries.listRowMarks(slot)),
    badges: reader.all(logbookListQueries.listRowBadges(slot)),
    jobs: reader.all(logbookListQueries.listRowPrintJobs(slot)),
  }).map(({ row, ...entry }) => ({
    ...entry,
    key: row.seq,
    userTypeName: row.user_type_name,
    departmentName: row.department_name,
  }));
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  return keys.flatMap((key) => byKey.get(key) ?? []);
}

/** The rows in another order than newest first. Names are ordered here: SQLite's collations know ASCII only. */
function ordered(reader: Reader, rows: readonly KeyRow[], order: LogbookOrder): readonly KeyRow[] {
  if (order === 'newest') return rows;
  if (order === 'oldest') return [...rows].reverse();
  const people = reader.all(logbookListQueries.listNames({})).sort(comparePeople);
  const rank = new Map<string, number>(people.map(({ id }, index) => [id, index]));
  const rankOf = ({ person_id }: KeyRow): number => rank.get(person_id) ?? people.length;
  const sign = order === 'nameAz' ? 1 : -1;
  // Stable: of one person, the newest still comes first.
  return [...rows].sort((a, b) => sign * (rankOf(a) - rankOf(b)));
}

/** Written by us; an entry damaged by hand keeps its who and when. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Nothing but a detail of the story depends on it.
    return null;
  }
}

const isRetired = <T extends { readonly retired: 0 | 1 }>({ retired, ...choice }: T) => ({
  ...choice,
  retired: retired === 1,
});

/** The logbook's list, read. */
export function logbookListReader(reader: Reader): LogbookReader {
  return {
    listLogbookKeys: (criteria, order, limit) =>
      reader.consistent(() => {
        const terms = searchTermsOf(reader, criteria);
        return ordered(reader, reader.all(keysQuery(criteria, terms, limit)), order).map(({ seq }) => seq);
      }),
    listLogbookEntries: (keys) => reader.consistent(() => listEntries(reader, keys)),
    findLogbookEntry: (id) =>
      reader.consistent(() => {
        const row = reader.first(logbookListQueries.findKey({ id }));
        return row === undefined ? null : (listEntries(reader, [row.seq])[0] ?? null);
      }),
    logbookNumbers: (localDate) => ({
      late: reader.first(logbookListQueries.countLate({ localDate }))?.count ?? 0,
      outNow: reader.first(logbookListQueries.countOutNow({ localDate }))?.count ?? 0,
    }),
    logbookChoices: () => ({
      userTypes: reader.all(logbookListQueries.listUserTypeChoices({})).map(isRetired),
      departments: reader.all(logbookListQueries.listDepartmentChoices({})).map(isRetired),
      actions: reader.all(logbookListQueries.listActionChoices({})).map(isRetired),
      years: [
        ...new Set(
          reader
            .all(logbookListQueries.listYearChoices({}))
            .sort(compareYearGroups)
            .map(({ name }) => name),
        ),
      ],
    }),
    listPrintJobs: (movementId) => reader.all(logbookListQueries.listPrintJobs({ movementId })).map(rowToPrintJob),
    listMovementAudit: (movementId) =>
      reader
        .all(logbookListQueries.listMovementAudit({ movementId }))
        .map((row) => ({ atMs: row.at_ms, who: row.who, what: row.what, detail: parsedJson(row.detail_json) })),
  };
}
