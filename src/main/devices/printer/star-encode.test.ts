// STAR bytes, read back by a decoder of ours: what the printer is sent is the picture that was drawn.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Bitmap } from './bitmap.ts';
import { encodeStar, withoutStarRealTimeCodes } from './star-encode.ts';

interface Decoded {
  readonly bitmap: Bitmap;
  /** The names of the commands around the picture, in order. */
  readonly commands: readonly string[];
}

/** Reads STAR line mode as far as a picture needs it. Strict: anything else throws. */
function decodeStar(bytes: Uint8Array): Decoded {
  const commands: string[] = [];
  const rows: Uint8Array[] = [];
  let at = 0;
  const starts = (...wanted: readonly number[]): boolean => wanted.every((byte, offset) => bytes[at + offset] === byte);
  while (at < bytes.length) {
    if (starts(0x1b, 0x6b)) {
      const width = bytes[at + 2] ?? 0;
      if (bytes[at + 3] !== 0) throw new Error('a wide picture');
      for (let row = 0; row < 24; row += 1) rows.push(bytes.slice(at + 4 + row * width, at + 4 + (row + 1) * width));
      at += 4 + 24 * width;
      if (bytes[at] !== 0x0a) throw new Error('a band that is not printed');
      at += 1;
    } else if (starts(0x1b, 0x40)) at += take('reset', 2);
    else if (starts(0x1b, 0x30)) at += take('lines of 3 mm', 2);
    else if (starts(0x1b, 0x7a, 0x01)) at += take('lines of 4 mm', 3);
    else if (starts(0x1b, 0x64, 0x02)) at += take('feed and cut', 3);
    else throw new Error(`unknown command at ${at}`);
  }
  function take(name: string, length: number): number {
    commands.push(name);
    return length;
  }
  const stride = rows[0]?.length ?? 0;
  return {
    commands,
    bitmap: { width: stride * 8, height: rows.length, bits: Uint8Array.from(rows.flatMap((row) => [...row])) },
  };
}

const aBitmap = fc
  .record({ stride: fc.integer({ min: 1, max: 20 }), height: fc.integer({ min: 1, max: 60 }) })
  .chain(({ stride, height }) =>
    fc
      .uint8Array({ minLength: stride * height, maxLength: stride * height })
      .map((bits): Bitmap => ({ width: stride * 8, height, bits: Uint8Array.from(bits) })),
  );

describe('a badge for a STAR printer', () => {
  it('is the picture that was drawn, dot for dot, and white to the end of its last band', async () => {
    await fc.assert(
      fc.asyncProperty(aBitmap, async (bitmap) => {
        const { bitmap: printed, commands } = decodeStar(await encodeStar(bitmap));
        const drawn = withoutStarRealTimeCodes(bitmap).bits;
        expect(printed.width).toBe(bitmap.width);
        expect(printed.height).toBe(Math.ceil(bitmap.height / 24) * 24);
        expect(Buffer.from(printed.bits.subarray(0, drawn.length)).equals(Buffer.from(drawn))).toBe(true);
        expect(printed.bits.subarray(drawn.length).every((byte) => byte === 0)).toBe(true);
        expect(commands).toEqual(['reset', 'lines of 3 mm', 'lines of 4 mm', 'feed and cut', 'reset']);
      }),
      { numRuns: 25 },
    );
  });

  it.each([0x01, 0x18])('never holds the real-time command ESC ACK %i inside its picture', async (last) => {
    const bits = Uint8Array.of(0, 0x1b, 0x06, last, 0, 0x1b, 0x06, 0x02);
    const { bits: safe } = withoutStarRealTimeCodes({ width: 64, height: 1, bits });
    expect([...safe]).toEqual([0, 0x1f, 0x06, last, 0, 0x1b, 0x06, 0x02]);
    expect(bits[1]).toBe(0x1b);
  });

  it('refuses a picture without dots, and one that is wider than the commands can say', async () => {
    await expect(encodeStar({ width: 0, height: 0, bits: new Uint8Array() })).rejects.toMatchObject({
      code: 'PRINTER_EMPTY_JOB',
    });
    const wide = { width: 2048, height: 1, bits: new Uint8Array(256) };
    await expect(encodeStar(wide)).rejects.toMatchObject({ code: 'INTERNAL' });
  });
});
