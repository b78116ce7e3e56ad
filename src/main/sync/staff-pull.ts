// Pulls the staff list from Wonde, after the pupils and never in their way: what goes wrong here is a problem of the
// staff mappings, kept in the sync state, and the roll of pupils is as good as without it.
import { asAppError } from '../../shared/errors/app-error.ts';
import type { StoreReader } from '../core/store-port.ts';
import { decideLeavers } from '../core/sync/decide-leavers.ts';
import { staffIncludes, WondeError, type StaffInclude, type StaffPage } from '../core/wonde-port.ts';
import { settleMemberships } from './memberships.ts';
import { yieldToOthers, type SyncDeps } from './sync-deps.ts';

/** As for pupils: a delta asks for a little more than it needs. */
const DELTA_OVERLAP_MS = 15 * 60_000;
/** What changed among the staff is asked no more often: nobody waits at the door for it, and each list is a request. */
const DELTA_AT_LEAST_EVERY_MS = 60 * 60_000;
/** A listing with more pages than this goes in circles. */
const MOST_PAGES = 1_000;
/** So few may go at once in any school, whatever the percentage of a small staff. */
const FEW_LEAVERS = 5;

export interface StaffRequest {
  /** The whole list, even though a delta would do. */
  readonly full: boolean;
  readonly acceptLeavers: boolean;
}

interface Run {
  readonly deps: SyncDeps;
  readonly signal: AbortSignal;
  readonly request: StaffRequest;
  readonly runId: string;
  /** Null: the whole list. */
  readonly updatedAfterMs: number | null;
  startedAtMs: number;
  pass: number;
  changed: number;
}

/** Staff are read only while a mapping wants them: nobody's bandwidth is spent on a list nobody uses. */
export function wantsStaff(reader: Pick<StoreReader, 'listSyncMappings'>): boolean {
  return reader.listSyncMappings().some((mapping) => mapping.entity === 'staff' && mapping.reads);
}

async function listGone({ deps, signal, updatedAfterMs }: Run): Promise<readonly string[]> {
  const gone: string[] = [];
  const visited = new Set<string>();
  let nextUrl: string | null = null;
  do {
    const page = await deps.wonde.listDeletedStaff({ nextUrl, updatedAfterMs }, signal);
    gone.push(...page.rows.filter((row) => !row.restored).map((row) => row.wondeId));
    nextUrl = page.nextUrl !== null && visited.has(page.nextUrl) ? null : page.nextUrl;
    if (nextUrl !== null) visited.add(nextUrl);
  } while (nextUrl !== null);
  return gone;
}

/** Staff on the deletion list leave, before the pages, so that whoever is employed after all comes back with them. */
async function applyDeletions(run: Run): Promise<void> {
  try {
    const gone = await listGone(run);
    if (gone.length === 0) return;
    const { store, clock } = run.deps;
    run.changed += store.transaction((writer) => writer.retireStaff(gone, clock.nowMs()));
  } catch (thrown) {
    const { code } = asAppError(thrown);
    // Withheld: the next whole list finds leavers as well, only later.
    if (code !== 'WONDE_FORBIDDEN' && code !== 'WONDE_NOT_FOUND') throw thrown;
    run.deps.logger.warn('staff.deletionsWithheld', { code });
  }
}

function applyPage(run: Run, page: StaffPage): void {
  const { store, clock } = run.deps;
  const nowMs = clock.nowMs();
  const gone = page.rows.filter((row) => row.isCurrent === false).map((row) => row.wondeId);
  store.transaction((writer) => {
    run.changed += writer.retireStaff(gone, nowMs);
    const employed = page.rows.filter((row) => row.isCurrent !== false);
    run.changed += writer.upsertStaff(employed, run.runId, nowMs);
  });
}

/** Reads the list from its first page to its last. */
async function pullPages(run: Run): Promise<void> {
  const { deps, signal, updatedAfterMs } = run;
  const visited = new Set<string>();
  let nextUrl: string | null = null;
  let includes: readonly StaffInclude[] = staffIncludes;
  do {
    const page: StaffPage = await deps.wonde.listStaff({ nextUrl, updatedAfterMs, includes }, signal);
    includes = page.includes;
    // The earlier of two clocks: a PC that is fast must not make the next delta skip what came between.
    if (nextUrl === null && run.pass === 1) run.startedAtMs = Math.min(run.startedAtMs, page.serverTimeMs ?? Infinity);
    applyPage(run, page);
    nextUrl = page.nextUrl;
    if (nextUrl !== null) {
      if (visited.has(nextUrl) || visited.size >= MOST_PAGES) {
        throw new WondeError('WONDE_BAD_RESPONSE', { context: { reason: 'pagesInCircles' } });
      }
      visited.add(nextUrl);
    }
    await yieldToOthers();
    if (signal.aborted) throw new WondeError('WONDE_TIMEOUT', { context: { reason: 'stopped' } });
  } while (nextUrl !== null);
}

/** Whether anything is to be asked. A clock that was put back makes the last list look like one of tomorrow. */
function isDue({ store, clock }: SyncDeps, isFull: boolean): boolean {
  const ageMs = clock.nowMs() - (store.syncState().lastStaffAtMs ?? 0);
  return isFull || ageMs >= DELTA_AT_LEAST_EVERY_MS || ageMs < 0;
}

/** Ends a pass. 'again': somebody was not seen, and rows can shift between pages while paging. */
function finish(run: Run): 'again' | 'finished' {
  const { store, clock, settings, logger } = run.deps;
  const nowMs = clock.nowMs();
  return store.transaction((writer) => {
    const ended = { staffDeltaFromMs: run.startedAtMs, lastStaffAtMs: nowMs, staffProblem: null };
    if (run.updatedAfterMs === null) {
      const [staff, unseen] = [writer.countStaff(), writer.countUnseenStaff(run.runId)];
      const { acceptLeavers } = run.request;
      const verdict = decideLeavers({
        pupils: staff,
        unseen,
        pass: run.pass,
        maxPercent: settings().maxLeaversPercent,
        acceptLeavers: acceptLeavers || unseen <= FEW_LEAVERS,
      });
      if (verdict === 'lookAgain') return 'again';
      if (verdict === 'suspicious') {
        logger.warn('staff.suspicious', { unseen, seen: staff - unseen });
        writer.updateSyncState({ staffDeltaFromMs: null, staffProblem: 'ROSTER_SUSPICIOUS', lastStaffAtMs: nowMs });
        return 'finished';
      }
      run.changed += writer.retireUnseenStaff(run.runId, nowMs);
    }
    writer.updateSyncState(ended);
    return 'finished';
  });
}

async function pull(run: Run): Promise<void> {
  if (run.updatedAfterMs !== null) await applyDeletions(run);
  for (;;) {
    await pullPages(run);
    if (finish(run) === 'finished') break;
    run.pass += 1;
  }
  if (run.updatedAfterMs === null) run.changed += await settleMemberships(run.deps);
  run.deps.logger.info('staff.finished', {
    run: run.updatedAfterMs === null ? 'full' : 'delta',
    changed: run.changed,
    passes: run.pass,
  });
}

function forget({ store }: SyncDeps): void {
  const { staffDeltaFromMs, staffProblem } = store.syncState();
  if (staffDeltaFromMs === null && staffProblem === null) return;
  // Wanted again some day, the whole list is due.
  store.transaction((writer) => writer.updateSyncState({ staffDeltaFromMs: null, staffProblem: null }));
}

/**
 * Reads the staff list if a mapping wants it: whole, or what changed. Returns how many people changed. What Wonde
 * refuses is kept as the staff problem and not thrown.
 */
export async function pullStaff(deps: SyncDeps, request: StaffRequest, signal: AbortSignal): Promise<number> {
  const { store, clock, random, logger } = deps;
  if (!wantsStaff(store)) {
    forget(deps);
    return 0;
  }
  const { staffDeltaFromMs, staffProblem } = store.syncState();
  const isFull = request.full || staffDeltaFromMs === null || staffProblem !== null;
  if (!isDue(deps, isFull)) return 0;
  const startedAtMs = clock.nowMs();
  const run: Run = {
    deps,
    signal,
    request,
    runId: random.uuidV7(startedAtMs),
    updatedAfterMs: isFull ? null : staffDeltaFromMs - DELTA_OVERLAP_MS,
    startedAtMs,
    pass: 1,
    changed: 0,
  };
  try {
    await pull(run);
  } catch (thrown) {
    const error = asAppError(thrown);
    if (!(error instanceof WondeError)) throw error;
    if (signal.aborted) return run.changed;
    if (error.code !== staffProblem) logger.warn('staff.failed', { code: error.code });
    store.transaction((writer) => writer.updateSyncState({ staffProblem: error.code }));
  }
  return run.changed;
}
