// Prints a badge or slip that never printed, or prints one again: same ID, counted, audited, and only so often.
import type { Input } from '../../../shared/ipc/contract.ts';
import type { BadgePrintState } from '../../../shared/ipc/kiosk-contract.ts';
import type { AdminRole } from '../../../shared/domain/admin-user.ts';
import type { BadgeId } from '../../../shared/domain/badge-id.ts';
import type { MovementId, PrintJobId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { KioskContext } from '../kiosk-context.ts';
import { buildPrintJob } from '../movements/build-movement.ts';
import type { PrintJob, PrintSubject, StoreReader, StoreWriter } from '../store-port.ts';
import { badgePrintStateOf } from './badge-progress.ts';

/** Who wants it printed. `kiosk`: whoever stands at the touchscreen. */
export type PrintAsker = { readonly role: AdminRole; readonly name: string } | { readonly role: 'kiosk' };

/** Who the audit names for a print asked for at the touchscreen. */
export const KIOSK_ASKER = 'kiosk';

const HOUR_MS = 60 * 60_000;

type Wanted = PrintSubject & { readonly movementId: MovementId };

/**
 * Queues a print of the movement's badge. A job that still waits is tried now; a badge that may be on paper already
 * becomes a numbered reprint; one that surely is not prints for the first time.
 * @throws AppError NOT_FOUND, PRINTER_NOT_SET_UP, CONFLICT (it is printing at this moment), REPRINT_LIMIT
 */
export function printBadge(
  context: KioskContext,
  input: Input<'admin.printBadge'>,
  asker: PrintAsker,
): { readonly badgeId: BadgeId; readonly state: BadgePrintState } {
  const movement = context.store.findMovement(input.movementId);
  if (movement === null || movement.kind !== 'leaving' || movement.badgeId === null) {
    throw new AppError('NOT_FOUND', { context: { what: 'badge' } });
  }
  const { badgeId } = movement;
  const job = printAgain(context, { kind: 'badge', badgeId, movementId: movement.id }, input.reason, asker);
  return { badgeId, state: badgePrintStateOf(job, context.settings()) };
}

/** As printBadge, for a job nobody knows the fate of: a badge or a slip. @throws as printBadge */
export function printJobAgain(
  context: KioskContext,
  { printJobId, reason }: { readonly printJobId: PrintJobId; readonly reason: string },
  asker: PrintAsker,
): void {
  const job = context.store.findPrintJob(printJobId);
  if (job === null) throw new AppError('NOT_FOUND', { context: { what: 'print job' } });
  const { movementId } = job;
  const wanted: Wanted =
    job.badgeId === null
      ? { kind: 'slip', badgeId: null, movementId }
      : { kind: 'badge', badgeId: job.badgeId, movementId };
  printAgain(context, wanted, reason, asker);
}

function printAgain(context: KioskContext, wanted: Wanted, reason: string, asker: PrintAsker): PrintJob {
  if (context.settings().printer.kind === 'none') throw new AppError('PRINTER_NOT_SET_UP');
  const nowMs = context.clock.nowMs();
  const queued = context.store.transaction((writer) => {
    const job = queue(context, writer, wanted, { reason, asker });
    writer.insertAudit({
      id: context.random.uuidV7(nowMs),
      atMs: nowMs,
      who: asker.role === 'kiosk' ? KIOSK_ASKER : asker.name,
      what: job.reprintNumber > 0 ? 'badge.reprinted' : 'badge.printed',
      subjectId: wanted.movementId,
      detailJson: JSON.stringify({ movementId: wanted.movementId, reprintNumber: job.reprintNumber, reason }),
    });
    return job;
  });
  context.emit('badge.progressed', { movementId: wanted.movementId });
  context.pokePrinter();
  return queued;
}

function queue(
  context: KioskContext,
  writer: StoreWriter,
  wanted: Wanted,
  { reason, asker }: { readonly reason: string; readonly asker: PrintAsker },
): PrintJob {
  const last = writer.findLastPrintJobOf(wanted.movementId, wanted.kind);
  if (last?.state === 'printing') throw new AppError('CONFLICT', { context: { what: 'printing now' } });
  if (last?.state === 'waiting') {
    const nowMs = context.clock.nowMs();
    writer.updatePrintJob(last.id, { nextAttemptAtMs: nowMs });
    return { ...last, nextAttemptAtMs: nowMs };
  }
  // `failed` means nothing reached the paper: that print is the badge itself, not a reprint.
  const isReprint = last !== null && last.state !== 'failed';
  if (isReprint) refuseOverLimit(context, writer, asker);
  const number = isReprint ? writer.countReprintsOf(wanted.movementId, wanted.kind) + 1 : (last?.reprintNumber ?? 0);
  const job: PrintJob = {
    ...buildPrintJob(context, wanted, { number, reason: number > 0 ? reason : null }),
    askedBy: asker.role === 'kiosk' ? null : asker.name,
  };
  writer.insertPrintJob(job);
  return job;
}

/** How many reprints whoever asks may still have within the hour; null for no limit. */
function reprintLimit({ settings }: KioskContext, { role }: PrintAsker): number | null {
  const { reprintsPerHourAtKiosk, reprintsPerHourAtReception } = settings().printing;
  if (role === 'kiosk') return reprintsPerHourAtKiosk;
  return role === 'administrator' ? null : reprintsPerHourAtReception;
}

function refuseOverLimit(context: KioskContext, reader: StoreReader, asker: PrintAsker): void {
  const limit = reprintLimit(context, asker);
  if (limit === null) return;
  const askedBy = asker.role === 'kiosk' ? null : asker.name;
  if (reader.countReprintsSince(context.clock.nowMs() - HOUR_MS, askedBy) >= limit) {
    throw new AppError('REPRINT_LIMIT', { context: { limit } });
  }
}
