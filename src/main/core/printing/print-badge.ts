// Prints a badge that never printed, or prints one again: same ID, counted, audited.
import type { Input } from '../../../shared/ipc/contract.ts';
import type { BadgePrintState } from '../../../shared/ipc/kiosk-contract.ts';
import type { BadgeId } from '../../../shared/domain/badge-id.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { KioskContext } from '../kiosk-context.ts';
import { buildPrintJob } from '../movements/build-movement.ts';
import type { PrintJob, StoreWriter } from '../store-port.ts';
import { badgePrintStateOf } from './badge-progress.ts';

/**
 * Queues a print of the movement's badge. A job that still waits is tried now; a badge that may be on paper already
 * becomes a numbered reprint; one that surely is not prints for the first time.
 * @throws AppError NOT_FOUND, PRINTER_NOT_SET_UP, CONFLICT (it is printing at this moment)
 */
export function printBadge(
  context: KioskContext,
  input: Input<'admin.printBadge'>,
  who: string,
): { readonly badgeId: BadgeId; readonly state: BadgePrintState } {
  if (context.settings().printer.kind === 'none') throw new AppError('PRINTER_NOT_SET_UP');
  const nowMs = context.clock.nowMs();
  const { job, badgeId } = context.store.transaction((writer) => {
    const movement = writer.findMovement(input.movementId);
    if (movement === null || movement.kind !== 'leaving' || movement.badgeId === null) {
      throw new AppError('NOT_FOUND', { context: { what: 'badge' } });
    }
    const queued = queue(
      context,
      writer,
      { kind: 'badge', badgeId: movement.badgeId, movementId: movement.id } as const,
      input.reason,
    );
    writer.insertAudit({
      id: context.random.uuidV7(nowMs),
      atMs: nowMs,
      who,
      what: queued.reprintNumber > 0 ? 'badge.reprinted' : 'badge.printed',
      subjectId: movement.id,
      detailJson: JSON.stringify({
        movementId: movement.id,
        reprintNumber: queued.reprintNumber,
        reason: input.reason,
      }),
    });
    return { job: queued, badgeId: movement.badgeId };
  });
  context.emit('badge.progressed', { movementId: job.movementId });
  context.pokePrinter();
  return { badgeId, state: badgePrintStateOf(job, context.settings()) };
}

function queue(
  context: KioskContext,
  writer: StoreWriter,
  of: { readonly kind: 'badge'; readonly badgeId: BadgeId; readonly movementId: PrintJob['movementId'] },
  reason: string,
): PrintJob {
  const last = writer.findLastPrintJob(of.movementId);
  if (last?.state === 'printing') throw new AppError('CONFLICT', { context: { what: 'printing now' } });
  if (last?.state === 'waiting') {
    const nowMs = context.clock.nowMs();
    writer.updatePrintJob(last.id, { nextAttemptAtMs: nowMs });
    return { ...last, nextAttemptAtMs: nowMs };
  }
  // `failed` means nothing reached the paper: that print is the badge itself, not a reprint.
  const isReprint = last !== null && last.state !== 'failed';
  const number = isReprint ? writer.countReprints(of.movementId) + 1 : (last?.reprintNumber ?? 0);
  const job = buildPrintJob(context, of, { number, reason: number > 0 ? reason : null });
  writer.insertPrintJob(job);
  return job;
}
