// How readers are recognised and how the kiosk signals is kept with who changed what.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openPeopleScene, type PeopleScene } from '../../../../tests/harness/people-scene.ts';
import { scannerSettings, signalSettings } from '../../../shared/settings/readers.ts';
import { createSettings } from '../settings/settings-repository.ts';
import { saveScanner, saveSignals } from './save-readers.ts';

let scene: PeopleScene;
beforeEach(() => {
  scene = openPeopleScene();
});
afterEach(() => scene.dispose());

const stored = () => createSettings(scene.context.store, scene.temp.logger).get();
const changer = () => ({
  ...scene.context,
  reloadSettings: () => {
    scene.settings = stored();
  },
});

describe('saving how readers are recognised', () => {
  const before = scannerSettings.parse({});
  const after = { ...before, maxGapMs: 70, stripPrefix: '~' };

  it('keeps it, with who changed what from what to what, and tells the screens', () => {
    expect(saveScanner(changer(), after, 'Sam')).toEqual(after);
    expect(stored().scanner).toEqual(after);
    expect(scene.audit()).toEqual([{ who: 'Sam', what: 'scanner.changed', subjectId: 'scanner', before, after }]);
    expect(scene.heard).toContain('settings.changed');
  });

  it.each([
    ['scanner.maxGapMs', { maxGapMs: 500 }],
    ['scanner.minLength', { minLength: 1 }],
    ['scanner.stripSuffix', { stripSuffix: 'é' }],
  ])('refuses %s out of bounds, and keeps what was there', (path, wrong) => {
    expect(() => saveScanner(changer(), { ...before, ...wrong }, 'Sam')).toThrow(
      expect.objectContaining({ code: 'VALIDATION', fields: expect.objectContaining({ [path]: expect.any(String) }) }),
    );
    expect(stored().scanner).toEqual(before);
    expect(scene.audit()).toEqual([]);
  });
});

describe('saving sounds and lights', () => {
  it('keeps them with who changed what', () => {
    const before = signalSettings.parse({});
    const after = { sounds: false, volume: 25, lights: false };
    expect(saveSignals(changer(), after, 'Sam')).toEqual(after);
    expect(stored().signals).toEqual(after);
    expect(scene.audit()).toEqual([{ who: 'Sam', what: 'signals.changed', subjectId: 'signals', before, after }]);
  });
});
