import { describe, expect, it } from '@jest/globals';
import { createCanvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import { aBmp } from '../../../../tests/fixtures/a-bmp.ts';
import { checkPicture, MAX_PICTURE_BYTES, readBmpSize, readJpegSize } from './captured-picture.ts';

function aJpeg(width: number, height: number): Uint8Array {
  return new Uint8Array(createCanvas(width, height).toBuffer('image/jpeg'));
}

describe('a captured picture', () => {
  it.each([
    [640, 480],
    [1920, 1080],
    [480, 640],
  ])('of %i × %i dots is known as such, as JPEG and as bitmap', (width, height) => {
    expect(checkPicture(aJpeg(width, height))).toMatchObject({ type: 'image/jpeg', width, height });
    expect(checkPicture(aBmp(width, height))).toMatchObject({ type: 'image/bmp', width, height });
  });

  it('is refused when it is empty, too large, something else, or cut short', () => {
    expect(checkPicture(new Uint8Array())).toEqual({ fault: 'empty' });
    expect(checkPicture(new Uint8Array(MAX_PICTURE_BYTES + 1))).toEqual({ fault: 'tooLarge' });
    expect(checkPicture(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10))).toEqual({ fault: 'notPicture' });
    expect(checkPicture(aJpeg(640, 480).subarray(0, 400))).toEqual({ fault: 'cutShort' });
    expect(checkPicture(aBmp(640, 480).subarray(0, -1))).toEqual({ fault: 'cutShort' });
  });

  it('is refused when it is too small for a face, or larger than any camera of a kiosk', () => {
    expect(checkPicture(aJpeg(31, 480))).toEqual({ fault: 'oddSize' });
    expect(checkPicture(aJpeg(5_000, 40))).toEqual({ fault: 'oddSize' });
    expect(checkPicture(aBmp(640, 2))).toEqual({ fault: 'oddSize' });
  });

  it('is read the same when its bitmap lies top down', () => {
    const bmp = aBmp(64, 48);
    new DataView(bmp.buffer).setInt32(22, -48, true);
    expect(readBmpSize(bmp)).toEqual({ width: 64, height: 48 });
  });

  it('never stops the reader, whatever the bytes', () => {
    const heads = [Uint8Array.of(0xff, 0xd8, 0xff), Uint8Array.of(0x42, 0x4d)];
    fc.assert(
      fc.property(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 300 }), (head, rest) => {
        const bytes = Uint8Array.from([...head, ...rest]);
        expect(() => checkPicture(bytes)).not.toThrow();
        expect(() => [readJpegSize(bytes), readBmpSize(bytes)]).not.toThrow();
      }),
    );
  });
});
