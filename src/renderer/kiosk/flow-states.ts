// How the reducers make the next state.
import type { PhotoId } from '../../shared/domain/ids.ts';
import type { FlowState, NameChosen, Step, SubmissionOf, TermsSettled } from './flow-types.ts';

/** Where the kiosk starts, and where everything is forgotten. */
export const idleState: FlowState = { screen: { screen: 'idle' }, sending: null, warned: false };

/** A question, with nothing under way. */
export function show(step: Step): FlowState {
  return { screen: step, sending: null, warned: false };
}

/** A question, or idle where there is none. */
export function shown(step: Step | null): FlowState {
  return step === null ? idleState : show(step);
}

/** What records the chosen action. */
export function movementOf(walk: TermsSettled, photoId: PhotoId | null): SubmissionOf<'movement'> {
  const { requestId, foundBy, name, reason, termsVersionId } = walk;
  return {
    type: 'movement',
    requestId,
    personId: name.personId,
    actionId: reason.actionId,
    photoId,
    termsVersionId,
    identifiedBy: foundBy ?? 'name',
  };
}

/** What records that somebody is back. */
export function returnOf({ requestId, foundBy, name }: NameChosen): SubmissionOf<'returnByPerson'> {
  return { type: 'returnByPerson', requestId, personId: name.personId, identifiedBy: foundBy ?? 'name' };
}
