// The kiosk's flow as a pure reducer: (state, event) → state. No React, no clock, no IPC; use-kiosk-flow.ts has those.
import { assertNever } from '../../shared/util/assert-never.ts';
import { afterRefusal } from './after-refusal.ts';
import { reduceChoice, reduceSign, reduceStanding } from './flow-choices.ts';
import type { FlowEvent, TouchEvent } from './flow-events.ts';
import { reduceKeypad } from './flow-keypads.ts';
import { afterAnswer, reduceMissedScan, reduceScan, withoutNote } from './flow-scan.ts';
import { idleState, show, shown } from './flow-states.ts';
import type { Door, FlowState, Step, Walk } from './flow-types.ts';
import { stepBack, stepTo } from './step-back.ts';

/** The next state. While something is being sent only its answer counts, so two quick touches send one. */
export function reduceFlow(state: FlowState, event: FlowEvent): FlowState {
  switch (event.type) {
    case 'recorded':
      if (state.sending?.requestId !== event.requestId || state.sending.type === 'identify') return state;
      return afterAnswer(state, { ...idleState, screen: { screen: 'done', receipt: event.receipt, held: false } });
    case 'identified':
      return state.sending?.requestId === event.requestId ? afterAnswer(state, identified(state, event)) : state;
    case 'refused':
      if (state.sending?.requestId !== event.requestId) return state;
      return afterAnswer(state, afterRefusal(state.screen, state.sending, event));
    case 'restored':
      return state.screen.screen === 'idle' ? { ...event.kept, warned: false } : state;
    case 'idleWarned':
      return state.sending === null && state.screen.screen !== 'idle' ? { ...state, warned: true } : state;
    case 'stayed':
      return state.warned ? { ...state, warned: false } : state;
    case 'idleExpired':
      return state.sending === null ? idleState : state;
    default:
      return reduceTouched(state, event);
  }
}

function reduceTouched(state: FlowState, event: TouchEvent): FlowState {
  if (event.type === 'scanNoteRead') return withoutNote(state);
  if (state.sending !== null) return event.type === 'scanned' ? reduceMissedScan(state, event) : state;
  const awake: FlowState = { ...withoutNote(state), warned: false };
  // Whose screen lies below is not known until somebody says whether the scan counts.
  if ((state.scan?.waiting ?? null) !== null) return reduceWaiting(awake, event);
  const next = reduceTouch(awake, event);
  // Whose code began this walk is known until it ends.
  return next.screen.screen === 'idle' || awake.scan === undefined ? next : { scan: awake.scan, ...next };
}

function reduceWaiting(state: FlowState, event: TouchEvent): FlowState {
  switch (event.type) {
    case 'scanned':
    case 'scanUsed':
    case 'scanPutAside':
      return reduceScan(state, event);
    case 'wentBack':
      return reduceScan(state, { type: 'scanPutAside' });
    case 'startedAgain':
      return idleState;
    default:
      return state;
  }
}

/** A card or a PIN leads straight to the person screen, and records nothing. */
function identified(state: FlowState, { name }: Extract<FlowEvent, { type: 'identified' }>): FlowState {
  if (state.sending?.type !== 'identify') return state;
  const { requestId, by } = state.sending;
  return show({ screen: 'person', walk: { requestId, door: 'sign', foundBy: by.kind, name } });
}

function reduceTouch(state: FlowState, event: TouchEvent): FlowState {
  const { screen } = state;
  switch (event.type) {
    case 'startedAgain':
    case 'finished':
      return idleState;
    case 'doorOpened':
      return screen.screen === 'idle'
        ? show(openDoor(event.door, { requestId: event.requestId, door: event.door }))
        : state;
    case 'scanned':
    case 'scanUsed':
    case 'scanPutAside':
    case 'scanNoteRead':
      return reduceScan(state, event);
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
    case 'digitsEntered':
    case 'badgeLost':
      return reduceKeypad(state, event);
    case 'foundOut':
    case 'foundElsewhere':
      return reduceStanding(state, event);
    case 'howChosen':
    case 'groupChosen':
    case 'departmentChosen':
    case 'reasonsAskedFor':
      return reduceSign(state, event);
    default:
      return reduceChoice(state, event);
  }
}

function openDoor(door: Door, walk: Walk): Step {
  switch (door) {
    case 'return':
      return { screen: 'badge', walk, typed: '', problem: null };
    case 'sign':
      return { screen: 'how', walk };
    case 'late':
    case 'leaving':
      return { screen: 'year', walk };
    default:
      return assertNever(door);
  }
}
