// What of a flow main keeps against a crash, and whether a kept one is still somebody's.
import type { KioskState } from '../../shared/ipc/kiosk-contract.ts';
import { keptState, type FlowState, type KeptState } from './flow-types.ts';

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

/** The flow as main keeps it: nothing at idle or when done, and never the digits of a PIN or a card. */
export function keptOf({ screen, sending }: Pick<FlowState, 'screen' | 'sending'>): KeptState | null {
  if (screen.screen === 'idle' || screen.screen === 'done') return null;
  // A card that was being read is presented again.
  const kept = sending?.type === 'identify' ? null : sending;
  if (screen.screen === 'pin') return { screen: { ...screen, typed: '' }, sending: kept };
  if (screen.screen === 'card' && screen.problem === null) {
    return { screen: { screen: 'how', walk: screen.walk }, sending: kept };
  }
  return { screen, sending: kept };
}
