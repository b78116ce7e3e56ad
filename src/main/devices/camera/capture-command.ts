// The capture program's command line: node-webcam writes it, we take it apart and run it without a shell.
import { create, type WebcamOptions } from 'node-webcam';
import { AppError } from '../../../shared/errors/app-error.ts';
import { cameraSettings } from '../../../shared/settings/schema.ts';

const WIDTH = 1280;
const HEIGHT = 720;
const QUALITY = 90;
/** Frames thrown away first: a webcam's first pictures are dark until it has found its exposure. */
const SKIPPED_FRAMES = '10';

/** No character of these means anything to a shell, begins an option, or separates arguments. */
const SAFE_ARGUMENT = /^[A-Za-z0-9_./:=-]+$/;
const SAFE_PATH = /^\/[A-Za-z0-9_./+-]+$/;

export interface CaptureCommand {
  readonly program: string;
  readonly args: readonly string[];
}

/** True for an absolute path that node-webcam can write to: it breaks paths with spaces in two. */
export function isCapturePath(path: string): boolean {
  return SAFE_PATH.test(path);
}

/** The device as the platform's program wants it; checked again here, because settings can be edited by hand. */
function deviceFor(platform: 'linux' | 'darwin', device: string | null): string | false {
  const checked = cameraSettings.shape.device.safeParse(device);
  if (!checked.success) {
    throw new AppError('CAMERA_MISSING', { context: { reason: 'deviceRefused' } });
  }
  // imagesnap knows cameras by name only, so a Mac always uses its first.
  if (checked.data === null || platform === 'darwin') return false;
  return /^\d+$/.test(checked.data) ? `/dev/video${checked.data}` : checked.data;
}

/**
 * Builds the command that takes one still into `file`.
 * @throws AppError CAMERA_MISSING when the device is not one of the allowed shapes, or the platform has no program
 * that writes JPEG (on Windows node-webcam's writes bitmaps and is not shipped: use the live driver there).
 */
export function buildCaptureCommand(platform: string, device: string | null, file: string): CaptureCommand {
  if (platform !== 'linux' && platform !== 'darwin') {
    throw new AppError('CAMERA_MISSING', { context: { reason: 'noCaptureProgramForPlatform' } });
  }
  if (!isCapturePath(file)) throw new AppError('INTERNAL', { context: { reason: 'capturePathUnsafe' } });
  // A fresh object each time: node-webcam writes its defaults into the one it is given.
  const options: WebcamOptions = {
    width: WIDTH,
    height: HEIGHT,
    quality: QUALITY,
    delay: 0,
    output: 'jpeg',
    device: deviceFor(platform, device),
    saveShots: false,
    verbose: false,
  };
  // as: the typings say boolean, the library wants the number of frames.
  const withSkip = platform === 'linux' ? { ...options, skip: SKIPPED_FRAMES as unknown as boolean } : options;
  const [program, ...args] = create({ ...withSkip })
    .generateSh(file)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (program === undefined || ![program, ...args].every((word) => SAFE_ARGUMENT.test(word))) {
    throw new AppError('INTERNAL', { context: { reason: 'captureCommandUnsafe' } });
  }
  return { program, args };
}
