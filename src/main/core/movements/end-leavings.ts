// What somebody's being here again ends: the waiting marks of every leaving of the day, and the badge that would sign in.
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { LocalDate } from '../../../shared/domain/attendance.ts';
import { isBackBeforeRegisterCloses } from '../attendance/decide-marks.ts';
import type { KioskContext } from '../kiosk-context.ts';
import type { StoreWriter } from '../store-port.ts';

export interface Leavings {
  readonly personId: PersonId;
  readonly localDate: LocalDate;
  readonly nowMs: number;
}

/**
 * Ends the marks that leaving or signing out made, have not been sent and whose register they are back for. Every
 * leaving of the day counts: who left twice without coming back between is back from both. Returns how many.
 */
export function cancelMarksNotNeeded(context: KioskContext, writer: StoreWriter, of: Leavings): number {
  const { registers, kiosk } = context.settings();
  const notNeeded = writer
    .listMovementsOf(of.personId, of.localDate)
    .filter(({ kind }) => kind === 'leaving' || kind === 'signOut')
    .flatMap(({ id }) => writer.listMarksOf(id))
    .filter(
      ({ mark, outbox }) =>
        outbox?.state === 'pending' && isBackBeforeRegisterCloses(mark, of.nowMs, registers, kiosk.timeZone),
    );
  for (const { mark } of notNeeded) {
    writer.updateOutbox(mark.id, { state: 'cancelled', outcome: 'not_needed', doneAtMs: of.nowMs });
  }
  return notNeeded.length;
}

/** Whoever is in has no badge that signs in. */
export function endOpenBadge(writer: StoreWriter, { personId, localDate, nowMs }: Leavings): void {
  const open = writer.findOpenBadge(personId, localDate);
  if (open !== null) writer.markBadgeUsed(open.id, nowMs);
}
