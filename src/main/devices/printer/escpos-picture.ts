// The picture in our own ESC/POS bytes, read back: what a preview shows is then what the printer is sent.
import type { BadgeOrientation } from '../../../shared/domain/badge-paper.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { bitmapToPng, turnedBack, type Bitmap } from './bitmap.ts';

const ESC = 0x1b;
const GS = 0x1d;

/**
 * Puts the raster bands (GS v 0) of one encoded badge together again. Knows only what escpos-encode.ts writes.
 * @throws AppError INTERNAL for bytes without a picture, or with bands of different widths
 */
export function pictureOfEscpos(bytes: Uint8Array): Bitmap {
  const bands: Uint8Array[] = [];
  let stride = 0;
  let height = 0;
  for (let at = 0; at < bytes.length;) {
    const isBand = bytes[at] === GS && bytes[at + 1] === 0x76 && bytes[at + 2] === 0x30;
    if (!isBand) {
      // The few short commands around the picture hold no band's beginning.
      at += bytes[at] === ESC ? 2 : 1;
      continue;
    }
    const bandStride = (bytes[at + 4] ?? 0) + 256 * (bytes[at + 5] ?? 0);
    const rows = (bytes[at + 6] ?? 0) + 256 * (bytes[at + 7] ?? 0);
    if (stride !== 0 && bandStride !== stride) throw noPicture();
    stride = bandStride;
    height += rows;
    bands.push(bytes.subarray(at + 8, at + 8 + stride * rows));
    at += 8 + stride * rows;
  }
  if (height === 0 || stride === 0) throw noPicture();
  const bits = new Uint8Array(stride * height);
  let filled = 0;
  for (const band of bands) {
    bits.set(band, filled);
    filled += band.length;
  }
  return { width: stride * 8, height, bits };
}

const noPicture = (): AppError => new AppError('INTERNAL', { context: { what: 'badge preview' } });

/** One encoded badge as a PNG, turned back where it lies along the paper. @throws as pictureOfEscpos */
export function badgePicture(
  bytes: Uint8Array,
  orientation: BadgeOrientation,
): { readonly png: Uint8Array; readonly acrossDots: number; readonly alongDots: number } {
  const bitmap = pictureOfEscpos(bytes);
  const upright = orientation === 'landscape' ? turnedBack(bitmap) : bitmap;
  return { png: new Uint8Array(bitmapToPng(upright)), acrossDots: bitmap.width, alongDots: bitmap.height };
}
