// Bodies: packed and not, cut, too large after unpacking, packed in a way nobody asked for.
import { describe, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { readBody, type BodyWish } from './body.ts';

const TEXT = JSON.stringify({
  data: Array.from({ length: 500 }, (_, index) => ({ id: `A${index}`, surname: 'Siân' })),
});

async function* inPieces(bytes: Uint8Array, size = 700): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const read = (bytes: Uint8Array, wish: Partial<BodyWish> = {}) =>
  readBody(inPieces(bytes), { encoding: null, limitBytes: 1_000_000, onProgress: () => undefined, ...wish });

describe('a body', () => {
  it('is text as it came, over the edges of its pieces', async () => {
    expect(await read(Buffer.from(TEXT))).toEqual({ text: TEXT, wireBytes: Buffer.byteLength(TEXT) });
  });

  it.each(['gzip', 'GZIP', 'x-gzip'])(
    'packed as %s is unpacked, and a fraction of it crossed the line',
    async (encoding) => {
      const packed = gzipSync(TEXT);
      const { text, wireBytes } = await read(packed, { encoding });
      expect(text).toBe(TEXT);
      expect(wireBytes).toBe(packed.length);
      expect(wireBytes).toBeLessThan(TEXT.length / 4);
    },
  );

  it('of nothing is nothing, however it says it is packed', async () => {
    expect((await read(Buffer.alloc(0), { encoding: 'gzip' })).text).toBe('');
  });

  it('that would unpack to more than the limit is refused', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    expect(bomb.length).toBeLessThan(100_000);
    await expect(read(bomb, { encoding: 'gzip' })).rejects.toMatchObject({ code: 'ERR_BUFFER_TOO_LARGE' });
  });

  it.each([
    ['cut off', gzipSync(TEXT).subarray(0, 200)],
    ['not packed at all', Buffer.from(TEXT)],
  ])('that is %s is refused', async (_what, bytes) => {
    await expect(read(bytes, { encoding: 'gzip' })).rejects.toMatchObject({ code: expect.stringMatching(/^Z_/) });
  });

  it('packed in a way nobody asked for is refused', async () => {
    await expect(read(Buffer.from('x'), { encoding: 'br' })).rejects.toMatchObject({ code: 'UNKNOWN_ENCODING' });
  });

  it('tells of each piece', async () => {
    let pieces = 0;
    await read(Buffer.alloc(7_000), { onProgress: () => (pieces += 1) });
    expect(pieces).toBe(10);
  });
});
