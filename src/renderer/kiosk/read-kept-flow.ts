// Decides whether a flow that main kept before a crash is still somebody's.
import type { KioskState } from '../../shared/ipc/kiosk-contract.ts';
import { keptState, type KeptState } from './flow-types.ts';

/** The kept flow, or null when there is none, it is older than the idle time, or it does not parse. Never throws. */
export function readKeptFlow(
  kept: { readonly savedAtMs: number; readonly stateJson: string } | null,
  { nowMs, flow }: Pick<KioskState, 'nowMs' | 'flow'>,
): KeptState | null {
  if (kept === null || nowMs - kept.savedAtMs > flow.idleWarningAfterMs + flow.idleCountdownMs) return null;
  try {
    const parsed = keptState.safeParse(JSON.parse(kept.stateJson));
    return parsed.success ? parsed.data : null;
  } catch {
    // Half-written text is no flow: start at idle.
    return null;
  }
}
