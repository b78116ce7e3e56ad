// The two sounds, made from sine waves as they are played: nothing is loaded. They differ in shape, not only in pitch:
// success rises in two ringing notes; attention is three short low ones, all the same.
import type { Signal } from './signal-of.ts';

interface Note {
  readonly hertz: number;
  readonly startS: number;
  readonly lengthS: number;
}

const notes: Readonly<Record<Signal, readonly Note[]>> = {
  success: [
    { hertz: 659, startS: 0, lengthS: 0.14 },
    { hertz: 988, startS: 0.12, lengthS: 0.38 },
  ],
  attention: [0, 0.17, 0.34].map((startS) => ({ hertz: 262, startS, lengthS: 0.11 })),
};

/** A click is what a wave that begins at full strength sounds like. */
const ATTACK_S = 0.012;

/** How long a signal sounds, in seconds. */
export function lengthOf(signal: Signal): number {
  return Math.max(...notes[signal].map(({ startS, lengthS }) => startS + lengthS));
}

/** Puts the signal's notes into the context, from `atS` on; `volume` is percent of full. */
export function scheduleSignal(context: BaseAudioContext, signal: Signal, volume: number, atS: number): void {
  for (const { hertz, startS, lengthS } of notes[signal]) {
    const from = atS + startS;
    const strength = context.createGain();
    strength.gain.setValueAtTime(0, from);
    // Loudness is heard by ratio: half way along the scale should sound half as loud.
    strength.gain.linearRampToValueAtTime((volume / 100) ** 2 * 0.6, from + ATTACK_S);
    strength.gain.linearRampToValueAtTime(0, from + lengthS);
    strength.connect(context.destination);
    const wave = context.createOscillator();
    wave.frequency.value = hertz;
    wave.connect(strength);
    wave.start(from);
    wave.stop(from + lengthS);
  }
}
