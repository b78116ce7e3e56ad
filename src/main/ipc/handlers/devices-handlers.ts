// The endpoints of the printer, camera and scanner page. Roles are checked by dispatch.
import { listCameras } from '../../core/camera/camera-choices.ts';
import { printTestPage, type PrintTestDeps } from '../../core/devices-setup/print-test-page.ts';
import { readScan } from '../../core/devices-setup/read-scan.ts';
import { saveCamera, savePrinter } from '../../core/devices-setup/save-devices.ts';
import type { CameraAccess, CaptureCamera, CredentialHasher, Logger } from '../../core/ports.ts';
import type { SettingsChanger } from '../../core/settings/change-setting.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CameraSettings } from '../../../shared/settings/camera.ts';
import type { Handlers } from '../dispatch.ts';

export interface DevicesHandlerDeps {
  readonly changer: SettingsChanger & { readonly pokePrinter: () => void; readonly logger: Logger };
  readonly hasher: CredentialHasher;
  readonly printing: Pick<PrintTestDeps, 'composeTestPage' | 'printerOf'>;
  /** A camera with these settings, kept or not. */
  readonly cameraOf: (settings: CaptureSettings) => CaptureCamera;
  readonly cameraAccess: () => Promise<CameraAccess>;
  readonly platform: string;
}

type CaptureSettings = Pick<CameraSettings, 'device' | 'program' | 'resolution'>;
type DevicesHandlers = Pick<Handlers, Extract<keyof Handlers, `devices.${string}`>>;

/** Builds the handlers behind `devices.*`. */
export function devicesHandlers(deps: DevicesHandlerDeps): DevicesHandlers {
  const { changer, hasher, printing, cameraOf } = deps;
  return {
    'devices.getSettings': () => {
      const { printer, camera } = changer.settings();
      return { printer, camera };
    },
    'devices.savePrinter': ({ printer }, { admin }) => ({ printer: savePrinter(changer, printer, admin.name) }),
    'devices.saveCamera': ({ camera }, { admin }) => ({ camera: saveCamera(changer, camera, admin.name) }),
    'devices.testPrint': ({ printer }) => printTestPage({ ...changer, ...printing }, printer),
    'devices.captureTest': async ({ camera }) => {
      if (camera.driver !== 'node-webcam' && camera.driver !== 'auto') {
        throw new AppError('CAMERA_MISSING', { context: { driver: camera.driver } });
      }
      if ((await deps.cameraAccess()) === 'blocked') throw new AppError('CAMERA_DENIED');
      return cameraOf(camera).capture();
    },
    'devices.listCameras': ({ program }) => {
      const { device, resolution } = changer.settings().camera;
      return listCameras(
        { camera: cameraOf({ device, resolution, program }), access: deps.cameraAccess },
        deps.platform,
      );
    },
    'devices.readScan': ({ text }) => readScan({ ...changer, hasher }, text),
  };
}
