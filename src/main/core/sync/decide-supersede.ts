// Which of several marks of one pupil and session counts: the newest that was not called off.
import type { CodeLetter } from '../../../shared/domain/attendance.ts';
import type { MarkId } from '../../../shared/domain/ids.ts';
import type { MarkWithState, OutboxRow } from '../store-port.ts';

function isCalledOff(entry: MarkWithState): boolean {
  return entry.outbox === null || (entry.outbox.state === 'cancelled' && entry.outbox.outcome !== 'superseded');
}

/** True when a newer mark of the same pupil and session stands: sending this one would put the older over the newer. */
export function isSuperseded(newestFirst: readonly MarkWithState[], id: MarkId): boolean {
  for (const entry of newestFirst) {
    if (entry.mark.id === id) return false;
    if (!isCalledOff(entry)) return true;
  }
  // Not in the list at all: nothing newer is known.
  return false;
}

/**
 * The older marks of the session that need not leave any more once `id` does: waiting or parked ones. One whose request
 * is under way, or which the MIS is working on, is left alone; it goes before the newer one, never after.
 */
export function listOverruled(newestFirst: readonly MarkWithState[], id: MarkId): readonly MarkId[] {
  return listOlder(newestFirst, id, ({ state }) => state === 'pending' || state === 'parked');
}

/** The older marks of the session that were in the register until `id` arrived, by the queue or by hand. */
export function listReplaced(newestFirst: readonly MarkWithState[], id: MarkId): readonly MarkId[] {
  return listOlder(newestFirst, id, ({ state }) => state === 'done');
}

function listOlder(
  newestFirst: readonly MarkWithState[],
  id: MarkId,
  isMeant: (row: OutboxRow) => boolean,
): readonly MarkId[] {
  const place = newestFirst.findIndex((entry) => entry.mark.id === id);
  if (place < 0) return [];
  return newestFirst
    .slice(place + 1)
    .filter(({ outbox }) => outbox !== null && isMeant(outbox))
    .map((entry) => entry.mark.id);
}

/** The codes that other marks of the session have put into the register, or may have: what is ours may be replaced by us. */
export function listWrittenCodes(newestFirst: readonly MarkWithState[], id: MarkId): readonly CodeLetter[] {
  return newestFirst
    .filter(({ mark }) => mark.id !== id)
    .filter(
      ({ outbox }) =>
        // Done without ever having left: the register said the same already, and that is the school's own.
        outbox !== null && (outbox.submittedAtMs !== null || outbox.maybeApplied || outbox.outcome === 'by_hand'),
    )
    .map(({ mark }) => mark.code);
}
