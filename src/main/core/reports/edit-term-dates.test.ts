import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openKioskScene, type KioskScene } from '../../../../tests/harness/kiosk-scene.ts';
import { halfDay } from '../../../shared/domain/term-dates.ts';
import type { SettingsChanger } from '../settings/change-setting.ts';
import { saveTermDates } from './edit-term-dates.ts';

const WHO = 'Sam Okafor';
let scene: KioskScene;
let changer: SettingsChanger;
beforeEach(() => {
  scene = openKioskScene();
  changer = { ...scene.context, store: scene.temp.store, reloadSettings: () => undefined };
});
afterEach(() => scene.dispose());

const day = (date: string, dayEnds: string) => halfDay.parse({ name: `Half day ${date}`, date, dayEnds });

it('half days are kept in the order of their dates, with an audit row', () => {
  const halfDays = [day('2027-07-20', '12:00'), day('2026-12-18', '12:30')];
  const kept = saveTermDates(changer, { terms: [], closures: [], halfDays }, WHO);
  expect(kept.halfDays.map(({ date }) => date)).toEqual(['2026-12-18', '2027-07-20']);
  expect(scene.temp.store.findSetting('termDates')).toEqual(kept);
  expect(scene.temp.store.countAudit('termDates.changed')).toBe(1);
});

it('a half day that contradicts the register times is refused by its line, and nothing is kept', () => {
  const halfDays = [day('2026-12-18', '12:30'), day('2026-12-17', '09:00')];
  expect(() => saveTermDates(changer, { terms: [], closures: [], halfDays }, WHO)).toThrow(
    expect.objectContaining({ code: 'VALIDATION', fields: { 'halfDays.1': 'times' } }),
  );
  expect(scene.temp.store.findSetting('termDates')).toBeUndefined();
});
