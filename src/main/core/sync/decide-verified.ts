// Whether the register shows what a finished job promised. Pure.
import type { HeldMark } from '../store-parts/register-store.ts';
import { decideAfterReadBack, isSurelyOlder, type LetteredMark } from './compare-register.ts';

/**
 * shown: it is there, or staff have changed it since; missing: newer changes are there and it is not; overtaken: an older
 * mark of ours came after it; unknown: too soon.
 */
export type Verification = 'shown' | 'missing' | 'overtaken' | 'unknown';

export interface VerificationQuestion {
  readonly wanted: LetteredMark;
  /** Older marks of the session that may have been sent: an MIS can finish their jobs after the one of the newer mark. */
  readonly older: readonly LetteredMark[];
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

/** Decides from the last reading. The register lags behind writing by hours, so "not there" counts only once it has moved on. */
export function decideVerified(question: VerificationQuestion): Verification {
  const { wanted, older, held, submittedAtMs, newestMs, patienceMs, nowMs } = question;
  if (held !== null) {
    const isOlder = older.some((each) => isSurelyOlder(wanted, each, held));
    if (!isOlder && decideAfterReadBack(wanted, held) === 'applied') return 'shown';
    if (held.updatedAtMs >= submittedAtMs) return isOlder ? 'overtaken' : 'shown';
    // Sent by a clock that was fast, the newer mark seems to be the later one for ever.
    if (isOlder && nowMs > submittedAtMs + patienceMs) return 'missing';
  }
  return newestMs !== null && newestMs > submittedAtMs + patienceMs ? 'missing' : 'unknown';
}
