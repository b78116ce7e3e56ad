// The person screen: where somebody stands, and exactly what fits.
import { movementKindOf } from '../../../shared/domain/movement.ts';
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import type { Input } from '../../../shared/ipc/contract.ts';
import type { PersonStanding } from '../../../shared/ipc/kiosk-contract.ts';
import type { KioskContext } from '../kiosk-context.ts';
import type { PersonState } from '../presence/person-state.ts';
import { getKnownPerson, stateOf } from './known-person.ts';
import { shortName } from './name-labels.ts';
import { actionsOf, decideOffers, tracksPresence } from './offers.ts';
import { reasonChoiceOf } from './reason-choice.ts';

function presenceOf(state: PersonState, isTracked: boolean): PersonStanding['presence'] {
  if (state.signedIn !== null) return 'signedIn';
  if (state.signedOut !== null) return 'signedOut';
  return isTracked ? 'notYet' : 'untold';
}

/** Where a person stands. @throws AppError NOT_FOUND for somebody who is not, or no longer, shown on the kiosk */
export function getPerson(context: KioskContext, input: Input<'kiosk.getPerson'>): PersonStanding {
  const { store } = context;
  const settings = context.settings();
  const person = getKnownPerson(store, input.personId);
  const state = stateOf(context, person.id);
  const own = actionsOf(store.listActions(), person.userTypeId);
  const { actions, canReturn, doors } = decideOffers(own, state);
  const facts = {
    settings,
    photoPermission: store.photoPermissionOf(person.id),
    hasTerms: store.findCurrentTerms() !== null,
  };
  const timeOf = (epochMs: number): string => schoolTimeAt(epochMs, settings.kiosk.timeZone).timeText;
  const since = state.signedIn ?? state.signedOut;
  return {
    personId: person.id,
    label: shortName(person),
    presence: presenceOf(state, tracksPresence(own)),
    sinceText: since === null ? null : timeOf(since.occurredAtMs),
    building: state.building,
    outSinceText: state.checkedOut === null ? null : timeOf(state.checkedOut.occurredAtMs),
    offers: actions.map((action) => ({
      ...reasonChoiceOf(action, input.language, facts),
      kind: movementKindOf(action),
      building: action.building,
    })),
    canReturn,
    doors: [...doors],
  };
}
