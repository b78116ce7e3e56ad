// A one-bit picture, packed as printers want it: eight dots a byte, the first dot in the highest bit, 1 is black.
import { PNG } from 'pngjs';

export interface Bitmap {
  /** In dots; a multiple of 8. */
  readonly width: number;
  readonly height: number;
  readonly bits: Uint8Array;
}

/** Packs canvas pixels (RGBA) to one bit each; darker than the middle is black. */
export function packPixels(rgba: Uint8ClampedArray, width: number, height: number): Bitmap {
  const bits = new Uint8Array((width / 8) * height);
  for (let i = 0; i < width * height; i += 1) {
    // Everything drawn is grey, so one channel says it all.
    if ((rgba[i * 4] ?? 255) < 128) bits[i >> 3] = (bits[i >> 3] ?? 0) | (0x80 >> (i & 7));
  }
  return { width, height, bits };
}

/** True when the dot is black; outside the picture is white. */
export function isBlack(bitmap: Bitmap, x: number, y: number): boolean {
  if (x < 0 || y < 0 || x >= bitmap.width || y >= bitmap.height) return false;
  const at = y * bitmap.width + x;
  return (((bitmap.bits[at >> 3] ?? 0) >> (7 - (at & 7))) & 1) === 1;
}

/** The picture turned by a quarter, clockwise: what was its left edge comes out first. Its height must be a multiple of 8. */
export function turnedBitmap(bitmap: Bitmap): Bitmap {
  const [width, height] = [bitmap.height, bitmap.width];
  const bits = new Uint8Array((width / 8) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const at = y * width + x;
      if (isBlack(bitmap, y, bitmap.height - 1 - x)) bits[at >> 3] = (bits[at >> 3] ?? 0) | (0x80 >> (at & 7));
    }
  }
  return { width, height, bits };
}

/** The picture turned back, for reading on a screen: undoes `turnedBitmap`. */
export function turnedBack(bitmap: Bitmap): Bitmap {
  return turnedBitmap(turnedBitmap(turnedBitmap(bitmap)));
}

/** Cuts out rows, from `top` on, as many as there are up to `rows`. */
export function cutRows(bitmap: Bitmap, top: number, rows: number): Bitmap {
  const stride = bitmap.width / 8;
  const height = Math.min(rows, bitmap.height - top);
  return { width: bitmap.width, height, bits: bitmap.bits.subarray(top * stride, (top + height) * stride) };
}

/** Writes the picture as a PNG. */
export function bitmapToPng(bitmap: Bitmap): Buffer {
  const png = new PNG({ width: bitmap.width, height: bitmap.height });
  const grey = Buffer.alloc(bitmap.width * bitmap.height);
  for (let i = 0; i < grey.length; i += 1) {
    grey[i] = (((bitmap.bits[i >> 3] ?? 0) >> (7 - (i & 7))) & 1) === 1 ? 0 : 255;
  }
  png.data = grey;
  // No row filters and light packing: it is read again a moment later and never stored.
  return PNG.sync.write(png, { colorType: 0, inputColorType: 0, filterType: 0, deflateLevel: 1 });
}
