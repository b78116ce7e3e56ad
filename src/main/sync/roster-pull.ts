// Pulls the roll from Wonde: whole, or what changed. Page by page, each applied together with the address of the next,
// so that a kill costs one page. Nobody leaves the address book because a reply was empty.
import { AppError, asAppError } from '../../shared/errors/app-error.ts';
import { applyMemberships } from '../core/people-setup/membership.ts';
import type { RosterCursor } from '../core/store-port.ts';
import { decideLeavers } from '../core/sync/decide-leavers.ts';
import { studentIncludes, WondeError, type StudentInclude, type StudentPage } from '../core/wonde-port.ts';
import { refreshAttendanceCodes } from './attendance-codes.ts';
import { pullStaff } from './staff-pull.ts';
import { yieldToOthers, type SyncDeps } from './sync-deps.ts';

/**
 * A delta asks for a little more than it needs. Reasons: the server stamps a change before it shows it, its bound may be
 * exclusive, and its clock is not ours. What comes twice changes nothing.
 */
const DELTA_OVERLAP_MS = 15 * 60_000;
/** A run interrupted longer ago than this starts over: its pages have shifted since. */
const CURSOR_STALE_AFTER_MS = 6 * 60 * 60_000;
/** A listing with more pages than this goes in circles. 100,000 pupils at 50 a page are 2,000. */
const MOST_PAGES = 10_000;

export interface RosterRequest {
  /** The whole roll, even though a delta would do. */
  readonly full: boolean;
  /** An administrator says that the pupils who are missing have left. */
  readonly acceptLeavers: boolean;
}

export interface RosterPullDeps extends SyncDeps {
  /** @throws WondeError */
  readonly ensureSchool: (signal: AbortSignal) => Promise<void>;
  /** @throws WondeError */
  readonly refreshSchool: (signal: AbortSignal) => Promise<unknown>;
  /** True when no further page should be asked for: the cursor is saved, the next start goes on. */
  readonly isStopping: () => boolean;
  /** Pupils or year groups changed. */
  readonly onRosterChanged: () => void;
}

interface Run {
  readonly deps: RosterPullDeps;
  readonly signal: AbortSignal;
  readonly acceptLeavers: boolean;
  cursor: RosterCursor;
  includes: readonly StudentInclude[];
  /** Page addresses met in this pass: a second meeting is a circle. */
  visited: Set<string>;
  /** 1, or 2 when looking once more for pupils the first pass did not see. */
  pass: number;
  readonly counts: { added: number; changed: number; gone: number };
}

export interface RosterPull {
  /**
   * Runs to the end, or as far as the network lets it; the next run goes on from there.
   * @throws WondeError
   */
  run(request: RosterRequest, signal: AbortSignal): Promise<void>;
}

function isFullDue({ store, clock, settings }: RosterPullDeps, request: RosterRequest): boolean {
  const { deltaFromMs, lastFullAtMs, rosterProblem } = store.syncState();
  if (request.full || request.acceptLeavers || rosterProblem !== null) return true;
  if (deltaFromMs === null || lastFullAtMs === null) return true;
  const ageMs = clock.nowMs() - lastFullAtMs;
  // A clock that was put back makes the last run look like one of tomorrow.
  return ageMs >= settings().fullRosterEveryHours * 3_600_000 || ageMs < 0;
}

function newCursor(deps: RosterPullDeps, run: RosterCursor['run']): RosterCursor {
  const nowMs = deps.clock.nowMs();
  const { deltaFromMs } = deps.store.syncState();
  const updatedAfterMs = run === 'full' || deltaFromMs === null ? null : deltaFromMs - DELTA_OVERLAP_MS;
  return { run, runId: deps.random.uuidV7(nowMs), startedAtMs: nowMs, nextUrl: null, updatedAfterMs };
}

/** The interrupted run if it can go on, else a new one. */
function beginOrResume(deps: RosterPullDeps, request: RosterRequest): RosterCursor {
  const { cursor } = deps.store.syncState();
  const isFull = isFullDue(deps, request);
  if (cursor !== null) {
    const ageMs = deps.clock.nowMs() - cursor.startedAtMs;
    const isFresh = ageMs >= 0 && ageMs < CURSOR_STALE_AFTER_MS;
    // A fresh answer was asked for, or the interrupted run was the lesser kind.
    if (isFresh && !request.full && !request.acceptLeavers && (cursor.run === 'full' || !isFull)) return cursor;
  }
  const fresh = newCursor(deps, isFull ? 'full' : 'delta');
  deps.store.transaction((writer) => writer.updateSyncState({ cursor: fresh }));
  return fresh;
}

/** Pupils on the deletion list leave; before the pages, so that whoever is on the roll after all comes back with them. */
async function applyDeletions(run: Run): Promise<'done' | 'tooMany'> {
  const { deps, signal, cursor } = run;
  const gone: string[] = [];
  const visited = new Set<string>();
  let nextUrl: string | null = null;
  for (;;) {
    const page = await deps.wonde.listDeletedStudents({ nextUrl, updatedAfterMs: cursor.updatedAfterMs }, signal);
    gone.push(...page.rows.filter((row) => !row.restored).map((row) => row.wondeId));
    nextUrl = page.nextUrl;
    if (nextUrl === null || visited.has(nextUrl)) break;
    visited.add(nextUrl);
    await yieldToOthers();
  }
  if (gone.length === 0) return 'done';
  const { store, clock, settings } = deps;
  if (gone.length > (store.countPupils() * settings().maxLeaversPercent) / 100) return 'tooMany';
  run.counts.gone += store.transaction((writer) => writer.retirePupils(gone, clock.nowMs()));
  return 'done';
}

async function applyDeletionsIfAllowed(run: Run): Promise<'done' | 'tooMany'> {
  try {
    return await applyDeletions(run);
  } catch (thrown) {
    const error = asAppError(thrown);
    const isWithheld = error.code === 'WONDE_FORBIDDEN' || error.code === 'WONDE_NOT_FOUND';
    if (!isWithheld) throw error;
    // The regular full run finds leavers as well, only later.
    run.deps.logger.warn('roster.deletionsWithheld', { code: error.code });
    return 'done';
  }
}

/** Codes come with every full run. Their failing is no reason to go without pupils, except where nothing gets through. */
async function refreshCodesIfAllowed(run: Run): Promise<void> {
  try {
    await refreshAttendanceCodes(run.deps, run.signal);
  } catch (thrown) {
    const error = asAppError(thrown);
    if (error.retryable || error.code === 'WONDE_AUTH' || error.code === 'WONDE_NOT_SET_UP') throw error;
    run.deps.logger.warn('sync.codesFailed', { code: error.code });
  }
}

async function fetchPage(run: Run): Promise<StudentPage> {
  const { nextUrl, updatedAfterMs } = run.cursor;
  const page = await run.deps.wonde.listStudents({ nextUrl, updatedAfterMs, includes: run.includes }, run.signal);
  run.includes = page.includes;
  if (page.nextUrl !== null) {
    if (run.visited.has(page.nextUrl) || run.visited.size >= MOST_PAGES) {
      throw new WondeError('WONDE_BAD_RESPONSE', { context: { reason: 'pagesInCircles' } });
    }
    run.visited.add(page.nextUrl);
  }
  return page;
}

/** The run's start by the earlier of two clocks: a PC that is fast must not make the next delta skip what came between. */
function startOf(run: Run, page: StudentPage): number {
  const isFirst = run.cursor.nextUrl === null && run.pass === 1;
  return isFirst ? Math.min(run.cursor.startedAtMs, page.serverTimeMs ?? Infinity) : run.cursor.startedAtMs;
}

type PageOutcome = 'more' | 'again' | 'finished';

/** Applies a page and moves the cursor in one transaction; on the last page, ends the run in the same one. */
function applyPage(run: Run, page: StudentPage): PageOutcome {
  const { store, clock, settings, logger } = run.deps;
  const nowMs = clock.nowMs();
  return store.transaction((writer) => {
    const { cursor } = run;
    const stored = writer.syncState().cursor;
    if (stored?.runId !== cursor.runId) throw new AppError('CONFLICT', { context: { what: 'roster cursor' } });
    const { added, changed } = writer.upsertPupils(page.rows, cursor.runId, nowMs);
    run.counts.added += added;
    run.counts.changed += changed;
    run.cursor = { ...cursor, startedAtMs: startOf(run, page), nextUrl: page.nextUrl };
    if (page.nextUrl !== null) {
      writer.updateSyncState({ cursor: run.cursor });
      return 'more';
    }
    // A year that got another name moves pupils of whom the MIS said nothing.
    run.counts.changed += applyMemberships(writer);
    const ended = { cursor: null, deltaFromMs: run.cursor.startedAtMs, lastRosterAtMs: nowMs };
    if (cursor.run === 'delta') {
      writer.updateSyncState(ended);
      return 'finished';
    }
    const unseen = writer.countUnseenPupils(cursor.runId);
    const { acceptLeavers, pass } = run;
    const maxPercent = settings().maxLeaversPercent;
    const verdict = decideLeavers({ pupils: writer.countPupils(), unseen, pass, maxPercent, acceptLeavers });
    if (verdict === 'lookAgain') {
      writer.updateSyncState({ cursor: run.cursor });
      return 'again';
    }
    if (verdict === 'suspicious') {
      logger.warn('roster.suspicious', { unseen, seen: writer.countPupils() - unseen });
      writer.updateSyncState({ cursor: null, rosterProblem: 'ROSTER_SUSPICIOUS', lastRosterAtMs: nowMs });
      return 'finished';
    }
    run.counts.gone += writer.retireUnseenPupils(cursor.runId, nowMs);
    writer.updateSyncState({ ...ended, lastFullAtMs: nowMs, rosterProblem: null });
    return 'finished';
  });
}

async function pullPages(run: Run): Promise<void> {
  for (;;) {
    const page = await fetchPage(run);
    const outcome = applyPage(run, page);
    if (page.unreadable > 0) run.deps.logger.warn('roster.rowsUnreadable', { rows: page.unreadable });
    if (outcome === 'finished') return;
    if (outcome === 'again') [run.pass, run.visited] = [2, new Set()];
    await yieldToOthers();
    if (run.signal.aborted || run.deps.isStopping())
      throw new WondeError('WONDE_TIMEOUT', { context: { reason: 'stopped' } });
  }
}

/** True when going on from the stored address is no use: the next run starts from the beginning. */
function spoilsCursor(error: AppError): boolean {
  return ['WONDE_BAD_RESPONSE', 'WONDE_REJECTED', 'WONDE_NOT_FOUND', 'CONFLICT'].includes(error.code);
}

async function begin(deps: RosterPullDeps, request: RosterRequest, signal: AbortSignal): Promise<Run> {
  const cursor = beginOrResume(deps, request);
  const { acceptLeavers } = request;
  const run: Run = {
    deps,
    signal,
    acceptLeavers,
    cursor,
    includes: studentIncludes,
    visited: new Set(),
    pass: 1,
    counts: { added: 0, changed: 0, gone: 0 },
  };
  if (cursor.nextUrl !== null) return run;
  if (cursor.run === 'full') {
    await refreshCodesIfAllowed(run);
  } else if ((await applyDeletionsIfAllowed(run)) === 'tooMany') {
    // Half the school on the deletion list: only the whole roll can say what is true.
    deps.logger.warn('roster.manyDeletions');
    run.cursor = newCursor(deps, 'full');
    deps.store.transaction((writer) => writer.updateSyncState({ cursor: run.cursor }));
  }
  return run;
}

function changesOf({ counts }: Run): number {
  return counts.added + counts.changed + counts.gone;
}

/** Remembers what a run brought, for the people who look after the kiosk. */
function noteRun(run: Run, beganAtMs: number, error: AppError | null): void {
  const { store, clock } = run.deps;
  const kind = run.cursor.run;
  const ended = {
    ...run.counts,
    kind,
    startedAtMs: beganAtMs,
    endedAtMs: clock.nowMs(),
    errorCode: error?.code ?? null,
  };
  store.transaction((writer) => writer.insertSyncRun(ended));
}

/** Creates the pull. Only one run may be under way at a time. */
export function createRosterPull(deps: RosterPullDeps): RosterPull {
  let lastIncludes: readonly StudentInclude[] = studentIncludes;
  return {
    run: async (request, signal) => {
      // The school object is read with every full run, since region and writeback can change; else once per start.
      await (isFullDue(deps, request) ? deps.refreshSchool(signal) : deps.ensureSchool(signal));
      const run = await begin(deps, request, signal);
      // A full run tries every include again: a scope may have been granted since.
      if (run.cursor.run === 'delta') run.includes = lastIncludes;
      const beganAtMs = deps.clock.nowMs();
      try {
        await pullPages(run);
        deps.logger.info('roster.finished', { run: run.cursor.run, changed: changesOf(run), passes: run.pass });
        const { acceptLeavers } = request;
        run.counts.changed += await pullStaff(deps, { full: run.cursor.run === 'full', acceptLeavers }, signal);
        noteRun(run, beganAtMs, null);
      } catch (thrown) {
        const error = asAppError(thrown);
        if (spoilsCursor(error)) deps.store.transaction((writer) => writer.updateSyncState({ cursor: null }));
        if (error instanceof WondeError && error.refusedInclude !== null) {
          run.includes = run.includes.filter((include) => include !== error.refusedInclude);
        }
        noteRun(run, beganAtMs, error);
        throw error;
      } finally {
        lastIncludes = run.includes;
        if (changesOf(run) > 0) deps.onRosterChanged();
      }
    },
  };
}
