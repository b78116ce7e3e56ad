// The school's logo: checked before anything decodes it, made grey and small enough to keep, and turned into dots at
// the size it is printed.
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { AppError } from '../../../../shared/errors/app-error.ts';
import { LOGO_MOST_BYTES, LOGO_MOST_PIXELS } from '../../../../shared/domain/badge-logo.ts';
import { ditherGrey, type Dots } from '../photo-dither.ts';
import { readPictureSize } from './picture-size.ts';

/** A logo as it is kept. */
export interface PreparedLogo {
  /** Grey on white, without transparency. */
  readonly png: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Larger than it is ever printed: 176 dots high at 300 dpi. */
const KEPT = { width: 800, height: 400 } as const;
const WHITE = 250;
const BLACK = 128;
/** With more than this share of greys it is a picture and not a drawing, and is dithered. */
const GREY_SHARE = 0.2;

interface Grey {
  readonly width: number;
  readonly height: number;
  readonly values: Float32Array;
}

/**
 * Makes a PNG or JPEG ready to be kept: on white, grey, its empty margins cut off, scaled down.
 * @throws AppError VALIDATION for what is no such picture, too large, or empty
 */
export async function prepareLogo(bytes: Uint8Array): Promise<PreparedLogo> {
  const refuse = (why: string): AppError => new AppError('VALIDATION', { fields: { logo: why } });
  if (bytes.length > LOGO_MOST_BYTES) throw refuse('at most 2 MB');
  const size = readPictureSize(bytes);
  if (size === null) throw refuse('a PNG or JPEG picture');
  if (size.width * size.height > LOGO_MOST_PIXELS) throw refuse('at most 16 million pixels');
  const image = await loadImage(Buffer.from(bytes)).catch(() => null);
  if (image === null || image.width === 0 || image.height === 0) throw refuse('a picture that can be opened');
  // What surrounds the logo is found in a small copy, so that a large picture is held only once.
  const ink = inkOf(greyOf(image, { x: 0, y: 0, width: image.width, height: image.height }, KEPT));
  if (ink === null) throw refuse('a picture that is not empty');
  const scale = Math.max(image.width / KEPT.width, image.height / KEPT.height, 1);
  const part = { x: ink.x * scale, y: ink.y * scale, width: ink.width * scale, height: ink.height * scale };
  const grey = greyOf(image, part, KEPT);
  return { png: pngOf(grey), widthPx: grey.width, heightPx: grey.height };
}

type Part = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** A part of a picture in grey on white, scaled down to fit; never up. */
function greyOf(
  image: Parameters<typeof drawn>[0],
  part: Part,
  most: { readonly width: number; readonly height: number },
) {
  const scale = Math.min(most.width / part.width, most.height / part.height, 1);
  return drawn(image, part, Math.max(1, Math.round(part.width * scale)), Math.max(1, Math.round(part.height * scale)));
}

function drawn(image: Awaited<ReturnType<typeof loadImage>>, part: Part, width: number, height: number): Grey {
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, part.x, part.y, part.width, part.height, 0, 0, width, height);
  const { data } = context.getImageData(0, 0, width, height);
  const values = new Float32Array(width * height);
  for (let i = 0; i < values.length; i += 1) {
    values[i] = 0.2126 * (data[i * 4] ?? 0) + 0.7152 * (data[i * 4 + 1] ?? 0) + 0.0722 * (data[i * 4 + 2] ?? 0);
  }
  return { width, height, values };
}

/** The smallest part that holds everything that is not white; null when all is. */
function inkOf({ width, values }: Grey): Part | null {
  let [left, right, top, bottom] = [Infinity, -1, Infinity, -1];
  for (let at = 0; at < values.length; at += 1) {
    if ((values[at] ?? WHITE) >= WHITE) continue;
    const x = at % width;
    bottom = (at - x) / width;
    if (x < left) left = x;
    if (x > right) right = x;
    if (bottom < top) top = bottom;
  }
  return right < 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

function pngOf({ width, height, values }: Grey): Uint8Array {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  const pixels = context.createImageData(width, height);
  const { data } = pixels;
  for (let at = 0; at < values.length; at += 1) {
    const grey = Math.round(values[at] ?? WHITE);
    data[at * 4] = grey;
    data[at * 4 + 1] = grey;
    data[at * 4 + 2] = grey;
    data[at * 4 + 3] = 255;
  }
  context.putImageData(pixels, 0, 0);
  return new Uint8Array(canvas.toBuffer('image/png'));
}

/** A kept logo, opened once to be drawn at any size; null when it cannot be: a badge without it beats no badge. */
export async function openLogo(png: Uint8Array): Promise<{
  readonly width: number;
  readonly height: number;
  readonly dotsAt: (width: number, height: number) => Dots;
} | null> {
  const image = await loadImage(Buffer.from(png)).catch(() => null);
  if (image === null || image.width === 0 || image.height === 0) return null;
  const whole = { x: 0, y: 0, width: image.width, height: image.height };
  return {
    width: image.width,
    height: image.height,
    dotsAt: (width, height) => toDots(drawn(image, whole, width, height)),
  };
}

/** A drawing by its darker half, a picture dithered. */
function toDots({ width, height, values }: Grey): Dots {
  const greys = values.reduce((count, value) => count + (value > 60 && value < 200 ? 1 : 0), 0);
  const inked = values.reduce((count, value) => count + (value < WHITE ? 1 : 0), 0);
  const isPicture = greys > inked * GREY_SHARE;
  const dots = isPicture ? ditherGrey(values, width) : Uint8Array.from(values, (value) => (value < BLACK ? 1 : 0));
  return { width, height, dots };
}
