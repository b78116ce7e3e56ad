// Joins the print queue to the store, the printer of the settings, and the worker that draws badges.
import path from 'node:path';
import type { MovementId } from '../shared/domain/ids.ts';
import { schoolTimeAt } from '../shared/domain/school-time.ts';
import type { SetUpPrinter } from '../shared/settings/printer.ts';
import type { Settings } from '../shared/settings/schema.ts';
import { AppError } from '../shared/errors/app-error.ts';
import type { ComposeBadge } from './core/badge-content.ts';
import type { Printer } from './core/printer-port.ts';
import type { Clock, Logger, PhotoFiles } from './core/ports.ts';
import { badgeContentOf } from './core/printing/badge-content-of.ts';
import type { PrintJob, Store } from './core/store-port.ts';
import { createWorkerComposer, type WorkerComposer } from './devices/printer/compose-in-worker.ts';
import { createPrinterTurns } from './devices/printer/one-at-a-time.ts';
import type { StartPrinterChild } from './core/printing/printer-child-port.ts';
import { createPrinters, type Printers } from './devices/printer/drivers/printer-for.ts';
import { createPrintWorker, type PrintWorker } from './devices/printer/print-worker.ts';

/** The print queue, and what sets its printer up. */
export interface Printing extends PrintWorker {
  /** Draws a badge and encodes it, in a thread of its own. */
  readonly composeBadge: ComposeBadge;
  /** A list of people for the roll, a page each, drawn in the same thread. */
  readonly composeSheet: WorkerComposer['composeSheet'];
  /** A printer with these settings, kept or not; it waits its turn with the queue's. */
  readonly printerOf: (printer: SetUpPrinter) => Printer;
  /** The page of a test print, drawn in the same thread. */
  readonly composeTestPage: WorkerComposer['composeTestPage'];
  /** A logo made ready to be kept, in the same thread. */
  readonly prepareLogo: WorkerComposer['prepareLogo'];
  /** The system's queues by name. */
  readonly listSystemPrinters: Printers['listSystemPrinters'];
}

export interface PrintingParts {
  readonly store: Store;
  readonly settings: () => Settings;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly photos: PhotoFiles;
  readonly demo: boolean;
  readonly badgeWorkerFile: string;
  readonly startPrinterChild: StartPrinterChild;
  /** Where this kiosk's state lives. */
  readonly dataDir: string;
  readonly fontsDir: string;
  readonly onChanged: (movementId: MovementId) => void;
}

/** The printer of a setting, made anew only when it changes; `onChanged` is told of a change, not of the first. */
function createPrinterOfSetting(
  setting: () => Settings['printer'],
  printerOf: Printing['printerOf'],
  onChanged: () => void,
): () => Printer | null {
  let made: { readonly key: string; readonly printer: Printer | null } | null = null;
  return () => {
    const wanted = setting();
    const key = JSON.stringify(wanted);
    if (made?.key !== key) {
      if (made !== null) onChanged();
      made = { key, printer: wanted.kind === 'none' ? null : printerOf(wanted) };
    }
    return made.printer;
  };
}

/** Builds the print queue; nothing prints before `start`. */
export function composePrinting(parts: PrintingParts): Printing {
  const { store, settings, clock, logger } = parts;
  const composer = createWorkerComposer({ workerFile: parts.badgeWorkerFile, fontsDir: path.resolve(parts.fontsDir) });
  const inTurn = createPrinterTurns();
  const printers = createPrinters({
    startChild: parts.startPrinterChild,
    spoolNoteFile: path.join(parts.dataDir, 'queued-print-job'),
    logger,
  });
  const printerOf: Printing['printerOf'] = (settingsOf) => inTurn(printers.printerFor(settingsOf));
  const forget = (): void => worker.forgetHealth();
  const mainPrinter = createPrinterOfSetting(() => settings().printer, printerOf, forget);
  const sparePrinter = createPrinterOfSetting(() => settings().sparePrinter, printerOf, forget);

  async function readPhoto(job: PrintJob): Promise<Uint8Array | null> {
    const photoId = store.findMovement(job.movementId)?.photoId ?? null;
    // A photo that was deleted after its time is no error: the reprint goes without it.
    if (photoId === null || !parts.photos.has(photoId)) return null;
    try {
      return await parts.photos.read(photoId);
    } catch (cause) {
      // A badge without its photo beats no badge; the log says that one is missing.
      logger.error('a badge photo could not be read', { jobId: job.id, cause });
      return null;
    }
  }

  const worker = createPrintWorker({
    store,
    printers: () => ({
      main: mainPrinter(),
      spare: sparePrinter(),
      spareAfterMs: settings().printing.spareAfterSeconds * 1000,
    }),
    composeJob: async function composeJob(job, role) {
      const photo = await readPhoto(job);
      const content = badgeContentOf(store, job, {
        settings: settings(),
        nowMs: clock.nowMs(),
        demo: parts.demo,
        photo,
      });
      const printer = role === 'main' ? settings().printer : settings().sparePrinter;
      if (printer.kind === 'none') throw new AppError('PRINTER_NOT_SET_UP');
      return composer.composeBadge(content, printer.paper, printer.commands);
    },
    today: () => schoolTimeAt(clock.nowMs(), settings().kiosk.timeZone).localDate,
    clock,
    logger: logger.child({ part: 'printing' }),
    onChanged: (job) => parts.onChanged(job.movementId),
  });
  return {
    composeBadge: composer.composeBadge,
    composeSheet: composer.composeSheet,
    composeTestPage: composer.composeTestPage,
    prepareLogo: composer.prepareLogo,
    printerOf,
    listSystemPrinters: printers.listSystemPrinters,
    start: () => worker.start(),
    poke: () => worker.poke(),
    health: () => worker.health(),
    forgetHealth: () => worker.forgetHealth(),
    async stop() {
      await worker.stop();
      await composer.close();
    },
  };
}
