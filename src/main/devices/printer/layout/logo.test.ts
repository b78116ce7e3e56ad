// A logo is checked before it is decoded, trimmed, made small, and comes out in clean black and white.
import { describe, expect, it, jest } from '@jest/globals';
import { createCanvas } from '@napi-rs/canvas';
import { openLogo, prepareLogo } from './logo.ts';
import { readPictureSize } from './picture-size.ts';

// A busy machine decodes slowly.
jest.setTimeout(30_000);

function picture(width: number, height: number, draw: (context: ReturnType<typeof contextOf>) => void) {
  const context = contextOf(width, height);
  draw(context);
  return context.canvas;
}
const contextOf = (width: number, height: number) => createCanvas(width, height).getContext('2d');

const crest = () =>
  picture(1200, 900, (context) => {
    context.fillStyle = '#0b3d91';
    context.fillRect(300, 200, 600, 300);
  });

describe('the size a picture says it has', () => {
  it('is read from PNG and JPEG without decoding', () => {
    expect(readPictureSize(new Uint8Array(crest().toBuffer('image/png')))).toEqual({ width: 1200, height: 900 });
    expect(readPictureSize(new Uint8Array(crest().toBuffer('image/jpeg')))).toEqual({ width: 1200, height: 900 });
  });

  it.each([
    ['nothing', []],
    ['words', [...Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')]],
    ['a JPEG that ends at once', [0xff, 0xd8, 0xff, 0xd9]],
    ['a JPEG with a segment of no length', [0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0]],
    ['a GIF', [...Buffer.from('GIF89a0000000000000000000000')]],
  ])('is not known of %s', (_name, bytes) => {
    expect(readPictureSize(Uint8Array.from(bytes))).toBeNull();
  });
});

describe('a logo', () => {
  it.each(['image/png', 'image/jpeg'] as const)('from %s is trimmed to its ink', async (type) => {
    const bytes = type === 'image/png' ? crest().toBuffer(type) : crest().toBuffer(type, 90);
    const { widthPx, heightPx, png } = await prepareLogo(new Uint8Array(bytes));
    // A JPEG is transparent nowhere: its empty margin is black, so it stays whole.
    expect(widthPx / heightPx).toBeCloseTo(type === 'image/png' ? 2 : 4 / 3, 1);
    expect(png.length).toBeLessThan(100_000);
  });

  it('is never kept larger than it is printed', async () => {
    const wide = picture(2400, 2000, (context) => context.fillRect(0, 0, 2400, 2000));
    const { widthPx, heightPx } = await prepareLogo(new Uint8Array(wide.toBuffer('image/png')));
    expect([widthPx <= 800, heightPx <= 400]).toEqual([true, true]);
  });

  it.each([
    ['no picture', () => Uint8Array.from(Buffer.from('no picture at all')), 'a PNG or JPEG picture'],
    [
      'an empty one',
      () => new Uint8Array(contextOf(50, 50).canvas.toBuffer('image/png')),
      'a picture that is not empty',
    ],
    ['more than 2 MB', () => new Uint8Array(2_000_001), 'at most 2 MB'],
    [
      'a PNG that says it is enormous',
      () => {
        const bytes = new Uint8Array(crest().toBuffer('image/png'));
        new DataView(bytes.buffer, bytes.byteOffset).setUint32(16, 60_000);
        return bytes;
      },
      'at most 16 million pixels',
    ],
    [
      'a PNG that breaks off',
      () => new Uint8Array(crest().toBuffer('image/png').subarray(0, 60)),
      'a picture that can be opened',
    ],
  ])('that is %s is refused', async (_name, bytes, logo) => {
    await expect(prepareLogo(bytes())).rejects.toMatchObject({ code: 'VALIDATION', fields: { logo } });
  });

  it('is drawn by its darker half, and a picture with many greys is dithered', async () => {
    const line = await prepareLogo(new Uint8Array(crest().toBuffer('image/png')));
    const drawn = (await openLogo(line.png))?.dotsAt(80, 40);
    expect(drawn?.dots.reduce((sum, dot) => sum + dot, 0)).toBeGreaterThan(80 * 40 * 0.9);
    const fade = picture(400, 200, (context) => {
      const grey = context.createLinearGradient(0, 0, 400, 0);
      grey.addColorStop(0, 'black');
      grey.addColorStop(1, '#ddd');
      context.fillStyle = grey;
      context.fillRect(0, 0, 400, 200);
    });
    const photo = await prepareLogo(new Uint8Array(fade.toBuffer('image/png')));
    const dots = (await openLogo(photo.png))?.dotsAt(80, 40).dots ?? new Uint8Array();
    const middle = [...dots].filter((_, at) => at % 80 > 30 && at % 80 < 50);
    const ink = middle.reduce((sum, dot) => sum + dot, 0) / middle.length;
    expect(ink).toBeGreaterThan(0.3);
    expect(ink).toBeLessThan(0.9);
  });

  it('that can no longer be opened leaves the badge without it', async () => {
    expect(await openLogo(Uint8Array.of(1, 2, 3))).toBeNull();
  });
});
