// The page *Printer and camera* over a kiosk that keeps what is saved, and what its tests touch on it.
import { screen } from '@testing-library/react';
import { DevicesPage } from '../../src/renderer/admin/devices/devices-page.tsx';
import type { PrinterSettings } from '../../src/shared/settings/printer.ts';
import { cameraSettings, type CameraSettings } from '../../src/shared/settings/camera.ts';
import type { FakeHandlers } from '../fakes/fake-bridge.ts';
import { renderPage } from './render-page.tsx';

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47);

interface Kept {
  printer: PrinterSettings;
  camera: CameraSettings;
}

/** The page over a kiosk that keeps what is saved and says so. */
export async function openDevices(start: Partial<Kept> = {}, handlers: FakeHandlers = {}) {
  const kept: Kept = { printer: { kind: 'none' }, camera: cameraSettings.parse({ driver: 'live' }), ...start };
  const scene = renderPage(<DevicesPage />, {
    'devices.getSettings': () => ({ ...kept }),
    'readers.getSettings': () => ({
      scanner: { minLength: 4, maxGapMs: 50, stripPrefix: '', stripSuffix: '' },
      signals: { sounds: true, volume: 60, lights: true },
    }),
    'devices.previewBadge': () => ({ png: PNG, widthDots: 576, heightDots: 812 }),
    'devices.savePrinter': ({ printer }) => {
      kept.printer = printer as PrinterSettings; // as: the client's input leaves out what the schema fills in
      scene.bridge.emit('settings.changed');
      return { printer: kept.printer };
    },
    'devices.listCameras': () => ({ access: 'unknown', platform: 'linux', program: null, cameras: [] }),
    'devices.saveCamera': ({ camera }) => {
      kept.camera = camera as CameraSettings; // as: see above
      scene.bridge.emit('settings.changed');
      return { camera: kept.camera };
    },
    'printing.getStatus': () => ({ main: null, spare: null, waiting: 0, waitingSinceMs: null, unsettled: [] }),
    'printing.findPrinters': () => ({ queues: ['Badge printer', 'Office'], devices: ['/dev/usb/lp0'] }),
    ...handlers,
  });
  await screen.findByRole('tab', { name: 'Printer' });
  return scene;
}

export type DevicesScene = Awaited<ReturnType<typeof openDevices>>;

export const button = (name: string | RegExp) => screen.getByRole('button', { name });
export const field = (name: string | RegExp) => screen.getByRole<HTMLInputElement>('textbox', { name });
export const isOff = (name: string) => button(name).getAttribute('aria-disabled') === 'true';
export const openTab = (scene: DevicesScene, name: string) => scene.user.click(screen.getByRole('tab', { name }));
export const choose = (scene: DevicesScene, name: RegExp) => scene.user.click(screen.getByRole('radio', { name }));
