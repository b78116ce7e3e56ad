// What to ask a printer, and what its answers mean: EPSON's way and STAR's.
import type { PrinterCommands } from '../../../../shared/settings/printer.ts';
import type { PrinterStatus } from '../../../core/printer-port.ts';
import { readPrinterStatus, saysPaperEnd } from '../status-answers.ts';
import { createEpsonReader, createStarReader, type ReadAnswers, type StarStatus } from './printer-answers.ts';
import type { PrinterConnection, WaitFailure } from './printer-connection.ts';

/** How a badge ended: on paper; stopped by a known cause, so perhaps not; without a word; or before it was sent. */
export type Confirmation = 'done' | 'paperOut' | 'coverOpen' | 'notSent' | WaitFailure;

export interface PrinterDialect {
  readonly createReader: () => ReadAnswers;
  /** Asks how it is; a WaitFailure when it does not say. */
  readonly askStatus: (connection: PrinterConnection, timeoutMs: number) => Promise<PrinterStatus | WaitFailure>;
  /** Sends the badge and waits for the printer's word that it is on paper. */
  readonly printAndConfirm: (
    connection: PrinterConnection,
    bytes: Uint8Array,
    limits: { readonly confirmTimeoutMs: number; readonly statusTimeoutMs: number },
  ) => Promise<Confirmation>;
  /** The model's name, or null where it does not say. */
  readonly askModel: (connection: PrinterConnection, timeoutMs: number) => Promise<string | null>;
}

async function askRealTime(
  connection: PrinterConnection,
  which: 2 | 4,
  timeoutMs: number,
): Promise<number | WaitFailure> {
  connection.forget('realTime');
  connection.send(Uint8Array.of(0x10, 0x04, which));
  const answer = await connection.waitForAnswer('realTime', timeoutMs);
  return typeof answer === 'string' ? answer : answer.byte;
}

async function askEpsonStatus(connection: PrinterConnection, timeoutMs: number): Promise<PrinterStatus | WaitFailure> {
  const offlineCause = await askRealTime(connection, 2, timeoutMs);
  if (typeof offlineCause === 'string') return offlineCause;
  const paper = await askRealTime(connection, 4, timeoutMs);
  return readPrinterStatus(offlineCause, typeof paper === 'number' ? paper : null);
}

const epson: PrinterDialect = {
  createReader: createEpsonReader,
  askStatus: askEpsonStatus,
  async printAndConfirm(connection, bytes, { confirmTimeoutMs, statusTimeoutMs }) {
    connection.forget('queued');
    connection.send(bytes);
    // GS r 1: answered in order, so only after all that came before it.
    connection.send(Uint8Array.of(0x1d, 0x72, 0x01));
    const answer = await connection.waitForAnswer('queued', confirmTimeoutMs);
    if (typeof answer !== 'string') return saysPaperEnd(answer.byte) ? 'paperOut' : 'done';
    if (answer !== 'timeout') return answer;
    const status = await askEpsonStatus(connection, statusTimeoutMs);
    if (typeof status === 'string') return 'timeout';
    return status.state === 'paperOut' || status.state === 'coverOpen' ? status.state : 'timeout';
  },
  async askModel(connection, timeoutMs) {
    connection.send(Uint8Array.of(0x1d, 0x49, 67));
    const answer = await connection.waitForAnswer('text', timeoutMs);
    if (typeof answer === 'string') return null;
    const name = answer.text.replaceAll(/[^\x20-\x7e]/g, '').trim();
    return name === '' ? null : name;
  },
};

// ETB: counted by the printer when everything before it is on paper. The count begins anew for each badge, since a
// reset inside the badge may do that too.
const END_OF_JOB = Uint8Array.of(0x17);
const CLEAR_COUNTER = Uint8Array.of(0x1b, 0x1e, 0x45, 0x00);
const STAR_LOOKS_EVERY_MS = 250;

async function askStar(connection: PrinterConnection, timeoutMs: number): Promise<StarStatus | WaitFailure> {
  connection.forget('star');
  connection.send(Uint8Array.of(0x1b, 0x06, 0x01));
  const answer = await connection.waitForAnswer('star', timeoutMs);
  return typeof answer === 'string' ? answer : answer.status;
}

/** Looks until the status is as wanted: true, or the last status when the time is over, or why there is none. */
async function watchStar(
  connection: PrinterConnection,
  isSo: (status: StarStatus) => boolean,
  timeoutMs: number,
): Promise<true | StarStatus | WaitFailure> {
  let last: StarStatus | 'timeout' = 'timeout';
  for (let waitedMs = 0; waitedMs < timeoutMs; waitedMs += STAR_LOOKS_EVERY_MS) {
    const status = await askStar(connection, STAR_LOOKS_EVERY_MS * 4);
    if (status === 'closed' || status === 'stopped') return status;
    if (status !== 'timeout') last = status;
    if (last !== 'timeout' && isSo(last)) return true;
    const ended = await connection.pause(STAR_LOOKS_EVERY_MS);
    if (ended !== null) return ended;
  }
  return last;
}

function starState({ coverOpen, paperOut, fault, offline }: StarStatus): PrinterStatus['state'] {
  if (coverOpen) return 'coverOpen';
  if (paperOut) return 'paperOut';
  if (fault) return 'fault';
  return offline ? 'offline' : 'ready';
}

const star: PrinterDialect = {
  createReader: createStarReader,
  async askStatus(connection, timeoutMs) {
    const status = await askStar(connection, timeoutMs);
    return typeof status === 'string' ? status : { state: starState(status), paperLow: status.paperLow };
  },
  async printAndConfirm(connection, bytes, { confirmTimeoutMs, statusTimeoutMs }) {
    connection.send(CLEAR_COUNTER);
    // Answered at once, so perhaps before the printer came to the clearing: only a zero is an answer.
    const cleared = await watchStar(connection, (status) => status.endCounter === 0, statusTimeoutMs);
    if (cleared !== true) return 'notSent';
    connection.send(bytes);
    connection.send(END_OF_JOB);
    const ended = await watchStar(connection, (status) => status.endCounter !== 0, confirmTimeoutMs);
    if (ended === true) return 'done';
    if (typeof ended === 'string') return ended;
    const state = starState(ended);
    return state === 'paperOut' || state === 'coverOpen' ? state : 'timeout';
  },
  // Line mode has no such question.
  askModel: () => Promise.resolve(null),
};

/** The dialect of a command set. */
export function dialectOf(commands: PrinterCommands): PrinterDialect {
  return commands === 'star' ? star : epson;
}
