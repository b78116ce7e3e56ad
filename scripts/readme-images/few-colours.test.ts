import { describe, expect, it } from '@jest/globals';
import { PNG } from 'pngjs';
import { withFewColours } from './few-colours.ts';

function picture(width: number, height: number, colourOf: (at: number) => readonly [number, number, number, number]) {
  const png = new PNG({ width, height });
  for (let at = 0; at < width * height; at += 1) png.data.set(colourOf(at), at * 4);
  return png;
}

describe('a picture with few colours', () => {
  it('is the same picture, pixel for pixel, when it had few', () => {
    const before = picture(37, 11, (at) => [at % 5, (at * 7) % 250, 255, 255]);
    const after = PNG.sync.read(withFewColours(PNG.sync.write(before)));
    expect([after.width, after.height]).toEqual([37, 11]);
    expect(after.data.equals(before.data)).toBe(true);
  });

  it('keeps at most 256 of many, each pixel near what it was', () => {
    const before = picture(128, 64, (at) => [at % 256, at >> 5, 90, 255]);
    const after = PNG.sync.read(withFewColours(PNG.sync.write(before)));
    const colours = new Set<string>();
    let farthest = 0;
    for (let at = 0; at < before.data.length; at += 4) {
      colours.add(after.data.subarray(at, at + 3).toString('hex'));
      for (const offset of [0, 1, 2]) {
        farthest = Math.max(farthest, Math.abs(after.data.readUInt8(at + offset) - before.data.readUInt8(at + offset)));
      }
    }
    expect(colours.size).toBeLessThanOrEqual(256);
    expect(farthest).toBeLessThanOrEqual(25);
  });

  it('shows transparency as white paper', () => {
    const after = PNG.sync.read(withFewColours(PNG.sync.write(picture(2, 2, () => [10, 20, 30, 0]))));
    expect([...after.data.subarray(0, 4)]).toEqual([255, 255, 255, 255]);
  });
});
