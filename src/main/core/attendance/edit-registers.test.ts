import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openKioskScene, type KioskScene } from '../../../../tests/harness/kiosk-scene.ts';
import { anAction } from '../../../../tests/fixtures/builders/store-facts.ts';
import { actionId } from '../../../shared/domain/ids.ts';
import { defaultRegisterTimes, registerTimes } from '../../../shared/domain/attendance.ts';
import type { SettingsChanger } from '../settings/change-setting.ts';
import { saveRegisters } from './edit-registers.ts';

const WHO = 'Sam Okafor';
let scene: KioskScene;
let changer: SettingsChanger;
beforeEach(() => {
  scene = openKioskScene();
  changer = {
    ...scene.context,
    store: scene.temp.store,
    reloadSettings: () => {
      const stored = registerTimes.parse(scene.temp.store.findSetting('registers'));
      scene.settings = { ...scene.settings, registers: stored };
    },
  };
});
afterEach(() => scene.dispose());

describe('changing the register times', () => {
  it('puts them in force at once, with an audit row', () => {
    const times = { ...defaultRegisterTimes, amOpens: '08:30' };
    expect(saveRegisters(changer, { times, accept: false }, WHO)).toEqual(times);
    expect(scene.settings.registers).toEqual(times);
    expect(scene.temp.store.countAudit('registers.changed')).toBe(1);
  });

  it('refuses times that contradict each other, by field', () => {
    const times = { ...defaultRegisterTimes, pmOpens: '09:00' };
    expect(() => saveRegisters(changer, { times, accept: true }, WHO)).toThrow(
      expect.objectContaining({ code: 'VALIDATION', fields: { pmOpens: expect.any(String) } }),
    );
    expect(scene.temp.store.findSetting('registers')).toBeUndefined();
  });

  it('that break the table of an action needs a yes', () => {
    scene.temp.store.transaction((writer) =>
      writer.insertAction(
        anAction({
          id: actionId.parse('half-nine'),
          codeRule: {
            kind: 'conditional',
            rows: [
              { session: 'AM', from: 'opens', until: '09:30', code: 'L' },
              { session: 'AM', from: '09:30', until: 'end', code: 'U' },
            ],
          },
        }),
      ),
    );
    const times = { ...defaultRegisterTimes, amOpens: '09:30' };
    expect(() => saveRegisters(changer, { times, accept: false }, WHO)).toThrow(
      expect.objectContaining({ code: 'CONFLICT' }),
    );
    expect(saveRegisters(changer, { times, accept: true }, WHO)).toEqual(times);
  });
});
