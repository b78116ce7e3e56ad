// The preview's picture is read back from the printer's bytes: dot for dot what was encoded.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bitmapToPng, turnedBack, turnedBitmap } from './bitmap.ts';
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
    const picture = badgePicture(await encodeEscpos(bitmap), 'portrait');
    expect(picture).toMatchObject({ acrossDots: 16, alongDots: 3 });
    expect(picture.png.subarray(1, 4)).toEqual(Uint8Array.from(Buffer.from('PNG')));
  });

  it('is turned the way it is read where the badge lies along the paper', async () => {
    const badge = { width: 24, height: 8, bits: Uint8Array.from({ length: 24 }, (_, at) => at * 9) };
    const printed = turnedBitmap(badge);
    expect([printed.width, printed.height]).toEqual([8, 24]);
    expect(turnedBack(printed)).toEqual(badge);
    const picture = badgePicture(await encodeEscpos(printed), 'landscape');
    expect(picture).toMatchObject({ acrossDots: 8, alongDots: 24 });
    expect(picture.png).toEqual(new Uint8Array(bitmapToPng(badge)));
  });
});
