// A printer at the end of a line that knows a printed badge from a lost one. node-thermal-printer's own transports
// call it done when the operating system took the bytes; this one asks the printer before, and after.
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../../../shared/errors/codes.ts';
import type { PrinterCommands } from '../../../../shared/settings/printer.ts';
import type { Printer, PrinterJob, PrinterStatus, PrintReceipt } from '../../../core/printer-port.ts';
import { openPrinterConnection, type OpenResult, type PrinterConnection } from './printer-connection.ts';
import { dialectOf, type PrinterDialect } from './printer-dialect.ts';
import type { OpenLine } from './printer-line.ts';

/** How long each step may take. */
export interface LinePrinterTimeouts {
  readonly connectTimeoutMs: number;
  /** For one status question. */
  readonly statusTimeoutMs: number;
  /** From handing over the badge to the printer's word that it is done: printing itself takes a few seconds. */
  readonly confirmTimeoutMs: number;
  /** For a printer that never answers: how long to watch for a broken line after the last byte. */
  readonly lingerMs: number;
}

const defaultTimeouts: LinePrinterTimeouts = {
  connectTimeoutMs: 3000,
  statusTimeoutMs: 1500,
  confirmTimeoutMs: 20_000,
  lingerMs: 1000,
};

export interface LinePrinterSettings {
  readonly openLine: OpenLine;
  readonly commands: PrinterCommands;
  /** False for a printer that never answers: its badges end as `sent` instead of `confirmed`. */
  readonly confirm: boolean;
}

interface Parts {
  readonly settings: LinePrinterSettings;
  readonly dialect: PrinterDialect;
  readonly limits: LinePrinterTimeouts;
}

/** Creates a printer; each question and each badge opens a line of its own. */
export function createLinePrinter(settings: LinePrinterSettings, timeouts: Partial<LinePrinterTimeouts> = {}): Printer {
  const limits = { ...defaultTimeouts, ...timeouts };
  const parts: Parts = { settings, dialect: dialectOf(settings.commands), limits };
  return {
    status: (signal) => askStatus(parts, signal),
    print: (job, signal) => printJob(parts, job, signal),
    model: (signal) => askModel(parts, signal),
  };
}

function open({ settings, dialect, limits }: Parts, signal: AbortSignal | undefined): Promise<OpenResult> {
  const { openLine } = settings;
  return openPrinterConnection({ openLine, readAnswers: dialect.createReader(), signal }, limits.connectTimeoutMs);
}

async function askStatus(parts: Parts, signal: AbortSignal | undefined): Promise<PrinterStatus> {
  const opened = await open(parts, signal);
  if ('failure' in opened) return { state: opened.end === 'held' ? 'unknown' : 'offline', paperLow: false };
  try {
    return await readStatus(parts, opened.connection);
  } finally {
    opened.connection.close();
  }
}

async function askModel(parts: Parts, signal: AbortSignal | undefined): Promise<string | null> {
  if (!parts.settings.confirm) return null;
  const opened = await open(parts, signal);
  if ('failure' in opened) return null;
  try {
    return await parts.dialect.askModel(opened.connection, parts.limits.statusTimeoutMs);
  } finally {
    opened.connection.close();
  }
}

async function readStatus({ dialect, limits }: Parts, connection: PrinterConnection): Promise<PrinterStatus> {
  const status = await dialect.askStatus(connection, limits.statusTimeoutMs);
  // Somebody answered, but not a printer of this kind: a web server, a label printer, an EPSON where a STAR is set.
  // Among its bytes there may be one that looks like a status.
  if (status !== 'stopped' && connection.heardGibberish) return { state: 'wrongModel', paperLow: false };
  if (typeof status !== 'string') return status;
  return { state: status === 'timeout' ? 'unknown' : 'offline', paperLow: false };
}

async function printJob(parts: Parts, job: PrinterJob, signal: AbortSignal | undefined): Promise<PrintReceipt> {
  if (job.bytes.length === 0) throw new AppError('PRINTER_EMPTY_JOB', { context: { jobId: job.id } });
  const opened = await open(parts, signal);
  if ('failure' in opened) throw whyNotOpen(opened, job);
  try {
    if (!parts.settings.confirm) return await sendUnconfirmed(parts, opened.connection, job);
    await refuseUnlessReady(parts, opened.connection, job);
    return await sendAndConfirm(parts, opened.connection, job);
  } finally {
    opened.connection.close();
  }
}

function whyNotOpen({ failure, end }: Exclude<OpenResult, { connection: unknown }>, job: PrinterJob): AppError {
  if (failure === 'stopped') return printerError('PRINTER_OFFLINE', job, 'stopped');
  if (end === 'missing') return printerError('PRINTER_MISSING', job, 'no_device');
  if (end === 'denied') return printerError('PRINTER_DENIED', job, 'no_permission');
  if (end === 'held') return printerError('PRINTER_BUSY', job, 'held');
  return printerError('PRINTER_OFFLINE', job, 'refused');
}

// Up to here nothing of the badge has left, so every failure may be tried again. This is also what makes a printer
// that another computer holds harmless: it accepts the line and leaves us waiting.
async function refuseUnlessReady(parts: Parts, connection: PrinterConnection, job: PrinterJob): Promise<void> {
  const { state } = await readStatus(parts, connection);
  if (state === 'paperOut') throw printerError('PRINTER_NO_PAPER', job, 'paper_out');
  if (state === 'coverOpen') throw printerError('PRINTER_COVER_OPEN', job, 'cover_open');
  if (state === 'fault') throw printerError('PRINTER_FAULT', job, 'printer_error');
  if (state === 'wrongModel') throw printerError('PRINTER_WRONG_MODEL', job, 'unreadable_answer');
  if (state === 'unknown') throw printerError('PRINTER_BUSY', job, 'busy_or_silent');
  if (state === 'offline') throw printerError('PRINTER_OFFLINE', job, 'hung_up');
}

async function sendAndConfirm(
  { dialect, limits }: Parts,
  connection: PrinterConnection,
  job: PrinterJob,
): Promise<PrintReceipt> {
  const ended = await dialect.printAndConfirm(connection, job.bytes, limits);
  if (ended === 'done') return { result: 'confirmed' };
  if (ended === 'notSent') throw printerError('PRINTER_BUSY', job, 'not_begun');
  if (ended === 'closed') throw new AppError('PRINTER_DROPPED', { context: { jobId: job.id } });
  if (ended === 'paperOut') throw printerError('PRINTER_UNCONFIRMED', job, 'paper_out');
  if (ended === 'coverOpen') throw printerError('PRINTER_UNCONFIRMED', job, 'cover_open');
  throw printerError('PRINTER_UNCONFIRMED', job, ended === 'stopped' ? 'stopped' : 'no_answer');
}

async function sendUnconfirmed(
  { limits }: Parts,
  connection: PrinterConnection,
  job: PrinterJob,
): Promise<PrintReceipt> {
  connection.send(job.bytes);
  const failure = await connection.finish(limits.confirmTimeoutMs);
  if (failure === 'closed') throw new AppError('PRINTER_DROPPED', { context: { jobId: job.id } });
  if (failure !== null) throw printerError('PRINTER_UNCONFIRMED', job, failure === 'stopped' ? 'stopped' : 'no_answer');
  const end = await connection.waitUntilClosed(limits.lingerMs);
  if (end === 'reset') throw new AppError('PRINTER_DROPPED', { context: { jobId: job.id } });
  return { result: 'sent' };
}

function printerError(code: ErrorCode, job: PrinterJob, reason: string): AppError {
  return new AppError(code, { context: { jobId: job.id, reason } });
}
