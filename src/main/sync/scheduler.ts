// The sync engine: decides when the roster is pulled and the outbox worked off, and answers for both to the admin view.
import { asAppError, type AppError } from '../../shared/errors/app-error.ts';
import type { ConnectionReport } from '../../shared/ipc/admin/integration-contract.ts';
import type { SyncProgress, SyncStatus } from '../../shared/ipc/admin-contract.ts';
import type { Clock } from '../core/ports.ts';
import { linkHealthOf, type LinkHealth } from '../core/integration/link-health.ts';
import { backoffMs, OFFLINE_RETRY_CAP_MS, RATE_LIMIT_DEFAULT_MS } from '../core/sync/outbox-policy.ts';
import { refreshAttendanceCodes } from './attendance-codes.ts';
import { testConnection } from './connection-test.ts';
import { createLane, type Lane } from './lane.ts';
import { createOutboxWorker, type OutboxWorker } from './outbox-worker.ts';
import { createRosterPull, type RosterPull, type RosterRequest } from './roster-pull.ts';
import { createSchoolFacts, type SchoolFactsKeeper } from './school-facts.ts';
import { syncStatusOf } from './status.ts';
import type { SyncDeps } from './sync-deps.ts';

/** With nothing known to be due, the outbox is looked at this often all the same: a poke can be lost, a mark must not be. */
const IDLE_TICK_MS = 30_000;
/** The shortest wait between two looks, so that a row that is always due cannot keep the process busy. */
const SHORTEST_TICK_MS = 50;
/** A problem only people can solve is looked at again after this long. */
const HUMAN_PROBLEM_MS = 5 * 60_000;
/** How long stop() lets a request finish by itself before it is cut, and then waits for the result to be written. */
const STOP_PATIENCE_MS = 3_000;
const PROGRESS_EVERY_MS = 500;

export interface SyncEngineDeps extends SyncDeps {
  /** Something in status() may have changed. Must not throw. */
  readonly onStatusChanged: () => void;
  /** A run of the roll has come further; at most twice a second. Must not throw. */
  readonly onProgress?: () => void;
  /** Pupils or year groups changed. Must not throw. */
  readonly onRosterChanged: () => void;
}

export interface SyncEngine {
  /** Takes up what a crash interrupted and begins to work by itself; nothing after stop(). Never throws. */
  start(): void;
  /** Lets the request under way finish, within bounds, and writes its result down. */
  stop(): Promise<void>;
  /** New marks may be due. Cheap; never throws. */
  poke(): void;
  /** The operating system says the network is back. */
  networkReturned(): void;
  /** Address, school, token or a sync setting changed: try at once what failed under the old ones. */
  settingsChanged(): void;
  /** Sends what waits, now. Resolves when everything due was tried; status() says what came of it. */
  uploadNow(): Promise<void>;
  /** Pulls the whole roll now. @throws WondeError when it could not be finished; what was read so far is kept. */
  syncRoster(request: { readonly acceptLeavers: boolean }): Promise<void>;
  /** How far the run of the roll has come; null while none is under way. */
  progress(): SyncProgress | null;
  /** Stops the run of the roll under way, if any: what was read is kept. */
  cancelRoster(): void;
  status(): SyncStatus;
  /** Says part by part whether the connection works. Never throws for what Wonde does. */
  testConnection(): Promise<ConnectionReport>;
  /** How the link to Wonde stands, by the last runs. */
  link(): LinkHealth;
}

interface Timer {
  set(delayMs: number, fire: () => void): void;
  clear(): void;
}

function createTimer(): Timer {
  let handle: NodeJS.Timeout | null = null;
  const clear = (): void => {
    if (handle !== null) clearTimeout(handle);
    handle = null;
  };
  return {
    clear,
    set: (delayMs, fire) => {
      clear();
      handle = setTimeout(fire, delayMs);
      // A timer of ours is no reason for the process to stay.
      handle.unref();
    },
  };
}

/** Calls at most twice a second: the screen asks again each time. */
function createThrottle(clock: Clock, call: () => void): () => void {
  let lastMs = 0;
  return () => {
    const nowMs = clock.nowMs();
    if (Math.abs(nowMs - lastMs) < PROGRESS_EVERY_MS) return;
    lastMs = nowMs;
    call();
  };
}

/** Everything the two lanes share. */
interface Engine {
  readonly deps: SyncEngineDeps;
  readonly school: SchoolFactsKeeper;
  readonly worker: OutboxWorker;
  readonly pull: RosterPull;
  readonly abort: AbortController;
  readonly outboxTimer: Timer;
  readonly rosterTimer: Timer;
  state: 'new' | 'running' | 'stopping';
  /** What the next runs should do beside the usual. */
  forceUpload: boolean;
  nextRoster: RosterRequest;
  rosterFailures: number;
  rosterError: AppError | null;
  /** Stops the run of the roll under way. */
  rosterStop: AbortController;
  isRosterCancelled: boolean;
  /** Has the whole roll read, since the MIS does not know pupils by the ids we have. */
  askForRoll: () => void;
  /** Whether the roll was read, or tried, since the start. */
  wasTried: boolean;
}

const USUAL_ROSTER: RosterRequest = { full: false, acceptLeavers: false };

function outboxDelayMs({ worker, deps }: Engine): number {
  try {
    const dueMs = worker.nextDueMs();
    if (dueMs === null) return IDLE_TICK_MS;
    return Math.min(IDLE_TICK_MS, Math.max(SHORTEST_TICK_MS, dueMs - deps.clock.nowMs()));
  } catch (thrown) {
    // Without a next look the queue would stand still until somebody pokes it.
    deps.logger.error('outbox.dueUnknown', { code: asAppError(thrown).code });
    return IDLE_TICK_MS;
  }
}

function rosterDelayMs({ deps, rosterError: error, rosterFailures }: Engine): number {
  const regularMs = deps.settings().rosterEveryMinutes * 60_000;
  if (error === null) return regularMs;
  if (error.code === 'WONDE_RATE_LIMITED') return error.retryAfterMs ?? RATE_LIMIT_DEFAULT_MS;
  if (!error.retryable) return Math.min(regularMs, HUMAN_PROBLEM_MS);
  return Math.min(regularMs, backoffMs(rosterFailures, 1_000, OFFLINE_RETRY_CAP_MS, deps.random.fraction()));
}

function fire(lane: Lane): void {
  // A failed run has been logged and scheduled again where it failed; nobody waits for this one.
  lane.request().catch(() => undefined);
}

function createOutboxLane(engine: Engine): Lane {
  const { worker, deps, outboxTimer } = engine;
  const lane: Lane = createLane(async () => {
    if (engine.state === 'stopping') return;
    const force = engine.forceUpload;
    engine.forceUpload = false;
    const isStopping = (): boolean => engine.state === 'stopping';
    await worker.run({ force, signal: engine.abort.signal, isStopping });
    deps.onStatusChanged();
    if (engine.state === 'running') outboxTimer.set(outboxDelayMs(engine), () => fire(lane));
  });
  return lane;
}

function createRosterLane(engine: Engine, onBack: () => void): Lane {
  const { pull, deps, rosterTimer } = engine;
  const lane: Lane = createLane(async () => {
    if (engine.state === 'stopping') return;
    const request = engine.nextRoster;
    engine.nextRoster = USUAL_ROSTER;
    engine.isRosterCancelled = false;
    deps.onStatusChanged();
    try {
      engine.rosterStop = new AbortController();
      await pull.run(request, engine.rosterStop.signal);
      if (engine.rosterError !== null) onBack();
      [engine.rosterError, engine.rosterFailures] = [null, 0];
    } catch (thrown) {
      const error = asAppError(thrown);
      // Nothing failed: the next regular run goes on from the page that came last.
      if (error.code === 'ROSTER_STOPPED') throw error;
      if (error.code !== engine.rosterError?.code) deps.logger.info('roster.failed', { code: error.code });
      if (error.code === 'INTERNAL') deps.logger.error('roster.failed', { cause: error.cause ?? error });
      [engine.rosterError, engine.rosterFailures] = [error, engine.rosterFailures + 1];
      throw error;
    } finally {
      engine.wasTried = true;
      if (engine.state === 'running') rosterTimer.set(rosterDelayMs(engine), () => fire(lane));
      queueMicrotask(deps.onStatusChanged);
    }
  });
  return lane;
}

async function waitAtMost(work: Promise<unknown>, limitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  await Promise.race([work, limit]);
  clearTimeout(timer);
}

async function stopEngine(engine: Engine, lanes: readonly Lane[]): Promise<void> {
  engine.state = 'stopping';
  engine.outboxTimer.clear();
  engine.rosterTimer.clear();
  const settled = Promise.all(lanes.map((lane) => lane.settled()));
  await waitAtMost(settled, STOP_PATIENCE_MS);
  engine.abort.abort();
  engine.rosterStop.abort();
  await waitAtMost(settled, STOP_PATIENCE_MS);
}

function createParts(deps: SyncEngineDeps): Engine {
  const school = createSchoolFacts(deps);
  const ensureSchool = school.ensure;
  const isStopping = (): boolean => engine.state === 'stopping';
  const isCancelled = (): boolean => engine.isRosterCancelled;
  const onProgress = createThrottle(deps.clock, () => deps.onProgress?.());
  const engine: Engine = {
    deps,
    school,
    worker: createOutboxWorker({
      ...deps,
      ensureSchool,
      refreshCodes: (signal) => refreshAttendanceCodes(deps, signal),
      onChanged: deps.onStatusChanged,
      onPupilsUnknown: () => engine.askForRoll(),
    }),
    pull: createRosterPull({
      ...deps,
      ensureSchool,
      refreshSchool: school.refresh,
      isStopping,
      isCancelled,
      onProgress,
    }),
    abort: new AbortController(),
    outboxTimer: createTimer(),
    rosterTimer: createTimer(),
    state: 'new',
    forceUpload: false,
    nextRoster: USUAL_ROSTER,
    rosterFailures: 0,
    rosterError: null,
    rosterStop: new AbortController(),
    isRosterCancelled: false,
    askForRoll: () => undefined,
    wasTried: false,
  };
  return engine;
}

/** Creates the engine. It does nothing by itself before start(). */
export function createSyncEngine(deps: SyncEngineDeps): SyncEngine {
  const engine = createParts(deps);
  const { worker, school } = engine;
  const outbox = createOutboxLane(engine);
  const returned = (): void => {
    worker.networkReturned();
    fire(outbox);
  };
  const roster = createRosterLane(engine, returned);
  engine.askForRoll = () => {
    engine.nextRoster = { ...engine.nextRoster, full: true };
    const goOn = (): void => {
      worker.pupilsRead();
      fire(outbox);
    };
    // A run that fails is tried again by itself; the marks wait for their time.
    roster.request().then(goOn, () => undefined);
  };
  return {
    start: () => {
      // The demo school can be up only after the app began to end: the store is about to close.
      if (engine.state !== 'new') return;
      engine.state = 'running';
      worker.recover();
      fire(roster);
      fire(outbox);
    },
    stop: () => stopEngine(engine, [outbox, roster]),
    poke: () => {
      if (engine.state === 'running') fire(outbox);
    },
    networkReturned: () => {
      if (engine.state !== 'running') return;
      returned();
      if (engine.rosterError !== null) fire(roster);
    },
    settingsChanged: () => {
      if (engine.state !== 'running') return;
      // A new token can mean another MIS, where a mark under an old id is refused: the roll goes first, whatever comes of it.
      const sendAgain = (): void => {
        if (engine.state !== 'running') return;
        worker.lift();
        fire(outbox);
      };
      roster.request().then(sendAgain, sendAgain);
    },
    uploadNow: () => {
      engine.forceUpload = true;
      return outbox.request();
    },
    syncRoster: ({ acceptLeavers }) => {
      engine.nextRoster = { full: true, acceptLeavers };
      return roster.request();
    },
    progress: () => engine.pull.progress(),
    cancelRoster: () => {
      if (!roster.isRunning()) return;
      engine.isRosterCancelled = true;
      engine.rosterStop.abort();
    },
    status: () =>
      syncStatusOf(deps.store, {
        isWritingBack: outbox.isRunning(),
        isPullingRoster: roster.isRunning(),
        pausedBecause: worker.pausedBecause(),
        rosterError: engine.rosterError?.code ?? null,
        nowMs: deps.clock.nowMs(),
      }),
    link: () =>
      linkHealthOf({
        wasTried: engine.wasTried,
        rosterError: engine.rosterError?.code ?? null,
        pausedBecause: worker.pausedBecause(),
      }),
    testConnection: () => testConnection({ ...deps, refreshSchool: school.refresh }, engine.abort.signal),
  };
}
