// Pulls the roll from Wonde: whole, or what changed. Page by page (roster-pages.ts), each applied together with the address
// of the next. Nobody leaves the address book because a reply was empty (roster-leavers.ts).
import { AppError, asAppError } from '../../shared/errors/app-error.ts';
import { studentIncludes, WondeError, type StudentInclude } from '../core/wonde-port.ts';
import { pullPages } from './roster-pages.ts';
import { beginRun, isFullDue, type RosterPullDeps, type RosterRequest, type Run } from './roster-run.ts';
import { pullStaff } from './staff-pull.ts';

/** In a school of any size so many may join in a quarter of an hour. */
const FEW_PUPILS = 10;

export type { RosterRequest } from './roster-run.ts';

export interface RosterPull {
  /**
   * Runs to the end, or as far as the network lets it; the next run goes on from there.
   * @throws WondeError
   */
  run(request: RosterRequest, signal: AbortSignal): Promise<void>;
  /** How far the run under way has come; null between runs. */
  progress(): { readonly read: number; readonly of: number | null } | null;
}

/** True when going on from the stored address is no use: the next run starts from the beginning. */
function spoilsCursor(error: AppError): boolean {
  return ['WONDE_BAD_RESPONSE', 'WONDE_REJECTED', 'WONDE_NOT_FOUND', 'CONFLICT'].includes(error.code);
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

/**
 * A delta with so many pupils nobody knew is no usual day: the MIS gave everybody new ids, and only the whole roll tells
 * who is missing and so who is who.
 */
function broughtAnotherSchool({ deps, cursor, counts }: Run): boolean {
  if (cursor.run !== 'delta') return false;
  return counts.added > Math.max(FEW_PUPILS, (deps.store.countPupils() * deps.settings().maxLeaversPercent) / 100);
}

/** Creates the pull. Only one run may be under way at a time. */
export function createRosterPull(deps: RosterPullDeps): RosterPull {
  let under: Run | null = null;
  let lastIncludes: readonly StudentInclude[] = studentIncludes;
  const pull: RosterPull = {
    run: async (request, signal) => {
      // The school object is read with every full run, since region and writeback can change; else once per start.
      await (isFullDue(deps, request) ? deps.refreshSchool(signal) : deps.ensureSchool(signal));
      const run = await beginRun(deps, request, signal);
      // A full run tries every include again: a scope may have been granted since.
      if (run.cursor.run === 'delta') run.includes = lastIncludes;
      under = run;
      const beganAtMs = deps.clock.nowMs();
      try {
        await pullPages(run);
        deps.logger.info('roster.finished', { run: run.cursor.run, changed: changesOf(run), passes: run.pass });
        const { acceptLeavers } = request;
        run.counts.changed += await pullStaff(deps, { full: run.cursor.run === 'full', acceptLeavers }, signal);
        noteRun(run, beganAtMs, null);
        if (broughtAnotherSchool(run)) await pull.run({ full: true, acceptLeavers: false }, signal);
      } catch (thrown) {
        const error = deps.isCancelled?.() === true ? new AppError('ROSTER_STOPPED') : asAppError(thrown);
        if (spoilsCursor(error)) deps.store.transaction((writer) => writer.updateSyncState({ cursor: null }));
        if (error instanceof WondeError && error.refusedInclude !== null) {
          run.includes = run.includes.filter((include) => include !== error.refusedInclude);
        }
        noteRun(run, beganAtMs, error);
        throw error;
      } finally {
        under = null;
        lastIncludes = run.includes;
        if (changesOf(run) > 0) deps.onRosterChanged();
      }
    },
    progress: () => (under === null ? null : { ...under.progress }),
  };
  return pull;
}
