// The print queue in one answer: how the printers are, what waits, what only a person can settle.
import { fullName } from '../directory/name-labels.ts';
import { printerPlace } from '../devices-setup/printer-test-page.ts';
import type { KioskContext } from '../kiosk-context.ts';
import type { PrintQueueStatus, UnsettledPrint } from '../../../shared/ipc/admin/printing-contract.ts';
import type { PrinterSettings } from '../../../shared/settings/printer.ts';
import type { PrintJob, StoreReader } from '../store-port.ts';
import type { PrinterHealth, PrinterRole } from './print-targets.ts';

/** How far back a badge is worth settling: nobody finds out on Monday whether Friday's came out. */
const UNSETTLED_FOR_MS = 12 * 60 * 60_000;

export interface PrintQueueDeps extends Pick<KioskContext, 'store' | 'settings' | 'clock'> {
  readonly printerHealth: () => Readonly<Record<PrinterRole, PrinterHealth>>;
}

function unsettledOf(store: StoreReader, job: PrintJob): UnsettledPrint {
  const movement = store.findMovement(job.movementId);
  const person = movement === null ? null : store.findPerson(movement.personId);
  return {
    printJobId: job.id,
    movementId: job.movementId,
    badgeId: job.badgeId,
    personName: person === null ? '' : fullName(person),
    atMs: job.finishedAtMs ?? job.createdAtMs,
    errorCode: job.lastErrorCode,
  };
}

/** Tells how the queue is. */
export function getPrintQueueStatus({ store, settings, clock, printerHealth }: PrintQueueDeps): PrintQueueStatus {
  const health = printerHealth();
  const known = (role: PrinterRole, printer: PrinterSettings) =>
    printer.kind === 'none' ? null : { place: printerPlace(printer), ...health[role] };
  const { printer, sparePrinter } = settings();
  const waiting = store.countWaitingPrintJobs();
  const unsettled = store.listUnsettledPrintJobs(clock.nowMs() - UNSETTLED_FOR_MS);
  return {
    main: known('main', printer),
    spare: known('spare', sparePrinter),
    waiting: waiting.count,
    waitingSinceMs: waiting.sinceMs,
    unsettled: unsettled.map((job) => unsettledOf(store, job)),
  };
}
