// The preview's picture is read back from the printer's bytes: dot for dot what was encoded.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { encodeEscpos, withoutRealTimeCodes } from './escpos-encode.ts';
import { badgePicture, pictureOfEscpos } from './escpos-picture.ts';

describe('the picture in a badge’s bytes', () => {
  it('is the bitmap that was encoded, dot for dot, over as many bands as it takes', async () => {
    const sizes = fc.tuple(fc.integer({ min: 1, max: 72 }), fc.integer({ min: 1, max: 600 }));
    await fc.assert(
      fc.asyncProperty(sizes, fc.infiniteStream(fc.nat(255)), async ([stride, height], noise) => {
        const bits = Uint8Array.from({ length: stride * height }, () => noise.next().value ?? 0);
        const bitmap = { width: stride * 8, height, bits };
        expect(pictureOfEscpos(await encodeEscpos(bitmap))).toEqual(withoutRealTimeCodes(bitmap));
      }),
      { numRuns: 25 },
    );
  });

  it('is refused where there is none', () => {
    expect(() => pictureOfEscpos(Uint8Array.of(0x1b, 0x40))).toThrow(expect.objectContaining({ code: 'INTERNAL' }));
  });

  it('comes out as a PNG with its size in dots', async () => {
    const bitmap = { width: 16, height: 3, bits: Uint8Array.of(1, 2, 3, 4, 5, 6) };
    const picture = badgePicture(await encodeEscpos(bitmap));
    expect(picture).toMatchObject({ widthDots: 16, heightDots: 3 });
    expect(picture.png.subarray(1, 4)).toEqual(Uint8Array.from(Buffer.from('PNG')));
  });
});
