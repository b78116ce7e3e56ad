// Where Back and the chips lead. Going back forgets what was chosen after that point, and keeps the request's id.
import { assertNever } from '../../shared/util/assert-never.ts';
import type { FailedScreen, Step, Walk } from './flow-types.ts';

/** What a chip stands for; door is the idle screen. */
export type EarlierStep = 'door' | 'year' | 'month' | 'name' | 'reason';

/** The screen before this one; null is idle. */
export function stepBack(screen: Step | FailedScreen): Step | null {
  switch (screen.screen) {
    case 'badge':
      return null;
    case 'year':
      return screen.walk.door === 'return' ? emptyKeypad(screen.walk) : null;
    case 'month':
      return stepTo(screen, 'year');
    case 'name':
      return stepTo(screen, 'month');
    case 'reason':
      return stepTo(screen, 'name');
    case 'photo':
    case 'stillOut':
      return stepTo(screen, 'reason');
    case 'failed':
      return screen.step;
    default:
      return assertNever(screen);
  }
}

/** The screen a chip leads to; null is idle, also when the walk has not come that far. */
export function stepTo(screen: Step | FailedScreen, target: EarlierStep): Step | null {
  if (screen.screen === 'failed') return stepTo(screen.step, target);
  const { requestId, door, year, month, name } = chosenSoFar(screen);
  const walk = { requestId, door };
  if (target === 'door') return null;
  if (target === 'year') return { screen: 'year', walk };
  if (year === undefined) return null;
  if (target === 'month') return { screen: 'month', walk: { ...walk, year } };
  if (month === undefined) return null;
  if (target === 'name') return { screen: 'name', walk: { ...walk, year, month } };
  if (name === undefined) return null;
  return { screen: 'reason', walk: { ...walk, year, month, name } };
}

/** Everything chosen on the way to this screen; what is not chosen yet is undefined. */
export function chosenSoFar(screen: Step): Walk & Partial<Extract<Step, { screen: 'photo' }>['walk']> {
  return screen.walk;
}

function emptyKeypad(walk: Walk): Step {
  return { screen: 'badge', walk, typed: '', problem: null };
}
