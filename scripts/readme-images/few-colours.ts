// A PNG with a palette of at most 256 colours: screens are flat, so little is lost and two thirds of the bytes go.
import { PNG } from 'pngjs';
import { crc32, deflateSync } from 'node:zlib';

const mostColours = 256;
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const red = (colour: number): number => colour >> 16;
const green = (colour: number): number => (colour >> 8) & 0xff;
const blue = (colour: number): number => colour & 0xff;

function distance(a: number, b: number): number {
  return (red(a) - red(b)) ** 2 + (green(a) - green(b)) ** 2 + (blue(a) - blue(b)) ** 2;
}

/** Every pixel as 0xRRGGBB; transparency counts as white paper. */
function pixelsOf({ data, width, height }: PNG): Uint32Array {
  const pixels = new Uint32Array(width * height);
  for (let at = 0; at < pixels.length; at += 1) {
    const alpha = data.readUInt8(at * 4 + 3) / 255;
    const over = (offset: number): number => Math.round(data.readUInt8(at * 4 + offset) * alpha + 255 * (1 - alpha));
    pixels[at] = (over(0) << 16) | (over(1) << 8) | over(2);
  }
  return pixels;
}

/** The colours to keep: the most frequent first, each at some distance from those before it, closer as places remain. */
function choosePalette(pixels: Uint32Array): number[] {
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const byCount = [...counts].toSorted((a, b) => b[1] - a[1]).map(([colour]) => colour);
  const palette: number[] = [];
  for (const apart of [600, 150, 40, 0]) {
    for (const colour of byCount) {
      if (palette.length === mostColours) return palette;
      if (palette.every((kept) => distance(kept, colour) > apart)) palette.push(colour);
    }
  }
  return palette;
}

function nearest(palette: readonly number[], colour: number): number {
  let best = 0;
  for (let index = 1; index < palette.length; index += 1) {
    if (distance(palette[index] ?? 0, colour) < distance(palette[best] ?? 0, colour)) best = index;
  }
  return best;
}

function chunk(type: string, body: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, check]);
}

/** Writes the picture again with a palette, one byte a pixel. */
export function withFewColours(png: Buffer): Buffer {
  const picture = PNG.sync.read(png);
  const pixels = pixelsOf(picture);
  const palette = choosePalette(pixels);
  const places = new Map<number, number>();
  const rows = Buffer.alloc((picture.width + 1) * picture.height);
  pixels.forEach((colour, at) => {
    const place = places.get(colour) ?? nearest(palette, colour);
    places.set(colour, place);
    // Each row begins with a filter byte; 0 is none, which is what palettes want.
    rows.writeUInt8(place, at + Math.floor(at / picture.width) + 1);
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(picture.width, 0);
  header.writeUInt32BE(picture.height, 4);
  // Eight bits a pixel, by palette; the rest is zero: deflate, adaptive filters, not interlaced.
  header.set([8, 3], 8);
  const colours = Buffer.from(palette.flatMap((colour) => [red(colour), green(colour), blue(colour)]));
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
