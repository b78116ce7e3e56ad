// Marks with their pupil and where their writeback stands, for the Sync and writeback page.
import type { MarksReader } from '../../core/store-parts/marks-store.ts';
import type { OutboxState } from '../../core/store-port.ts';
import { builder, prepared, type Reader } from '../query.ts';
import { markQueries, rowToMarkWithState } from './mark-rows.ts';
import { peopleQueries, rowToPerson } from './people-rows.ts';

const statesOf = {
  attention: ['parked'],
  open: ['pending', 'sending', 'submitted'],
} as const satisfies Record<string, readonly OutboxState[]>;

type Limit = { readonly limit: number };
type Since = { readonly sinceMs: number };

const rowsIn = (states: readonly OutboxState[]) => builder.selectFrom('outbox').where('state', 'in', states);
const settledSince = (sinceMs: number) =>
  builder.selectFrom('outbox').where('state', 'in', ['done', 'cancelled']).where('done_at_ms', '>=', sinceMs);

export const marksListQueries = {
  attention: prepared((p: Limit) => rowsIn(statesOf.attention).select('id').orderBy('seq', 'desc').limit(p.limit)),
  open: prepared((p: Limit) => rowsIn(statesOf.open).select('id').orderBy('seq', 'desc').limit(p.limit)),
  settled: prepared((p: Limit & Since) => settledSince(p.sinceMs).select('id').orderBy('seq', 'desc').limit(p.limit)),
  countAttention: prepared(() => rowsIn(statesOf.attention).select((eb) => eb.fn.countAll<number>().as('count'))),
  countOpen: prepared(() => rowsIn(statesOf.open).select((eb) => eb.fn.countAll<number>().as('count'))),
  countSettled: prepared((p: Since) => settledSince(p.sinceMs).select((eb) => eb.fn.countAll<number>().as('count'))),
};

/** Marks by where they stand. */
export function marksListReader(reader: Reader): MarksReader {
  return {
    listMarks: (group, sinceMs, limit) =>
      reader.consistent(() => {
        const found =
          group === 'settled'
            ? reader.all(marksListQueries.settled({ sinceMs, limit }))
            : reader.all(marksListQueries[group]({ limit }));
        const count =
          group === 'settled'
            ? reader.first(marksListQueries.countSettled({ sinceMs }))
            : reader.first(marksListQueries[group === 'open' ? 'countOpen' : 'countAttention']({}));
        const rows = found.flatMap(({ id }) => {
          const row = reader.first(markQueries.findMark({ id }));
          const { mark, outbox } = row === undefined ? { mark: null, outbox: null } : rowToMarkWithState(row);
          const person = mark === null ? undefined : reader.first(peopleQueries.findPerson({ id: mark.personId }));
          if (mark === null || outbox === null || person === undefined) return [];
          const yearId = person.year_group_id;
          const year = yearId === null ? undefined : reader.first(peopleQueries.findYearGroup({ id: yearId }));
          return [{ mark, outbox, person: rowToPerson(person), yearName: year?.name ?? null }];
        });
        return { rows, total: count?.count ?? 0 };
      }),
  };
}
