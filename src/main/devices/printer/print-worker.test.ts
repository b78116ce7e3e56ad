// The queue at work, with a store in memory and a printer that does as it is told.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../../tests/fakes/fake-clock.ts';
import { MemoryLogger } from '../../../../tests/fakes/memory-logger.ts';
import { localDate } from '../../../shared/domain/attendance.ts';
import { badgeIdFromRandomDigits, type BadgeId } from '../../../shared/domain/badge-id.ts';
import { movementId, personId, printJobId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../../shared/errors/codes.ts';
import type { Printer, PrinterJob } from '../../core/printer-port.ts';
import { isNothingSent } from '../../core/printing/print-policy.ts';
import type { Badge, PrintJob, StoreWriter } from '../../core/store-port.ts';
import { createPrintWorker, type PrintWorker, type PrintWorkerTimes } from './print-worker.ts';

const SPARE_AFTER_MS = 60_000;
const TODAY = localDate.parse('2026-09-01');

class FakePrinter implements Printer {
  readonly printed: string[] = [];
  busy = 0;
  mostAtOnce = 0;
  next: (job: PrinterJob, signal: AbortSignal | undefined) => Promise<'confirmed' | 'sent'> = async () => 'confirmed';

  async status() {
    return { state: 'ready', paperLow: false } as const;
  }

  async model() {
    return null;
  }

  async print(job: PrinterJob, signal?: AbortSignal) {
    this.busy += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.busy);
    try {
      const result = await this.next(job, signal);
      this.printed.push(job.id);
      return { result };
    } finally {
      this.busy -= 1;
    }
  }

  fails(code: ErrorCode): void {
    this.next = async () => {
      throw new AppError(code);
    };
  }
}

class MemoryStore {
  jobs: PrintJob[] = [];
  badges = new Map<BadgeId, Badge>();
  interrupted = 0;
  refusesUpdates = false;

  findBadge(id: BadgeId): Badge | null {
    return this.badges.get(id) ?? null;
  }

  transaction<T>(work: (writer: StoreWriter) => T): T {
    // The worker uses these three of the writer's functions and no other.
    const writer = {
      claimPrintJob: (nowMs: number) => this.#claim(nowMs),
      updatePrintJob: (id: PrintJob['id'], patch: Partial<PrintJob>) => this.#update(id, patch),
      releaseInterruptedPrintJobs: () => this.interrupted,
    } as unknown as StoreWriter;
    return work(writer);
  }

  #claim(nowMs: number): PrintJob | null {
    const due = this.jobs.find(
      (job) =>
        job.state === 'waiting' &&
        (job.nextAttemptAtMs <= nowMs || (job.lastErrorCode !== null && isNothingSent(job.lastErrorCode))),
    );
    if (due === undefined) return null;
    this.#put({ ...due, state: 'printing' });
    return { ...due, state: 'printing' };
  }

  #update(id: PrintJob['id'], patch: Partial<PrintJob>): void {
    if (this.refusesUpdates) throw new AppError('STORAGE_FULL');
    const job = this.jobs.find((other) => other.id === id);
    if (job !== undefined) this.#put({ ...job, ...patch });
  }

  #put(job: PrintJob): void {
    this.jobs = this.jobs.map((other) => (other.id === job.id ? job : other));
  }
}

let clock: FakeClock;
let logger: MemoryLogger;
let store: MemoryStore;
let printer: FakePrinter;
let worker: PrintWorker;
let compose: (job: PrintJob, role: 'main' | 'spare') => Promise<Uint8Array>;
let changes: string[];
let isSetUp: boolean;
let spare: FakePrinter | null;

function makeWorker(times: Partial<PrintWorkerTimes> = {}): PrintWorker {
  return createPrintWorker(
    {
      store,
      printers: () => ({ main: isSetUp ? printer : null, spare, spareAfterMs: SPARE_AFTER_MS }),
      composeJob: (job, role) => compose(job, role),
      today: () => TODAY,
      clock,
      logger,
      onChanged: (job) => changes.push(`${nameOf(job)} ${job.state}`),
    },
    { tickMs: 5, composeTimeoutMs: 5000, stopGraceMs: 5000, ...times },
  );
}

/** Adds a waiting job whose name is its place: 1, 2, 3. */
function addJob(over: Partial<PrintJob> = {}, badge: Partial<Badge> = {}): PrintJob['id'] {
  const number = store.jobs.length + 1;
  const badgeId = badgeIdFromRandomDigits(String(number).padStart(7, '0'));
  const ids = {
    id: printJobId.parse(`01890000-0000-7000-8000-00000000000${number}`),
    movementId: movementId.parse(`01890000-0000-7000-9000-00000000000${number}`),
  };
  const nowMs = clock.nowMs();
  store.jobs.push({
    ...ids,
    kind: 'badge',
    badgeId,
    reprintNumber: 0,
    reason: null,
    state: 'waiting',
    attempts: 0,
    nextAttemptAtMs: nowMs,
    lastErrorCode: null,
    createdAtMs: nowMs,
    finishedAtMs: null,
    printer: null,
    askedBy: null,
    ...over,
  });
  store.badges.set(badgeId, {
    id: badgeId,
    movementId: ids.movementId,
    personId: personId.parse('01890000-0000-7000-a000-000000000001'),
    localDate: TODAY,
    issuedAtMs: nowMs,
    usedAtMs: null,
    ...badge,
  });
  return ids.id;
}

function nameOf(job: Pick<PrintJob, 'id'>): string {
  return job.id.slice(-1);
}

function states(): string[] {
  return store.jobs.map((job) => job.state);
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 2));
}

beforeEach(() => {
  clock = new FakeClock();
  logger = new MemoryLogger();
  store = new MemoryStore();
  printer = new FakePrinter();
  compose = async () => Uint8Array.of(1);
  changes = [];
  isSetUp = true;
  spare = null;
  worker = makeWorker();
});

afterEach(async () => worker.stop());

describe('the print queue', () => {
  it('prints what waits, in order and one at a time', async () => {
    const ids = [addJob(), addJob(), addJob()];
    worker.start();
    await until(() => states().every((state) => state === 'confirmed'));
    expect(printer.printed).toEqual(ids);
    expect(printer.mostAtOnce).toBe(1);
    expect(changes).toEqual(['1 printing', '1 confirmed', '2 printing', '2 confirmed', '3 printing', '3 confirmed']);
    expect(store.jobs[0]).toMatchObject({ attempts: 1, lastErrorCode: null, finishedAtMs: clock.nowMs() });
  });

  it('prints at once when poked', async () => {
    worker = makeWorker({ tickMs: 1_000_000 });
    worker.start();
    addJob();
    worker.poke();
    await until(() => states()[0] === 'confirmed');
  });

  it('keeps a badge waiting while the printer is off, and tries the others when it is their turn', async () => {
    printer.fails('PRINTER_OFFLINE');
    addJob();
    addJob();
    worker.start();
    await until(() => store.jobs[0]?.attempts === 1 && store.jobs[0].state === 'waiting');
    expect(store.jobs[0]).toMatchObject({ lastErrorCode: 'PRINTER_OFFLINE', nextAttemptAtMs: clock.nowMs() + 2000 });
    expect(store.jobs[1]?.attempts).toBe(0);
    printer.next = async () => 'confirmed';
    clock.advance(2000);
    await until(() => states().every((state) => state === 'confirmed'));
  });

  it('never tries again by itself once the badge may be on paper', async () => {
    printer.fails('PRINTER_UNCONFIRMED');
    addJob();
    worker.start();
    await until(() => states()[0] === 'unconfirmed');
    printer.next = async () => 'confirmed';
    clock.advance(3_600_000);
    addJob();
    worker.poke();
    await until(() => states()[1] === 'confirmed');
    expect(states()[0]).toBe('unconfirmed');
    expect(printer.printed).toHaveLength(1);
  });

  it('goes on after a badge that cannot be composed', async () => {
    compose = async (job) => {
      if (nameOf(job) === '1') throw new Error('a bug');
      return Uint8Array.of(1);
    };
    addJob();
    addJob();
    worker.start();
    await until(() => states()[1] === 'confirmed');
    expect(store.jobs[0]).toMatchObject({ state: 'failed', lastErrorCode: 'INTERNAL' });
    expect(logger.messages('error')).toHaveLength(1);
  });

  it('does not wait for ever for a badge to be composed, and does not hold up the others', async () => {
    worker = makeWorker({ composeTimeoutMs: 20 });
    compose = (job) => (nameOf(job) === '1' ? new Promise(() => undefined) : Promise.resolve(Uint8Array.of(1)));
    addJob();
    addJob();
    worker.start();
    await until(() => states()[1] === 'confirmed');
    expect(store.jobs[0]).toMatchObject({ state: 'waiting', lastErrorCode: 'TIMED_OUT' });
  });

  it('leaves out what nobody needs any more', async () => {
    addJob({}, { usedAtMs: 1 });
    addJob({}, { localDate: localDate.parse('2026-08-31') });
    addJob({ reprintNumber: 1 }, { usedAtMs: 1 });
    worker.start();
    await until(() => states()[2] === 'confirmed');
    expect(store.jobs.slice(0, 2)).toMatchObject([
      { state: 'failed', lastErrorCode: 'BADGE_USED' },
      { state: 'failed', lastErrorCode: 'BADGE_EXPIRED' },
    ]);
    expect(printer.printed).toHaveLength(1);
  });

  it('leaves jobs as they are while no printer is set up', async () => {
    isSetUp = false;
    addJob();
    worker.start();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(states()).toEqual(['waiting']);
    isSetUp = true;
    await until(() => states()[0] === 'confirmed');
  });

  it('says how many badges a crash left behind', () => {
    store.interrupted = 2;
    worker.start();
    expect(logger.lines[0]).toMatchObject({ level: 'warn', fields: { count: 2 } });
  });

  it('prints nothing more until the store has taken the last result', async () => {
    addJob();
    addJob();
    printer.next = async () => {
      store.refusesUpdates = printer.printed.length === 0;
      return 'confirmed';
    };
    worker.start();
    await until(() => logger.messages('error').length > 1);
    expect(printer.printed).toHaveLength(1);
    expect(states()).toEqual(['printing', 'waiting']);
    store.refusesUpdates = false;
    await until(() => states().every((state) => state === 'confirmed'));
    expect(printer.printed).toHaveLength(2);
  });
});

describe('stopping', () => {
  it('lets the badge in the printer finish', async () => {
    let finish: () => void = () => undefined;
    printer.next = () => new Promise((resolve) => (finish = () => resolve('confirmed')));
    addJob();
    addJob();
    worker.start();
    await until(() => printer.busy === 1);
    const stopped = worker.stop();
    finish();
    await stopped;
    expect(states()).toEqual(['confirmed', 'waiting']);
  });

  it('does not wait for a printer that hangs', async () => {
    worker = makeWorker({ stopGraceMs: 10 });
    printer.next = (_job, signal) =>
      new Promise((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(new AppError('PRINTER_UNCONFIRMED')));
      });
    addJob();
    worker.start();
    await until(() => printer.busy === 1);
    await worker.stop();
    expect(states()).toEqual(['unconfirmed']);
  });

  it('does nothing more after it, even when poked', async () => {
    worker.start();
    await worker.stop();
    addJob();
    worker.poke();
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(states()).toEqual(['waiting']);
  });
});
