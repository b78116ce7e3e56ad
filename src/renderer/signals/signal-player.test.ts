// The player over an invented sound device, and the shape of what it plays.
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createSignalPlayer } from './signal-player.ts';
import { lengthOf } from './signal-sounds.ts';

interface Wave {
  readonly hertz: number;
  readonly fromS: number;
  readonly toS: number;
}

/** A sound device that counts; `opens` says what becomes of a wish to hear something. */
class FakeContext {
  static waves: Wave[] = [];
  static peaks: number[] = [];
  static opens: 'yes' | 'never' | 'throws' = 'yes';
  static suspended = 0;
  state: 'suspended' | 'running' = 'suspended';
  readonly currentTime = 5;
  readonly destination = {};

  constructor() {
    if (FakeContext.opens === 'throws') throw new Error('no device');
  }
  resume(): Promise<void> {
    if (FakeContext.opens === 'never') return new Promise(() => undefined);
    this.state = 'running';
    return Promise.resolve();
  }
  suspend(): Promise<void> {
    FakeContext.suspended += 1;
    this.state = 'suspended';
    return Promise.resolve();
  }
  createGain() {
    return {
      gain: {
        setValueAtTime: () => undefined,
        linearRampToValueAtTime: (value: number) => void (value > 0 && FakeContext.peaks.push(value)),
      },
      connect: () => undefined,
    };
  }
  createOscillator() {
    const frequency = { value: 0 };
    let fromS = 0;
    return {
      frequency,
      connect: () => undefined,
      start: (atS: number) => (fromS = atS),
      stop: (toS: number) => void FakeContext.waves.push({ hertz: frequency.value, fromS, toS }),
    };
  }
}

// as: the player uses only what the fake has
const player = () => createSignalPlayer({ AudioContext: FakeContext as unknown as typeof AudioContext });

beforeEach(() => {
  jest.useFakeTimers();
  Object.assign(FakeContext, { waves: [], peaks: [], opens: 'yes', suspended: 0 });
});
afterEach(() => void jest.useRealTimers());

describe('the signal player', () => {
  it('plays success as two rising notes and attention as three equal ones', async () => {
    expect(await player().play('success', 60)).toBe('playing');
    const success = FakeContext.waves.map(({ hertz }) => hertz);
    expect(success).toHaveLength(2);
    expect(success[1]).toBeGreaterThan(success[0] ?? Number.NaN);
    FakeContext.waves = [];
    await player().play('attention', 60);
    const attention = FakeContext.waves;
    expect(attention).toHaveLength(3);
    expect(new Set(attention.map(({ hertz }) => hertz)).size).toBe(1);
    // With silence between: told apart from one long note.
    expect(attention[1]?.fromS).toBeGreaterThan(attention[0]?.toS ?? Number.NaN);
  });

  it('is louder at a higher volume, and never at full scale', async () => {
    await player().play('success', 25);
    const [quiet = Number.NaN] = FakeContext.peaks;
    FakeContext.peaks = [];
    await player().play('success', 100);
    const [loud = Number.NaN] = FakeContext.peaks;
    expect(loud).toBeGreaterThan(quiet * 4);
    expect(loud).toBeLessThan(1);
  });

  it('gives the sound device back when the signal is over', async () => {
    await player().play('attention', 60);
    jest.advanceTimersByTime(lengthOf('attention') * 1000);
    expect(FakeContext.suspended).toBe(0);
    jest.advanceTimersByTime(1_000);
    expect(FakeContext.suspended).toBe(1);
  });

  it.each(['never', 'throws'] as const)('is silent, and says so, on a PC whose device opens: %s', async (opens) => {
    FakeContext.opens = opens;
    const played = player().play('success', 60);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(await played).toBe('silent');
    expect(FakeContext.waves).toEqual([]);
  });

  it('is silent where there is no sound at all', async () => {
    expect(await createSignalPlayer({}).play('success', 60)).toBe('silent');
  });
});
