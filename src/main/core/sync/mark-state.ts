// An outbox row in the receptionist's words, and what "try again" does to it.
import type { WritebackState } from '../../../shared/domain/mark.ts';
import { assertNever } from '../../../shared/util/assert-never.ts';
import type { OutboxPatch, OutboxRow } from '../store-port.ts';

/** Says where a mark stands: waiting, sent, confirmed, refused, superseded, not needed or needs a person. */
export function writebackStateOf(row: Pick<OutboxRow, 'state' | 'outcome'> | null): WritebackState {
  if (row === null) return 'not_needed';
  switch (row.state) {
    case 'pending':
    case 'sending':
      return 'waiting';
    case 'submitted':
      return 'sent';
    case 'done':
      return 'confirmed';
    case 'parked':
      return row.outcome === 'refused' ? 'refused' : 'needs_person';
    case 'cancelled':
      return row.outcome === 'superseded' ? 'superseded' : 'not_needed';
    default:
      return assertNever(row.state);
  }
}

/** True when a person may ask for this mark to be sent again. */
export function canRetryMark(row: Pick<OutboxRow, 'state'>): boolean {
  return row.state === 'parked' || row.state === 'pending';
}

/**
 * The change that sends a parked or waiting mark again, at once. What may already be in the MIS stays marked as such,
 * so the register is read back first.
 */
export function retryPatch(row: Pick<OutboxRow, 'maybeApplied'>, nowMs: number): OutboxPatch {
  return {
    state: 'pending',
    outcome: null,
    attempts: 0,
    nextAttemptAtMs: nowMs,
    writebackId: null,
    submittedAtMs: null,
    maybeApplied: row.maybeApplied,
  };
}
