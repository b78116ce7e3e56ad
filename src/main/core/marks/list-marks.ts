// The marks of the Sync and writeback page, with where each stands and why.
import type { MarkGroup, MarkRow } from '../../../shared/ipc/admin/marks-contract.ts';
import { fullName } from '../directory/name-labels.ts';
import type { KioskContext } from '../kiosk-context.ts';
import type { ListedMark } from '../store-parts/marks-store.ts';
import { writebackStateOf } from '../sync/mark-state.ts';

/** More than a school makes in a bad week; the page says when there are more. */
const MOST_ROWS = 1_000;
/** Settled marks older than this are in the logbook. */
const SETTLED_FOR_MS = 7 * 86_400_000;

function rowOf({ mark, outbox, person, yearName }: ListedMark, nowMs: number): MarkRow {
  const waits = outbox.state === 'pending';
  return {
    markId: mark.id,
    movementId: mark.movementId,
    personId: mark.personId,
    personName: fullName(person),
    yearName,
    formName: person.formName,
    date: mark.date,
    session: mark.session,
    code: mark.code,
    minutesLate: mark.minutesLate,
    explanation: mark.explanation,
    state: writebackStateOf(outbox),
    byHand: outbox.outcome === 'by_hand',
    dueAtMs: waits ? outbox.nextAttemptAtMs : null,
    isScheduled: waits && outbox.attempts === 0 && outbox.lastErrorCode === null && outbox.nextAttemptAtMs > nowMs,
    attempts: outbox.attempts,
    madeAtMs: outbox.createdAtMs,
    settledAtMs: outbox.doneAtMs,
    isVerified: outbox.verifiedAtMs !== null,
    errorCode: outbox.lastErrorCode,
    errorWords: outbox.lastErrorWords,
    correction: mark.correction,
  };
}

/** The marks of one group, newest first. */
export function listMarks({ store, clock }: KioskContext, group: MarkGroup): { rows: MarkRow[]; total: number } {
  const nowMs = clock.nowMs();
  const { rows, total } = store.listMarks(group, nowMs - SETTLED_FOR_MS, MOST_ROWS);
  return { rows: rows.map((row) => rowOf(row, nowMs)), total };
}
