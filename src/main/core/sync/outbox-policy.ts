// What becomes of an outbox row after an answer, or none. Pure: no clock, no store, no HTTP (docs/sync.md has the table).
import type { AppError } from '../../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../../shared/errors/codes.ts';
import type { OutboxOutcome } from '../store-port.ts';
import { WondeError } from '../wonde-port.ts';

/** The first wait after a failed try; each later one is twice as long, up to the cap. */
export const BACKOFF_FIRST_MS = 5_000;
/** Long enough not to hammer a server that is down, short enough that a mark is there soon after it is back. */
export const BACKOFF_CAP_MS = 10 * 60_000;
/** With no network a try costs nothing, so the queue looks again at least this often. */
export const OFFLINE_RETRY_CAP_MS = 30_000;
/** What a 429 without Retry-After costs. No official number exists (wonde-api.md, section 6). */
export const RATE_LIMIT_DEFAULT_MS = 60_000;
/** Nobody waits longer than this on a server's word. */
export const RATE_LIMIT_CAP_MS = 60 * 60_000;
/** How often a paused queue tries by itself whether an administrator has put the token or the scope right. */
export const PAUSE_PROBE_MS = 5 * 60_000;

export interface PolicyInput {
  readonly error: AppError;
  /** How many tries of this row were counted before this one. */
  readonly attempts: number;
  /** How many tries in a row found no network, over the whole queue. */
  readonly offlineStreak: number;
  readonly nowMs: number;
  /** A number in [0, 1) for jitter. */
  readonly fraction: number;
}

export interface Decision {
  readonly state: 'pending' | 'parked';
  /** When the row is due again; set when pending. */
  readonly nextAttemptAtMs: number | null;
  /** Set when parked. */
  readonly outcome: OutboxOutcome | null;
  /** False when the try says nothing about the mark, so it must not count against it. */
  readonly countsAttempt: boolean;
  /** Nothing of the whole queue is sent until then. */
  readonly pauseQueueUntilMs: number | null;
  readonly pauseReason: ErrorCode | null;
  /** The request may have been acted on: read the register back before sending again. */
  readonly maybeApplied: boolean;
  /** For people, redacted. */
  readonly words: string | null;
}

/** Doubles from `firstMs` per try up to `capMs`, then takes 50 to 100 % of it, so that kiosks do not return in step. */
export function backoffMs(tries: number, firstMs: number, capMs: number, fraction: number): number {
  const full = Math.min(capMs, firstMs * 2 ** Math.min(tries, 30));
  return Math.round(full / 2 + (full / 2) * fraction);
}

function retryAt(input: PolicyInput, dueAtMs: number, over: Partial<Decision> = {}): Decision {
  return {
    state: 'pending',
    nextAttemptAtMs: dueAtMs,
    outcome: null,
    countsAttempt: true,
    pauseQueueUntilMs: null,
    pauseReason: null,
    maybeApplied: mayHaveBeenApplied(input.error),
    words: wordsOf(input.error),
    ...over,
  };
}

/** The whole queue waits; the row is due again when it ends, and the try is not held against it. */
function pauseUntil(input: PolicyInput, untilMs: number): Decision {
  return retryAt(input, untilMs, {
    countsAttempt: false,
    pauseQueueUntilMs: untilMs,
    pauseReason: input.error.code,
  });
}

function park(input: PolicyInput, outcome: OutboxOutcome): Decision {
  return {
    state: 'parked',
    nextAttemptAtMs: null,
    outcome,
    countsAttempt: true,
    pauseQueueUntilMs: null,
    pauseReason: null,
    maybeApplied: mayHaveBeenApplied(input.error),
    words: wordsOf(input.error),
  };
}

function mayHaveBeenApplied(error: AppError): boolean {
  return error instanceof WondeError && error.maybeApplied;
}

function wordsOf(error: AppError): string | null {
  return error instanceof WondeError ? error.words : null;
}

function rateLimitMs(input: PolicyInput): number {
  const asked = input.error.retryAfterMs ?? RATE_LIMIT_DEFAULT_MS;
  // A little more than asked: kiosks that were told the same second must not all return in it.
  return Math.min(asked, RATE_LIMIT_CAP_MS) + Math.round(1_000 * input.fraction);
}

function failedTryMs(input: PolicyInput): number {
  return backoffMs(input.attempts, BACKOFF_FIRST_MS, BACKOFF_CAP_MS, input.fraction);
}

/** Decides what becomes of a row whose sending failed. Never throws, and never answers with "drop it". */
export function decideNext(input: PolicyInput): Decision {
  const { error, nowMs, fraction } = input;
  switch (error.code) {
    case 'WONDE_OFFLINE':
    case 'WONDE_TLS':
    case 'WONDE_PORTAL':
      // A connection that broke after the request left is no proof of "no network": it may be this very mark, so it counts.
      if (mayHaveBeenApplied(error)) return retryAt(input, nowMs + failedTryMs(input));
      return pauseUntil(input, nowMs + backoffMs(input.offlineStreak, 1_000, OFFLINE_RETRY_CAP_MS, fraction));
    case 'WONDE_RATE_LIMITED':
      return pauseUntil(input, nowMs + rateLimitMs(input));
    // 404 joins 401 and 403: the path names only the school, so it speaks of the settings, never of the mark (ADR 0005).
    case 'WONDE_AUTH':
    case 'WONDE_FORBIDDEN':
    case 'WONDE_NOT_FOUND':
    case 'WONDE_NOT_SET_UP':
    case 'SECRET_UNREADABLE':
    // Asked seldom: an account whose password is wrong must not be locked by us.
    case 'WONDE_PROXY_LOGIN':
    case 'WONDE_WRITEBACK_OFF':
      return pauseUntil(input, nowMs + PAUSE_PROBE_MS);
    case 'WONDE_TIMEOUT':
    case 'WONDE_DOWN':
      return retryAt(input, nowMs + failedTryMs(input));
    case 'WONDE_REJECTED':
      return park(input, 'refused');
    case 'WONDE_BAD_RESPONSE':
    case 'WONDE_CODE_UNKNOWN':
      return park(input, 'needs_person');
    default:
      // Nothing else is expected of the adapter; a person looks rather than a mark being lost or sent in a loop.
      return park(input, 'needs_person');
  }
}
