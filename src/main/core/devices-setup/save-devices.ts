// Keeps the printer's and the camera's settings, each with its audit entry.
import type { PrinterSettings } from '../../../shared/settings/printer.ts';
import type { CameraSettings } from '../../../shared/settings/camera.ts';
import { changeSetting, type SettingsChanger } from '../settings/change-setting.ts';

/** Badges that waited for a printer are tried on this one at once. @throws AppError VALIDATION, STORAGE_* */
export function savePrinter(
  changer: SettingsChanger & { readonly pokePrinter: () => void },
  printer: PrinterSettings,
  who: string,
): PrinterSettings {
  const kept = changeSetting(changer, who, { what: 'printer.changed', key: 'printer', value: printer });
  changer.pokePrinter();
  return kept;
}

/** @throws AppError VALIDATION, STORAGE_* */
export function saveCamera(changer: SettingsChanger, camera: CameraSettings, who: string): CameraSettings {
  return changeSetting(changer, who, { what: 'camera.changed', key: 'camera', value: camera });
}
