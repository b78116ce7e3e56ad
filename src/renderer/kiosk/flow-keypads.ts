// The keypads. Part of the reducer: pure.
import { BADGE_ID_LENGTH, isBadgeId } from '../../shared/domain/badge-id.ts';
import type { RequestId } from '../../shared/domain/ids.ts';
import { assertNever } from '../../shared/util/assert-never.ts';
import type { KeypadEvent } from './flow-events.ts';
import { show } from './flow-states.ts';
import type { BadgeStep, FlowState, PinStep, SubmissionOf } from './flow-types.ts';

/** A PIN has this many digits at least and at most. */
export const PIN_LENGTH = { shortest: 4, longest: 8 } as const;

/** A touch on a keypad. */
export function reduceKeypad(state: FlowState, event: KeypadEvent): FlowState {
  const { screen } = state;
  if (screen.screen === 'badge') return reduceBadge(state, screen, event);
  return screen.screen === 'pin' ? reducePin(state, screen, event) : state;
}

function reduceBadge(state: FlowState, screen: BadgeStep, event: KeypadEvent): FlowState {
  switch (event.type) {
    case 'digitTyped': {
      // After a wrong number the next digit begins a new one.
      const typed = `${screen.problem === null ? screen.typed : ''}${event.digit}`;
      return /^\d{1,8}$/.test(typed) ? typedSoFar(state, { ...screen, typed, problem: null }) : state;
    }
    case 'digitRemoved':
      return show({ ...screen, typed: screen.typed.slice(0, -1), problem: null });
    case 'digitsCleared':
      return show({ ...screen, typed: '', problem: null });
    case 'badgeLost':
      return show({ screen: 'year', walk: screen.walk });
    case 'digitsEntered':
      // A badge's number submits itself.
      return state;
    default:
      return assertNever(event);
  }
}

function typedSoFar(state: FlowState, screen: BadgeStep): FlowState {
  if (screen.typed.length < BADGE_ID_LENGTH) return { ...state, screen };
  if (!isBadgeId(screen.typed)) return { ...state, screen: { ...screen, problem: 'BADGE_CHECK_FAILED' } };
  return { ...state, screen, sending: returnByBadge(screen.walk.requestId, screen.typed) };
}

function reducePin(state: FlowState, screen: PinStep, event: KeypadEvent): FlowState {
  switch (event.type) {
    case 'digitTyped': {
      const typed = `${screen.typed}${event.digit}`;
      return /^\d{1,8}$/.test(typed) ? show({ ...screen, typed, problem: null }) : state;
    }
    case 'digitRemoved':
      return show({ ...screen, typed: screen.typed.slice(0, -1), problem: null });
    case 'digitsCleared':
      return show({ ...screen, typed: '', problem: null });
    case 'digitsEntered':
      if (screen.typed.length < PIN_LENGTH.shortest) return state;
      return { ...state, sending: identify(screen.walk.requestId, screen.typed) };
    case 'badgeLost':
      return state;
    default:
      return assertNever(event);
  }
}

function returnByBadge(requestId: RequestId, text: string): SubmissionOf<'returnByBadge'> {
  return { type: 'returnByBadge', requestId, text };
}

function identify(requestId: RequestId, pin: string): SubmissionOf<'identify'> {
  return { type: 'identify', requestId, by: { kind: 'pin', text: pin } };
}
