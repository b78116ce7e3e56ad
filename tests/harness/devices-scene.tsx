// The page *Printer and camera* over a kiosk that keeps what is saved, and what its tests touch on it.
import { screen } from '@testing-library/react';
import { DevicesPage } from '../../src/renderer/admin/devices/devices-page.tsx';
import type { BadgeLogo } from '../../src/shared/ipc/admin/badges-contract.ts';
import { badgeSettings, type BadgeSettings } from '../../src/shared/settings/badge.ts';
import type { PrinterSettings } from '../../src/shared/settings/printer.ts';
import { cameraSettings, type CameraSettings } from '../../src/shared/settings/camera.ts';
import type { FakeHandlers } from '../fakes/fake-bridge.ts';
import { renderPage } from './render-page.tsx';

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47);

interface Kept {
  printer: PrinterSettings;
  camera: CameraSettings;
  badge: BadgeSettings;
  logo: BadgeLogo | null;
}

/** The page over a kiosk that keeps what is saved and says so. */
export async function openDevices(start: Partial<Kept> = {}, handlers: FakeHandlers = {}) {
  const kept: Kept = {
    printer: { kind: 'none' },
    camera: cameraSettings.parse({ driver: 'live' }),
    badge: badgeSettings.parse({}),
    logo: null,
    ...start,
  };
  const scene = renderPage(<DevicesPage />, {
    'devices.getSettings': () => ({ ...kept }),
    'readers.getSettings': () => ({
      scanner: { minLength: 4, maxGapMs: 50, stripPrefix: '', stripSuffix: '' },
      signals: { sounds: true, volume: 60, lights: true },
    }),
    'badges.getSettings': () => ({ badge: kept.badge, logo: kept.logo, papers: { main: '80mm', spare: null } }),
    'badges.preview': () => ({ png: PNG, acrossDots: 576, alongDots: 1206 }),
    'badges.saveSettings': ({ badge }) => {
      kept.badge = badgeSettings.parse(badge);
      scene.bridge.emit('settings.changed');
      return { badge: kept.badge };
    },
    'badges.saveLogo': () => {
      kept.logo = { png: PNG, widthPx: 640, heightPx: 200, updatedAtMs: 1 };
      scene.bridge.emit('settings.changed');
      return { logo: kept.logo };
    },
    'badges.removeLogo': () => {
      kept.logo = null;
      scene.bridge.emit('settings.changed');
      return { removed: true };
    },
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
