// Which screen follows when main refuses to record something.
import type { ErrorCode } from '../../shared/errors/codes.ts';
import { badgeProblem, type FlowScreen, type Step, type Submission } from './flow-types.ts';

export interface Refusal {
  readonly code: ErrorCode;
  /** Names the log line. */
  readonly ref: string;
  /** When the pupil signed out, where main said so. */
  readonly leftAtText: string | null;
}

/** The screen that explains the refusal: the keypad for a badge, a question for "you signed out earlier", else words. */
export function afterRefusal(screen: FlowScreen, submission: Submission, refusal: Refusal): FlowScreen {
  const step = stepOf(screen);
  if (step === null) return { screen: 'idle' };
  const { code, ref, leftAtText } = refusal;
  const problem = badgeProblem.safeParse(code);
  if (submission.type === 'returnByBadge' && step.screen === 'badge' && problem.success) {
    return { ...step, problem: problem.data };
  }
  if (submission.type === 'movement' && code === 'CURRENTLY_OUT' && 'name' in step.walk) {
    // Without the reason: it was one for being late.
    const { requestId, door, year, month, name } = step.walk;
    return { screen: 'stillOut', walk: { requestId, door, year, month, name }, leftAtText };
  }
  return { screen: 'failed', step, submission, code, ref };
}

function stepOf(screen: FlowScreen): Step | null {
  if (screen.screen === 'idle' || screen.screen === 'done') return null;
  return screen.screen === 'failed' ? screen.step : screen;
}
