// The camera's settings. Whatever reaches a capture program is of a shape allowed here, and nothing else.
import { z } from 'zod';

/** What cameras are asked for; they give the nearest they have. */
export const cameraResolution = z.enum(['640x480', '1280x720', '1280x960', '1920x1080']);
export type CameraResolution = z.infer<typeof cameraResolution>;

/** A capture program somewhere else than where it is looked for: a whole path that ends in one of the three names. */
const PROGRAM_FILE =
  /^(\/([A-Za-z0-9_+-][A-Za-z0-9_.+-]*\/)*(fswebcam|imagesnap)|[A-Za-z]:\\([A-Za-z0-9_()+-][A-Za-z0-9_ .()+-]*\\)*CommandCam\.exe)$/;

export const cameraSettings = z.strictObject({
  /**
   * auto: live, and the capture program where no live camera is found or opens; live: preview in the window;
   * node-webcam: a capture program, for cameras Chromium cannot open; none: no photos.
   */
  driver: z.enum(['auto', 'live', 'node-webcam', 'none']).default('auto'),
  /** The live camera, by the name the system gives it; null is the first. Only ever compared. */
  liveCamera: z.string().min(1).max(200).nullable().default(null),
  /** The capture program's device: a number of its list on Windows and macOS; null is the first camera. */
  device: z
    .string()
    .regex(/^(\/dev\/video\d{1,3}|TEST:|\d{1,2})$/, 'a camera such as /dev/video0, or its number')
    .nullable()
    .default(null),
  /** The capture program's file; null looks in the usual places. */
  program: z
    .string()
    .max(200)
    .regex(PROGRAM_FILE, 'the whole path of fswebcam, imagesnap or CommandCam.exe')
    .nullable()
    .default(null),
  resolution: cameraResolution.default('1280x720'),
  /** The picture on the screen is turned round like a mirror. */
  mirrorPreview: z.boolean().default(true),
  /** The photo that is kept is turned round too: for cameras that mirror by themselves. */
  mirrorPhoto: z.boolean().default(false),
});
export type CameraSettings = z.infer<typeof cameraSettings>;

/** Width and height in dots. */
export function resolutionSize(resolution: CameraResolution): { readonly width: number; readonly height: number } {
  const [width = 0, height = 0] = resolution.split('x').map(Number);
  return { width, height };
}
