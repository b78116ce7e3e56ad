import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aMovement } from '../../../../tests/fixtures/builders/store-facts.ts';
import { openKioskScene, type KioskScene } from '../../../../tests/harness/kiosk-scene.ts';
import { defaultSettings, settingsSchema } from '../../../shared/settings/schema.ts';
import { actionId } from '../../../shared/domain/ids.ts';
import type { SettingsChanger } from '../settings/change-setting.ts';
import { getCurrentTerms, getTermsPage, publishTerms, saveTermsDraft, setTermsRequired } from './edit-terms.ts';

const WHO = 'Sam Okafor';
let scene: KioskScene;
let changer: SettingsChanger;
beforeEach(() => {
  scene = openKioskScene();
  changer = {
    ...scene.context,
    store: scene.temp.store,
    reloadSettings: () => {
      const stored = scene.temp.store.findSetting('termsRequired');
      scene.settings = {
        ...defaultSettings(),
        termsRequired: settingsSchema.shape.termsRequired.parse(stored),
      };
    },
  };
});
afterEach(() => scene.dispose());

describe('publishing', () => {
  it('makes the next version, which the kiosk shows, and keeps the older ones as they were', () => {
    publishTerms(changer, { body: '# One', after: 0 }, WHO);
    const second = publishTerms(changer, { body: '# Two', after: 1 }, WHO);
    expect(getCurrentTerms(scene.temp.store)).toEqual({ versionId: second.id, version: 2, body: '# Two' });
    expect(getTermsPage(changer).versions).toMatchObject([
      { version: 2, body: '# Two', publishedBy: WHO, acceptedByMovements: 0 },
      { version: 1, body: '# One' },
    ]);
    expect(scene.temp.store.countAudit('terms.published')).toBe(2);
    expect(scene.heard).toContain('settings.changed');
  });

  it('is refused when somebody else published since, and when nothing is different', () => {
    publishTerms(changer, { body: '# One', after: 0 }, WHO);
    expect(() => publishTerms(changer, { body: '# Mine', after: 0 }, WHO)).toThrow(
      expect.objectContaining({ code: 'CONFLICT' }),
    );
    expect(() => publishTerms(changer, { body: '# One', after: 1 }, WHO)).toThrow(
      expect.objectContaining({ code: 'VALIDATION' }),
    );
    expect(getTermsPage(changer).versions).toHaveLength(1);
  });

  it('counts the movements that accepted each version', () => {
    const terms = publishTerms(changer, { body: '# One', after: 0 }, WHO);
    const personId = scene.addPupil();
    scene.temp.store.transaction((writer) => {
      const accepted = { versionId: terms.id, acceptedAtMs: 1 };
      const action = { actionId: actionId.parse('out-medical') };
      writer.insertMovement(aMovement({ personId, ...action, terms: accepted }));
      writer.insertMovement(aMovement({ personId, ...action, terms: null }));
    });
    expect(getTermsPage(changer).versions).toMatchObject([{ acceptedByMovements: 1 }]);
  });
});

describe('the draft', () => {
  it('is kept over a restart, and gone once it is published', () => {
    saveTermsDraft(changer, '# Nearly', WHO);
    scene.temp.reopen();
    changer = { ...changer, store: scene.temp.store };
    expect(getTermsPage(changer).draft).toMatchObject({ body: '# Nearly', savedBy: WHO });
    publishTerms(changer, { body: '# Done', after: 0 }, WHO);
    expect(getTermsPage(changer).draft).toBeNull();
  });

  it('can be thrown away; nothing is ever shown of it on the kiosk', () => {
    saveTermsDraft(changer, '# Nearly', WHO);
    expect(getCurrentTerms(scene.temp.store)).toBeNull();
    saveTermsDraft(changer, null, WHO);
    expect(getTermsPage(changer).draft).toBeNull();
    expect(scene.temp.store.countAudit('terms.draftSaved')).toBe(1);
    expect(scene.temp.store.countAudit('terms.draftDiscarded')).toBe(1);
  });
});

describe('the general switch', () => {
  it('is off until it is turned on, with an audit row; the same again writes nothing', () => {
    expect(getTermsPage(changer).required).toBe(false);
    setTermsRequired(changer, true, WHO);
    setTermsRequired(changer, true, WHO);
    expect(getTermsPage(changer).required).toBe(true);
    expect(scene.temp.store.countAudit('terms.requiredChanged')).toBe(1);
  });
});
