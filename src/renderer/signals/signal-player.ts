// Plays the signals. A PC without sound plays nothing and says so; nothing ever waits for a sound.
import { createContext } from 'react';
import type { Signal } from './signal-of.ts';
import { lengthOf, scheduleSignal } from './signal-sounds.ts';

export interface SignalPlayer {
  /** Resolves with whether it is on its way to a loudspeaker. Never rejects. */
  play(signal: Signal, volume: number): Promise<'playing' | 'silent'>;
}

/** A device that is asked for may never answer. */
const PATIENCE_MS = 1_500;

/** Creates it. The sound device is opened for each signal and given back after it. */
export function createSignalPlayer(view: { readonly AudioContext?: typeof AudioContext } = window): SignalPlayer {
  let context: AudioContext | null = null;
  let closing: ReturnType<typeof setTimeout> | undefined;
  return {
    async play(signal, volume) {
      try {
        if (view.AudioContext === undefined) return 'silent';
        context ??= new view.AudioContext({ latencyHint: 'interactive' });
        clearTimeout(closing);
        if (context.state !== 'running') await withPatience(context.resume());
        if (context.state !== 'running') return 'silent';
        scheduleSignal(context, signal, volume, context.currentTime);
        const playing = context;
        // A device that stays open keeps the PC busy all day.
        closing = setTimeout(() => void playing.suspend().catch(() => undefined), lengthOf(signal) * 1000 + 500);
        return 'playing';
      } catch {
        // No sound device, or one that was pulled out: the screen says it all.
        context = null;
        return 'silent';
      }
    },
  };
}

async function withPatience(work: Promise<void>): Promise<void> {
  await Promise.race([work, new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS))]);
}

/** One for the window; tests put another in its place. */
export const SignalPlayerContext = createContext<SignalPlayer>(createSignalPlayer());
