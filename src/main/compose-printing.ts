// Joins the print queue to the store, the printer of the settings, and the worker that draws badges.
import path from 'node:path';
import type { MovementId } from '../shared/domain/ids.ts';
import { schoolTimeAt } from '../shared/domain/school-time.ts';
import type { Settings } from '../shared/settings/schema.ts';
import type { ComposeBadge } from './core/badge-content.ts';
import type { NetworkPrinter } from './core/devices-setup/sample-badges.ts';
import type { Printer } from './core/printer-port.ts';
import type { Clock, Logger, PhotoFiles } from './core/ports.ts';
import { badgeContentOf } from './core/printing/badge-content-of.ts';
import type { PrintJob, Store } from './core/store-port.ts';
import { createWorkerComposer, type WorkerComposer } from './devices/printer/compose-in-worker.ts';
import { createPrinterTurns } from './devices/printer/one-at-a-time.ts';
import { createPrintWorker, type PrintWorker } from './devices/printer/print-worker.ts';
import { createTcpPrinter } from './devices/printer/tcp-printer.ts';

/** The print queue, and what sets its printer up. */
export interface Printing extends PrintWorker {
  /** Draws a badge and encodes it, in a thread of its own. */
  readonly composeBadge: ComposeBadge;
  /** A list of people for the roll, a page each, drawn in the same thread. */
  readonly composeSheet: WorkerComposer['composeSheet'];
  /** A printer with these settings, kept or not; it waits its turn with the queue's. */
  readonly printerOf: (printer: NetworkPrinter) => Printer;
}

export interface PrintingParts {
  readonly store: Store;
  readonly settings: () => Settings;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly photos: PhotoFiles;
  readonly demo: boolean;
  readonly badgeWorkerFile: string;
  readonly fontsDir: string;
  readonly onChanged: (movementId: MovementId) => void;
}

/** The printer of the settings, made anew only when they change. */
function createPrinterOfSettings(settings: () => Settings, printerOf: Printing['printerOf']): () => Printer | null {
  let made: { readonly key: string; readonly printer: Printer | null } | null = null;
  return () => {
    const wanted = settings().printer;
    const key = JSON.stringify(wanted);
    if (made?.key !== key) made = { key, printer: wanted.kind === 'none' ? null : printerOf(wanted) };
    return made.printer;
  };
}

/** Builds the print queue; nothing prints before `start`. */
export function composePrinting(parts: PrintingParts): Printing {
  const { store, settings, clock, logger } = parts;
  const composer = createWorkerComposer({ workerFile: parts.badgeWorkerFile, fontsDir: path.resolve(parts.fontsDir) });
  const inTurn = createPrinterTurns();
  const printerOf: Printing['printerOf'] = ({ host, port, confirms }) =>
    inTurn(createTcpPrinter({ host, port, confirm: confirms }));

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
    printer: createPrinterOfSettings(settings, printerOf),
    composeJob: async function composeJob(job) {
      const photo = await readPhoto(job);
      const content = badgeContentOf(store, job, {
        settings: settings(),
        nowMs: clock.nowMs(),
        demo: parts.demo,
        photo,
      });
      const { printer } = settings();
      return composer.composeBadge(content, printer.kind === 'none' ? '80mm' : printer.paper);
    },
    today: () => schoolTimeAt(clock.nowMs(), settings().kiosk.timeZone).localDate,
    clock,
    logger: logger.child({ part: 'printing' }),
    onChanged: (job) => parts.onChanged(job.movementId),
  });
  return {
    composeBadge: composer.composeBadge,
    composeSheet: composer.composeSheet,
    printerOf,
    start: () => worker.start(),
    poke: () => worker.poke(),
    async stop() {
      await worker.stop();
      await composer.close();
    },
  };
}
