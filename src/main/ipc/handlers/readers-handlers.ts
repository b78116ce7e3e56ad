// The endpoints of scanners, card readers, sounds and lights. Roles are checked by dispatch.
import { saveScanner, saveSignals } from '../../core/devices-setup/save-readers.ts';
import type { SettingsChanger } from '../../core/settings/change-setting.ts';
import type { Handlers } from '../dispatch.ts';

type ReadersHandlers = Pick<Handlers, Extract<keyof Handlers, `readers.${string}`>>;

/** Builds the handlers behind `readers.*`. */
export function readersHandlers(changer: SettingsChanger): ReadersHandlers {
  return {
    'readers.getSettings': () => {
      const { scanner, signals } = changer.settings();
      return { scanner, signals };
    },
    'readers.saveScanner': ({ scanner }, { admin }) => ({ scanner: saveScanner(changer, scanner, admin.name) }),
    'readers.saveSignals': ({ signals }, { admin }) => ({ signals: saveSignals(changer, signals, admin.name) }),
  };
}
