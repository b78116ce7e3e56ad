// What follows the name in *I'm late* and *I'm leaving*: the person's own reasons, or what has to be said first.
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import type { Input } from '../../../shared/ipc/contract.ts';
import type { ReasonsAnswer } from '../../../shared/ipc/kiosk-contract.ts';
import type { KioskContext } from '../kiosk-context.ts';
import { getKnownPerson, stateOf } from './known-person.ts';
import { actionsOf, doorActionsOf } from './offers.ts';
import { reasonChoiceOf } from './reason-choice.ts';

/** The reasons a person may give. @throws AppError NOT_FOUND for somebody who is not, or no longer, shown on the kiosk */
export function listReasons(context: KioskContext, input: Input<'kiosk.listReasons'>): ReasonsAnswer {
  const { store } = context;
  const person = getKnownPerson(store, input.personId);
  const settings = context.settings();
  const state = stateOf(context, person.id);
  if (input.kind === 'late' && state.checkedOut !== null) {
    const { timeText } = schoolTimeAt(state.checkedOut.occurredAtMs, settings.kiosk.timeZone);
    return { next: 'stillOut', leftAtText: timeText };
  }
  const actions = doorActionsOf(actionsOf(store.listActions(), person.userTypeId), input.kind);
  const signsOut = input.kind === 'leaving' && actions[0]?.type === 'sign';
  const alreadyIn = input.kind === 'late' && state.signedIn !== null;
  if (alreadyIn || (signsOut && state.signedIn === null)) return { next: 'person' };
  const facts = {
    settings,
    photoPermission: store.photoPermissionOf(person.id),
    hasTerms: store.findCurrentTerms() !== null,
  };
  return { next: 'reason', reasons: actions.map((action) => reasonChoiceOf(action, input.language, facts)) };
}
