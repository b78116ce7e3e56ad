// The CaptureCamera port through node-webcam's capture programs, for cameras Chromium cannot open.
// One private folder a shot: no picture of an earlier visitor can ever be returned, and none stays on disk.
import { mkdtemp, open, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CameraSettings } from '../../../shared/settings/camera.ts';
import type { CaptureCamera, CaptureChoices, CapturedPicture } from '../../core/ports.ts';
import { hasErrno } from '../errno.ts';
import { buildCaptureLine } from './capture-command.ts';
import { complaintError } from './capture-complaint.ts';
import { capturePlatform, findCaptureProgram, type CapturePlatform } from './capture-program.ts';
import { checkPicture, MAX_PICTURE_BYTES } from './captured-picture.ts';
import { listArgument, listLinuxCameras, macCameraNames, readCameraList } from './list-cameras.ts';
import { runCapture, type CaptureSaid } from './run-capture.ts';

const FOLDER_PREFIX = 'gatehouse-shot-';
const LEFTOVER_AFTER_MS = 60_000;
const LIST_TIMEOUT_MS = 4_000;

export interface NodeWebcamCameraOptions {
  /** Asked at each shot, so that a changed setting needs no restart. */
  readonly settings: () => Pick<CameraSettings, 'device' | 'program' | 'resolution'>;
  /** The capture program is killed after this long. */
  readonly timeoutMs?: number;
  /** Where the private folders are made; the system's temporary folder unless told. */
  readonly workFolder?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly platform?: string;
}

/** Reads at most one byte more than a picture may have; null where there is no file. */
async function readPicture(file: string): Promise<Uint8Array | null> {
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      const buffer = Buffer.alloc(Math.min(size, MAX_PICTURE_BYTES + 1));
      let length = 0;
      while (length < buffer.length) {
        const { bytesRead } = await handle.read(buffer, length, buffer.length - length, length);
        if (bytesRead === 0) break;
        length += bytesRead;
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

interface Found {
  readonly platform: CapturePlatform;
  readonly program: string;
}

/** Creates the camera. `capture` takes one shot at a time; nothing of it is on disk when it returns or throws. */
export function createNodeWebcamCamera(options: NodeWebcamCameraOptions): CaptureCamera {
  const { settings, timeoutMs = 8_000, env = process.env, workFolder = tmpdir() } = options;
  const platform = capturePlatform(options.platform ?? process.platform);
  let isCapturing = false;
  let leftovers: Promise<void> | null = null;

  async function find(): Promise<Found | null> {
    if (platform === null) return null;
    const program = await findCaptureProgram(platform, settings().program, env);
    return program === null ? null : { platform, program };
  }

  const askForList = (program: string, argument: string): Promise<CaptureSaid> =>
    runCapture({ program, args: [argument], folder: workFolder, timeoutMs: LIST_TIMEOUT_MS, env });

  /** imagesnap's name of the camera the number stands for. @throws AppError CAMERA_MISSING, CAMERA_TIMEOUT */
  async function macNameOf(found: Found): Promise<string | null> {
    const { device } = settings();
    if (found.platform !== 'darwin' || device === null) return null;
    const { output } = await askForList(found.program, listArgument('darwin'));
    const name = macCameraNames(output)[Number(device) - 1];
    if (name === undefined) throw new AppError('CAMERA_MISSING', { context: { reason: 'numberNotInList' } });
    return name;
  }

  async function shootInto(folder: string, found: Found): Promise<CapturedPicture> {
    const { device, resolution } = settings();
    const line = buildCaptureLine(found.platform, { device, resolution, macName: await macNameOf(found) });
    const { complaint } = await runCapture({ program: found.program, args: line.args, folder, timeoutMs, env });
    const bytes = await readPicture(join(folder, line.file));
    if (bytes === null) throw complaintError(complaint, 'noFile');
    const picture = checkPicture(bytes);
    if ('fault' in picture) throw complaintError(complaint, picture.fault);
    return picture;
  }

  async function shoot(): Promise<CapturedPicture> {
    const found = await find();
    if (found === null) throw new AppError('CAMERA_MISSING', { context: { reason: 'noProgram' } });
    leftovers ??= removeLeftovers(workFolder);
    await leftovers;
    const folder = await mkdtemp(join(workFolder, FOLDER_PREFIX));
    try {
      return await shootInto(folder, found);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  return {
    async capture() {
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

    async list(): Promise<CaptureChoices> {
      const found = await find();
      if (found === null) return { program: null, cameras: [] };
      const { program } = found;
      if (found.platform === 'linux') return { program, cameras: await listLinuxCameras() };
      try {
        return {
          program,
          cameras: readCameraList(found.platform, await askForList(program, listArgument(found.platform))),
        };
      } catch {
        // A program that hangs or cannot be started has no cameras for us; a shot says why.
        return { program, cameras: [] };
      }
    },
  };
}
