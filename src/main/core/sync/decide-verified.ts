// Whether the register shows what a finished job promised. Pure.
import type { HeldMark } from '../store-parts/register-store.ts';
import type { SessionMark } from '../wonde-port.ts';
import { decideAfterReadBack } from './compare-register.ts';

/** shown: it is there, or staff have changed it since; missing: newer changes are there and it is not; unknown: too soon. */
export type Verification = 'shown' | 'missing' | 'unknown';

export interface VerificationQuestion {
  readonly wanted: SessionMark & { readonly codeLetter: string };
  readonly held: HeldMark | null;
  /** When the request that carried the mark was answered. Epoch milliseconds. */
  readonly submittedAtMs: number;
  /** The newest change the register has shown of anybody; null before the first. */
  readonly newestMs: number | null;
  /** How long an MIS may take to write and to be read again. */
  readonly patienceMs: number;
}

/** Decides from the last reading. The register lags behind writing by hours, so "not there" counts only once it has moved on. */
export function decideVerified(question: VerificationQuestion): Verification {
  const { wanted, held, submittedAtMs, newestMs, patienceMs } = question;
  if (held !== null) {
    if (decideAfterReadBack(wanted, held) === 'applied') return 'shown';
    if (held.updatedAtMs >= submittedAtMs) return 'shown';
  }
  return newestMs !== null && newestMs > submittedAtMs + patienceMs ? 'missing' : 'unknown';
}
