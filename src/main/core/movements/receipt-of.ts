// What the last screen says of a movement.
import type { Action } from '../../../shared/domain/action.ts';
import type { Movement } from '../../../shared/domain/movement.ts';
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import type { Receipt } from '../../../shared/ipc/kiosk-contract.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import { shortName } from '../directory/name-labels.ts';
import type { Person, StoreReader } from '../store-port.ts';

function nextStepOf(movement: Movement, action: Action | null, madeMark: boolean): Receipt['nextStep'] {
  switch (movement.kind) {
    case 'leaving':
      return movement.badgeId === null ? 'leave' : 'showBadgeAndLeave';
    case 'late':
      return action?.codeRule.kind === 'none' ? 'goToReception' : 'goToLesson';
    case 'return':
      return 'goToLesson';
    case 'signIn':
      // A code of the register means that lessons have begun.
      return madeMark ? 'goToLesson' : 'welcome';
    case 'signOut':
      return 'goodbye';
    case 'buildingIn':
      return 'inBuilding';
    case 'buildingOut':
      return 'outOfBuilding';
  }
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
    nextStep: nextStepOf(movement, reader.findAction(movement.actionId), firstMark !== undefined),
    session: firstMark?.mark.session ?? null,
    badgeId: movement.kind === 'leaving' ? movement.badgeId : null,
    building: movement.kind === 'buildingIn' || movement.kind === 'buildingOut' ? movement.building : null,
    alreadyRecorded,
  };
}
