// Before anybody leaves at the end of a whole roll: pupils who are there under new ids go on as themselves, and of the few
// who seem to be missing each is asked for by name, since a row can be skipped in two readings.
import type { PersonId } from '../../shared/domain/ids.ts';
import { asAppError } from '../../shared/errors/app-error.ts';
import { decideMoved } from '../core/sync/decide-moved.ts';
import type { RosterPupil } from '../core/store-port.ts';
import type { Run } from './roster-run.ts';
import { yieldToOthers } from './sync-deps.ts';

/** Pupils made one in one transaction. */
const SLICE = 50;
/** More than this is no skipped row: the share of leavers and an administrator decide. */
const MOST_ASKED = 50;

/**
 * Pupils without a UPN whose ids have all changed, as when the school moves to another MIS: found again by name and date
 * of birth among those met since the last whole roll.
 */
export async function adoptMoved(run: Run): Promise<void> {
  const { store, clock, logger } = run.deps;
  const { runId } = run.cursor;
  // Before the first whole roll nobody is missing.
  const sinceMs = store.syncState().lastFullAtMs;
  if (sinceMs === null) return;
  const strangers = store.listStrangers(runId, sinceMs);
  if (strangers.length === 0) return;
  await yieldToOthers();
  const pairs = decideMoved(store.listMissing(runId), strangers);
  for (let start = 0; start < pairs.length; start += SLICE) {
    store.transaction((writer) => {
      for (const { known, stranger } of pairs.slice(start, start + SLICE)) {
        writer.adoptPupil(known, stranger, clock.nowMs());
      }
    });
    await yieldToOthers();
  }
  run.counts.added -= Math.min(run.counts.added, pairs.length);
  run.counts.changed += pairs.length;
  if (pairs.length > 0) logger.warn('roster.moved', { pupils: pairs.length });
}

/** Null: the MIS knows nobody of that id, or withholds them. @throws WondeError when it may say more later */
async function findOnRoll({ deps, includes, signal }: Run, wondeId: string): Promise<RosterPupil | null> {
  try {
    return await deps.wonde.findStudent(wondeId, includes, signal);
  } catch (thrown) {
    const error = asAppError(thrown);
    if (error.code === 'WONDE_FORBIDDEN' || error.code === 'WONDE_REJECTED') return null;
    throw error;
  }
}

/** Of pupils whom two readings did not name, those whom the MIS does not know by id either. @throws WondeError */
export async function withoutThoseStillThere(run: Run, unseen: readonly PersonId[]): Promise<readonly PersonId[]> {
  const { store, clock, logger } = run.deps;
  if (unseen.length > MOST_ASKED) return unseen;
  const gone: PersonId[] = [];
  for (const id of unseen) {
    const wondeId = store.findPerson(id)?.wondeId;
    const found = wondeId === undefined ? null : await findOnRoll(run, wondeId);
    if (found === null) gone.push(id);
    else store.transaction((writer) => writer.upsertPupils([found], run.cursor.runId, clock.nowMs()));
    await yieldToOthers();
  }
  if (gone.length < unseen.length) logger.warn('roster.skippedTwice', { pupils: unseen.length - gone.length });
  return gone;
}
