// A photo as black and white dots: cropped square, evened out, then dithered by Floyd and Steinberg's method.
import { createCanvas, loadImage } from '@napi-rs/canvas';

/** A picture of dots, row by row; 1 is black. */
export interface Dots {
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
}

// Thermal dots spread into their neighbours; printing lighter than the picture evens that out.
const LIGHTEN_GAMMA = 0.8;
const IGNORED_SHARE = 0.01;
const SHARPEN = 0.6;

/** A photo, opened once to be drawn at any size; null when it cannot be decoded. Never rejects. */
export async function openPhoto(jpeg: Uint8Array): Promise<{ readonly dotsAt: (side: number) => Dots } | null> {
  // A photo that cannot be read must not cost the badge; it closes up without it.
  const image = await loadImage(Buffer.from(jpeg)).catch(() => null);
  if (image === null || image.width === 0 || image.height === 0) return null;
  return {
    dotsAt: (side) => ({
      width: side,
      height: side,
      dots: ditherGrey(sharpen(evenOut(greySquare(image, side)), side), side),
    }),
  };
}

function greySquare(image: Awaited<ReturnType<typeof loadImage>>, size: number): Float32Array {
  const side = Math.min(image.width, image.height);
  const context = createCanvas(size, size).getContext('2d');
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, (image.width - side) / 2, (image.height - side) / 2, side, side, 0, 0, size, size);
  const { data } = context.getImageData(0, 0, size, size);
  const grey = new Float32Array(size * size);
  for (let i = 0; i < grey.length; i += 1) {
    grey[i] = 0.2126 * (data[i * 4] ?? 0) + 0.7152 * (data[i * 4 + 1] ?? 0) + 0.0722 * (data[i * 4 + 2] ?? 0);
  }
  return grey;
}

/** Stretches grey values so that the darkest and lightest hundredth become black and white, and lightens the middle. */
export function evenOut(grey: Float32Array): Float32Array {
  const sorted = Float32Array.from(grey).sort();
  const low = sorted[Math.floor(sorted.length * IGNORED_SHARE)] ?? 0;
  const high = sorted[Math.ceil(sorted.length * (1 - IGNORED_SHARE)) - 1] ?? 255;
  const range = Math.max(1, high - low);
  return grey.map((value) => 255 * Math.min(1, Math.max(0, (value - low) / range)) ** LIGHTEN_GAMMA);
}

/** Brings out edges, eyes and mouths before all else: dithering softens them. */
export function sharpen(grey: Float32Array, width: number): Float32Array {
  const height = grey.length / width;
  const sharp = new Float32Array(grey.length);
  for (let y = 0; y < height; y += 1) {
    // At the edges a neighbour that is not there is the dot itself.
    const above = (y === 0 ? y : y - 1) * width;
    const row = y * width;
    const below = (y === height - 1 ? y : y + 1) * width;
    for (let x = 0; x < width; x += 1) {
      const left = x === 0 ? x : x - 1;
      const right = x === width - 1 ? x : x + 1;
      const value = grey[row + x] ?? 0;
      const around =
        (grey[above + x] ?? 0) + (grey[below + x] ?? 0) + (grey[row + left] ?? 0) + (grey[row + right] ?? 0);
      sharp[row + x] = Math.min(255, Math.max(0, value + SHARPEN * (value - around / 4)));
    }
  }
  return sharp;
}

/** Dithers grey values (0 black to 255 white) to dots, row by row in alternating direction. */
export function ditherGrey(grey: Float32Array, width: number): Uint8Array {
  const values = Float32Array.from(grey);
  const dots = new Uint8Array(values.length);
  const height = values.length / width;
  for (let y = 0; y < height; y += 1) {
    const step = y % 2 === 0 ? 1 : -1;
    for (let i = 0; i < width; i += 1) {
      const x = step === 1 ? i : width - 1 - i;
      const at = y * width + x;
      const value = values[at] ?? 255;
      const isDark = value < 128;
      dots[at] = isDark ? 1 : 0;
      spread(values, { at, x, width, step }, value - (isDark ? 0 : 255));
    }
  }
  return dots;
}

function spread(
  values: Float32Array,
  place: { readonly at: number; readonly x: number; readonly width: number; readonly step: number },
  error: number,
): void {
  const { at, x, width, step } = place;
  const add = (dx: number, dy: number, share: number): void => {
    const target = at + dx * step + dy * width;
    const isInRow = x + dx * step >= 0 && x + dx * step < width;
    if (isInRow && target < values.length) values[target] = (values[target] ?? 0) + error * share;
  };
  add(1, 0, 7 / 16);
  add(-1, 1, 3 / 16);
  add(0, 1, 5 / 16);
  add(1, 1, 1 / 16);
}
