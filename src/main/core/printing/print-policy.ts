// What becomes of a print job after a try. Pure. The one rule that matters: once bytes may have reached the printer,
// only a person may print again, because two badges with one ID are worse than one that is asked about.
import type { BadgeId } from '../../../shared/domain/badge-id.ts';
import type { LocalDate } from '../../../shared/domain/attendance.ts';
import type { AppError } from '../../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../../shared/errors/codes.ts';
import type { Badge, PrintJob, PrintJobState } from '../store-port.ts';

/** How a try ended. `composing` is before anything was sent, `printing` is from the first byte on. */
export type PrintOutcome =
  | { readonly kind: 'printed'; readonly result: 'confirmed' | 'sent' }
  | { readonly kind: 'failed'; readonly stage: 'composing' | 'printing'; readonly error: AppError };

export interface PrintDecision {
  readonly state: Exclude<PrintJobState, 'printing'>;
  /** Set when waiting. */
  readonly nextAttemptAtMs: number | null;
  readonly errorCode: ErrorCode | null;
}

/** The printer said these before it was given anything of the badge. */
export const NOTHING_SENT: readonly ErrorCode[] = [
  'PRINTER_OFFLINE',
  'PRINTER_BUSY',
  'PRINTER_MISSING',
  'PRINTER_DENIED',
  'PRINTER_NO_PAPER',
  'PRINTER_COVER_OPEN',
  'PRINTER_FAULT',
  'PRINTER_WRONG_MODEL',
  'PRINTER_NOT_SET_UP',
];
/** True when a printer that failed so has surely been given nothing of the badge. */
export function isNothingSent(code: ErrorCode): boolean {
  return NOTHING_SENT.includes(code);
}

/** Tries of a badge that cannot be composed for a passing reason (a slow disk, a busy database). */
export const MOST_COMPOSE_TRIES = 5;

const RETRY_AFTER_MS = [2_000, 5_000, 10_000, 20_000, 30_000] as const;
const LONGEST_RETRY_MS = 30_000;

/** How long to wait after `attempts` failed tries, in milliseconds: paper is put in within a minute, so never long. */
export function printRetryDelayMs(attempts: number): number {
  return RETRY_AFTER_MS[attempts] ?? LONGEST_RETRY_MS;
}

/** Decides a job's next state; `attempts` counts the tries before this one. */
export function decideNextPrintState(outcome: PrintOutcome, attempts: number, nowMs: number): PrintDecision {
  if (outcome.kind === 'printed') return { state: outcome.result, nextAttemptAtMs: null, errorCode: null };
  const { code } = outcome.error;
  const again: PrintDecision = {
    state: 'waiting',
    nextAttemptAtMs: nowMs + printRetryDelayMs(attempts),
    errorCode: code,
  };
  if (isNothingSent(code)) return again;
  if (outcome.stage === 'printing' && code !== 'PRINTER_EMPTY_JOB') {
    return { state: 'unconfirmed', nextAttemptAtMs: null, errorCode: code };
  }
  if (outcome.stage === 'composing' && outcome.error.retryable && attempts + 1 < MOST_COMPOSE_TRIES) return again;
  return { state: 'failed', nextAttemptAtMs: null, errorCode: code };
}

/** A slip is for the next lesson: later than this after the door it would only lie in the printer. */
const SLIP_WAITS_MS = 15 * 60_000;

/** Why a slip that waited need not print any more, or null. One that a person asked for prints. */
export function whySlipNotNeeded(
  job: Pick<PrintJob, 'createdAtMs' | 'reprintNumber'>,
  nowMs: number,
): ErrorCode | null {
  return job.reprintNumber === 0 && nowMs - job.createdAtMs > SLIP_WAITS_MS ? 'SLIP_TOO_LATE' : null;
}

/**
 * Why a job that waited need not print any more, or null: its day is over, or the badge was used meanwhile. A reprint
 * of a used badge still prints, because a person asked for it knowing that.
 */
export function whyNotNeeded(
  job: Pick<PrintJob, 'reprintNumber'>,
  badge: (Pick<Badge, 'localDate' | 'usedAtMs'> & { readonly id: BadgeId }) | null,
  today: LocalDate,
): ErrorCode | null {
  if (badge === null) return 'BADGE_UNKNOWN';
  if (badge.localDate !== today) return 'BADGE_EXPIRED';
  return badge.usedAtMs !== null && job.reprintNumber === 0 ? 'BADGE_USED' : null;
}
