// What follows when main refuses something: which screen, and whether something else is tried.
import { readBadgeText } from '../../shared/domain/badge-id.ts';
import { isProductCode } from '../../shared/domain/scan-text.ts';
import type { ErrorCode } from '../../shared/errors/codes.ts';
import {
  badgeProblem,
  credentialProblem,
  type FlowScreen,
  type FlowState,
  type Step,
  type Submission,
  type SubmissionOf,
} from './flow-types.ts';
import { upToName } from './step-back.ts';

export interface Refusal {
  readonly code: ErrorCode;
  /** Names the log line. */
  readonly ref: string;
  /** When the pupil signed out, where main said so. */
  readonly leftAtText: string | null;
}

/** The state after a refusal: the keypad explains a badge or a PIN, a card screen a card, a question "you are out". */
export function afterRefusal(screen: FlowScreen, refused: Submission, refusal: Refusal): FlowState {
  const step = stepOf(screen);
  if (step === null) return quiet({ screen: 'idle' });
  if (refused.type === 'identify') return afterUnknown(step, refused, refusal.code);
  return quiet(screenAfter(step, refused, refusal));
}

function quiet(screen: FlowScreen): FlowState {
  return { screen, sending: null, warned: false };
}

function screenAfter(step: Step, refused: Submission, { code, ref, leftAtText }: Refusal): FlowScreen {
  const problem = badgeProblem.safeParse(code);
  if (refused.type === 'returnByBadge' && step.screen === 'badge' && problem.success) {
    return { ...step, problem: problem.data };
  }
  if (refused.type === 'movement' && 'name' in step.walk) {
    // Without the reason: it was one for being late.
    const walk = upToName(step.walk);
    if (code === 'CURRENTLY_OUT') return { screen: 'stillOut', walk, leftAtText };
    // Somebody was quicker, perhaps they themselves: show where they stand now.
    if (code === 'ALREADY_SIGNED_IN' || code === 'NOT_SIGNED_IN') return { screen: 'person', walk };
  }
  return { screen: 'failed', step, submission: refused, code, ref };
}

function afterUnknown(step: Step, refused: SubmissionOf<'identify'>, code: ErrorCode): FlowState {
  const { requestId, by } = refused;
  const read = readBadgeText(by.text);
  if (by.kind === 'card' && code === 'CARD_UNKNOWN' && read.kind === 'badge') {
    // Eight digits may also be a badge whose scanner drops the letters.
    return {
      screen: { screen: 'badge', walk: { requestId, door: 'return' }, typed: read.id, problem: null },
      sending: { type: 'returnByBadge', requestId, text: read.id },
      warned: false,
    };
  }
  // A card nobody has may well be the barcode of a book.
  const isGoods = by.kind === 'card' && code === 'CARD_UNKNOWN' && isProductCode(by.text);
  const problem = isGoods ? 'foreignProduct' : credentialProblem.catch('notNow').parse(code);
  if (step.screen === 'pin') return quiet({ ...step, typed: '', problem });
  // On the badge keypad they were asked for a badge.
  if (step.screen === 'badge') return quiet({ ...step, typed: '', problem: 'notABadge' });
  return quiet({ screen: 'card', walk: { requestId, door: 'sign' }, problem });
}

function stepOf(screen: FlowScreen): Step | null {
  if (screen.screen === 'idle' || screen.screen === 'done') return null;
  return screen.screen === 'failed' ? screen.step : screen;
}
