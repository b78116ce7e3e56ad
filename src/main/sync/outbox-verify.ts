// Looks in the register for what finished jobs promised; what is missing there, or was
// overtaken by an older mark, is sent again, and in the end a person looks.
import type { OutboxRow, StoreReader, StoreWriter } from '../core/store-port.ts';
import { decideVerified, type Verification } from '../core/sync/decide-verified.ts';
import { olderMarks, ownMark } from './own-marks.ts';
import type { SyncDeps } from './sync-deps.ts';

/** Beyond this the register's copy is forgotten, and the job's word stands. */
const LOOK_BACK_MS = 3 * 86_400_000;
const MOST_ROWS = 500;
/** A mark that was sent this often and is missing after it was done goes to a person. */
const MOST_TRIES = 3;
/**
 * A mark that an older one of ours was put over is sent more often than that: that it is ours is proven, and a PC that was
 * switched off in the middle of a few sendings has counted as many tries before the MIS turned anything round.
 */
const MOST_TRIES_OVERTAKEN = 10;

function verifyRow(writer: StoreWriter, row: OutboxRow, nowMs: number, patienceMs: number): Verification {
  const wanted = ownMark(writer, row);
  if (wanted === null) return 'unknown';
  const verdict = decideVerified({
    wanted,
    older: olderMarks(writer, writer.listMarksForSession(row.subjectId, wanted.date, wanted.session), row),
    held: writer.findHeldMark(wanted.studentId, wanted.date, wanted.session),
    submittedAtMs: row.submittedAtMs ?? row.createdAtMs,
    newestMs: writer.registerState().newestMs,
    patienceMs,
    nowMs,
  });
  if (verdict === 'shown' && row.verifiedAtMs === null) writer.updateOutbox(row.id, { verifiedAtMs: nowMs });
  if (verdict === 'missing' || verdict === 'overtaken') {
    const most = verdict === 'overtaken' ? MOST_TRIES_OVERTAKEN : MOST_TRIES;
    const again = row.attempts < most && writer.findPerson(row.subjectId)?.status === 'current';
    writer.updateOutbox(row.id, {
      state: again ? 'pending' : 'parked',
      outcome: again ? null : 'needs_person',
      nextAttemptAtMs: nowMs,
      writebackId: null,
      doneAtMs: null,
      verifiedAtMs: null,
      lastErrorCode: 'MARK_UNCONFIRMED',
      lastErrorWords: null,
    });
  }
  return verdict;
}

/** Done marks to be looked for: not seen yet, or put over an older mark of ours. */
function listToVerify(store: StoreReader, sinceMs: number): readonly OutboxRow[] {
  const unverified = store.listUnverifiedOutbox(sinceMs, MOST_ROWS);
  const known = new Set(unverified.map(({ id }) => id));
  return [...unverified, ...store.listDoneOverOlder(sinceMs, MOST_ROWS).filter(({ id }) => !known.has(id))];
}

/** How many done marks the register should be read for: submitted long enough ago, or put over an older mark of ours. */
export function countToVerify({ store, clock, settings }: SyncDeps): number {
  const patienceMs = settings().verifyAfterMinutes * 60_000;
  if (patienceMs === 0) return 0;
  const nowMs = clock.nowMs();
  const sinceMs = nowMs - LOOK_BACK_MS;
  const isLongAgo = (row: OutboxRow): boolean => (row.submittedAtMs ?? nowMs) + patienceMs < nowMs;
  const unverified = store.listUnverifiedOutbox(sinceMs, MOST_ROWS).filter(isLongAgo);
  return unverified.length + store.listDoneOverOlder(sinceMs, MOST_ROWS).length;
}

/** Holds done marks against the copy of the register. Returns whether any row moved. */
export function verifyDone({ store, clock, settings, logger }: SyncDeps): boolean {
  const nowMs = clock.nowMs();
  const patienceMs = settings().verifyAfterMinutes * 60_000;
  return store.transaction((writer) => {
    let moved = 0;
    for (const row of listToVerify(writer, nowMs - LOOK_BACK_MS)) {
      const verdict = verifyRow(writer, row, nowMs, patienceMs);
      if (verdict !== 'missing' && verdict !== 'overtaken') continue;
      moved += 1;
      const what = verdict === 'missing' ? 'outbox.missingInRegister' : 'outbox.overtaken';
      logger.warn(what, { outboxId: row.id });
    }
    return moved > 0;
  });
}
