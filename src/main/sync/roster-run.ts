// A run of the roll: what it was asked for, where it stands, and whether it goes on from an interrupted one.
import { asAppError } from '../../shared/errors/app-error.ts';
import type { RosterCursor } from '../core/store-port.ts';
import { studentIncludes, type StudentInclude, type StudentPage } from '../core/wonde-port.ts';
import { refreshAttendanceCodes } from './attendance-codes.ts';
import type { SyncDeps } from './sync-deps.ts';

/**
 * A delta asks for a little more than it needs. Reasons: the server stamps a change before it shows it, its bound may be
 * exclusive, and its clock is not ours. What comes twice changes nothing.
 */
export const DELTA_OVERLAP_MS = 15 * 60_000;
/** A run interrupted longer ago than this starts over: its pages have shifted since. */
const CURSOR_STALE_AFTER_MS = 6 * 60 * 60_000;

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
  /** True once a person has stopped this run. */
  readonly isCancelled?: () => boolean;
  /** A page was read and kept. */
  readonly onProgress?: () => void;
  /** Pupils or year groups changed. */
  readonly onRosterChanged: () => void;
}

export interface Run {
  readonly deps: RosterPullDeps;
  readonly signal: AbortSignal;
  readonly acceptLeavers: boolean;
  /** The run before did not end well: what it left undone is looked for. */
  readonly isAfterFailure: boolean;
  cursor: RosterCursor;
  includes: readonly StudentInclude[];
  /** Page addresses met in this pass: a second meeting is a circle. */
  visited: Set<string>;
  /** 1, or 2 when looking once more for pupils the first pass did not see. */
  pass: number;
  isYearRenamed: boolean;
  /** Pupils read in this pass, of so many as there were before; null where nobody knows. */
  readonly progress: { read: number; of: number | null };
  readonly counts: { added: number; changed: number; gone: number };
}

/** Whether the whole roll is to be read. */
export function isFullDue({ store, clock, settings }: RosterPullDeps, request: RosterRequest): boolean {
  const { deltaFromMs, lastFullAtMs, rosterProblem } = store.syncState();
  if (request.full || request.acceptLeavers || rosterProblem !== null) return true;
  if (deltaFromMs === null || lastFullAtMs === null) return true;
  const ageMs = clock.nowMs() - lastFullAtMs;
  // A clock that was put back makes the last run look like one of tomorrow.
  return ageMs >= settings().fullRosterEveryHours * 3_600_000 || ageMs < 0;
}

/** A run from its first page, kept from now on. */
export function startCursor(deps: RosterPullDeps, run: RosterCursor['run']): RosterCursor {
  const nowMs = deps.clock.nowMs();
  const { deltaFromMs } = deps.store.syncState();
  const updatedAfterMs = run === 'full' || deltaFromMs === null ? null : deltaFromMs - DELTA_OVERLAP_MS;
  const cursor = { run, runId: deps.random.uuidV7(nowMs), startedAtMs: nowMs, nextUrl: null, updatedAfterMs };
  deps.store.transaction((writer) => writer.updateSyncState({ cursor }));
  return cursor;
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
  return startCursor(deps, isFull ? 'full' : 'delta');
}

function wasLeftUndone({ store }: RosterPullDeps): boolean {
  const [last] = store.listSyncRuns(1);
  return store.syncState().cursor !== null || (last !== undefined && last.errorCode !== null);
}

/** Codes come with every full run. Their failing is no reason to go without pupils, except where nothing gets through. */
async function refreshCodesIfAllowed(deps: RosterPullDeps, signal: AbortSignal): Promise<void> {
  try {
    await refreshAttendanceCodes(deps, signal);
  } catch (thrown) {
    const error = asAppError(thrown);
    if (error.retryable || error.code === 'WONDE_AUTH' || error.code === 'WONDE_NOT_SET_UP') throw error;
    deps.logger.warn('sync.codesFailed', { code: error.code });
  }
}

/** Begins a run, or takes up the interrupted one. @throws WondeError */
export async function beginRun(deps: RosterPullDeps, request: RosterRequest, signal: AbortSignal): Promise<Run> {
  const isAfterFailure = wasLeftUndone(deps);
  const cursor = beginOrResume(deps, request);
  if (cursor.run === 'full' && cursor.nextUrl === null) await refreshCodesIfAllowed(deps, signal);
  return {
    deps,
    signal,
    acceptLeavers: request.acceptLeavers,
    isAfterFailure,
    cursor,
    includes: studentIncludes,
    visited: new Set(),
    pass: 1,
    isYearRenamed: false,
    progress: { read: 0, of: cursor.run === 'full' ? deps.store.countPupils() || null : null },
    counts: { added: 0, changed: 0, gone: 0 },
  };
}

/** Nothing of this run has been applied yet. */
export function isAtFirstPage({ cursor, pass }: Run): boolean {
  return cursor.nextUrl === null && pass === 1;
}

/** The run's start by the earlier of two clocks: a PC that is fast must not make the next delta skip what came between. */
export function startOf(run: Run, page: Pick<StudentPage, 'serverTimeMs'>): number {
  return isAtFirstPage(run) ? Math.min(run.cursor.startedAtMs, page.serverTimeMs ?? Infinity) : run.cursor.startedAtMs;
}
