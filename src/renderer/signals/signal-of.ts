// Which signal a change of the flow deserves. Pure. A signal only ever goes with words on the screen.
import type { FlowState } from '../kiosk/flow-types.ts';

/** success: it was recorded. attention: something needs a look before it goes on. */
export type Signal = 'success' | 'attention';

/** The signal, or null where nothing happened that anybody has to hear. */
export function signalOf(before: FlowState, after: FlowState): Signal | null {
  const recorded = recordedBy(after);
  if (recorded !== null && recorded !== recordedBy(before)) {
    return after.screen.screen === 'done' && after.screen.receipt.alreadyRecorded ? 'attention' : 'success';
  }
  const trouble = troubleOf(after);
  return trouble !== null && trouble !== troubleOf(before) ? 'attention' : null;
}

function recordedBy({ screen }: FlowState): string | null {
  return screen.screen === 'done' ? screen.receipt.movementId : null;
}

/** What is said to be wrong or asked about, as one text that changes with it. */
function troubleOf({ screen, scan }: FlowState): string | null {
  const note = scan?.note ?? null;
  const waiting = scan?.waiting?.text ?? null;
  if (waiting !== null) return `waiting ${waiting}`;
  if (note !== null) return `note ${note}`;
  if (screen.screen === 'failed') return `failed ${screen.code} ${screen.ref}`;
  if (screen.screen === 'stillOut') return 'stillOut';
  const problem = 'problem' in screen ? screen.problem : null;
  return problem === null ? null : `${screen.screen} ${problem}`;
}
