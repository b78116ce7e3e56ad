import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Bitmap } from './bitmap.ts';
import { encodeEscpos, withoutRealTimeCodes } from './escpos-encode.ts';

function aBitmap(width: number, height: number, fill = 0xaa): Bitmap {
  return { width, height, bits: new Uint8Array((width / 8) * height).fill(fill) };
}

/** Reads the bands of GS v 0 back, independently of the simulator. */
function readBands(bytes: Uint8Array): { rows: number; bits: Uint8Array }[] {
  const bands: { rows: number; bits: Uint8Array }[] = [];
  let at = 2;
  while (bytes[at] === 0x1d && bytes[at + 1] === 0x76) {
    const widthBytes = (bytes[at + 4] ?? 0) + 256 * (bytes[at + 5] ?? 0);
    const rows = (bytes[at + 6] ?? 0) + 256 * (bytes[at + 7] ?? 0);
    bands.push({ rows, bits: bytes.slice(at + 8, at + 8 + widthBytes * rows) });
    at += 8 + widthBytes * rows;
  }
  expect(Array.from(bytes.subarray(at))).toEqual([0x1b, 0x64, 0x04, 0x1d, 0x56, 0x00, 0x1b, 0x40]);
  return bands;
}

describe('encoding a badge', () => {
  it('resets the printer, sends bands of at most 255 rows, feeds once and cuts', async () => {
    const bytes = await encodeEscpos(aBitmap(576, 600));
    expect(Array.from(bytes.subarray(0, 2))).toEqual([0x1b, 0x40]);
    expect(readBands(bytes).map((band) => band.rows)).toEqual([255, 255, 90]);
  });

  it('prints exactly the dots it was given', async () => {
    const bits = Uint8Array.from({ length: 48 * 300 }, (_, i) => (i * 7 + (i >> 5)) & 0xff);
    const bitmap = withoutRealTimeCodes({ width: 384, height: 300, bits });
    const bands = readBands(await encodeEscpos(bitmap));
    expect(Buffer.concat(bands.map((band) => band.bits)).equals(Buffer.from(bitmap.bits))).toBe(true);
  });

  it('starts each badge afresh: the same badge gives the same bytes', async () => {
    const [one, two] = [await encodeEscpos(aBitmap(576, 20)), await encodeEscpos(aBitmap(576, 20))];
    expect(two).toEqual(one);
  });

  it('refuses a picture without dots or wider than a printer takes', async () => {
    await expect(encodeEscpos(aBitmap(576, 0))).rejects.toMatchObject({ code: 'PRINTER_EMPTY_JOB' });
    await expect(encodeEscpos(aBitmap(2048, 8))).rejects.toMatchObject({ code: 'INTERNAL' });
  });

  it('never holds a real-time command in the picture, and changes at most one dot for each', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0x10, 0x04, 0x05, 0x14, 0x00, 0x30), { maxLength: 64 }), (bytes) => {
        const bits = Uint8Array.from(bytes);
        const safe = withoutRealTimeCodes({ width: 8, height: bits.length, bits }).bits;
        safe.forEach((byte, i) => {
          if (byte === 0x10) expect([0x04, 0x05, 0x14]).not.toContain(safe[i + 1]);
          expect([bits[i], 0x30]).toContain(byte);
        });
      }),
    );
  });
});
