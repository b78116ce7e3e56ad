// What somebody's being here again ends: the waiting marks of every leaving of the day, and the badge that would sign in.
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { LocalDate } from '../../../shared/domain/attendance.ts';
import { isBackBeforeRegisterCloses } from '../attendance/decide-marks.ts';
import type { KioskContext } from '../kiosk-context.ts';
import type { OutboxState, StoreWriter } from '../store-port.ts';

export interface Leavings {
  readonly personId: PersonId;
  readonly localDate: LocalDate;
  readonly nowMs: number;
}

export interface EndedMarks {
  /** Waiting marks that are not needed any more. */
  readonly calledOff: number;
  /** Marks of a register still open that have left the kiosk: they stay. */
  readonly sentAlready: number;
}

const sentStates: readonly OutboxState[] = ['sending', 'submitted', 'done'];

/** What it means for the movement's sentence; an empty text where nothing was ended. */
export function endedMarksText({ calledOff, sentAlready }: EndedMarks): string {
  if (sentAlready > 0)
    return 'Back before the register closed; the mark for leaving had left already and stays: look at the register.';
  return calledOff > 0 ? 'Back before the register closed: the mark for leaving is not needed.' : '';
}

/**
 * Ends the marks that leaving or signing out made, have not been sent and whose register they are back for. Every
 * leaving of the day counts: who left twice without coming back between is back from both.
 *
 * A mark that an action writes at once is with the MIS within seconds. Where it is there already it stays, since only the
 * register says whether the teacher has seen the pupil; whoever reads the movement is told.
 */
export function cancelMarksNotNeeded(context: KioskContext, writer: StoreWriter, of: Leavings): EndedMarks {
  const { registers, kiosk, termDates } = context.settings();
  const days = { registers, timeZone: kiosk.timeZone, termDates };
  const inTime = writer
    .listMovementsOf(of.personId, of.localDate)
    .filter(({ kind }) => kind === 'leaving' || kind === 'signOut')
    .flatMap(({ id }) => writer.listMarksOf(id))
    .filter(({ mark }) => isBackBeforeRegisterCloses(mark, of.nowMs, days));
  const notNeeded = inTime.filter(({ outbox }) => outbox?.state === 'pending');
  for (const { mark } of notNeeded) {
    writer.updateOutbox(mark.id, {
      state: 'cancelled',
      outcome: 'not_needed',
      lastErrorCode: 'MARK_BACK_IN_TIME',
      lastErrorWords: null,
      doneAtMs: of.nowMs,
    });
  }
  const onTheirWay = inTime.filter(({ outbox }) => outbox !== null && sentStates.includes(outbox.state));
  return { calledOff: notNeeded.length, sentAlready: onTheirWay.length };
}

/** Whoever is in has no badge that signs in. */
export function endOpenBadge(writer: StoreWriter, { personId, localDate, nowMs }: Leavings): void {
  const open = writer.findOpenBadge(personId, localDate);
  if (open !== null) writer.markBadgeUsed(open.id, nowMs);
}
