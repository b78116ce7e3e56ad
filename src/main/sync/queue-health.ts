// Why the writeback queue waits, and until when. In memory only: after a restart everything is tried once.
import type { AppError } from '../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../shared/errors/codes.ts';
import type { Clock, Logger } from '../core/ports.ts';
import {
  OFFLINE_RETRY_CAP_MS,
  PAUSE_PROBE_MS,
  RATE_LIMIT_DEFAULT_MS,
  type Decision,
} from '../core/sync/outbox-policy.ts';

export interface QueueHealth {
  isPaused(): boolean;
  /** Until when, or 0. */
  pausedUntilMs(): number;
  /** Why nothing is being sent: the pause, or what went wrong last while something waits. */
  reason(isWaiting: boolean): ErrorCode | null;
  /** How many tries in a row found no network. */
  offlineStreak(): number;
  noteSuccess(): void;
  /** A row failed and the policy decided. */
  noteDecision(error: AppError, decision: Decision | null): void;
  /** Something failed that concerns every row: the school, the codes, a job. No row is blamed. */
  noteQueueFailure(error: AppError): void;
  /** Going in circles, which would be a bug of ours: rest, and say so. */
  rest(forMs: number): void;
  /** A person asked for a try. Only a server that said "not before" is still obeyed. */
  lift(): void;
  /** The network is back: do not sit out a wait that was for its absence. */
  networkReturned(): void;
}

interface Pause {
  /** When it began: a clock that was put back before that ends it, or it would last until a time that was never true. */
  readonly fromMs: number;
  readonly untilMs: number;
  readonly reason: ErrorCode;
}

function isNoNetwork(code: ErrorCode | undefined): boolean {
  return code === 'WONDE_OFFLINE' || code === 'WONDE_TLS' || code === 'WONDE_PORTAL';
}

/** How long the whole queue waits after a failure that is no row's fault, in milliseconds. */
function queueWaitMs(error: AppError, streak: number): number {
  if (error.code === 'WONDE_RATE_LIMITED') return error.retryAfterMs ?? RATE_LIMIT_DEFAULT_MS;
  return error.retryable ? Math.min(OFFLINE_RETRY_CAP_MS, 1_000 * 2 ** Math.min(streak, 10)) : PAUSE_PROBE_MS;
}

/** Creates the health of a queue that has not been tried yet. */
export function createQueueHealth(clock: Clock, logger: Logger): QueueHealth {
  let pause: Pause | null = null;
  let lastProblem: ErrorCode | null = null;
  let streak = 0;

  const isPaused = (): boolean => pause !== null && pause.fromMs <= clock.nowMs() && pause.untilMs > clock.nowMs();
  const startPause = (untilMs: number, reason: ErrorCode): void => {
    if (pause?.reason !== reason) logger.info('outbox.paused', { reason, untilMs });
    pause = { fromMs: clock.nowMs(), untilMs, reason };
  };
  return {
    isPaused,
    pausedUntilMs: () => (pause !== null && isPaused() ? pause.untilMs : 0),
    reason: (isWaiting) => {
      if (pause !== null && isPaused()) return pause.reason;
      return isWaiting ? lastProblem : null;
    },
    offlineStreak: () => streak,
    noteSuccess: () => {
      if (lastProblem !== null || pause !== null) logger.info('outbox.recovered');
      [pause, lastProblem, streak] = [null, null, 0];
    },
    noteDecision: (error, decision) => {
      // A refused mark is its own affair and no reason for the others to wait.
      lastProblem = decision?.state === 'parked' ? null : error.code;
      if (decision === null || decision.pauseQueueUntilMs === null) return;
      streak = isNoNetwork(error.code) ? streak + 1 : 0;
      startPause(decision.pauseQueueUntilMs, error.code);
    },
    noteQueueFailure: (error) => {
      const untilMs = clock.nowMs() + queueWaitMs(error, streak);
      lastProblem = error.code;
      streak = error.retryable ? streak + 1 : 0;
      startPause(untilMs, error.code);
      if (error.code === 'INTERNAL') logger.error('outbox.failed', { cause: error.cause ?? error });
    },
    rest: (forMs) => startPause(clock.nowMs() + forMs, 'INTERNAL'),
    lift: () => {
      if (pause?.reason !== 'WONDE_RATE_LIMITED') pause = null;
    },
    networkReturned: () => {
      if (isNoNetwork(pause?.reason)) [pause, streak] = [null, 0];
    },
  };
}
