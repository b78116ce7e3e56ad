// Keeps how readers are recognised and how the kiosk signals, each with its audit entry. Both count at once.
import type { ScannerSettings, SignalSettings } from '../../../shared/settings/readers.ts';
import { changeSetting, type SettingsChanger } from '../settings/change-setting.ts';

/** @throws AppError VALIDATION, STORAGE_* */
export function saveScanner(changer: SettingsChanger, scanner: ScannerSettings, who: string): ScannerSettings {
  return changeSetting(changer, who, { what: 'scanner.changed', key: 'scanner', value: scanner });
}

/** @throws AppError VALIDATION, STORAGE_* */
export function saveSignals(changer: SettingsChanger, signals: SignalSettings, who: string): SignalSettings {
  return changeSetting(changer, who, { what: 'signals.changed', key: 'signals', value: signals });
}
