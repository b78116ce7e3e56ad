// The endpoints of the printer, camera and scanner page. Roles are checked by dispatch.
import { printTestPage, type PrintTestDeps } from '../../core/devices-setup/print-test-page.ts';
import { readScan } from '../../core/devices-setup/read-scan.ts';
import { sampleBadge } from '../../core/devices-setup/sample-badges.ts';
import { saveCamera, savePrinter } from '../../core/devices-setup/save-devices.ts';
import type { CredentialHasher, Logger } from '../../core/ports.ts';
import type { SettingsChanger } from '../../core/settings/change-setting.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CameraSettings } from '../../../shared/settings/schema.ts';
import type { Handlers } from '../dispatch.ts';

export interface DevicesHandlerDeps {
  readonly changer: SettingsChanger & { readonly pokePrinter: () => void; readonly logger: Logger };
  readonly hasher: CredentialHasher;
  readonly printing: Pick<PrintTestDeps, 'composeBadge' | 'printerOf'> & {
    readonly pictureOf: (bytes: Uint8Array) => {
      readonly png: Uint8Array;
      readonly widthDots: number;
      readonly heightDots: number;
    };
  };
  readonly captureWith: (device: CameraSettings['device']) => Promise<Uint8Array>;
}

type DevicesHandlers = Pick<Handlers, Extract<keyof Handlers, `devices.${string}`>>;

/** Builds the handlers behind `devices.*`. */
export function devicesHandlers({ changer, hasher, printing, captureWith }: DevicesHandlerDeps): DevicesHandlers {
  return {
    'devices.getSettings': () => {
      const { printer, camera } = changer.settings();
      return { printer, camera };
    },
    'devices.savePrinter': ({ printer }, { admin }) => ({ printer: savePrinter(changer, printer, admin.name) }),
    'devices.saveCamera': ({ camera }, { admin }) => ({ camera: saveCamera(changer, camera, admin.name) }),
    'devices.testPrint': ({ printer }) => printTestPage({ ...changer, ...printing }, printer),
    'devices.previewBadge': async ({ paper }) => {
      const content = sampleBadge({ settings: changer.settings(), nowMs: changer.clock.nowMs() });
      return printing.pictureOf(await printing.composeBadge(content, paper));
    },
    'devices.captureTest': async ({ camera }) => {
      if (camera.driver !== 'node-webcam') throw new AppError('CAMERA_MISSING', { context: { driver: camera.driver } });
      return { jpeg: await captureWith(camera.device) };
    },
    'devices.readScan': ({ text }) => readScan({ ...changer, hasher }, text),
  };
}
