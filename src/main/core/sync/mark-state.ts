// An outbox row in the receptionist's words.
import type { WritebackState } from '../../../shared/domain/mark.ts';
import { assertNever } from '../../../shared/util/assert-never.ts';
import type { OutboxRow } from '../store-port.ts';

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
