// Pictures for a camera that is none: ramps whose crop can be measured, a lens cover, a light that finds its exposure.
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';

export const WIDTH = 1280;
export const HEIGHT = 720;
/** The upright 3:4 part in the middle: 540 of the 1280 columns. */
export const CROP = { x: 370, width: 540 };

/** Grey of a column: nearly black at the left edge of what is kept, nearly white at its right edge. */
export const rampLevel = (x: number): number => Math.round(20 + (215 * (x - CROP.x)) / CROP.width);

function jpegOf(draw: (pen: SKRSContext2D) => void, width = WIDTH, height = HEIGHT): Buffer {
  const canvas = createCanvas(width, height);
  draw(canvas.getContext('2d'));
  return canvas.toBuffer('image/jpeg', 95);
}

/** Red and blue where the crop cuts away, and between them a ramp from dark to bright. */
export function rampJpeg(): Buffer {
  return jpegOf((pen) => {
    pen.fillStyle = '#ff0000';
    pen.fillRect(0, 0, CROP.x, HEIGHT);
    pen.fillStyle = '#0000ff';
    pen.fillRect(CROP.x + CROP.width, 0, WIDTH, HEIGHT);
    for (let x = CROP.x; x < CROP.x + CROP.width; x += 1) {
      const level = rampLevel(x);
      pen.fillStyle = `rgb(${level} ${level} ${level})`;
      pen.fillRect(x, 0, 1, HEIGHT);
    }
  });
}

/** A picture of one grey. */
export function greyJpeg(level: number, width = WIDTH, height = HEIGHT): Buffer {
  return jpegOf(
    (pen) => {
      pen.fillStyle = `rgb(${level} ${level} ${level})`;
      pen.fillRect(0, 0, width, height);
    },
    width,
    height,
  );
}

/** A film that becomes brighter from frame to frame and then stays; played over and over. */
export function exposureFilm(steadyLevel: number, rampFrames: number, steadyFrames: number): Buffer {
  const frames = Array.from({ length: rampFrames + steadyFrames }, (_, at) =>
    greyJpeg(Math.min(steadyLevel, Math.round(((at + 1) * steadyLevel) / (rampFrames + 1))), 640, 480),
  );
  return Buffer.concat(frames);
}
