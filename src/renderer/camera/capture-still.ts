// One still from a live picture or a captured one: an upright 3:4 crop, as a JPEG small enough to keep.
import { lightOf, type Light } from './exposure.ts';

/** The still's size; a face fills it at arm's length, and its middle square is the photo of the badge. */
export const STILL_WIDTH = 480;
export const STILL_HEIGHT = 640;
const JPEG_QUALITY = 0.85;

export interface Crop {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The largest upright 3:4 rectangle in the middle of a picture, in the picture's own pixels. */
export function cropPortrait(pictureWidth: number, pictureHeight: number): Crop {
  const width = Math.min(pictureWidth, (pictureHeight * STILL_WIDTH) / STILL_HEIGHT);
  const height = (width * STILL_HEIGHT) / STILL_WIDTH;
  return { x: (pictureWidth - width) / 2, y: (pictureHeight - height) / 2, width, height };
}

const sizeOf = (source: HTMLVideoElement | ImageBitmap): readonly [width: number, height: number] =>
  'videoWidth' in source ? [source.videoWidth, source.videoHeight] : [source.width, source.height];

/**
 * Draws the picture of this moment onto a canvas of the still's size. Not mirrored unless asked: the still is evidence.
 * Null for a picture without size, and where the browser cannot draw.
 */
export function drawStill(source: HTMLVideoElement | ImageBitmap, mirrored: boolean): HTMLCanvasElement | null {
  const crop = cropPortrait(...sizeOf(source));
  const canvas = document.createElement('canvas');
  canvas.width = STILL_WIDTH;
  canvas.height = STILL_HEIGHT;
  const context = canvas.getContext('2d');
  if (context === null || crop.width === 0) return null;
  if (mirrored) {
    context.translate(STILL_WIDTH, 0);
    context.scale(-1, 1);
  }
  context.drawImage(source, crop.x, crop.y, crop.width, crop.height, 0, 0, STILL_WIDTH, STILL_HEIGHT);
  return canvas;
}

/** How bright a still is. */
export function lightOfStill(canvas: HTMLCanvasElement): Light {
  const context = canvas.getContext('2d');
  if (context === null) return { mean: 255, spread: 0 };
  return lightOf(context.getImageData(0, 0, canvas.width, canvas.height).data);
}

/** The canvas as JPEG bytes; null when the browser cannot make one. */
export async function jpegOf(canvas: HTMLCanvasElement): Promise<Uint8Array<ArrayBuffer> | null> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', JPEG_QUALITY));
  return blob === null ? null : new Uint8Array(await blob.arrayBuffer());
}

/** The bytes of a picture as one to draw; null when they hold none. */
export async function pictureOf(bytes: Uint8Array<ArrayBuffer>, type = 'image/jpeg'): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(new Blob([bytes], { type }));
  } catch {
    // Not a picture: the pupil retakes it or carries on without.
    return null;
  }
}
