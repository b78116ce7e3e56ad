// Looks in the register for what finished jobs promised; what is missing there is sent again, and in the end a person looks.
import type { OutboxRow, StoreWriter } from '../core/store-port.ts';
import { decideVerified } from '../core/sync/decide-verified.ts';
import { parseMarkPayload } from '../core/sync/mark-payload.ts';
import type { SyncDeps } from './sync-deps.ts';

/** Beyond this the register's copy is forgotten, and the job's word stands. */
const LOOK_BACK_MS = 3 * 86_400_000;
const MOST_ROWS = 500;
/** A mark that was missing this often after it was done goes to a person. */
const MOST_TRIES = 3;

function verifyRow(
  writer: StoreWriter,
  row: OutboxRow,
  nowMs: number,
  patienceMs: number,
): 'shown' | 'missing' | 'unknown' {
  const payload = parseMarkPayload(row);
  const person = payload === null ? null : writer.findPerson(payload.personId);
  const codeId = payload === null ? null : writer.findAttendanceCode(payload.code)?.wondeId;
  if (payload === null || person === null || codeId === undefined || codeId === null) return 'unknown';
  const { date, session, minutesLate, comment, code } = payload;
  const verdict = decideVerified({
    wanted: { studentId: person.wondeId, date, session, codeId, minutesLate, comment, codeLetter: code },
    held: writer.findHeldMark(person.wondeId, date, session),
    submittedAtMs: row.submittedAtMs ?? row.createdAtMs,
    newestMs: writer.registerState().newestMs,
    patienceMs,
  });
  if (verdict === 'shown') writer.updateOutbox(row.id, { verifiedAtMs: nowMs });
  if (verdict === 'missing') {
    const again = row.attempts < MOST_TRIES && person.status === 'current';
    writer.updateOutbox(row.id, {
      state: again ? 'pending' : 'parked',
      outcome: again ? null : 'needs_person',
      nextAttemptAtMs: nowMs,
      writebackId: null,
      doneAtMs: null,
      lastErrorCode: 'MARK_UNCONFIRMED',
      lastErrorWords: null,
    });
  }
  return verdict;
}

/** How many done marks were submitted long enough ago that the register should show them. */
export function countToVerify({ store, clock, settings }: SyncDeps): number {
  const patienceMs = settings().verifyAfterMinutes * 60_000;
  if (patienceMs === 0) return 0;
  const nowMs = clock.nowMs();
  return store
    .listUnverifiedOutbox(nowMs - LOOK_BACK_MS, MOST_ROWS)
    .filter((row) => (row.submittedAtMs ?? nowMs) + patienceMs < nowMs).length;
}

/** Holds every unverified mark against the copy of the register. Returns whether any row moved. */
export function verifyDone({ store, clock, settings, logger }: SyncDeps): boolean {
  const nowMs = clock.nowMs();
  const patienceMs = settings().verifyAfterMinutes * 60_000;
  return store.transaction((writer) => {
    const rows = writer.listUnverifiedOutbox(nowMs - LOOK_BACK_MS, MOST_ROWS);
    const missing = rows.filter((row) => verifyRow(writer, row, nowMs, patienceMs) === 'missing');
    for (const row of missing) logger.warn('outbox.missingInRegister', { outboxId: row.id });
    return missing.length > 0;
  });
}
