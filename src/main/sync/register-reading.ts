// Reads what changed in the MIS's register, so that a mark about to leave can be held against it (core/sync/decide-against-register.ts).
import { DateTime } from 'luxon';
import { schoolTimeAt } from '../../shared/domain/school-time.ts';
import { asAppError, type AppError } from '../../shared/errors/app-error.ts';
import type { RegisterMark } from '../core/wonde-port.ts';
import { yieldToOthers, type SyncDeps } from './sync-deps.ts';

/** Clocks differ, and a change may be written a little after the time it carries. */
const OVERLAP_MS = 15 * 60_000;
/** Days that are over stay this long: a job promised them, and the register has to show it. */
const KEPT_DAYS = 4;
/** A feed that never ends is cut here; what it brought counts. */
const MOST_PAGES = 1_000;

export interface RegisterReading {
  /**
   * Brings the copy of the register up to date unless that was done less than `maxAgeMs` ago. False where this token may
   * not read the register: nothing can be protected then. @throws WondeError when it may work later
   */
  refresh(signal: AbortSignal, maxAgeMs: number): Promise<boolean>;
  /** True before the first reading of this school. */
  isUnread(): boolean;
}

/** Problems that waiting does not solve: writing goes on, as it does for a school that lets nobody read its register. */
function isUnreadable(error: AppError): boolean {
  return ['WONDE_FORBIDDEN', 'WONDE_NOT_FOUND', 'WONDE_REJECTED', 'WONDE_BAD_RESPONSE'].includes(error.code);
}

interface Run {
  readonly updatedAfterMs: number;
  /** School date from which marks are kept. */
  readonly keepFrom: string;
}

function nextRun({ store, clock, settings, timeZone }: SyncDeps): Run {
  const nowMs = clock.nowMs();
  const { fromMs } = store.registerState();
  const today = schoolTimeAt(nowMs, timeZone()).localDate;
  const keepFrom = DateTime.fromISO(today, { zone: 'utc' }).minus({ days: KEPT_DAYS }).toISODate() ?? today;
  return { updatedAfterMs: fromMs ?? nowMs - settings().registerLookBackDays * 86_400_000, keepFrom };
}

function keepPage({ store }: SyncDeps, { keepFrom }: Run, rows: readonly RegisterMark[]): void {
  const newest = Math.max(0, ...rows.map((row) => row.updatedAtMs ?? 0));
  store.transaction((writer) => {
    const kept = rows.filter((row) => row.date >= keepFrom);
    // Our own comments tell our marks apart; what teachers write of a child is not for the kiosk to keep.
    writer.keepHeldMarks(kept.map((row) => (writer.isOwnComment(row) ? row : { ...row, comment: null })));
    const known = writer.registerState().newestMs ?? 0;
    if (newest > known) writer.updateRegisterState({ newestMs: newest });
  });
}

async function readChanges(deps: SyncDeps, run: Run, signal: AbortSignal): Promise<number | null> {
  const seen = new Set<string>();
  let nextUrl: string | null = null;
  let serverTimeMs: number | null = null;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await deps.wonde.listSessionMarks({ nextUrl, updatedAfterMs: run.updatedAfterMs }, signal);
    serverTimeMs ??= page.serverTimeMs;
    keepPage(deps, run, page.rows);
    nextUrl = page.nextUrl;
    if (nextUrl === null || seen.has(nextUrl)) break;
    seen.add(nextUrl);
    await yieldToOthers();
  }
  return serverTimeMs;
}

/** Creates the reading. Only one may be under way at a time: the outbox lane sees to it. */
export function createRegisterReading(deps: SyncDeps): RegisterReading {
  let readAtMs: number | null = null;
  return {
    isUnread: () => deps.store.registerState().fromMs === null,
    async refresh(signal, maxAgeMs) {
      const nowMs = deps.clock.nowMs();
      if (readAtMs !== null && Math.abs(nowMs - readAtMs) < maxAgeMs)
        return deps.store.registerState().readable === true;
      const run = nextRun(deps);
      try {
        const serverTimeMs = await readChanges(deps, run, signal);
        deps.store.transaction((writer) => {
          writer.forgetHeldMarksBefore(run.keepFrom);
          writer.updateRegisterState({ fromMs: Math.min(nowMs, serverTimeMs ?? nowMs) - OVERLAP_MS, readable: true });
        });
        readAtMs = nowMs;
        return true;
      } catch (thrown) {
        const error = asAppError(thrown);
        if (!isUnreadable(error)) throw error;
        if (deps.store.registerState().readable !== false)
          deps.logger.warn('register.unreadable', { code: error.code });
        deps.store.transaction((writer) => writer.updateRegisterState({ readable: false }));
        readAtMs = nowMs;
        return false;
      }
    },
  };
}
