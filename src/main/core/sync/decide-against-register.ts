// A mark about to leave, held against what the MIS's register was last read to hold. Pure.
// A mark that staff planned is never overwritten, and nobody is made absent over a presence without a person looking.
import type { CodeLetter } from '../../../shared/domain/attendance.ts';
import type { HeldMark } from '../store-parts/register-store.ts';
import { decideAfterReadBack, isExactly, isSurelyOlder, type LetteredMark } from './compare-register.ts';
import type { SessionMark } from '../wonde-port.ts';

/** In class: AM, PM, and late before the register closed (attendance-rules.md, "Codes"). */
const PRESENT: readonly CodeLetter[] = ['/', '\\', 'L'];
/** "No reason yet": what a register says of somebody until anything is known. Every mark of ours knows more. */
const NOTHING_KNOWN: CodeLetter = 'N';

export type RegisterVerdict =
  | { readonly kind: 'send' }
  /** The register says the same already. */
  | { readonly kind: 'applied' }
  /** What is there stands. */
  | { readonly kind: 'notNeeded'; readonly code: 'MARK_PLANNED' | 'MARK_PRESENT_ALREADY'; readonly held: CodeLetter }
  | {
      readonly kind: 'needsPerson';
      readonly code: 'MARK_AGAINST_PRESENCE' | 'MARK_CHANGED_SINCE';
      readonly held: CodeLetter;
    };

export interface RegisterQuestion {
  readonly wanted: SessionMark & { readonly codeLetter: CodeLetter };
  /** Null: no reading showed anything for this pupil and session. */
  readonly held: HeldMark | null;
  /** True for arriving, false for leaving. */
  readonly isArrival: boolean;
  /**
   * presence: the school's setting for an action writes its code at once (forSession "current"); anything: a person has
   * looked and corrected.
   */
  readonly goesOver: 'nothing' | 'presence' | 'anything';
  /**
   * False: a register that has the code already is left alone, minutes or not. True: it has to say the very same, until an
   * answer has said once that the minutes arrived (an MIS may keep none).
   */
  readonly minutesCount: boolean;
  /** Older marks of the session that may have been sent: one of them in the wanted one's place is not the wanted one. */
  readonly older: readonly LetteredMark[];
  /** Codes that staff plan ahead, such as M or V; a setting. */
  readonly plannedCodes: readonly CodeLetter[];
  /** Codes that this kiosk's own earlier marks of the same session wrote: what is ours may be replaced by us. */
  readonly ownCodes: readonly CodeLetter[];
  /** When a request that may have been acted on began; null when none did. Epoch milliseconds. */
  readonly maybeAppliedSinceMs: number | null;
}

/** Decides whether a mark is sent. Never throws. */
export function decideAgainstRegister(question: RegisterQuestion): RegisterVerdict {
  const { wanted, held, isArrival, goesOver, minutesCount, plannedCodes, ownCodes, maybeAppliedSinceMs } = question;
  if (held === null) return { kind: 'send' };
  const isSame = minutesCount ? isExactly(wanted, held) : decideAfterReadBack(wanted, held) === 'applied';
  if (isSame && !question.older.some((each) => isSurelyOlder(wanted, each, held))) return { kind: 'applied' };
  const letter = held.codeLetter;
  if (letter === null || letter === NOTHING_KNOWN || ownCodes.includes(letter)) return { kind: 'send' };
  if (goesOver === 'anything') return { kind: 'send' };
  if (plannedCodes.includes(letter)) return { kind: 'notNeeded', code: 'MARK_PLANNED', held: letter };
  if (PRESENT.includes(letter) && !PRESENT.includes(wanted.codeLetter) && goesOver === 'nothing') {
    return isArrival
      ? { kind: 'needsPerson', code: 'MARK_AGAINST_PRESENCE', held: letter }
      : { kind: 'notNeeded', code: 'MARK_PRESENT_ALREADY', held: letter };
  }
  const changedSince = maybeAppliedSinceMs !== null && held.updatedAtMs > maybeAppliedSinceMs;
  return changedSince ? { kind: 'needsPerson', code: 'MARK_CHANGED_SINCE', held: letter } : { kind: 'send' };
}
