import { describe, expect, it } from '@jest/globals';
import { aPhoto } from '../../../../tests/fixtures/a-badge.ts';
import { ditherGrey, evenOut, openPhoto, sharpen } from './photo-dither.ts';

function shareOfInk(dots: Uint8Array): number {
  return dots.reduce((sum, dot) => sum + dot, 0) / dots.length;
}

describe('dithering', () => {
  it.each([0, 64, 128, 192, 255])('keeps the tone of an even grey of %d', (grey) => {
    const dots = ditherGrey(new Float32Array(64 * 64).fill(grey), 64);
    expect(shareOfInk(dots)).toBeCloseTo(1 - grey / 255, 1);
  });

  it('stretches a pale picture to black and white', () => {
    const pale = Float32Array.from({ length: 1000 }, (_, i) => 180 + (i % 40));
    const even = evenOut(pale);
    expect(Math.min(...even)).toBe(0);
    expect(Math.max(...even)).toBe(255);
  });

  it('keeps an even grey picture from dividing by nothing', () => {
    expect([...evenOut(new Float32Array(16).fill(90))].every((value) => value === 0)).toBe(true);
  });

  it('brings out an edge, and leaves an even grey as it is', () => {
    expect([...sharpen(new Float32Array(16).fill(90), 4)].every((value) => value === 90)).toBe(true);
    const edge = Float32Array.from({ length: 16 }, (_, at) => (at % 4 < 2 ? 100 : 150));
    const sharp = sharpen(edge, 4);
    expect(sharp[5]).toBeLessThan(100);
    expect(sharp[6]).toBeGreaterThan(150);
  });

  it('takes the middle square of a photo', async () => {
    const photo = (await openPhoto(aPhoto()))?.dotsAt(128);
    expect(photo?.width).toBe(128);
    expect(photo?.dots).toHaveLength(128 * 128);
    const top = shareOfInk(photo?.dots.slice(0, 128 * 12) ?? new Uint8Array());
    const bottom = shareOfInk(photo?.dots.slice(-128 * 12) ?? new Uint8Array());
    expect(bottom).toBeGreaterThan(top + 0.2);
  });

  it('gives nothing for bytes that are no picture', async () => {
    expect(await openPhoto(Uint8Array.of(1, 2, 3))).toBeNull();
  });
});
