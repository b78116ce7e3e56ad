// The choices of the flow: year, month, name, reason, terms, photo; and Sign in or out's own. Part of the reducer: pure.
// A choice counts only on the screen that asks for it: a late second touch changes nothing.
import { assertNever } from '../../shared/util/assert-never.ts';
import type { ChoiceEvent, SignEvent, StandingEvent } from './flow-events.ts';
import { movementOf, returnOf, show } from './flow-states.ts';
import type { FlowState, NameChosen, TermsSettled } from './flow-types.ts';
import { upToName } from './step-back.ts';

/** A touch on an answer. */
export function reduceChoice(state: FlowState, event: ChoiceEvent): FlowState {
  const { screen } = state;
  switch (event.type) {
    case 'yearChosen':
      return screen.screen === 'year' ? show({ screen: 'month', walk: { ...screen.walk, year: event.year } }) : state;
    case 'monthChosen':
      return screen.screen === 'month' ? show({ screen: 'name', walk: { ...screen.walk, month: event.month } }) : state;
    case 'nameChosen':
      if (screen.screen !== 'name' && screen.screen !== 'staff') return state;
      return afterName(state, { ...screen.walk, name: event.name });
    case 'reasonChosen':
      return chooseReason(state, event);
    case 'termsAccepted':
      if (screen.screen !== 'terms') return state;
      return afterTerms(state, { ...screen.walk, termsVersionId: event.versionId }, screen.takesPhoto);
    case 'termsGone':
      if (screen.screen !== 'terms') return state;
      return afterTerms(state, { ...screen.walk, termsVersionId: null }, screen.takesPhoto);
    case 'photoSettled':
      return screen.screen === 'photo' ? { ...state, sending: movementOf(screen.walk, event.photoId) } : state;
    case 'saidBack':
      if (screen.screen !== 'stillOut' && screen.screen !== 'person') return state;
      return { ...state, sending: returnOf(screen.walk) };
    default:
      return assertNever(event);
  }
}

function afterName(state: FlowState, walk: NameChosen): FlowState {
  if (walk.door === 'return') return { ...state, sending: returnOf(walk) };
  return show(walk.door === 'sign' ? { screen: 'person', walk } : { screen: 'reason', walk });
}

function chooseReason(state: FlowState, event: Extract<ChoiceEvent, { type: 'reasonChosen' }>): FlowState {
  const { screen } = state;
  if (screen.screen !== 'reason' && screen.screen !== 'person') return state;
  const { reason, takesPhoto } = event;
  const walk = { ...screen.walk, reason, askedOn: screen.screen };
  if (reason.asksTerms) return show({ screen: 'terms', walk, takesPhoto });
  return afterTerms(state, { ...walk, termsVersionId: null }, takesPhoto);
}

function afterTerms(state: FlowState, walk: TermsSettled, takesPhoto: boolean): FlowState {
  return takesPhoto ? show({ screen: 'photo', walk }) : { ...state, sending: movementOf(walk, null) };
}

/** What main said of the person before their reasons could be asked. */
export function reduceStanding(state: FlowState, event: StandingEvent): FlowState {
  const { screen } = state;
  if (screen.screen !== 'reason') return state;
  const walk = upToName(screen.walk);
  return event.type === 'foundOut'
    ? show({ screen: 'stillOut', walk, leftAtText: event.leftAtText })
    : show({ screen: 'person', walk });
}

/** A touch on the way to somebody's person screen, or on it. */
export function reduceSign(state: FlowState, event: SignEvent): FlowState {
  const { screen } = state;
  switch (event.type) {
    case 'howChosen':
      if (screen.screen !== 'how' && screen.screen !== 'card' && screen.screen !== 'pin') return state;
      return event.how === 'pin'
        ? show({ screen: 'pin', walk: screen.walk, typed: '', problem: null })
        : show({ screen: 'group', walk: screen.walk });
    case 'groupChosen': {
      if (screen.screen !== 'group') return state;
      const walk = { ...screen.walk, group: event.group };
      return show(event.group.kind === 'student' ? { screen: 'year', walk } : { screen: 'department', walk });
    }
    case 'departmentChosen':
      if (screen.screen !== 'department') return state;
      return show({ screen: 'staff', walk: { ...screen.walk, department: event.department } });
    case 'reasonsAskedFor':
      if (screen.screen !== 'person') return state;
      return show({ screen: 'reason', walk: { ...screen.walk, reasonDoor: event.reasonDoor } });
    default:
      return assertNever(event);
  }
}
