// Which way a picture can be taken on this PC: what the operating system allows, and what the capture program has.
import type { CameraChoices } from '../../../shared/ipc/admin/devices-contract.ts';
import type { CameraCheck } from '../../../shared/ipc/kiosk-contract.ts';
import type { CameraSettings } from '../../../shared/settings/camera.ts';
import type { CameraAccess, CaptureCamera, CaptureChoices } from '../ports.ts';

export interface CameraChoiceDeps {
  readonly camera: Pick<CaptureCamera, 'list'>;
  readonly access: () => Promise<CameraAccess>;
}

/** fswebcam's own test picture needs no device. */
const TEST_DEVICE = 'TEST:';

/** Whether the program has the camera that is set: any, where none is. */
function hasCamera({ program, cameras }: CaptureChoices, device: CameraSettings['device']): boolean {
  if (program === null) return false;
  if (device === null) return cameras.length > 0;
  const ids = [device, `/dev/video${device}`];
  return device === TEST_DEVICE || cameras.some(({ id }) => ids.includes(id));
}

/**
 * What is known when the live camera did not open. A camera the operating system keeps from us is not taken by another
 * way: somebody turned that switch.
 */
export async function checkCamera(
  { camera, access }: CameraChoiceDeps,
  { driver, device }: Pick<CameraSettings, 'driver' | 'device'>,
): Promise<CameraCheck> {
  const allowed = await access();
  if (driver !== 'auto' || allowed === 'blocked') return { access: allowed, canCapture: false };
  return { access: allowed, canCapture: hasCamera(await camera.list(), device) };
}

const platforms: Readonly<Record<string, CameraChoices['platform']>> = {
  linux: 'linux',
  darwin: 'mac',
  win32: 'windows',
};

/** The same for somebody who sets the camera up. */
export async function listCameras({ camera, access }: CameraChoiceDeps, platform: string): Promise<CameraChoices> {
  const { program, cameras } = await camera.list();
  return { access: await access(), platform: platforms[platform] ?? 'other', program, cameras: [...cameras] };
}
