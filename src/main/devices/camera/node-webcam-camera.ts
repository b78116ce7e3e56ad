// The CaptureCamera port through node-webcam's capture program, for cameras Chromium cannot open.
// One private folder a shot: no picture of an earlier visitor can ever be returned, and none stays on disk.
import { mkdtemp, open, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CameraSettings } from '../../../shared/settings/schema.ts';
import type { CaptureCamera } from '../../core/ports.ts';
import { hasErrno } from '../errno.ts';
import { findJpegFault, MAX_STILL_BYTES } from '../jpeg.ts';
import { buildCaptureCommand, isCapturePath } from './capture-command.ts';
import { runCapture } from './run-capture.ts';

const FOLDER_PREFIX = 'gatehouse-shot-';
const LEFTOVER_AFTER_MS = 60_000;

export interface NodeWebcamCameraOptions {
  /** Asked at each shot, so that a changed setting needs no restart. */
  readonly device: () => CameraSettings['device'];
  /** The capture program is killed after this long. */
  readonly timeoutMs?: number;
  /** Where the private folders are made; the system's temporary folder unless told. */
  readonly workFolder?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly platform?: string;
}

/** Which error the program's complaint stands for, where there was no picture. */
function errorOf(complaint: string, fault: string): AppError {
  const context = { fault };
  if (/resource busy|device busy/i.test(complaint)) return new AppError('CAMERA_BUSY', { context });
  if (/permission denied|operation not permitted/i.test(complaint)) return new AppError('CAMERA_DENIED', { context });
  if (/no such (file|device)|not a v4l|find a source module|no video devices/i.test(complaint)) {
    return new AppError('CAMERA_MISSING', { context });
  }
  return new AppError('CAMERA_NO_IMAGE', { context });
}

/** Reads at most one byte more than a still may have; null where there is no file. */
async function readStill(file: string): Promise<Uint8Array | null> {
  try {
    const handle = await open(file, 'r');
    try {
      const buffer = Buffer.alloc(MAX_STILL_BYTES + 1);
      let length = 0;
      for (;;) {
        const { bytesRead } = await handle.read(buffer, length, buffer.length - length, length);
        length += bytesRead;
        if (bytesRead === 0 || length === buffer.length) break;
      }
      return new Uint8Array(buffer.subarray(0, length));
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (hasErrno(cause, 'ENOENT')) return null;
    throw cause;
  }
}

/** Removes folders that a crash or a power cut in the middle of a shot left behind. Never throws. */
async function removeLeftovers(workFolder: string): Promise<void> {
  try {
    for (const name of await readdir(workFolder)) {
      if (!name.startsWith(FOLDER_PREFIX)) continue;
      const path = join(workFolder, name);
      const ageMs = Date.now() - (await stat(path)).mtimeMs;
      if (ageMs > LEFTOVER_AFTER_MS) await rm(path, { recursive: true, force: true });
    }
  } catch {
    // Another user's folder, or one removed under us: the next start looks again.
  }
}

/**
 * Creates the camera. `capture` takes one shot at a time and returns a whole JPEG of at most 4 MB.
 * It throws AppError CAMERA_MISSING, CAMERA_BUSY, CAMERA_DENIED, CAMERA_TIMEOUT or CAMERA_NO_IMAGE.
 */
export function createNodeWebcamCamera(options: NodeWebcamCameraOptions): CaptureCamera {
  const { device, timeoutMs = 8_000, env = process.env, platform = process.platform } = options;
  // A user name with a space puts the temporary folder in a path the capture program would break in two.
  const workFolder = options.workFolder ?? (isCapturePath(`${tmpdir()}/x`) ? tmpdir() : '/tmp');
  let isCapturing = false;
  let leftovers: Promise<void> | null = null;

  async function shoot(): Promise<Uint8Array> {
    leftovers ??= removeLeftovers(workFolder);
    await leftovers;
    const folder = await mkdtemp(join(workFolder, FOLDER_PREFIX));
    try {
      const file = join(folder, 'still.jpg');
      const complaint = await runCapture(buildCaptureCommand(platform, device(), file), timeoutMs, env);
      const jpeg = await readStill(file);
      if (jpeg === null) throw errorOf(complaint, 'noFile');
      const fault = findJpegFault(jpeg);
      if (fault !== null) throw errorOf(complaint, fault);
      return jpeg;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  return {
    async capture(): Promise<Uint8Array> {
      if (isCapturing) throw new AppError('CAMERA_BUSY', { context: { fault: 'anotherShot' } });
      isCapturing = true;
      try {
        return await shoot();
      } catch (cause) {
        if (cause instanceof AppError) throw cause;
        // A full or read-only disk: the visitor still leaves, without a photo.
        throw new AppError('CAMERA_NO_IMAGE', { cause, context: { fault: 'disk' } });
      } finally {
        isCapturing = false;
      }
    },
  };
}
