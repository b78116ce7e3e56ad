// A mark of ours, held against what the register reads back.
import type { RegisterMark, SessionMark } from '../wonde-port.ts';

/** A mark with its letter, for registers that give no ids. */
export type LetteredMark = SessionMark & { readonly codeLetter: string };

/** What reading the register back says about a mark whose answer was lost. */
export type ReadBackVerdict = 'applied' | 'send';

const hasSameCode = (wanted: LetteredMark, found: RegisterMark): boolean =>
  found.codeId === null ? found.codeLetter === wanted.codeLetter : found.codeId === wanted.codeId;

/** True when the register says the very same. No minutes and 0 are the same: 0 is never sent. */
export function isExactly(wanted: LetteredMark, found: RegisterMark): boolean {
  return hasSameCode(wanted, found) && (wanted.minutesLate ?? 0) === (found.minutesLate ?? 0);
}

/**
 * True when what the register holds is an older mark of ours and not the wanted one of the same session. A bare code proves
 * nothing, it may just as well be somebody's decision in the MIS: minutes do, and so does a comment that the wanted one
 * does not have.
 */
export function isSurelyOlder(wanted: LetteredMark, older: LetteredMark, found: RegisterMark): boolean {
  if (decideAfterReadBack(older, found) !== 'applied' || isExactly(wanted, found)) return false;
  const commentTells = found.comment !== null && found.comment !== '' && older.comment !== wanted.comment;
  // An MIS that was told of no minutes may keep those it had: the comment then says whose it is.
  if (commentTells && found.comment === wanted.comment) return false;
  const hasMinutes = found.minutesLate !== null && found.minutesLate !== 0;
  return (hasMinutes && found.minutesLate === older.minutesLate) || (commentTells && found.comment === older.comment);
}

/**
 * Says whether a mark is in the register already. A different code, or none, means: send. Reading back lags behind
 * writing by hours, so "none" proves nothing, and sending the same mark twice leaves one mark.
 */
export function decideAfterReadBack(wanted: LetteredMark, found: RegisterMark | undefined): ReadBackVerdict {
  if (found === undefined || !hasSameCode(wanted, found)) return 'send';
  // An MIS that keeps no minutes reads back none or 0; only another number shows that the mark is not ours.
  const minutesDiffer =
    wanted.minutesLate !== null &&
    found.minutesLate !== null &&
    found.minutesLate !== 0 &&
    found.minutesLate !== wanted.minutesLate;
  return minutesDiffer ? 'send' : 'applied';
}
