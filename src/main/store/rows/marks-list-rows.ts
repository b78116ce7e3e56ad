// Marks with their pupil and where their writeback stands, for the Sync and writeback page: one query a list.
import type { ListedMark, MarksReader } from '../../core/store-parts/marks-store.ts';
import type { OutboxState } from '../../core/store-port.ts';
import { builder, prepared, type Reader } from '../query.ts';
import type { PeopleTable } from '../schema.ts';
import { marksWithState, rowToMarkWithState, type MarkWithStateRow } from './mark-rows.ts';
import { rowToPerson } from './people-rows.ts';

const statesOf = {
  attention: ['parked'],
  open: ['pending', 'sending', 'submitted'],
  settled: ['done', 'cancelled'],
} as const satisfies Record<string, readonly OutboxState[]>;

type Limit = { readonly limit: number };
type Since = { readonly sinceMs: number };

// The pupil's half of the join: `id` is the mark's.
const pupilHalf = [
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
  'year_groups.name as year_name',
] as const;

type PupilHalf = Omit<Parameters<typeof rowToPerson>[0], 'id'> & { readonly year_name: string | null };
type ListedRow = MarkWithStateRow & PupilHalf & Pick<PeopleTable, 'kind'>;

const listed = (states: readonly OutboxState[]) =>
  marksWithState()
    .innerJoin('people', 'people.id', 'marks.person_id')
    .leftJoin('year_groups', 'year_groups.id', 'people.year_group_id')
    .select(pupilHalf)
    .where('outbox.state', 'in', states)
    .orderBy('outbox.seq', 'desc');
const counted = (states: readonly OutboxState[]) =>
  builder
    .selectFrom('outbox')
    .where('state', 'in', states)
    .select((eb) => eb.fn.countAll<number>().as('count'));

export const marksListQueries = {
  attention: prepared((p: Limit) => listed(statesOf.attention).limit(p.limit)),
  open: prepared((p: Limit) => listed(statesOf.open).limit(p.limit)),
  settled: prepared((p: Limit & Since) =>
    listed(statesOf.settled).where('outbox.done_at_ms', '>=', p.sinceMs).limit(p.limit),
  ),
  countAttention: prepared(() => counted(statesOf.attention)),
  countOpen: prepared(() => counted(statesOf.open)),
  countSettled: prepared((p: Since) => counted(statesOf.settled).where('done_at_ms', '>=', p.sinceMs)),
};

function rowToListed(row: ListedRow): readonly ListedMark[] {
  const { mark, outbox } = rowToMarkWithState(row);
  if (outbox === null) return [];
  return [{ mark, outbox, person: rowToPerson({ ...row, id: mark.personId }), yearName: row.year_name }];
}

/** Marks by where they stand. */
export function marksListReader(reader: Reader): MarksReader {
  return {
    listMarks: (group, sinceMs, limit) =>
      reader.consistent(() => {
        const rows: readonly ListedRow[] =
          group === 'settled'
            ? reader.all(marksListQueries.settled({ sinceMs, limit }))
            : reader.all(marksListQueries[group]({ limit }));
        const count =
          group === 'settled'
            ? reader.first(marksListQueries.countSettled({ sinceMs }))
            : reader.first(marksListQueries[group === 'open' ? 'countOpen' : 'countAttention']({}));
        return { rows: rows.flatMap(rowToListed), total: count?.count ?? 0 };
      }),
  };
}
