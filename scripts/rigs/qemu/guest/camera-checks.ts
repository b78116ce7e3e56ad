// Our capture driver against a real /dev/video0: the kernel's test camera, which films a moving test card.
import { deepStrictEqual, notDeepStrictEqual, ok, strictEqual } from 'node:assert';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createNodeWebcamCamera } from '../../../../src/main/devices/camera/node-webcam-camera.ts';
import { AppError } from '../../../../src/shared/errors/app-error.ts';
import { cameraSettings } from '../../../../src/shared/settings/camera.ts';
import { until } from './usb-gadget.ts';

/** Emulated, a shot takes seconds. */
const TIMEOUT_MS = 60_000;

function cameraAt(device: string | null) {
  const settings = cameraSettings.parse({ driver: 'node-webcam', device });
  return createNodeWebcamCamera({ settings: () => settings, timeoutMs: TIMEOUT_MS });
}

/** The checks. */
export const cameraChecks: Readonly<Record<string, () => Promise<void>>> = {
  'the camera is found by itself': async () => {
    await until(() => readdirSync('/dev').includes('video0'), '/dev/video0');
    const { program, cameras } = await cameraAt(null).list();
    ok(program !== null, 'fswebcam is not found');
    ok(JSON.stringify(cameras).includes('/dev/video0'), JSON.stringify(cameras));
  },
  'a picture is taken, and the next one is another': async () => {
    const camera = cameraAt('/dev/video0');
    const first = await camera.capture();
    const second = await camera.capture();
    deepStrictEqual([...first.bytes.subarray(0, 2)], [0xff, 0xd8]);
    notDeepStrictEqual(first.bytes, second.bytes);
    deepStrictEqual(
      readdirSync(tmpdir()).filter((name) => name.startsWith('gatehouse-shot-')),
      [],
    );
  },
  'a camera that is not there is missing, and no earlier picture comes back': async () => {
    const code = await cameraAt('/dev/video7')
      .capture()
      .then(
        () => 'a picture',
        (error: unknown) => (error instanceof AppError ? error.code : String(error)),
      );
    strictEqual(code, 'CAMERA_MISSING');
  },
};
