// A network printer (TCP 9100) that knows a printed badge from a lost one. node-thermal-printer's own transport
// calls it done when the operating system took the bytes; this one asks the printer before, and after.
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../../shared/errors/codes.ts';
import type { Printer, PrinterJob, PrinterStatus, PrintReceipt } from '../../core/printer-port.ts';
import { openPrinterConnection, type PrinterConnection, type WaitFailure } from './printer-connection.ts';
import { tcpPrinterSettingsSchema, type TcpPrinterSettings } from './printer-settings.ts';
import { readPrinterStatus, saysPaperEnd } from './status-answers.ts';

/** How long each step may take. */
export interface TcpPrinterTimeouts {
  readonly connectTimeoutMs: number;
  /** For one status question. */
  readonly statusTimeoutMs: number;
  /** From handing over the badge to the printer's word that it is done: printing itself takes a few seconds. */
  readonly confirmTimeoutMs: number;
  /** For a printer that never answers: how long to watch for a broken line after the last byte. */
  readonly lingerMs: number;
}

const defaultTimeouts: TcpPrinterTimeouts = {
  connectTimeoutMs: 3000,
  statusTimeoutMs: 1500,
  confirmTimeoutMs: 20_000,
  lingerMs: 1000,
};

// GS r 1: answered in order, so only after all that came before it.
const ASK_WHEN_DONE = Uint8Array.of(0x1d, 0x72, 0x01);

type Reason = 'refused' | 'busy_or_silent' | 'printer_error' | 'paper_out' | 'cover_open' | 'no_answer' | 'stopped';

/**
 * Creates a printer on a TCP address.
 * @throws ZodError when the settings are not valid.
 */
export function createTcpPrinter(settings: TcpPrinterSettings, timeouts: Partial<TcpPrinterTimeouts> = {}): Printer {
  const checked = tcpPrinterSettingsSchema.parse(settings);
  const limits = { ...defaultTimeouts, ...timeouts };
  return {
    status: (signal) => askStatus(checked, limits, signal),
    print: (job, signal) => printJob(checked, limits, job, signal),
  };
}

async function askStatus(
  settings: TcpPrinterSettings,
  limits: TcpPrinterTimeouts,
  signal: AbortSignal | undefined,
): Promise<PrinterStatus> {
  const opened = await openPrinterConnection(settings, limits.connectTimeoutMs, signal);
  if ('failure' in opened) return { state: 'offline', paperLow: false };
  try {
    return await readStatus(opened.connection, limits.statusTimeoutMs);
  } finally {
    opened.connection.close();
  }
}

async function readStatus(connection: PrinterConnection, timeoutMs: number): Promise<PrinterStatus> {
  const offlineCause = await connection.askRealTime(2, timeoutMs);
  if (offlineCause === 'closed' || offlineCause === 'stopped') return { state: 'offline', paperLow: false };
  if (offlineCause === 'timeout') return readPrinterStatus(null, null);
  const paper = await connection.askRealTime(4, timeoutMs);
  return readPrinterStatus(offlineCause, typeof paper === 'number' ? paper : null);
}

async function printJob(
  settings: TcpPrinterSettings,
  limits: TcpPrinterTimeouts,
  job: PrinterJob,
  signal: AbortSignal | undefined,
): Promise<PrintReceipt> {
  if (job.bytes.length === 0) throw new AppError('PRINTER_EMPTY_JOB', { context: { jobId: job.id } });
  const opened = await openPrinterConnection(settings, limits.connectTimeoutMs, signal);
  if ('failure' in opened) {
    throw printerError('PRINTER_OFFLINE', job, opened.failure === 'stopped' ? 'stopped' : 'refused');
  }
  try {
    if (!settings.confirm) return await sendUnconfirmed(opened.connection, limits, job);
    await refuseUnlessReady(opened.connection, limits, job);
    return await sendAndConfirm(opened.connection, limits, job);
  } finally {
    opened.connection.close();
  }
}

// Up to here nothing of the badge has left, so every failure may be tried again. This is also what makes a printer
// that another computer holds harmless: it accepts the line and leaves us waiting.
async function refuseUnlessReady(
  connection: PrinterConnection,
  limits: TcpPrinterTimeouts,
  job: PrinterJob,
): Promise<void> {
  const { state } = await readStatus(connection, limits.statusTimeoutMs);
  if (state === 'paperOut') throw printerError('PRINTER_NO_PAPER', job, 'paper_out');
  if (state === 'coverOpen') throw printerError('PRINTER_COVER_OPEN', job, 'cover_open');
  if (state === 'unknown') throw printerError('PRINTER_OFFLINE', job, 'busy_or_silent');
  if (state === 'offline') throw printerError('PRINTER_OFFLINE', job, 'printer_error');
}

async function sendAndConfirm(
  connection: PrinterConnection,
  limits: TcpPrinterTimeouts,
  job: PrinterJob,
): Promise<PrintReceipt> {
  connection.send(job.bytes);
  connection.send(ASK_WHEN_DONE);
  const answer = await connection.waitForAnswer('queued', limits.confirmTimeoutMs);
  if (typeof answer === 'number') {
    if (saysPaperEnd(answer)) throw printerError('PRINTER_UNCONFIRMED', job, 'paper_out');
    return { result: 'confirmed' };
  }
  throw await explainSilence(connection, limits, job, answer);
}

async function explainSilence(
  connection: PrinterConnection,
  limits: TcpPrinterTimeouts,
  job: PrinterJob,
  failure: WaitFailure,
): Promise<AppError> {
  if (failure === 'closed') return new AppError('PRINTER_DROPPED', { context: { jobId: job.id } });
  if (failure === 'stopped') return printerError('PRINTER_UNCONFIRMED', job, 'stopped');
  const { state } = await readStatus(connection, limits.statusTimeoutMs);
  if (state === 'paperOut') return printerError('PRINTER_UNCONFIRMED', job, 'paper_out');
  if (state === 'coverOpen') return printerError('PRINTER_UNCONFIRMED', job, 'cover_open');
  return printerError('PRINTER_UNCONFIRMED', job, 'no_answer');
}

async function sendUnconfirmed(
  connection: PrinterConnection,
  limits: TcpPrinterTimeouts,
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

function printerError(code: ErrorCode, job: PrinterJob, reason: Reason): AppError {
  return new AppError(code, { context: { jobId: job.id, reason } });
}
