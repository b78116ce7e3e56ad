// node-webcam as a program would use it without knowing its faults, and a capture program to stand in for a camera.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { create } from 'node-webcam';
import { createNodeWebcamCamera } from '../../../src/main/devices/camera/node-webcam-camera.ts';
import type { CaptureCamera } from '../../../src/main/core/ports.ts';
import { cameraSettings, type CameraSettings } from '../../../src/shared/settings/camera.ts';

export interface Shot {
  readonly error: Error | null;
  readonly data: unknown;
}

/** The bare library's camera. Options as they are: nothing is checked. `program` stands in for fswebcam. */
export function bareCamera(options: Readonly<Record<string, unknown>>, program = 'fswebcam') {
  // as: the library takes what it is given
  const wanted = { output: 'jpeg', callbackReturn: 'location', verbose: false, ...options } as Parameters<
    typeof create
  >[0];
  return Object.assign(create(wanted), { bin: program });
}

/** One shot through the bare library. */
export function shootBare(
  location: string | null,
  options: Readonly<Record<string, unknown>>,
  program?: string,
): Promise<Shot> {
  return new Promise((resolve) => {
    bareCamera(options, program).capture(location, (error, data) => resolve({ error, data }));
  });
}

export interface CameraScene {
  readonly root: string;
  /** Where our private folders are made. */
  readonly work: string;
  /** Puts a shell script in the place of fswebcam, and says where; `$file` is the last argument. Ours finds it by itself. */
  putProgram(script: string): string;
  /** Our camera, with settings as a hand may have written them. */
  ours(settings?: Readonly<Record<string, unknown>>, timeoutMs?: number, workFolder?: string): CaptureCamera;
  dispose(): void;
}

/** A folder of the test's own. Without `putProgram` the program is the real fswebcam. */
export function openCameraScene(): CameraScene {
  const root = mkdtempSync(path.join(tmpdir(), 'gatehouse-bare-camera-'));
  const [work, bin] = [path.join(root, 'work'), path.join(root, 'bin')];
  mkdirSync(work);
  mkdirSync(bin);
  return {
    root,
    work,
    putProgram(script) {
      const file = path.join(bin, 'fswebcam');
      writeFileSync(file, `#!/bin/sh\nfor file in "$@"; do :; done\n${script}\n`);
      chmodSync(file, 0o755);
      return file;
    },
    ours: (settings = {}, timeoutMs = 8_000, workFolder = work) =>
      createNodeWebcamCamera({
        // as: settings can be edited by hand, so they are checked where they are used
        settings: () => ({ ...cameraSettings.parse({}), device: 'TEST:', ...settings }) as CameraSettings,
        workFolder,
        platform: 'linux',
        timeoutMs,
        env: { PATH: `${bin}:${process.env['PATH'] ?? ''}` },
      }),
    dispose() {
      rmSync(root, { recursive: true, force: true });
    },
  };
}
