// The writeback queue: read the register, claim what is due against it, send, write the result down. Never holds a transaction over HTTP,
// never drops a row. Runs once per call; when to run is the scheduler's business.
import { asAppError } from '../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../shared/errors/codes.ts';
import type { OutboxRow } from '../core/store-port.ts';
import { RATE_LIMIT_CAP_MS } from '../core/sync/outbox-policy.ts';
import { claimDue } from './outbox-claim.ts';
import { createJobPoller, type JobPoller } from './outbox-poll.ts';
import { sendClaimed, type SendContext } from './outbox-send.ts';
import { createQueueHealth } from './queue-health.ts';
import { countToVerify, verifyDone } from './outbox-verify.ts';
import { lookAgain } from './second-look.ts';
import { createRegisterReading, type RegisterReading } from './register-reading.ts';
import { yieldToOthers, type SyncDeps } from './sync-deps.ts';

/** An unknown letter has the list of codes read again, but not for every mark of a busy morning. */
const CODES_FRESH_FOR_MS = 10 * 60_000;
/** How old a reading of the register may be when a mark is held against it. */
const REGISTER_FRESH_FOR_MS = 60_000;
/** How often the register is read when nothing is to be sent and done marks are still to be seen in it. */
const VERIFY_EVERY_MS = 15 * 60_000;
/** How long the queue rests when it finds itself going in circles. */
const NO_PROGRESS_REST_MS = 5 * 60_000;
/** More rows than a school makes in a week. */
const ALL_ROWS = 10_000;
/** Enough to find the next one due; should it be further down, the regular tick finds it. */
const LOOK_AHEAD_ROWS = 500;

export interface OutboxWorkerDeps extends SyncDeps {
  /** Region and writeback flag of the school, before anything is sent. @throws WondeError */
  readonly ensureSchool: (signal: AbortSignal) => Promise<void>;
  /** Reads the attendance codes again. @throws WondeError */
  readonly refreshCodes: (signal: AbortSignal) => Promise<unknown>;
  /** A row changed its state. */
  readonly onChanged: () => void;
  /** Pupils are not known to the MIS by the numbers we have: read the whole roll. Must not throw. */
  readonly onPupilsUnknown: () => void;
}

export interface RunOptions {
  /** A person asked: failed rows are tried now, and a pause whose cause may be gone is lifted. */
  readonly force: boolean;
  /** Cuts the request under way. */
  readonly signal: AbortSignal;
  /** True when no further request should begin. */
  readonly isStopping: () => boolean;
}

export interface OutboxWorker {
  /** On start: what a crash interrupted becomes pending, to be read back before it is sent again. Never throws. */
  recover(): void;
  /** Works off what is due. Never throws for what Wonde, the network or the store does. */
  run(options: RunOptions): Promise<void>;
  /** Why nothing is being sent, or null. */
  pausedBecause(): ErrorCode | null;
  /** When there is something to do again; null when nothing waits. */
  nextDueMs(): number | null;
  /** Try again without sitting out a wait whose cause is gone: a person changed a setting. */
  lift(): void;
  /** The network is back. */
  networkReturned(): void;
  /** The whole roll was read: marks of pupils the MIS did not know go now. */
  pupilsRead(): void;
}

interface Worker extends OutboxWorkerDeps, SendContext {
  readonly poller: JobPoller;
  readonly register: RegisterReading;
  codesReadAtMs: number | null;
  /** When the last run began; null before the first. */
  lastRunMs: number | null;
}

function isWritebackOff({ settings, store }: Worker): boolean {
  return !settings().writebackEnabled || store.syncState().allowsWriteback === false;
}

/** Sends one batch. False when there is no more to do for now. */
async function sendOnce(worker: Worker, signal: AbortSignal, seen: Set<string>): Promise<boolean> {
  const { store, clock, settings, alone, codesReadAtMs, register } = worker;
  const limit = settings().maxMarksPerRequest;
  const due = store.listDueOutbox(clock.nowMs(), limit);
  if (due.length === 0) return false;
  // Where an answer was lost only a reading from after it can tell.
  const maxAgeMs = due.some((row) => row.maybeApplied) ? 0 : REGISTER_FRESH_FOR_MS;
  const registerIsKnown = await register.refresh(signal, maxAgeMs);
  const nowMs = clock.nowMs();
  const claimed = claimDue(store, {
    nowMs,
    limit,
    alone,
    codesAreFresh: codesReadAtMs !== null && nowMs - codesReadAtMs < CODES_FRESH_FOR_MS,
    registerIsKnown,
    plannedCodes: settings().plannedCodes,
  });
  if (claimed.settled > 0) worker.onChanged();
  if (claimed.needsCodes) {
    await worker.refreshCodes(signal);
    worker.codesReadAtMs = clock.nowMs();
    return true;
  }
  if (claimed.ready.length === 0) return claimed.settled > 0;
  // The same rows claimed again with nothing counted or learnt in between would go on for ever.
  const step = claimed.ready.map(({ row }) => `${row.id}:${row.attempts}:${alone.has(row.id)}`).join();
  if (seen.has(step)) {
    worker.logger.error('outbox.noProgress', { marks: claimed.ready.length });
    store.transaction((writer) => writer.releaseInterruptedOutbox());
    worker.health.rest(NO_PROGRESS_REST_MS);
    return false;
  }
  seen.add(step);
  await sendClaimed(worker, claimed.ready, signal);
  await lookAgain(
    worker,
    claimed.ready.map(({ row }) => row),
    signal,
  );
  return true;
}

async function poll(worker: Worker, { signal, force }: RunOptions): Promise<void> {
  const submitted = worker.store.listSubmittedOutbox();
  const result = await worker.poller.pollDue(signal, force);
  if (result.changed) await lookAgain(worker, submitted, signal);
  for (const id of result.alone) worker.alone.add(id);
  if (result.error !== null) worker.health.noteQueueFailure(result.error);
  else if (result.changed) worker.health.noteSuccess();
  if (result.changed || result.error !== null) worker.onChanged();
}

/** What failed before is due now. What waits for its time, such as a register yet to open, keeps waiting. */
function pullForward({ store, clock }: Worker, isMeant: (code: ErrorCode) => boolean): void {
  const nowMs = clock.nowMs();
  store.transaction((writer) => {
    for (const row of writer.listDueOutbox(Number.MAX_SAFE_INTEGER, ALL_ROWS)) {
      const { lastErrorCode, nextAttemptAtMs } = row;
      if (lastErrorCode === null || nextAttemptAtMs <= nowMs || !isMeant(lastErrorCode)) continue;
      writer.updateOutbox(row.id, { nextAttemptAtMs: nowMs });
    }
  });
}

/**
 * After a clock that was fast has been put right, a mark that had failed would wait until a time that was never true. No
 * wait of ours is that long; what waits for its own register, untried, keeps waiting.
 */
function forgetFarWaits(worker: Worker): void {
  const { store, clock, logger, lastRunMs } = worker;
  const nowMs = clock.nowMs();
  worker.lastRunMs = nowMs;
  if (lastRunMs !== null && nowMs >= lastRunMs) return;
  const isFar = ({ lastErrorCode, nextAttemptAtMs }: OutboxRow): boolean =>
    lastErrorCode !== null && nextAttemptAtMs > nowMs + RATE_LIMIT_CAP_MS;
  const far = store.listDueOutbox(Number.MAX_SAFE_INTEGER, ALL_ROWS).filter(isFar);
  if (far.length === 0) return;
  store.transaction((writer) => {
    for (const { id } of far) writer.updateOutbox(id, { nextAttemptAtMs: nowMs });
  });
  logger.warn('outbox.clockPutBack', { marks: far.length });
}

function lift(worker: Worker): void {
  worker.health.lift();
  // What waits for the roll would only be refused again.
  pullForward(worker, (code) => code !== 'MARK_PUPIL_UNKNOWN');
}

/** Looks in the register for what was done hours ago. The first reading of a school is made before a mark waits for it. */
async function verify(worker: Worker, signal: AbortSignal): Promise<void> {
  const { register, store, logger } = worker;
  const isToBeRead = countToVerify(worker) > 0 || (register.isUnread() && store.countPupils() > 0);
  if (!isToBeRead) return;
  try {
    if ((await register.refresh(signal, VERIFY_EVERY_MS)) && verifyDone(worker)) worker.onChanged();
  } catch (thrown) {
    // Nobody waits for this: the next run does it again.
    logger.info('register.notRead', { code: asAppError(thrown).code });
  }
}

async function work(worker: Worker, options: RunOptions): Promise<void> {
  const { store, clock, health, poller } = worker;
  const seen = new Set<string>();
  const isOver = (): boolean => options.signal.aborted || options.isStopping() || health.isPaused();
  if (options.force) lift(worker);
  // Left `sending` by a run that the store or a bug cut short.
  if (store.transaction((writer) => writer.releaseInterruptedOutbox()) > 0) worker.onChanged();
  forgetFarWaits(worker);
  const hasWork = store.listDueOutbox(clock.nowMs(), 1).length > 0 || poller.nextDueMs() !== null;
  if (!hasWork || isOver()) return isOver() ? undefined : verify(worker, options.signal);
  await worker.ensureSchool(options.signal);
  if (!isOver()) await poll(worker, options);
  while (!isOver() && !isWritebackOff(worker) && (await sendOnce(worker, options.signal, seen))) await yieldToOthers();
  if (!isOver()) await verify(worker, options.signal);
}

/** When the next row may leave: not the next that is due, for that one may have to wait for an older one of its pupil. */
function nextSendMs({ store }: Worker): number | null {
  const free = store.listDueOutbox(Number.MAX_SAFE_INTEGER, LOOK_AHEAD_ROWS);
  return free.length === 0 ? null : Math.min(...free.map((row) => row.nextAttemptAtMs));
}

function nextDueMs(worker: Worker): number | null {
  const outboxMs = isWritebackOff(worker) ? null : nextSendMs(worker);
  const times = [outboxMs, worker.poller.nextDueMs()].filter((dueMs) => dueMs !== null);
  return times.length === 0 ? null : Math.max(Math.min(...times), worker.health.pausedUntilMs());
}

/** Creates the worker. Only one run may be under way at a time. */
export function createOutboxWorker(deps: OutboxWorkerDeps): OutboxWorker {
  const health = createQueueHealth(deps.clock, deps.logger);
  const worker: Worker = {
    ...deps,
    health,
    alone: new Set(),
    poller: createJobPoller(deps),
    register: createRegisterReading(deps),
    codesReadAtMs: null,
    lastRunMs: null,
  };
  return {
    recover: () => {
      try {
        const released = deps.store.transaction((writer) => writer.releaseInterruptedOutbox());
        if (released > 0) deps.logger.warn('outbox.interrupted', { marks: released });
      } catch (thrown) {
        // A full disk or a backup program at the start must not end the queue for the day: each run does this again.
        deps.logger.error('outbox.notRecovered', { code: asAppError(thrown).code });
      }
    },
    run: async (options) => {
      try {
        await work(worker, options);
      } catch (thrown) {
        health.noteQueueFailure(asAppError(thrown));
        deps.onChanged();
      }
    },
    pausedBecause: () =>
      isWritebackOff(worker) ? 'WONDE_WRITEBACK_OFF' : health.reason(deps.store.countOutbox().waiting > 0),
    nextDueMs: () => nextDueMs(worker),
    lift: () => lift(worker),
    pupilsRead: () => pullForward(worker, (code) => code === 'MARK_PUPIL_UNKNOWN'),
    networkReturned: () => {
      health.networkReturned();
      pullForward(worker, (code) => code === 'WONDE_OFFLINE' || code === 'WONDE_TLS' || code === 'WONDE_PORTAL');
    },
  };
}
