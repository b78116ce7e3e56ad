// The print queue at work: one badge at a time, from the store to the paper. It is poked when there is new work and
// looks by itself now and then. Whatever goes wrong here, no movement is lost: the job stays in the store.
import type { LocalDate } from '../../../shared/domain/attendance.ts';
import { AppError, asAppError } from '../../../shared/errors/app-error.ts';
import type { Clock, Logger } from '../../core/ports.ts';
import type { Printer } from '../../core/printer-port.ts';
import {
  decideNextPrintState,
  whyNotNeeded,
  type PrintDecision,
  type PrintOutcome,
} from '../../core/printing/print-policy.ts';
import type { PrintJob, Store } from '../../core/store-port.ts';

export interface PrintWorkerPorts {
  readonly store: Pick<Store, 'transaction' | 'findBadge'>;
  /** The printer as set now; null while none is set up, and then jobs stay as they are. */
  readonly printer: () => Printer | null;
  /** The job's bytes. Rejects with an AppError; nothing has been sent then. */
  readonly composeJob: (job: PrintJob) => Promise<Uint8Array>;
  /** The school's calendar date. */
  readonly today: () => LocalDate;
  readonly clock: Clock;
  readonly logger: Logger;
  /** A job changed its state. Must not throw. */
  readonly onChanged: (job: PrintJob) => void;
}

export interface PrintWorkerTimes {
  /** How often to look without being poked. */
  readonly tickMs: number;
  readonly composeTimeoutMs: number;
  /** How long the badge in the printer may take to finish when the app closes. */
  readonly stopGraceMs: number;
}

const defaultTimes: PrintWorkerTimes = { tickMs: 15_000, composeTimeoutMs: 20_000, stopGraceMs: 2_000 };

export interface PrintWorker {
  /** Settles what a crash left behind, then starts to print. */
  start(): void;
  /** There is new work, or a reason to try again now. Never throws. */
  poke(): void;
  /** Resolves when nothing is under way any more; the badge being printed gets a short grace. Never rejects. */
  stop(): Promise<void>;
}

type JobPatch = { readonly job: PrintJob; readonly patch: Parameters<Writer['updatePrintJob']>[1] };
type Writer = Parameters<Parameters<Store['transaction']>[0]>[0];

/** Creates the worker; it does nothing before `start`. */
export function createPrintWorker(ports: PrintWorkerPorts, times: Partial<PrintWorkerTimes> = {}): PrintWorker {
  const worker = new SerialPrintWorker(ports, { ...defaultTimes, ...times });
  return { start: () => worker.start(), poke: () => worker.poke(), stop: () => worker.stop() };
}

class SerialPrintWorker {
  readonly #ports: PrintWorkerPorts;
  readonly #times: PrintWorkerTimes;
  readonly #stopping = new AbortController();
  #isStarted = false;
  #running: Promise<void> | null = null;
  #isPoked = false;
  #timer: NodeJS.Timeout | null = null;
  /** The printer cannot print until then, as far as we know; a poke forgets it. */
  #pausedUntilMs = 0;
  /** Results the store refused to take; they go in before anything else is printed. */
  #unsaved: JobPatch[] = [];

  constructor(ports: PrintWorkerPorts, times: PrintWorkerTimes) {
    this.#ports = ports;
    this.#times = times;
  }

  start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    try {
      const count = this.#ports.store.transaction((writer) => {
        return writer.releaseInterruptedPrintJobs(this.#ports.clock.nowMs());
      });
      if (count > 0) this.#ports.logger.warn('badges were being printed when the app ended', { count });
    } catch (error) {
      this.#ports.logger.error('interrupted print jobs could not be settled', { cause: error });
    }
    this.poke();
  }

  poke(): void {
    this.#pausedUntilMs = 0;
    this.#isPoked = true;
    this.#runSoon();
  }

  async stop(): Promise<void> {
    this.#isStarted = false;
    if (this.#timer !== null) clearTimeout(this.#timer);
    if (this.#running === null) return;
    const grace = setTimeout(() => this.#stopping.abort(), this.#times.stopGraceMs);
    await this.#running;
    clearTimeout(grace);
  }

  #runSoon(): void {
    if (!this.#isStarted || this.#running !== null) return;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#running = this.#run().finally(() => {
      this.#running = null;
      if (!this.#isStarted) return;
      if (this.#isPoked) this.#runSoon();
      else this.#timer = setTimeout(() => this.#runSoon(), this.#untilNextLookMs());
    });
  }

  #untilNextLookMs(): number {
    const pauseMs = this.#pausedUntilMs - this.#ports.clock.nowMs();
    return pauseMs > 0 ? Math.min(pauseMs, this.#times.tickMs) : this.#times.tickMs;
  }

  async #run(): Promise<void> {
    this.#isPoked = false;
    try {
      this.#saveUnsaved();
      while (this.#isStarted && this.#ports.clock.nowMs() >= this.#pausedUntilMs) {
        const printer = this.#ports.printer();
        if (printer === null) return;
        const job = this.#claim();
        if (job === null) return;
        await this.#handle(job, printer);
      }
    } catch (error) {
      this.#ports.logger.error('the print queue could not go on', { cause: error });
    }
  }

  #claim(): PrintJob | null {
    const { store, clock, today, onChanged } = this.#ports;
    for (;;) {
      const job = store.transaction((writer) => writer.claimPrintJob(clock.nowMs()));
      if (job === null) return null;
      // A slip belongs to no badge.
      const reason = job.badgeId === null ? null : whyNotNeeded(job, store.findBadge(job.badgeId), today());
      if (reason === null) {
        onChanged(job);
        return job;
      }
      this.#save(job, { state: 'failed', nextAttemptAtMs: null, errorCode: reason }, job.attempts);
    }
  }

  async #handle(job: PrintJob, printer: Printer): Promise<void> {
    const { clock, logger } = this.#ports;
    const outcome = await this.#tryOnce(job, printer);
    const decision = decideNextPrintState(outcome, job.attempts, clock.nowMs());
    if (outcome.kind === 'failed') {
      const fields = { jobId: job.id, code: outcome.error.code, stage: outcome.stage, attempts: job.attempts + 1 };
      const words = `a badge did not print: ${decision.state}`;
      if (outcome.error.code === 'INTERNAL') logger.error(words, { ...fields, cause: outcome.error });
      else logger.warn(words, fields);
    }
    const isPrinterAtFault = outcome.kind === 'failed' && outcome.stage === 'printing';
    // The jobs behind this one would fail the same way.
    if (isPrinterAtFault && decision.nextAttemptAtMs !== null) this.#pausedUntilMs = decision.nextAttemptAtMs;
    this.#save(job, decision, job.attempts + 1);
  }

  async #tryOnce(job: PrintJob, printer: Printer): Promise<PrintOutcome> {
    let bytes: Uint8Array;
    try {
      bytes = await inTime(this.#ports.composeJob(job), this.#times.composeTimeoutMs, this.#stopping.signal);
    } catch (error) {
      return { kind: 'failed', stage: 'composing', error: asAppError(error) };
    }
    try {
      const { result } = await printer.print({ id: job.id, bytes }, this.#stopping.signal);
      return { kind: 'printed', result };
    } catch (error) {
      return { kind: 'failed', stage: 'printing', error: asAppError(error) };
    }
  }

  #save(job: PrintJob, decision: PrintDecision, attempts: number): void {
    const isFinished = decision.state !== 'waiting';
    const patch = {
      state: decision.state,
      attempts,
      lastErrorCode: decision.errorCode,
      ...(decision.nextAttemptAtMs === null ? {} : { nextAttemptAtMs: decision.nextAttemptAtMs }),
      ...(isFinished ? { finishedAtMs: this.#ports.clock.nowMs() } : {}),
    };
    this.#unsaved.push({ job, patch });
    this.#saveUnsaved();
  }

  // Throws when the store refuses: the results are kept and nothing more is printed until they are in.
  #saveUnsaved(): void {
    const unsaved = this.#unsaved;
    if (unsaved.length === 0) return;
    this.#ports.store.transaction((writer) => {
      for (const { job, patch } of unsaved) writer.updatePrintJob(job.id, patch);
    });
    this.#unsaved = [];
    for (const { job, patch } of unsaved) this.#ports.onChanged({ ...job, ...patch });
  }
}

/** Gives up on work that takes too long, or when the app closes. The work itself goes on unheard. */
async function inTime<T>(work: Promise<T>, timeoutMs: number, signal: AbortSignal): Promise<T> {
  let giveUp: () => void = () => undefined;
  const late = new Promise<never>((_resolve, reject) => {
    giveUp = () => reject(new AppError('TIMED_OUT', { context: { what: 'composing' } }));
  });
  const timer = setTimeout(giveUp, timeoutMs);
  signal.addEventListener('abort', giveUp);
  if (signal.aborted) giveUp();
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', giveUp);
  }
}
