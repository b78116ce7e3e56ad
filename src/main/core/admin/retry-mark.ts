// A person has looked at a parked mark and wants it tried again.
import type { MarkId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { KioskContext } from '../kiosk-context.ts';

/** Puts a parked mark back into the queue, audited. @throws AppError NOT_FOUND, CONFLICT (it is not parked) */
export function retryMark(context: KioskContext, id: MarkId, who: string): void {
  const nowMs = context.clock.nowMs();
  context.store.transaction((writer) => {
    const row = writer.findOutboxRow(id);
    if (row === null) throw new AppError('NOT_FOUND', { context: { what: 'mark' } });
    if (row.state !== 'parked') throw new AppError('CONFLICT', { context: { what: row.state } });
    writer.updateOutbox(id, { state: 'pending', outcome: null, attempts: 0, nextAttemptAtMs: nowMs });
    writer.insertAudit({
      id: context.random.uuidV7(nowMs),
      atMs: nowMs,
      who,
      what: 'mark.retried',
      detailJson: JSON.stringify({ markId: id, was: row.lastErrorCode }),
    });
  });
  context.emit('sync.statusChanged', {});
  context.pokeSync();
}
