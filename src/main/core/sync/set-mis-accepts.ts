// An administrator says what this school's MIS takes of a mark, over what vendors publish of it.
import type { MisAccepts, MisCapability } from '../../../shared/domain/mis-capability.ts';
import { changeSetting, type SettingsChanger } from '../settings/change-setting.ts';
import { readCapability } from './read-capability.ts';

/** Keeps it with its audit row; marks that leave from now on follow it. @throws AppError STORAGE_* */
export function setMisAccepts(changer: SettingsChanger, accepts: MisAccepts, who: string): MisCapability {
  const { store, settings } = changer;
  changeSetting(changer, who, {
    what: 'mis.acceptsChanged',
    key: 'wonde',
    value: { ...settings().wonde, misAccepts: accepts },
  });
  return readCapability(store, settings().wonde);
}
