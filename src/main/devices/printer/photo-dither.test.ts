import { describe, expect, it } from '@jest/globals';
import { aPhoto } from '../../../../tests/fixtures/a-badge.ts';
import { ditherGrey, ditherPhoto, evenOut } from './photo-dither.ts';

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

  it('takes the middle square of a photo', async () => {
    const photo = await ditherPhoto(aPhoto(), 128);
    expect(photo?.size).toBe(128);
    expect(photo?.dots).toHaveLength(128 * 128);
    const top = shareOfInk(photo?.dots.slice(0, 128 * 12) ?? new Uint8Array());
    const bottom = shareOfInk(photo?.dots.slice(-128 * 12) ?? new Uint8Array());
    expect(bottom).toBeGreaterThan(top + 0.2);
  });

  it('gives nothing for bytes that are no picture', async () => {
    expect(await ditherPhoto(Uint8Array.of(1, 2, 3), 128)).toBeNull();
  });
});
