// A person settles a mark outside the queue: it was entered in the MIS by hand, or the register stays as it is.
import type { MarkId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { writeChange } from '../admin/write-change.ts';
import type { KioskContext } from '../kiosk-context.ts';
import type { OutboxPatch } from '../store-port.ts';
import { writebackStateOf } from '../sync/mark-state.ts';
import { supersedeReplaced } from '../sync/supersede-replaced.ts';

interface Settling {
  readonly markId: MarkId;
  readonly note: string;
}

/** Waiting marks can be settled, and parked ones; not one that a request carries at this moment or that has arrived. */
function settle(
  context: KioskContext,
  { markId, note }: Settling,
  who: string,
  what: string,
  patch: OutboxPatch,
): void {
  const nowMs = context.clock.nowMs();
  context.store.transaction((writer) => {
    const row = writer.findOutboxRow(markId);
    if (row === null) throw new AppError('NOT_FOUND', { context: { what: 'mark' } });
    if (row.state !== 'parked' && row.state !== 'pending')
      throw new AppError('CONFLICT', { context: { what: row.state } });
    writer.updateOutbox(markId, { ...patch, doneAtMs: nowMs });
    if (patch.state === 'done') supersedeReplaced(writer, row, nowMs);
    const before = { state: writebackStateOf(row), problem: row.lastErrorCode };
    writeChange(writer, context, who, { what, subjectId: markId, before, after: { note } });
  });
  context.emit('sync.statusChanged', {});
}

/** Marks it as entered in the MIS by a person. @throws AppError NOT_FOUND, CONFLICT (under way, or settled) */
export function enteredByHand(context: KioskContext, settling: Settling, who: string): void {
  settle(context, settling, who, 'mark.enteredByHand', {
    state: 'done',
    outcome: 'by_hand',
    verifiedAtMs: context.clock.nowMs(),
  });
}

/** Calls the mark off: what the register holds stands. @throws AppError NOT_FOUND, CONFLICT (under way, or settled) */
export function leaveAsIs(context: KioskContext, settling: Settling, who: string): void {
  settle(context, settling, who, 'mark.leftAsIs', { state: 'cancelled', outcome: 'not_needed' });
}
