// One still from the live picture: an upright 3:4 crop, as a JPEG small enough to keep.

/** The still's size; a face fills it at arm's length. */
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

/** Draws the video's picture of this moment onto a canvas, not mirrored: the still is evidence. */
export function drawStill(video: HTMLVideoElement): HTMLCanvasElement | null {
  const crop = cropPortrait(video.videoWidth, video.videoHeight);
  const canvas = document.createElement('canvas');
  canvas.width = STILL_WIDTH;
  canvas.height = STILL_HEIGHT;
  const context = canvas.getContext('2d');
  if (context === null || crop.width === 0) return null;
  context.drawImage(video, crop.x, crop.y, crop.width, crop.height, 0, 0, STILL_WIDTH, STILL_HEIGHT);
  return canvas;
}

/** The canvas as JPEG bytes; null when the browser cannot make one. */
export async function jpegOf(canvas: HTMLCanvasElement): Promise<Uint8Array<ArrayBuffer> | null> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', JPEG_QUALITY));
  return blob === null ? null : new Uint8Array(await blob.arrayBuffer());
}

/** JPEG bytes as a picture to draw; null when they hold none. */
export async function pictureOf(jpeg: Uint8Array<ArrayBuffer>): Promise<ImageBitmap | null> {
  try {
    return await createImageBitmap(new Blob([jpeg], { type: 'image/jpeg' }));
  } catch {
    // Not a picture: the pupil retakes it or carries on without.
    return null;
  }
}
