// Who is out: what the store holds of today, in a receptionist's words.
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import type { OutNowRow } from '../../../shared/ipc/admin-contract.ts';
import { fullName } from '../directory/name-labels.ts';
import type { KioskContext } from '../kiosk-context.ts';

/** Who has left today and is not back. */
export function listOutNow(context: KioskContext): readonly OutNowRow[] {
  const settings = context.settings();
  const today = schoolTimeAt(context.clock.nowMs(), settings.kiosk.timeZone).localDate;
  return context.store.listOutNow(today).map(({ movement, person, yearName }) => ({
    movementId: movement.id,
    personId: person.id,
    personName: fullName(person),
    yearName,
    formName: person.formName,
    actionName: movement.actionName,
    leftAtMs: movement.occurredAtMs,
    timeText: schoolTimeAt(movement.occurredAtMs, settings.kiosk.timeZone).timeText,
    badgeId: movement.badgeId,
  }));
}
