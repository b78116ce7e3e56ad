import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openKioskScene, type KioskScene } from '../../../../tests/harness/kiosk-scene.ts';
import { wondeSettings } from '../../../shared/settings/schema.ts';
import type { SettingsChanger } from '../settings/change-setting.ts';
import { setMisAccepts } from './set-mis-accepts.ts';

let scene: KioskScene;
beforeEach(() => {
  scene = openKioskScene();
});
afterEach(() => scene.dispose());

it('what an administrator knows of the MIS is kept, audited and counts at once', () => {
  const changer: SettingsChanger = {
    ...scene.context,
    store: scene.temp.store,
    reloadSettings: () => {
      scene.settings = { ...scene.settings, wonde: wondeSettings.parse(scene.temp.store.findSetting('wonde')) };
    },
  };
  const known = setMisAccepts(changer, { comment: 'no', minutesLate: 'asKnown' }, 'Sam Okafor');
  expect(known.comment).toEqual({ answer: 'no', source: 'person' });
  expect(known.minutesLate).toEqual({ answer: 'unknown', source: 'nobody' });
  expect(scene.temp.store.countAudit('mis.acceptsChanged')).toBe(1);
});
