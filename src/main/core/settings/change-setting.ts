// One setting changed by a person: validated, written with its audit row in one transaction, then in force everywhere.
import type { Settings, SettingsKey } from '../../../shared/settings/schema.ts';
import { writeChange } from '../admin/write-change.ts';
import type { KioskContext } from '../kiosk-context.ts';
import { parseSetting } from './settings-repository.ts';

/** What changing settings needs beyond the usual: the settings in memory are read anew after the write. */
export interface SettingsChanger extends Pick<KioskContext, 'store' | 'clock' | 'random' | 'settings' | 'emit'> {
  readonly reloadSettings: () => void;
}

/**
 * Writes one key whole and tells the screens. The same value as before writes nothing.
 * @throws AppError VALIDATION with field paths, STORAGE_*
 */
export function changeSetting<K extends SettingsKey>(
  changer: SettingsChanger,
  who: string,
  change: { readonly what: string; readonly key: K; readonly value: unknown },
): Settings[K] {
  const { store, clock } = changer;
  const after = parseSetting(change.key, change.value);
  const before = changer.settings()[change.key];
  if (JSON.stringify(before) === JSON.stringify(after)) return after;
  store.transaction((writer) => {
    writer.setSetting(change.key, after, clock.nowMs());
    writeChange(writer, changer, who, { what: change.what, subjectId: change.key, before, after });
  });
  changer.reloadSettings();
  changer.emit('settings.changed', {});
  return after;
}
