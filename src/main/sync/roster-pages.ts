// The pages of a roll, one after the other. Each is written down in slices; the last of them moves the cursor, so a kill
// costs one page, and whoever touches the screen waits for one slice at most.
import { AppError } from '../../shared/errors/app-error.ts';
import type { RosterPupil, StoreWriter } from '../core/store-port.ts';
import { WondeError, type StudentPage } from '../core/wonde-port.ts';
import { settleMemberships } from './memberships.ts';
import { applyDeletions, isDeletionListDue, settleUnseen } from './roster-leavers.ts';
import { isAtFirstPage, startCursor, startOf, type Run } from './roster-run.ts';
import { yieldToOthers } from './sync-deps.ts';

/** A listing with more pages than this goes in circles. 100,000 pupils at 50 a page are 2,000. */
const MOST_PAGES = 10_000;
/** Pupils written in one transaction. */
const SLICE = 100;

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

/**
 * The page's pupils in slices. Whoever is kept under their own id comes first, on the whole page: they cannot be claimed
 * by another pupil's UPI or UPN then, as within one transaction.
 */
function slicesOf({ deps }: Run, rows: readonly RosterPupil[]): RosterPupil[][] {
  if (rows.length <= SLICE) return [[...rows]];
  const known = deps.store.listKnownWondeIds(rows.map(({ wondeId }) => wondeId));
  const inOrder = [
    ...rows.filter(({ wondeId }) => known.has(wondeId)),
    ...rows.filter(({ wondeId }) => !known.has(wondeId)),
  ];
  const slices = Math.ceil(rows.length / SLICE);
  return Array.from({ length: slices }, (_, index) => inOrder.slice(index * SLICE, (index + 1) * SLICE));
}

/** Another run began meanwhile, as when somebody put the kiosk to another school: what this one brings is of the old. */
function checkCursor(run: Run, writer: StoreWriter): void {
  const stored = writer.syncState().cursor;
  if (stored?.runId !== run.cursor.runId) throw new AppError('CONFLICT', { context: { what: 'roster cursor' } });
}

function applySlice(run: Run, rows: readonly RosterPupil[], andThen: (writer: StoreWriter) => void): void {
  const { store, clock } = run.deps;
  store.transaction((writer) => {
    checkCursor(run, writer);
    const { added, changed, isYearRenamed } = writer.upsertPupils(rows, run.cursor.runId, clock.nowMs());
    run.counts.added += added;
    run.counts.changed += changed;
    run.isYearRenamed ||= isYearRenamed;
    andThen(writer);
  });
}

/** Writes a page down. The cursor moves with the last slice; on the last page of all it stays, until the run has ended. */
async function applyPage(run: Run, page: StudentPage): Promise<void> {
  const slices = slicesOf(run, page.rows);
  const last = slices.pop() ?? [];
  for (const slice of slices) {
    applySlice(run, slice, () => undefined);
    await yieldToOthers();
  }
  const moved = { ...run.cursor, startedAtMs: startOf(run, page), nextUrl: page.nextUrl };
  const isLastPage = page.nextUrl === null;
  applySlice(run, last, (writer) => {
    if (!isLastPage) writer.updateSyncState({ cursor: moved });
  });
  run.cursor = moved;
  // A new kiosk can be used from the first page on, however many follow.
  const isFirst = run.cursor.run === 'full' && run.progress.read === 0 && !isLastPage;
  if (isFirst && run.counts.added > 0) run.deps.onRosterChanged();
  run.progress.read += page.rows.length;
  run.deps.onProgress?.();
}

type Outcome = 'again' | 'finished';

/** Ends the run after its last page; in slices, each of which does no harm twice, and at last in one transaction. */
async function finish(run: Run): Promise<Outcome> {
  const { store, clock } = run.deps;
  const { cursor } = run;
  const isFull = cursor.run === 'full';
  if (isFull || run.isYearRenamed || run.isAfterFailure) run.counts.changed += await settleMemberships(run.deps);
  const verdict = isFull ? await settleUnseen(run) : 'retire';
  const nowMs = clock.nowMs();
  return store.transaction((writer) => {
    checkCursor(run, writer);
    switch (verdict) {
      case 'lookAgain':
        writer.updateSyncState({ cursor });
        return 'again';
      case 'suspicious':
        writer.updateSyncState({ cursor: null, rosterProblem: 'ROSTER_SUSPICIOUS', lastRosterAtMs: nowMs });
        return 'finished';
      case 'retire': {
        const { startedAtMs } = cursor;
        writer.updateSyncState({ cursor: null, deltaFromMs: startedAtMs, lastRosterAtMs: nowMs });
        if (isFull) {
          writer.updateSyncState({ lastFullAtMs: nowMs, deletionsFromMs: startedAtMs, rosterProblem: null });
        }
        return 'finished';
      }
    }
  });
}

/** Half the school on the deletion list: the run becomes one of the whole roll, and nobody has left so far. */
async function becomesFull(run: Run, page: StudentPage): Promise<boolean> {
  if (run.cursor.run === 'full' || !isAtFirstPage(run) || !isDeletionListDue(run, page)) return false;
  if ((await applyDeletions(run, page)) === 'done') return false;
  run.deps.logger.warn('roster.manyDeletions');
  run.cursor = startCursor(run.deps, 'full');
  run.visited = new Set();
  return true;
}

/** Reads the roll to its end, or as far as it comes. @throws WondeError */
export async function pullPages(run: Run): Promise<void> {
  for (;;) {
    const page = await fetchPage(run);
    if (await becomesFull(run, page)) continue;
    await yieldToOthers();
    await applyPage(run, page);
    if (page.unreadable > 0) run.deps.logger.warn('roster.rowsUnreadable', { rows: page.unreadable });
    if (page.nextUrl === null) {
      if ((await finish(run)) === 'finished') return;
      [run.pass, run.visited] = [2, new Set()];
      run.progress.read = 0;
    }
    await yieldToOthers();
    if (run.signal.aborted || run.deps.isStopping())
      throw new WondeError('WONDE_TIMEOUT', { context: { reason: 'stopped' } });
  }
}
