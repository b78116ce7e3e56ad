// The outbox row of a new mark.
import type { Mark } from '../../../shared/domain/mark.ts';
import type { OutboxRow } from '../store-port.ts';
import { buildMarkPayload, MARK_PAYLOAD_VERSION, type MarkPayload } from './mark-payload.ts';

/** A row that waits until `dueAtMs`. Its id is the mark's: made with the fact, so it is also the idempotency key. */
export function newOutboxRow(
  mark: Mark,
  how: Pick<MarkPayload, 'isArrival' | 'overwrites'>,
  { dueAtMs, nowMs }: { readonly dueAtMs: number; readonly nowMs: number },
): OutboxRow {
  return {
    id: mark.id,
    kind: 'attendance.mark',
    payloadVersion: MARK_PAYLOAD_VERSION,
    payload: buildMarkPayload(mark, how),
    subjectId: mark.personId,
    state: 'pending',
    outcome: null,
    attempts: 0,
    nextAttemptAtMs: dueAtMs,
    lastErrorCode: null,
    lastErrorWords: null,
    writebackId: null,
    submittedAtMs: null,
    maybeApplied: false,
    createdAtMs: nowMs,
    doneAtMs: null,
    verifiedAtMs: null,
  };
}
