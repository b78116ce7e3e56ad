// The capture program's arguments: node-webcam writes its line, we take it apart and run it without a shell.
import { Factory } from 'node-webcam';
import { AppError } from '../../../shared/errors/app-error.ts';
import { cameraSettings, resolutionSize, type CameraSettings } from '../../../shared/settings/camera.ts';
import type { CapturePlatform } from './capture-program.ts';

const QUALITY = 90;
/**
 * How long the picture is left alone to find its exposure. On Linux frames are thrown away: a webcam's first are dark.
 * The other two programs are told a time.
 */
const SKIPPED_FRAMES = '20';
const WARM_UP_SECONDS = 1;

/** No character of these means anything to a shell, or separates arguments. */
const SAFE_ARGUMENT = /^[A-Za-z0-9_./:=-]+$/;

export interface CaptureWish {
  readonly device: CameraSettings['device'];
  readonly resolution: CameraSettings['resolution'];
  /** imagesnap's name of the camera the number stands for; on other platforms null. */
  readonly macName: string | null;
}

export interface CaptureLine {
  readonly args: readonly string[];
  /** What is written, in the folder the program is started in: no path of ours reaches its line. */
  readonly file: 'still.jpg' | 'still.bmp';
}

/** The device as node-webcam is told it; checked again here, because settings can be edited by hand. */
function deviceFor(platform: CapturePlatform, device: string | null): string | false {
  const checked = cameraSettings.shape.device.safeParse(device);
  if (!checked.success) throw new AppError('CAMERA_MISSING', { context: { reason: 'deviceRefused' } });
  // A Mac's camera has a name, which is added as an argument of its own below.
  if (checked.data === null || platform === 'darwin') return false;
  const isNumber = /^\d+$/.test(checked.data);
  if (platform === 'win32') {
    if (!isNumber) throw new AppError('CAMERA_MISSING', { context: { reason: 'deviceOfAnotherPlatform' } });
    return checked.data;
  }
  return isNumber ? `/dev/video${checked.data}` : checked.data;
}

/** Every option we give node-webcam: constants, whole numbers, and the device checked above. */
function optionsFor(platform: CapturePlatform, { device, resolution }: CaptureWish): Record<string, unknown> {
  return {
    // Written out each time: node-webcam puts its defaults into the object it is given, and multiplies the delay there.
    ...resolutionSize(cameraSettings.shape.resolution.parse(resolution)),
    quality: QUALITY,
    delay: platform === 'linux' ? 0 : WARM_UP_SECONDS,
    output: 'jpeg',
    device: deviceFor(platform, device),
    saveShots: false,
    verbose: false,
    ...(platform === 'linux' ? { skip: SKIPPED_FRAMES } : {}),
  };
}

/** The name as an argument: whatever it holds is one argument, but it may not begin like an option. */
function macDevice(name: string | null): readonly string[] {
  if (name === null) return [];
  if (name === '' || name.startsWith('-')) {
    throw new AppError('CAMERA_MISSING', { context: { reason: 'deviceRefused' } });
  }
  return ['-d', name];
}

/**
 * Builds the line that takes one still.
 * @throws AppError CAMERA_MISSING when the device is not one of the allowed shapes or not of this platform
 */
export function buildCaptureLine(platform: CapturePlatform, wish: CaptureWish): CaptureLine {
  const file = platform === 'win32' ? 'still.bmp' : 'still.jpg';
  // as: the typings leave out that the class is an object here, and that options differ by platform.
  const factory = Factory as unknown as {
    create(options: Record<string, unknown>, platform: string): { bin: string; generateSh(file: string): string };
  };
  const webcam = factory.create(optionsFor(platform, wish), platform);
  // Its own idea of the program is dropped: which file runs is decided elsewhere.
  webcam.bin = 'program';
  const [, ...args] = webcam
    .generateSh(file)
    .split(/\s+/)
    .filter((word) => word !== '');
  if (!args.every((word) => SAFE_ARGUMENT.test(word))) {
    throw new AppError('INTERNAL', { context: { reason: 'captureLineUnsafe' } });
  }
  return { args: [...macDevice(wish.macName), ...args], file };
}
