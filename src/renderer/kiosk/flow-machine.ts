// The kiosk's flow as a pure reducer: (state, event) → state. No React, no clock, no IPC; use-kiosk-flow.ts has those.
import { isBadgeId, readBadgeText, BADGE_ID_LENGTH } from '../../shared/domain/badge-id.ts';
import type { PhotoId, RequestId } from '../../shared/domain/ids.ts';
import type { ErrorCode } from '../../shared/errors/codes.ts';
import type { NameChoice, ReasonChoice, Receipt, YearGroupChoice } from '../../shared/ipc/kiosk-contract.ts';
import { assertNever } from '../../shared/util/assert-never.ts';
import { afterRefusal } from './after-refusal.ts';
import { stepBack, stepTo, type EarlierStep } from './step-back.ts';
import type { BadgeStep, Door, FlowState, KeptState, ReasonChosen, Step, Submission } from './flow-types.ts';

export type FlowEvent =
  | { readonly type: 'doorOpened'; readonly door: Door; readonly requestId: RequestId }
  | { readonly type: 'badgeScanned'; readonly text: string; readonly requestId: RequestId }
  | { readonly type: 'digitTyped'; readonly digit: string }
  | { readonly type: 'digitRemoved' }
  | { readonly type: 'digitsCleared' }
  | { readonly type: 'badgeLost' }
  | { readonly type: 'yearChosen'; readonly year: YearGroupChoice }
  | { readonly type: 'monthChosen'; readonly month: number }
  | { readonly type: 'nameChosen'; readonly name: NameChoice }
  /** takesPhoto: the reason wants one and this kiosk has a camera. */
  | { readonly type: 'reasonChosen'; readonly reason: ReasonChoice; readonly takesPhoto: boolean }
  | { readonly type: 'photoSettled'; readonly photoId: PhotoId | null }
  | { readonly type: 'saidBack' }
  | { readonly type: 'wentBack' }
  | { readonly type: 'wentTo'; readonly step: EarlierStep }
  | { readonly type: 'startedAgain' }
  | { readonly type: 'recorded'; readonly requestId: RequestId; readonly receipt: Receipt }
  | {
      readonly type: 'refused';
      readonly requestId: RequestId;
      readonly code: ErrorCode;
      readonly ref: string;
      readonly leftAtText: string | null;
    }
  | { readonly type: 'triedAgain' }
  | { readonly type: 'held' }
  | { readonly type: 'finished' }
  | { readonly type: 'idleWarned' }
  | { readonly type: 'stayed' }
  | { readonly type: 'idleExpired' }
  | { readonly type: 'restored'; readonly kept: KeptState };

/** Where the kiosk starts, and where everything is forgotten. */
export const idleState: FlowState = { screen: { screen: 'idle' }, sending: null, warned: false };

/** The next state. While something is being sent only its answer counts, so two quick touches send one. */
export function reduceFlow(state: FlowState, event: FlowEvent): FlowState {
  switch (event.type) {
    case 'recorded':
      if (state.sending?.requestId !== event.requestId) return state;
      return { ...idleState, screen: { screen: 'done', receipt: event.receipt, held: false } };
    case 'refused':
      if (state.sending?.requestId !== event.requestId) return state;
      return { screen: afterRefusal(state.screen, state.sending, event), sending: null, warned: false };
    case 'restored':
      return state.screen.screen === 'idle' ? { ...event.kept, warned: false } : state;
    case 'idleWarned':
      return state.sending === null && state.screen.screen !== 'idle' ? { ...state, warned: true } : state;
    case 'stayed':
      return state.warned ? { ...state, warned: false } : state;
    case 'idleExpired':
      return state.sending === null ? idleState : state;
    default:
      return state.sending === null ? reduceTouch({ ...state, warned: false }, event) : state;
  }
}

type TouchEvent = Exclude<
  FlowEvent,
  { type: 'recorded' | 'refused' | 'restored' | 'idleWarned' | 'stayed' | 'idleExpired' }
>;

function reduceTouch(state: FlowState, event: TouchEvent): FlowState {
  const { screen } = state;
  switch (event.type) {
    case 'startedAgain':
    case 'finished':
      return idleState;
    case 'doorOpened':
      return screen.screen === 'idle' ? show(openDoor(event.door, event.requestId)) : state;
    case 'badgeScanned':
      return scanned(state, event.text, event.requestId);
    case 'wentBack':
      return screen.screen === 'idle' || screen.screen === 'done' ? state : shown(stepBack(screen));
    case 'wentTo':
      return screen.screen === 'idle' || screen.screen === 'done' ? state : shown(stepTo(screen, event.step));
    case 'triedAgain':
      return screen.screen === 'failed' ? { ...state, sending: screen.submission } : state;
    case 'held':
      return screen.screen === 'done' ? { ...state, screen: { ...screen, held: true } } : state;
    case 'digitTyped':
    case 'digitRemoved':
    case 'digitsCleared':
    case 'badgeLost':
      return screen.screen === 'badge' ? reduceBadge(state, screen, event) : state;
    default:
      return reduceChoice(state, event);
  }
}

type BadgeEvent = Extract<TouchEvent, { type: 'digitTyped' | 'digitRemoved' | 'digitsCleared' | 'badgeLost' }>;
type ChoiceEvent = Extract<
  TouchEvent,
  { type: 'yearChosen' | 'monthChosen' | 'nameChosen' | 'reasonChosen' | 'photoSettled' | 'saidBack' }
>;

/** A choice counts only on the screen that asks for it: a late second touch changes nothing. */
function reduceChoice(state: FlowState, event: ChoiceEvent): FlowState {
  const { screen } = state;
  switch (event.type) {
    case 'yearChosen':
      return screen.screen === 'year' ? show({ screen: 'month', walk: { ...screen.walk, year: event.year } }) : state;
    case 'monthChosen':
      return screen.screen === 'month' ? show({ screen: 'name', walk: { ...screen.walk, month: event.month } }) : state;
    case 'nameChosen': {
      if (screen.screen !== 'name') return state;
      const walk = { ...screen.walk, name: event.name };
      if (walk.door !== 'return') return show({ screen: 'reason', walk });
      return { ...state, sending: returnByPerson(walk.requestId, event.name) };
    }
    case 'reasonChosen': {
      if (screen.screen !== 'reason') return state;
      const walk = { ...screen.walk, reason: event.reason };
      return event.takesPhoto ? show({ screen: 'photo', walk }) : { ...state, sending: movement(walk, null) };
    }
    case 'photoSettled':
      return screen.screen === 'photo' ? { ...state, sending: movement(screen.walk, event.photoId) } : state;
    case 'saidBack':
      if (screen.screen !== 'stillOut') return state;
      return { ...state, sending: returnByPerson(screen.walk.requestId, screen.walk.name) };
    default:
      return assertNever(event);
  }
}

function reduceBadge(state: FlowState, screen: BadgeStep, event: BadgeEvent): FlowState {
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
    default:
      return assertNever(event);
  }
}

function typedSoFar(state: FlowState, screen: BadgeStep): FlowState {
  if (screen.typed.length < BADGE_ID_LENGTH) return { ...state, screen };
  if (!isBadgeId(screen.typed)) return { ...state, screen: { ...screen, problem: 'BADGE_CHECK_FAILED' } };
  return { ...state, screen, sending: returnByBadge(screen.walk.requestId, screen.typed) };
}

/** A scan is heard where nobody is in the middle of something: idle, the keypad, and somebody else's last screen. */
function scanned(state: FlowState, text: string, freshRequestId: RequestId): FlowState {
  const { screen } = state;
  if (screen.screen !== 'idle' && screen.screen !== 'badge' && screen.screen !== 'done') return state;
  const walk = screen.screen === 'badge' ? screen.walk : { door: 'return' as const, requestId: freshRequestId };
  const read = readBadgeText(text);
  if (read.kind === 'badge') {
    const badge: BadgeStep = { screen: 'badge', walk, typed: read.id, problem: null };
    return { ...state, screen: badge, sending: returnByBadge(walk.requestId, read.id) };
  }
  const problem = read.kind === 'wrongCheck' ? 'BADGE_CHECK_FAILED' : 'notABadge';
  return show({ screen: 'badge', walk, typed: '', problem });
}

function openDoor(door: Door, requestId: RequestId): Step {
  const walk = { door, requestId };
  return door === 'return' ? { screen: 'badge', walk, typed: '', problem: null } : { screen: 'year', walk };
}

function movement(walk: ReasonChosen, photoId: PhotoId | null): Submission | null {
  if (walk.door === 'return') return null;
  const { requestId, door, name, reason } = walk;
  return {
    type: 'movement',
    requestId,
    kind: door,
    personId: name.personId,
    actionId: reason.actionId,
    photoId,
  };
}

function returnByPerson(requestId: RequestId, name: NameChoice): Submission {
  return { type: 'returnByPerson', requestId, personId: name.personId };
}

function returnByBadge(requestId: RequestId, text: string): Submission {
  return { type: 'returnByBadge', requestId, text };
}

function show(step: Step): FlowState {
  return { screen: step, sending: null, warned: false };
}

function shown(step: Step | null): FlowState {
  return step === null ? idleState : show(step);
}
