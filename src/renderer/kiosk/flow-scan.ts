// What a scan does to the flow. Part of the reducer: pure. A scan never joins somebody else's walk: where a person may be
// in the middle of something it is asked first, and what they chose is not shown meanwhile.
import type { RequestId } from '../../shared/domain/ids.ts';
import { readScanText, type ForeignCode } from '../../shared/domain/scan-text.ts';
import type { ScanEvent } from './flow-events.ts';
import { idleState, show } from './flow-states.ts';
import {
  foreignProblem,
  type FlowScreen,
  type FlowState,
  type ScanMemory,
  type Submission,
  type SubmissionOf,
} from './flow-types.ts';

type Scanned = Extract<ScanEvent, { type: 'scanned' }>;

/** A code held under a reader is read again and again; with no longer pause than this it is one scan. */
export const SAME_SCAN_WITHIN_MS = 2_000;

/** Where nobody is in the middle of something, and on the last screen of whoever was here before. */
const hearing: ReadonlySet<FlowScreen['screen']> = new Set(['idle', 'badge', 'done', 'how', 'card', 'pin', 'group']);

const nothingHeard: ScanMemory = { last: null, owner: null, waiting: null, note: null };

/** The state with this remembered of scans. */
function remember(state: FlowState, changes: Partial<ScanMemory>): FlowState {
  return { ...state, scan: { ...nothingHeard, ...state.scan, ...changes } };
}

/** What was said of a scan is over with the next touch. */
export function withoutNote(state: FlowState): FlowState {
  return (state.scan?.note ?? null) === null ? state : remember(state, { note: null });
}

/** An answer came: what is known of scans stays, and whose code opened the walk. */
export function afterAnswer(before: FlowState, after: FlowState): FlowState {
  return before.scan === undefined || after === before ? after : { ...after, scan: { ...before.scan, waiting: null } };
}

/** A scan while an answer is awaited: the same code again is no news, another one has to be presented again. */
export function reduceMissedScan(state: FlowState, event: Scanned): FlowState {
  return state.scan?.last?.text === event.text ? heard(state, event) : remember(state, { note: 'missed' });
}

/** A scan, or what somebody answered about it. */
export function reduceScan(state: FlowState, event: ScanEvent): FlowState {
  const waiting = state.scan?.waiting ?? null;
  switch (event.type) {
    case 'scanned':
      return isSameScan(state, event) ? heard(state, event) : takeScan(heard(state, event), event);
    case 'scanUsed':
      if (waiting === null) return state;
      return startWith(remember({ ...idleState, scan: state.scan ?? nothingHeard }, { waiting: null }), waiting);
    case 'scanPutAside':
      return waiting === null ? state : remember(state, { waiting: null });
    case 'scanNoteRead':
      return withoutNote(state);
  }
}

function heard(state: FlowState, { text, atMs }: Scanned): FlowState {
  return remember(state, { last: { text, atMs } });
}

/** Held under the reader still, or the card whose owner is in the middle of this very walk. */
function isSameScan({ screen, scan }: FlowState, { text, atMs }: Scanned): boolean {
  if (scan === undefined || scan.last === null) return false;
  if (scan.last.text === text && atMs - scan.last.atMs <= SAME_SCAN_WITHIN_MS) return true;
  return 'walk' in screen && screen.walk.foundBy === 'card' && scan.owner === text;
}

function takeScan(state: FlowState, { text, requestId }: Scanned): FlowState {
  const { screen } = state;
  if (hearing.has(screen.screen) && (state.scan?.waiting ?? null) === null) {
    return startWith(state, { text, requestId: 'walk' in screen ? screen.walk.requestId : requestId });
  }
  const read = readScanText(text);
  if (read.kind === 'foreign') return remember(state, { note: foreignProblem(read.from) });
  if (read.kind === 'damagedBadge') return remember(state, { note: 'damaged' });
  return remember(state, { waiting: { text, requestId, kind: read.kind }, note: null });
}

/** What a badge's symbol holds signs back in; everything else may be a card. */
function startWith(state: FlowState, { text, requestId }: { text: string; requestId: RequestId }): FlowState {
  const read = readScanText(text);
  const badge = { screen: 'badge', walk: { requestId, door: 'return' }, typed: '', problem: null } as const;
  switch (read.kind) {
    case 'badge':
      return sending(state, { ...badge, typed: read.id }, { type: 'returnByBadge', requestId, text: read.id }, text);
    case 'damagedBadge':
      return keepingMemory(state, show({ ...badge, problem: 'BADGE_CHECK_FAILED' }));
    case 'foreign':
      return keepingMemory(state, foreignScreen(state, requestId, read.from));
    case 'card': {
      const { screen } = state;
      const onKeypad = screen.screen === 'badge' ? { ...screen, typed: '', problem: null } : null;
      const card = { screen: 'card', walk: { requestId, door: 'sign' }, problem: null } as const;
      return sending(state, onKeypad ?? card, identify(requestId, read.text), text);
    }
  }
}

/** On the badge's keypad they were asked for a badge. */
function foreignScreen({ screen }: FlowState, requestId: RequestId, from: ForeignCode): FlowState {
  if (screen.screen === 'badge') return show({ ...screen, typed: '', problem: 'notABadge' });
  return show({ screen: 'card', walk: { requestId, door: 'sign' }, problem: foreignProblem(from) });
}

function sending(state: FlowState, screen: FlowScreen, submission: Submission, owner: string): FlowState {
  return remember({ ...state, screen, sending: submission }, { owner });
}

function keepingMemory({ scan }: FlowState, next: FlowState): FlowState {
  return scan === undefined ? next : { ...next, scan };
}

function identify(requestId: RequestId, text: string): SubmissionOf<'identify'> {
  return { type: 'identify', requestId, by: { kind: 'card', text: text.slice(0, 64) } };
}
