// Signals what happens in the flow: by sound, by light, as the school set it.
import { useContext, useEffect, useRef, useState } from 'react';
import type { SignalSettings } from '../../shared/settings/readers.ts';
import type { FlowState } from '../kiosk/flow-types.ts';
import { signalOf, type Signal } from './signal-of.ts';
import { SignalPlayerContext } from './signal-player.ts';

/** How long the edge of the screen stays lit. */
export const LIGHT_MS = 1_200;

export interface ShownLight {
  readonly signal: Signal;
  /** A second light of the same kind begins anew. */
  readonly id: number;
}

/** Plays what the flow's changes deserve; the light to show now, or null. */
export function useSignals(flow: FlowState, settings: SignalSettings): ShownLight | null {
  const player = useContext(SignalPlayerContext);
  const before = useRef(flow);
  const latest = useRef(settings);
  const [light, setLight] = useState<ShownLight | null>(null);
  useEffect(() => {
    latest.current = settings;
  });
  useEffect(() => {
    const signal = signalOf(before.current, flow);
    before.current = flow;
    if (signal === null) return;
    const { sounds, volume, lights } = latest.current;
    // It never rejects, and nobody waits for a sound.
    if (sounds) void player.play(signal, volume);
    if (lights) setLight((last) => ({ signal, id: (last?.id ?? 0) + 1 }));
  }, [flow, player]);
  useEffect(() => {
    if (light === null) return undefined;
    const timer = window.setTimeout(() => setLight(null), LIGHT_MS);
    return () => window.clearTimeout(timer);
  }, [light]);
  return light;
}
