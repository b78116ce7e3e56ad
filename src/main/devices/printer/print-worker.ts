// The print queue at work: one badge at a time, from the store to the paper. It is poked when there is new work and
// looks by itself now and then. Whatever goes wrong here, no movement is lost: the job stays in the store.
import type { LocalDate } from '../../../shared/domain/attendance.ts';
import { AppError, asAppError } from '../../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../../shared/errors/codes.ts';
import type { Clock, Logger } from '../../core/ports.ts';
import type { Printer } from '../../core/printer-port.ts';
import {
  decideNextPrintState,
  isNothingSent,
  whyNotNeeded,
  whySlipNotNeeded,
  type PrintDecision,
  type PrintOutcome,
} from '../../core/printing/print-policy.ts';
import {
  healthAfter,
  spareFromMs,
  WELL,
  type PrinterHealth,
  type PrinterRole,
} from '../../core/printing/print-targets.ts';
import type { PrintJob, Store } from '../../core/store-port.ts';

export interface PrintWorkerPorts {
  readonly store: Pick<Store, 'transaction' | 'findBadge'>;
  /** The printers as set now; without a main one jobs stay as they are. */
  readonly printers: () => PrintersNow;
  /** The job's bytes for one of the printers. Rejects with an AppError; nothing has been sent then. */
  readonly composeJob: (job: PrintJob, role: PrinterRole) => Promise<Uint8Array>;
  /** The school's calendar date. */
  readonly today: () => LocalDate;
  readonly clock: Clock;
  readonly logger: Logger;
  /** A job changed its state. Must not throw. */
  readonly onChanged: (job: PrintJob) => void;
}

export interface PrintersNow {
  readonly main: Printer | null;
  readonly spare: Printer | null;
  /** How long the main one has to be surely not printing before the spare one takes its badges. */
  readonly spareAfterMs: number;
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
  /** What the last tries said of each printer. */
  health(): Readonly<Record<PrinterRole, PrinterHealth>>;
  /** The printers were set anew: what was known of them no longer holds. */
  forgetHealth(): void;
  /** Resolves when nothing is under way any more; the badge being printed gets a short grace. Never rejects. */
  stop(): Promise<void>;
}

type PrintersReady = PrintersNow & { readonly main: Printer };
type FailedOutcome = Extract<PrintOutcome, { readonly kind: 'failed' }>;
type Tried = { readonly outcome: PrintOutcome; readonly role: PrinterRole };
type JobPatch = { readonly job: PrintJob; readonly patch: Parameters<Writer['updatePrintJob']>[1] };
type Writer = Parameters<Parameters<Store['transaction']>[0]>[0];

/** Creates the worker; it does nothing before `start`. */
export function createPrintWorker(ports: PrintWorkerPorts, times: Partial<PrintWorkerTimes> = {}): PrintWorker {
  const worker = new SerialPrintWorker(ports, { ...defaultTimes, ...times });
  return {
    start: () => worker.start(),
    poke: () => worker.poke(),
    stop: () => worker.stop(),
    health: () => worker.health,
    forgetHealth: () => worker.forgetHealth(),
  };
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
  #health: Record<PrinterRole, PrinterHealth> = { main: WELL, spare: WELL };
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

  get health(): Readonly<Record<PrinterRole, PrinterHealth>> {
    return { ...this.#health };
  }

  forgetHealth(): void {
    this.#health = { main: WELL, spare: WELL };
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
        const printers = this.#ports.printers();
        if (printers.main === null) return;
        const job = this.#claim();
        if (job === null) return;
        await this.#handle(job, { ...printers, main: printers.main });
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
      const reason =
        job.badgeId === null
          ? whySlipNotNeeded(job, clock.nowMs())
          : whyNotNeeded(job, store.findBadge(job.badgeId), today());
      if (reason === null) {
        onChanged(job);
        return job;
      }
      const decision: PrintDecision = { state: 'failed', nextAttemptAtMs: null, errorCode: reason };
      this.#save(job, decision, { attempts: job.attempts, printer: null });
    }
  }

  async #handle(job: PrintJob, printers: PrintersReady): Promise<void> {
    const { outcome, role } = await this.#tryBoth(job, printers);
    const nowMs = this.#ports.clock.nowMs();
    const decided = decideNextPrintState(outcome, job.attempts, nowMs);
    const decision = noLaterThan(this.#spareFromMs(printers), decided, nowMs);
    if (outcome.kind === 'failed') this.#logFailure(job, outcome, decision);
    const isPrinterAtFault = outcome.kind === 'failed' && outcome.stage === 'printing';
    // The jobs behind this one would fail the same way.
    if (isPrinterAtFault && decision.nextAttemptAtMs !== null) this.#pausedUntilMs = decision.nextAttemptAtMs;
    // The printer that took bytes of it, or may have.
    const printer = decision.state === 'waiting' || decision.state === 'failed' ? null : role;
    this.#save(job, decision, { attempts: job.attempts + 1, printer });
  }

  #logFailure(job: PrintJob, { error, stage }: FailedOutcome, decision: PrintDecision): void {
    const { logger } = this.#ports;
    const fields = { jobId: job.id, code: error.code, stage, attempts: job.attempts + 1 };
    const words = `a badge did not print: ${decision.state}`;
    if (error.code === 'INTERNAL') logger.error(words, { ...fields, cause: error });
    else logger.warn(words, fields);
  }

  #spareFromMs({ spare, spareAfterMs }: PrintersNow): number | null {
    return spareFromMs(this.#health.main, { hasSpare: spare !== null, spareAfterMs });
  }

  /** The main printer first, however long it has been off: the moment it is back, badges come out where they should. */
  async #tryBoth(job: PrintJob, printers: PrintersReady): Promise<Tried> {
    const main = await this.#tryOnce(job, 'main', printers.main);
    const { spare } = printers;
    const fromMs = this.#spareFromMs(printers);
    const isDown = main.kind === 'failed' && main.stage === 'printing' && isNothingSent(main.error.code);
    if (!isDown || spare === null || fromMs === null || this.#ports.clock.nowMs() < fromMs) {
      return { outcome: main, role: 'main' };
    }
    if (this.#stopping.signal.aborted) return { outcome: main, role: 'main' };
    const second = await this.#tryOnce(job, 'spare', spare);
    const tookNothing = second.kind === 'failed' && (second.stage === 'composing' || isNothingSent(second.error.code));
    return tookNothing ? { outcome: main, role: 'main' } : { outcome: second, role: 'spare' };
  }

  async #tryOnce(job: PrintJob, role: PrinterRole, printer: Printer): Promise<PrintOutcome> {
    let bytes: Uint8Array;
    try {
      bytes = await inTime(this.#ports.composeJob(job, role), this.#times.composeTimeoutMs, this.#stopping.signal);
    } catch (error) {
      return { kind: 'failed', stage: 'composing', error: asAppError(error) };
    }
    try {
      const { result } = await printer.print({ id: job.id, bytes }, this.#stopping.signal);
      this.#note(role, null);
      return { kind: 'printed', result };
    } catch (thrown) {
      const error = asAppError(thrown);
      // A badge of ours that was empty says nothing of the printer.
      if (error.code !== 'PRINTER_EMPTY_JOB') this.#note(role, error.code);
      return { kind: 'failed', stage: 'printing', error };
    }
  }

  #note(role: PrinterRole, errorCode: ErrorCode | null): void {
    this.#health[role] = healthAfter(this.#health[role], errorCode, this.#ports.clock.nowMs());
  }

  #save(
    job: PrintJob,
    decision: PrintDecision,
    { attempts, printer }: { readonly attempts: number; readonly printer: PrinterRole | null },
  ): void {
    const isFinished = decision.state !== 'waiting';
    const patch = {
      state: decision.state,
      attempts,
      lastErrorCode: decision.errorCode,
      ...(printer === null ? {} : { printer }),
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

/** A badge that waits is tried again when the spare printer may take it, if that is sooner. */
function noLaterThan(spareMs: number | null, decision: PrintDecision, nowMs: number): PrintDecision {
  const { nextAttemptAtMs } = decision;
  if (nextAttemptAtMs === null || spareMs === null || spareMs <= nowMs || spareMs >= nextAttemptAtMs) return decision;
  return { ...decision, nextAttemptAtMs: spareMs };
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
