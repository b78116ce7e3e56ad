// Who leaves the address book: pupils on the MIS's deletion list, and pupils a whole roll did not mention. In slices, so
// that a year that leaves at once stops nobody at the screen.
import type { PersonId } from '../../shared/domain/ids.ts';
import type { SeenPupil } from '../core/store-port.ts';
import { asAppError } from '../../shared/errors/app-error.ts';
import { decideLeavers, type LeaversVerdict } from '../core/sync/decide-leavers.ts';
import { adoptMoved, withoutThoseStillThere } from './roster-moved.ts';
import { DELTA_OVERLAP_MS, startOf, type Run } from './roster-run.ts';
import { yieldToOthers } from './sync-deps.ts';
import type { StudentPage } from '../core/wonde-port.ts';

/** A delta without news asks for deletions no more often: Wonde itself learns of a leaver hours after the school. */
const DELETIONS_AT_LEAST_EVERY_MS = 60 * 60_000;
/** Pupils who leave in one transaction. */
const SLICE = 200;
/** Pupils looked at in one go: some milliseconds. */
const LOOKED_AT = 2_000;

/**
 * Whether a delta whose first page this is should ask who was deleted. Pupils leave in the same extraction that brings
 * other changes, so a page with somebody on it is a reason; one without is one only now and then.
 */
export function isDeletionListDue({ deps, cursor }: Run, page: StudentPage): boolean {
  if (page.rows.length > 0) return true;
  const { deletionsFromMs } = deps.store.syncState();
  if (deletionsFromMs === null) return true;
  const ageMs = cursor.startedAtMs - deletionsFromMs;
  return ageMs >= DELETIONS_AT_LEAST_EVERY_MS || ageMs < 0;
}

async function listGone({ deps, signal, cursor }: Run): Promise<readonly string[]> {
  const { deletionsFromMs } = deps.store.syncState();
  const updatedAfterMs = deletionsFromMs === null ? cursor.updatedAfterMs : deletionsFromMs - DELTA_OVERLAP_MS;
  const gone: string[] = [];
  const visited = new Set<string>();
  let nextUrl: string | null = null;
  for (;;) {
    const page = await deps.wonde.listDeletedStudents({ nextUrl, updatedAfterMs }, signal);
    gone.push(...page.rows.filter((row) => !row.restored).map((row) => row.wondeId));
    nextUrl = page.nextUrl;
    if (nextUrl === null || visited.has(nextUrl)) return gone;
    visited.add(nextUrl);
    await yieldToOthers();
  }
}

async function retireListed(run: Run, gone: readonly string[]): Promise<void> {
  const { store, clock } = run.deps;
  for (let start = 0; start < gone.length; start += SLICE) {
    const ids = gone.slice(start, start + SLICE);
    run.counts.gone += store.transaction((writer) => writer.retirePupils(ids, clock.nowMs()));
    await yieldToOthers();
  }
}

/**
 * Pupils on the deletion list leave; before the page is applied, so that whoever is on the roll after all comes back
 * with it. 'tooMany': nobody left, only the whole roll can say what is true. @throws WondeError
 */
export async function applyDeletions(run: Run, page: StudentPage): Promise<'done' | 'tooMany'> {
  const { store, settings, logger } = run.deps;
  try {
    const gone = await listGone(run);
    if (gone.length > (store.countPupils() * settings().maxLeaversPercent) / 100) return 'tooMany';
    await retireListed(run, gone);
  } catch (thrown) {
    const error = asAppError(thrown);
    const isWithheld = error.code === 'WONDE_FORBIDDEN' || error.code === 'WONDE_NOT_FOUND';
    if (!isWithheld) throw error;
    // The regular full run finds leavers as well, only later.
    logger.warn('roster.deletionsWithheld', { code: error.code });
  }
  store.transaction((writer) => writer.updateSyncState({ deletionsFromMs: startOf(run, page) }));
  return 'done';
}

/** Everybody on roll, held against what this run saw. */
async function countSeen({ deps, cursor }: Run): Promise<{ pupils: number; unseen: PersonId[] }> {
  const unseen: PersonId[] = [];
  let pupils = 0;
  let after: PersonId | null = null;
  for (;;) {
    const people: readonly SeenPupil[] = deps.store.listPupilsSeen(cursor.runId, after, LOOKED_AT);
    pupils += people.length;
    unseen.push(...people.flatMap(({ id, isSeen }) => (isSeen ? [] : [id])));
    after = people[LOOKED_AT - 1]?.id ?? null;
    if (after === null) return { pupils, unseen };
    await yieldToOthers();
  }
}

/** At the end of a whole roll: whoever was not on it leaves, unless that is doubtful. */
export async function settleUnseen(run: Run): Promise<LeaversVerdict> {
  const { store, clock, settings, logger } = run.deps;
  const { acceptLeavers, pass } = run;
  const { runId } = run.cursor;
  await adoptMoved(run);
  const { pupils, unseen } = await countSeen(run);
  const { maxLeaversPercent: maxPercent } = settings();
  const verdict = decideLeavers({ pupils, unseen: unseen.length, pass, maxPercent, acceptLeavers });
  if (verdict === 'suspicious')
    logger.warn('roster.suspicious', { unseen: unseen.length, seen: pupils - unseen.length });
  if (verdict !== 'retire') return verdict;
  // Who says that they have left needs nobody to ask.
  const gone = acceptLeavers ? unseen : await withoutThoseStillThere(run, unseen);
  for (let start = 0; start < gone.length; start += SLICE) {
    const ids = gone.slice(start, start + SLICE);
    run.counts.gone += store.transaction((writer) => writer.retireUnseenPupils(ids, runId, clock.nowMs()));
    await yieldToOthers();
  }
  return verdict;
}
