// The driver for a printer's settings. Makes no connection; each badge does.
import { isSerialPath, type SetUpPrinter } from '../../../../shared/settings/printer.ts';
import type { Logger } from '../../../core/ports.ts';
import type { Printer } from '../../../core/printer-port.ts';
import { createCupsPrinter, listCupsPrinters } from './cups-printer.ts';
import { deviceLines } from './device-line.ts';
import { createFilePrinter } from './file-printer.ts';
import { createLinePrinter } from './line-printer.ts';
import type { StartPrinterChild } from '../../../core/printing/printer-child-port.ts';
import { createRunProgram, type RunProgram } from './run-program.ts';
import { createSpoolNote } from './spool-note.ts';
import { createSpoolerPrinter, listSpoolerPrinters } from './spooler-printer.ts';
import { tcpLines } from './tcp-line.ts';

export interface PrinterParts {
  readonly startChild: StartPrinterChild;
  /** Where the job that is in a system's queue is noted. */
  readonly spoolNoteFile: string;
  readonly logger: Logger;
  /** Runs lp, lpstat and cancel. */
  readonly run?: RunProgram;
  readonly platform?: NodeJS.Platform;
}

/** What is at hand: how printers are made, and which the system lists. */
export interface Printers {
  readonly printerFor: (settings: SetUpPrinter) => Printer;
  /** The system's queues by name. Never rejects. */
  readonly listSystemPrinters: () => Promise<readonly string[]>;
}

/** Joins the drivers to this PC. */
export function createPrinters(parts: PrinterParts): Printers {
  const { startChild, spoolNoteFile, logger, run = createRunProgram(), platform = process.platform } = parts;
  const isWindows = platform === 'win32';
  function systemPrinter(name: string): Printer {
    if (isWindows) return createSpoolerPrinter({ name, startChild });
    return createCupsPrinter({ name, run, note: createSpoolNote(spoolNoteFile, logger) });
  }
  return {
    printerFor(settings) {
      const { kind } = settings;
      if (kind === 'file') return createFilePrinter(settings);
      if (kind === 'system') return systemPrinter(settings.name);
      const { commands, confirms } = settings;
      if (kind === 'network') return createLinePrinter({ openLine: tcpLines(settings), commands, confirm: confirms });
      const baud = isSerialPath(settings.path) ? settings.baud : null;
      const openLine = deviceLines({ path: settings.path, baud, startChild });
      // Windows opens its ports for writing only (device-file.ts), so nothing there ever answers.
      return createLinePrinter({ openLine, commands, confirm: confirms && !isWindows });
    },
    listSystemPrinters: () => (isWindows ? listSpoolerPrinters(startChild) : listCupsPrinters(run)),
  };
}
