// What the last screen says of a movement.
import type { Action } from '../../../shared/domain/action.ts';
import type { Movement } from '../../../shared/domain/movement.ts';
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import type { Receipt } from '../../../shared/ipc/kiosk-contract.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { shortName } from '../directory/name-labels.ts';
import type { Person, StoreReader } from '../store-port.ts';

function nextStepOf(movement: Movement, action: Action | null): Receipt['nextStep'] {
  if (movement.kind === 'leaving') return movement.badgeId === null ? 'leave' : 'showBadgeAndLeave';
  if (movement.kind === 'late' && action?.codeRule.kind === 'none') return 'goToReception';
  return 'goToLesson';
}

/** Builds the receipt of a recorded movement from what the store holds. */
export function receiptOf(
  reader: StoreReader,
  movement: Movement,
  person: Person,
  settings: Settings,
  alreadyRecorded: boolean,
): Receipt {
  const [firstMark] = reader.listMarksOf(movement.id);
  return {
    movementId: movement.id,
    kind: movement.kind,
    personLabel: shortName(person),
    occurredAtMs: movement.occurredAtMs,
    timeText: schoolTimeAt(movement.occurredAtMs, settings.kiosk.timeZone).timeText,
    reasonName: movement.actionName,
    nextStep: nextStepOf(movement, reader.findAction(movement.actionId)),
    session: firstMark?.mark.session ?? null,
    badgeId: movement.kind === 'leaving' ? movement.badgeId : null,
    alreadyRecorded,
  };
}
