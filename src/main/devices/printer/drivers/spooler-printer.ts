// A printer of Windows through its spooler, raw. The calls are made in a child process; here is what they mean, and
// that a job which does not leave in time is deleted, so that no badge comes out hours later.
import { AppError } from '../../../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../../../shared/errors/codes.ts';
import type { Printer, PrinterJob, PrintReceipt } from '../../../core/printer-port.ts';
import type {
  FromPrinterChild,
  PrinterChild,
  SpoolerJobState,
  SpoolerPrinter,
  StartPrinterChild,
  ToPrinterChild,
} from '../../../core/printing/printer-child-port.ts';
import {
  JOB_TITLE,
  jobTitle,
  systemPrinterLimits,
  waitUnlessStopped,
  type SystemPrinterLimits,
} from './system-jobs.ts';

const ASK_TIMEOUT_MS = 10_000;

export interface SpoolerPrinterOptions {
  readonly name: string;
  readonly startChild: StartPrinterChild;
  readonly limits?: Partial<SystemPrinterLimits> & { readonly askTimeoutMs?: number };
}

const refusals: Readonly<Partial<Record<SpoolerPrinter['state'], ErrorCode>>> = {
  offline: 'PRINTER_OFFLINE',
  paperOut: 'PRINTER_NO_PAPER',
  coverOpen: 'PRINTER_COVER_OPEN',
  fault: 'PRINTER_FAULT',
};

type Saying = FromPrinterChild['say'];

/** Asks the child one thing; null when it ended or took too long, and then it is ended. */
function ask<S extends Saying>(
  child: PrinterChild,
  message: ToPrinterChild,
  answer: S,
  timeoutMs: number,
): Promise<Extract<FromPrinterChild, { readonly say: S }> | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      child.kill();
      resolve(null);
    }, timeoutMs);
    child.onExit(() => {
      clearTimeout(timer);
      resolve(null);
    });
    child.onMessage((said) => {
      if (said.say !== answer) return;
      clearTimeout(timer);
      // as: told apart by the very word
      resolve(said as Extract<FromPrinterChild, { readonly say: S }>);
    });
    child.post(message);
  });
}

/** One question, one child: a spooler that hangs costs that child and nothing else. */
async function askOnce<S extends Saying>(
  startChild: StartPrinterChild,
  message: ToPrinterChild,
  answer: S,
  timeoutMs = ASK_TIMEOUT_MS,
): Promise<Extract<FromPrinterChild, { readonly say: S }> | null> {
  const child = startChild();
  try {
    return await ask(child, message, answer, timeoutMs);
  } finally {
    child.kill();
  }
}

/** The printers of this PC by name. Never rejects. */
export async function listSpoolerPrinters(startChild: StartPrinterChild): Promise<readonly string[]> {
  const answer = await askOnce(startChild, { do: 'listPrinters' }, 'printers');
  return answer?.printers.map(({ name }) => name) ?? [];
}

/** Creates a printer on a Windows queue. */
export function createSpoolerPrinter(options: SpoolerPrinterOptions): Printer {
  const queue = new SpoolerQueue(options);
  return {
    status: async () => ({ state: (await queue.look())?.state ?? 'offline', paperLow: false }),
    print: (job, signal) => queue.print(job, signal),
    model: () => Promise.resolve(null),
  };
}

class SpoolerQueue {
  readonly #printer: string;
  readonly #startChild: StartPrinterChild;
  readonly #limits: SystemPrinterLimits & { readonly askTimeoutMs: number };

  constructor({ name, startChild, limits }: SpoolerPrinterOptions) {
    this.#printer = name;
    this.#startChild = startChild;
    this.#limits = { ...systemPrinterLimits, askTimeoutMs: ASK_TIMEOUT_MS, ...limits };
  }

  async look(): Promise<SpoolerPrinter | null> {
    const message = { do: 'lookAtPrinter', printer: this.#printer } as const;
    return (await askOnce(this.#startChild, message, 'printer', this.#limits.askTimeoutMs))?.printer ?? null;
  }

  async print(job: PrinterJob, signal: AbortSignal | undefined): Promise<PrintReceipt> {
    if (job.bytes.length === 0) throw spoolerError('PRINTER_EMPTY_JOB', job, 'empty');
    const printer = await this.look();
    if (printer === null) throw spoolerError('PRINTER_MISSING', job, 'no_queue');
    const refusal = refusals[printer.state];
    if (refusal !== undefined) throw spoolerError(refusal, job, printer.state);
    // What an ended app left in the queue would come out beside its reprint.
    if (!(await this.#clear(JOB_TITLE))) throw spoolerError('PRINTER_BUSY', job, 'ghost_job');
    const message = { do: 'spool', printer: this.#printer, title: jobTitle(job.id), bytes: job.bytes } as const;
    const answer = await askOnce(this.#startChild, message, 'spooled', this.#limits.askTimeoutMs);
    const result = answer?.result ?? 'partly';
    if (result === 'missing') throw spoolerError('PRINTER_MISSING', job, 'no_queue');
    if (result === 'denied') throw spoolerError('PRINTER_DENIED', job, 'no_permission');
    if (result === 'refused') throw spoolerError('PRINTER_OFFLINE', job, 'spooler_refused');
    if (result === 'partly') return this.#giveUp(job, 'partly');
    return await this.#follow(job, result.jobId, signal);
  }

  async #follow(job: PrinterJob, jobId: number, signal: AbortSignal | undefined): Promise<PrintReceipt> {
    const { leaveTimeoutMs, pollMs } = this.#limits;
    let state: SpoolerJobState = 'waiting';
    let hasPrinted = false;
    for (let waitedMs = 0; waitedMs < leaveTimeoutMs; waitedMs += pollMs) {
      const message = { do: 'lookAtJob', printer: this.#printer, jobId } as const;
      const answer = await askOnce(this.#startChild, message, 'job', this.#limits.askTimeoutMs);
      state = answer?.state ?? state;
      if (state === 'gone' || state === 'printed') return { result: 'sent' };
      hasPrinted ||= state === 'printing';
      if (!(await waitUnlessStopped(pollMs, signal))) break;
    }
    return this.#giveUp(job, hasPrinted ? 'printing' : state);
  }

  async #giveUp(job: PrinterJob, state: SpoolerJobState | 'partly'): Promise<never> {
    const isGone = await this.#clear(jobTitle(job.id));
    // A job that only ever waited, and is deleted, has put nothing on paper.
    if (isGone && state === 'waiting') throw spoolerError('PRINTER_OFFLINE', job, 'did_not_leave');
    throw spoolerError('PRINTER_UNCONFIRMED', job, isGone ? state : 'not_deleted');
  }

  /** True when no job of the title is left. */
  async #clear(title: string): Promise<boolean> {
    const { cancelTimeoutMs, pollMs, askTimeoutMs } = this.#limits;
    for (let waitedMs = 0; waitedMs <= cancelTimeoutMs; waitedMs += pollMs) {
      const message = { do: 'deleteJobs', printer: this.#printer, title } as const;
      const answer = await askOnce(this.#startChild, message, 'deleted', askTimeoutMs);
      if (answer?.count === 0) return true;
      await waitUnlessStopped(pollMs, undefined);
    }
    return false;
  }
}

function spoolerError(code: ErrorCode, job: PrinterJob, reason: string): AppError {
  return new AppError(code, { context: { jobId: job.id, reason } });
}
