// What becomes of a mail after a try. Pure: no clock, no store, no network.
import type { ErrorCode } from '../../../shared/errors/codes.ts';

export const FIRST_RETRY_MS = 60_000;
export const RETRY_CAP_MS = 60 * 60_000;
/** News older than this is no news: the page still shows it. */
export const GIVE_UP_AFTER_MS = 3 * 24 * 60 * 60_000;
/** A server that refused the message itself this often will not take it the next time either. */
export const REFUSALS_BEFORE_GIVING_UP = 5;
/** How long mails that are over are kept for the page. */
export const KEEP_MAIL_MS = 90 * 24 * 60 * 60_000;

export interface TriedMail {
  readonly code: ErrorCode;
  /** Tries before this one. */
  readonly attempts: number;
  readonly createdAtMs: number;
  readonly nowMs: number;
  /** In [0, 1), for jitter. */
  readonly fraction: number;
}

export type MailDecision =
  | {
      readonly state: 'waiting';
      readonly nextAttemptAtMs: number;
      /** The mails behind it would fail the same way. */ readonly holdsQueue: boolean;
    }
  | { readonly state: 'failed' };

/**
 * Decides on a mail that was not taken. A wrong password or an unknown certificate is tried again too: a person puts
 * it right, and the mail is then still worth reading. Only a refused message counts against the message.
 */
export function decideMail({ code, attempts, createdAtMs, nowMs, fraction }: TriedMail): MailDecision {
  if (nowMs - createdAtMs >= GIVE_UP_AFTER_MS) return { state: 'failed' };
  if (code === 'MAIL_REFUSED' && attempts + 1 >= REFUSALS_BEFORE_GIVING_UP) return { state: 'failed' };
  const fullMs = Math.min(RETRY_CAP_MS, FIRST_RETRY_MS * 2 ** Math.min(attempts, 20));
  const waitMs = Math.round(fullMs / 2 + (fullMs / 2) * fraction);
  return { state: 'waiting', nextAttemptAtMs: nowMs + waitMs, holdsQueue: code !== 'MAIL_REFUSED' };
}
