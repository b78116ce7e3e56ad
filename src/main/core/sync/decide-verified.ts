// Whether the register shows what a finished job promised. Pure.
import type { HeldMark } from '../store-parts/register-store.ts';
import type { SessionMark } from '../wonde-port.ts';
import { decideAfterReadBack } from './compare-register.ts';

/**
 * shown: it is there, or staff have changed it since; missing: newer changes are there and it is not; overtaken: an older
 * mark of ours came after it; unknown: too soon.
 */
export type Verification = 'shown' | 'missing' | 'overtaken' | 'unknown';

type OwnMark = SessionMark & { readonly codeLetter: string };

export interface VerificationQuestion {
  readonly wanted: OwnMark;
  /** Older marks of the session that may have been sent: an MIS can finish their jobs after the one of the newer mark. */
  readonly older: readonly OwnMark[];
  readonly held: HeldMark | null;
  /** When the request that carried the mark was answered. Epoch milliseconds. */
  readonly submittedAtMs: number;
  /** The newest change the register has shown of anybody; null before the first. */
  readonly newestMs: number | null;
  /** How long an MIS may take to write and to be read again. */
  readonly patienceMs: number;
  /** The kiosk's clock now. */
  readonly nowMs: number;
}

/** Only minutes prove whose it is: a bare code may just as well be somebody's decision in the MIS. */
function isSurely(older: OwnMark, held: HeldMark): boolean {
  const hasMinutes = held.minutesLate !== null && held.minutesLate !== 0;
  return hasMinutes && held.minutesLate === older.minutesLate && decideAfterReadBack(older, held) === 'applied';
}

/** Decides from the last reading. The register lags behind writing by hours, so "not there" counts only once it has moved on. */
export function decideVerified(question: VerificationQuestion): Verification {
  const { wanted, older, held, submittedAtMs, newestMs, patienceMs, nowMs } = question;
  if (held !== null) {
    if (decideAfterReadBack(wanted, held) === 'applied') return 'shown';
    const isOlder = older.some((each) => isSurely(each, held));
    if (held.updatedAtMs >= submittedAtMs) return isOlder ? 'overtaken' : 'shown';
    // Sent by a clock that was fast, the newer mark seems to be the later one for ever.
    if (isOlder && nowMs > submittedAtMs + patienceMs) return 'missing';
  }
  return newestMs !== null && newestMs > submittedAtMs + patienceMs ? 'missing' : 'unknown';
}
