// A person looked at the printer: the badge nobody knew the fate of is on paper.
import type { PrintJobId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { KioskContext } from '../kiosk-context.ts';

/** Takes a person's word for it. @throws AppError NOT_FOUND, CONFLICT when it is no longer in doubt */
export function recordCameOut(context: KioskContext, id: PrintJobId, who: string): void {
  const nowMs = context.clock.nowMs();
  const job = context.store.transaction((writer) => {
    const found = writer.findPrintJob(id);
    if (found === null) throw new AppError('NOT_FOUND', { context: { what: 'print job' } });
    if (found.state !== 'unconfirmed') throw new AppError('CONFLICT', { context: { what: 'settled' } });
    writer.updatePrintJob(id, { state: 'confirmed' });
    writer.insertAudit({
      id: context.random.uuidV7(nowMs),
      atMs: nowMs,
      who,
      what: 'badge.cameOut',
      subjectId: found.movementId,
      detailJson: JSON.stringify({ movementId: found.movementId, reprintNumber: found.reprintNumber }),
    });
    return found;
  });
  context.emit('badge.progressed', { movementId: job.movementId });
}
