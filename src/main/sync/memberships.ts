// Holds everybody against the sync mappings once more, a slice at a time: of a year that got another name, the MIS says
// nothing about its pupils.
import { putWhereTheyBelong } from '../core/people-setup/membership.ts';
import type { PersonId } from '../../shared/domain/ids.ts';
import { yieldToOthers, type SyncDeps } from './sync-deps.ts';

/** People looked at in one transaction, which takes some milliseconds. */
const SLICE = 1_000;

/** Puts everybody where the mappings say they belong. Returns how many moved. May be cut short and begun anew. */
export async function settleMemberships({ store }: Pick<SyncDeps, 'store'>): Promise<number> {
  let moved = 0;
  let after: PersonId | null = null;
  for (;;) {
    const slice = store.transaction((writer) => {
      const people = writer.listMembershipFactsAfter(after, SLICE);
      return { moved: putWhereTheyBelong(writer, people), last: people[SLICE - 1]?.id ?? null };
    });
    moved += slice.moved;
    if (slice.last === null) return moved;
    after = slice.last;
    await yieldToOthers();
  }
}
