// A printer of the operating system through CUPS, raw: lp, lpstat and cancel, never a shell. CUPS keeps a job for a
// printer that is off and prints it hours later; here a job that does not leave in time is taken out again.
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../../../shared/errors/codes.ts';
import type { Printer, PrinterJob, PrinterState, PrintReceipt } from '../../../core/printer-port.ts';
import {
  readEndedJob,
  readQueuedJob,
  readQueueNames,
  readQueueState,
  readRequestId,
  type CupsJobState,
  type CupsQueueState,
} from './cups-answers.ts';
import type { RunProgram } from './run-program.ts';
import { jobTitle, systemPrinterLimits, waitUnlessStopped, type SystemPrinterLimits } from './system-jobs.ts';

/** Remembers the job that is in a queue, so that one a crash left there is taken out before the next. */
export interface SpoolNote {
  readonly read: () => string | null;
  /** Null when there is none any more. Never throws. */
  readonly write: (requestId: string | null) => void;
}

export interface CupsPrinterOptions {
  readonly name: string;
  readonly run: RunProgram;
  readonly note: SpoolNote;
  readonly limits?: Partial<SystemPrinterLimits>;
}

const stateWords: Readonly<Record<CupsQueueState, PrinterState>> = {
  ready: 'ready',
  paused: 'offline',
  connecting: 'offline',
  paperOut: 'paperOut',
  coverOpen: 'coverOpen',
  missing: 'offline',
};

const refusals: Readonly<Partial<Record<CupsQueueState, ErrorCode>>> = {
  missing: 'PRINTER_MISSING',
  paused: 'PRINTER_OFFLINE',
  connecting: 'PRINTER_OFFLINE',
  paperOut: 'PRINTER_NO_PAPER',
  coverOpen: 'PRINTER_COVER_OPEN',
};

/** The system's queues by name; none where CUPS is not installed. Never rejects. */
export async function listCupsPrinters(run: RunProgram): Promise<readonly string[]> {
  const { code, stdout } = await run('lpstat', ['-e']);
  return code === 0 ? readQueueNames(stdout) : [];
}

/** Creates a printer on a CUPS queue. */
export function createCupsPrinter(options: CupsPrinterOptions): Printer {
  const queue = new CupsQueue(options);
  return {
    status: async () => ({ state: stateWords[await queue.state()], paperLow: false }),
    print: (job, signal) => queue.print(job, signal),
    model: () => Promise.resolve(null),
  };
}

class CupsQueue {
  readonly #name: string;
  readonly #run: RunProgram;
  readonly #note: SpoolNote;
  readonly #limits: SystemPrinterLimits;

  constructor({ name, run, note, limits }: CupsPrinterOptions) {
    this.#name = name;
    this.#run = run;
    this.#note = note;
    this.#limits = { ...systemPrinterLimits, ...limits };
  }

  async state(): Promise<CupsQueueState> {
    const { code, stdout } = await this.#run('lpstat', ['-l', '-p', this.#name]);
    return readQueueState(code, stdout);
  }

  async print(job: PrinterJob, signal: AbortSignal | undefined): Promise<PrintReceipt> {
    if (job.bytes.length === 0) throw cupsError('PRINTER_EMPTY_JOB', job, 'empty');
    await this.#takeOutGhost(job);
    const state = await this.state();
    const refusal = refusals[state];
    if (refusal !== undefined) throw cupsError(refusal, job, state);
    const requestId = await this.#queueUp(job);
    return await this.#follow(job, requestId, signal);
  }

  // A job that an ended app left in the queue would print as soon as the printer is back, beside its reprint.
  async #takeOutGhost(job: PrinterJob): Promise<void> {
    const ghost = this.#note.read();
    if (ghost === null) return;
    if ((await this.#queued(ghost)) !== 'absent') {
      await this.#run('cancel', [ghost]);
      if (!(await this.#isGone(ghost))) throw cupsError('PRINTER_BUSY', job, 'ghost_job');
    }
    this.#note.write(null);
  }

  async #queueUp(job: PrinterJob): Promise<string> {
    const args = ['-d', this.#name, '-o', 'raw', '-t', jobTitle(job.id)];
    const { code, stdout } = await this.#run('lp', args, job.bytes);
    const requestId = code === 0 ? readRequestId(stdout) : null;
    if (requestId !== null) {
      this.#note.write(requestId);
      return requestId;
    }
    // lp refused it: a queue that accepts no jobs. Ended or unreadable, it may have left one behind.
    if (code !== null && code !== 0) throw cupsError('PRINTER_OFFLINE', job, 'lp_refused');
    throw cupsError('PRINTER_UNCONFIRMED', job, 'lp_unreadable');
  }

  async #follow(job: PrinterJob, requestId: string, signal: AbortSignal | undefined): Promise<PrintReceipt> {
    const { leaveTimeoutMs, pollMs } = this.#limits;
    for (let waitedMs = 0; waitedMs < leaveTimeoutMs; waitedMs += pollMs) {
      if ((await this.#queued(requestId)) === 'absent') return this.#ended(job, await this.#endOf(requestId));
      if (!(await waitUnlessStopped(pollMs, signal))) break;
    }
    return await this.#takeOut(job, requestId, signal);
  }

  #ended(job: PrinterJob, end: CupsJobState): PrintReceipt {
    this.#note.write(null);
    if (end === 'unreachable') throw cupsError('PRINTER_OFFLINE', job, 'unreachable');
    // Absent: this CUPS keeps no history. It left the queue, and that is all anybody knows.
    if (end === 'ended' || end === 'absent') return { result: 'sent' };
    throw cupsError('PRINTER_UNCONFIRMED', job, end);
  }

  async #takeOut(job: PrinterJob, requestId: string, signal: AbortSignal | undefined): Promise<PrintReceipt> {
    const queueState = await this.state();
    await this.#run('cancel', [requestId]);
    if (!(await this.#isGone(requestId))) throw cupsError('PRINTER_UNCONFIRMED', job, 'not_cancelled');
    this.#note.write(null);
    const end = await this.#endOf(requestId);
    // It finished between the last look and the cancel.
    if (end === 'ended') return { result: 'sent' };
    if (end === 'unreachable' || queueState === 'paused') throw cupsError('PRINTER_OFFLINE', job, queueState);
    throw cupsError('PRINTER_UNCONFIRMED', job, signal?.aborted === true ? 'stopped' : 'no_answer');
  }

  async #isGone(requestId: string): Promise<boolean> {
    const { cancelTimeoutMs, pollMs } = this.#limits;
    // Not stopped by the app's end: a job that stays would print later, unasked.
    for (let waitedMs = 0; waitedMs < cancelTimeoutMs; waitedMs += pollMs) {
      if ((await this.#queued(requestId)) === 'absent') return true;
      await waitUnlessStopped(pollMs, undefined);
    }
    return (await this.#queued(requestId)) === 'absent';
  }

  async #queued(requestId: string): Promise<CupsJobState> {
    const { code, stdout } = await this.#run('lpstat', ['-l', '-o', this.#name]);
    // A lpstat that fails says nothing about the job, so it is taken to be there still.
    return code === 0 ? readQueuedJob(stdout, requestId) : 'queued';
  }

  async #endOf(requestId: string): Promise<CupsJobState> {
    const { stdout } = await this.#run('lpstat', ['-l', '-W', 'completed', '-o', this.#name]);
    return readEndedJob(stdout, requestId);
  }
}

function cupsError(code: ErrorCode, job: PrinterJob, reason: string): AppError {
  return new AppError(code, { context: { jobId: job.id, reason } });
}
