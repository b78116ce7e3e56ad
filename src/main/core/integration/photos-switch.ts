// The general photo switch: actions that say "as the general setting" follow it.
import type { Settings } from '../../../shared/settings/schema.ts';
import { writeChange } from '../admin/write-change.ts';
import type { Clock, Random } from '../ports.ts';
import type { Store } from '../store-port.ts';

export interface PhotosSwitchDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly settings: () => Settings;
  /** Reads the changed settings and tells the screens. */
  readonly onChanged: () => void;
}

export interface PhotosSwitch {
  view(): { readonly enabled: boolean; readonly keepDays: number };
  set(enabled: boolean, who: string): void;
}

/** Builds the switch. */
export function createPhotosSwitch(deps: PhotosSwitchDeps): PhotosSwitch {
  const { store, clock, settings } = deps;
  return {
    view: () => ({ enabled: settings().photosEnabled, keepDays: settings().photosKeepDays }),
    set(enabled, who) {
      const before = settings().photosEnabled;
      if (before === enabled) return;
      store.transaction((writer) => {
        writer.setSetting('photosEnabled', enabled, clock.nowMs());
        writeChange(writer, deps, who, {
          what: 'photos.switched',
          subjectId: 'photosEnabled',
          before: { enabled: before },
          after: { enabled },
        });
      });
      deps.onChanged();
    },
  };
}
