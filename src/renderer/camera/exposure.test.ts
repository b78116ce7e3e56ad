import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createExposureMeter, isDark, lightOf } from './exposure.ts';

const FRAME_MS = 33;

/** Pushes frames at 30 a second until the exposure is settled; how many it took, or null when they ran out. */
function framesUntilSettled(levels: Iterable<number>): number | null {
  const meter = createExposureMeter();
  let count = 0;
  for (const level of levels) {
    meter.push(level, count * FRAME_MS);
    count += 1;
    if (meter.isSettled()) return count;
  }
  return null;
}

const ramp = (from: number, to: number, frames: number): number[] =>
  Array.from({ length: frames }, (_, at) => from + ((to - from) * at) / (frames - 1));
const steady = (level: number, frames: number): number[] => Array.from({ length: frames }, () => level);

describe('waiting for the exposure', () => {
  it('takes a third of a second where the picture is steady from the first frame', () => {
    expect(framesUntilSettled(steady(120, 60))).toBe(11);
  });

  it.each([
    ['bright', 4, 130],
    ['dark', 250, 110],
  ])('is not over while the picture becomes %ser, and is soon after', (_what, from, to) => {
    const frames = framesUntilSettled([...ramp(from, to, 30), ...steady(to, 60)]);
    expect(frames).toBeGreaterThan(30);
    expect(frames).toBeLessThan(45);
  });

  it('is not over in a picture that swings round its right exposure', () => {
    const swing = Array.from({ length: 90 }, (_, at) => 120 + 20 * Math.cos(at / 3));
    expect(framesUntilSettled(swing)).toBeNull();
  });

  it('begins anew after one flicker', () => {
    expect(framesUntilSettled([...steady(120, 9), 200, ...steady(120, 60)])).toBe(21);
  });

  it('is not over after few frames, however long they took', () => {
    const meter = createExposureMeter();
    for (const atMs of [0, 400, 800, 1_200]) meter.push(120, atMs);
    expect(meter.isSettled()).toBe(false);
    meter.push(121, 1_600);
    expect(meter.isSettled()).toBe(true);
  });

  it('bears people who move', () => {
    const moving = fc.array(fc.double({ min: 118, max: 122, noNaN: true }), { minLength: 12, maxLength: 40 });
    fc.assert(fc.property(moving, (levels) => expect(framesUntilSettled(levels)).toBe(11)));
  });
});

describe('the light of a picture', () => {
  const picture = (levels: readonly number[]): Uint8ClampedArray =>
    Uint8ClampedArray.from(levels.flatMap((level) => [level, level, level, 255]));

  it('is its mean and how far its dots are from it', () => {
    expect(lightOf(picture([0, 200]))).toEqual({ mean: 100, spread: 100 });
    expect(lightOf(new Uint8ClampedArray())).toEqual({ mean: 0, spread: 0 });
  });

  it('is dark behind a lens cover, with the noise such a picture has', () => {
    expect(isDark(lightOf(picture([0, 3, 9, 14, 2, 7])))).toBe(true);
  });

  it('is not dark in a dim hall where there is still somebody to see, nor in a white one', () => {
    expect(isDark(lightOf(picture([2, 4, 60, 70, 3, 5])))).toBe(false);
    expect(isDark(lightOf(picture([40, 42, 44])))).toBe(false);
    expect(isDark(lightOf(picture([255, 255])))).toBe(false);
  });
});
