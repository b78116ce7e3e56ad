// A mark that may already be in the MIS, held against what the register reads back.
import type { RegisterMark, SessionMark } from '../wonde-port.ts';

/** What reading the register back says about a mark whose answer was lost. */
export type ReadBackVerdict = 'applied' | 'send';

/**
 * Says whether a mark is in the register already. A different code, or none, means: send. Reading back lags behind
 * writing by hours, so "none" proves nothing, and sending the same mark twice leaves one mark.
 */
export function decideAfterReadBack(
  wanted: SessionMark & { readonly codeLetter: string },
  found: RegisterMark | undefined,
): ReadBackVerdict {
  if (found === undefined) return 'send';
  const sameCode = found.codeId === null ? found.codeLetter === wanted.codeLetter : found.codeId === wanted.codeId;
  if (!sameCode) return 'send';
  // An MIS that keeps no minutes reads back none or 0; only another number shows that the mark is not ours.
  const minutesDiffer =
    wanted.minutesLate !== null &&
    found.minutesLate !== null &&
    found.minutesLate !== 0 &&
    found.minutesLate !== wanted.minutesLate;
  return minutesDiffer ? 'send' : 'applied';
}
