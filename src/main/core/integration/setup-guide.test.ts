import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../../tests/fakes/fake-clock.ts';
import { seededRandom } from '../../../../tests/fakes/seeded-random.ts';
import { openTempStore, type TempStore } from '../../../../tests/harness/temp-store.ts';
import { WONDE_TOKEN_SECRET } from '../admin/wonde-access.ts';
import { createSettings } from '../settings/settings-repository.ts';
import { createSetupGuide, type SetupGuide } from './setup-guide.ts';

let temp: TempStore;
const clock = new FakeClock();
beforeEach(() => {
  temp = openTempStore({ clock });
});
afterEach(() => temp.dispose());

/** The guide as it is after a start. */
function open(demo = false): SetupGuide {
  const settings = createSettings(temp.store, temp.logger);
  const onChanged = (): void => void settings.reload();
  return createSetupGuide({
    store: temp.store,
    clock,
    random: seededRandom(),
    settings: settings.get,
    demo,
    onChanged,
  });
}

function setSchool(): void {
  temp.store.transaction((writer) => {
    writer.setSetting('wonde', { schoolId: 'A1234567890' }, clock.nowMs());
    writer.setSecret(WONDE_TOKEN_SECRET, 'sealed', 'abcd', clock.nowMs());
  });
}

const stateOf = (guide: SetupGuide, id: string) => guide.view().steps.find((step) => step.id === id)?.state;

describe('the setup guide', () => {
  it('opens by itself on a kiosk without a school', () => {
    const guide = open();
    expect(guide.view()).toMatchObject({ opensByItself: true, offersToGoOn: true, finishedAtMs: null });
    expect(stateOf(guide, 'password')).toBe('done');
    expect(stateOf(guide, 'school')).toBe('open');
  });

  it('leaves a kiosk alone that a provisioning file set up', () => {
    setSchool();
    const guide = open();
    expect(guide.view()).toMatchObject({ opensByItself: false, offersToGoOn: false });
    expect(stateOf(guide, 'school')).toBe('done');
  });

  it('goes on after a restart where it was', () => {
    const guide = open();
    guide.markStep('school', 'skipped', 'A');
    guide.markStep('registers', 'done', 'A');
    temp.reopen();
    const again = open();
    expect(stateOf(again, 'school')).toBe('skipped');
    expect(stateOf(again, 'registers')).toBe('done');
    expect(again.view().opensByItself).toBe(true);
  });

  it('counts a skipped step as done once it is done, and the other way round', () => {
    const guide = open();
    guide.markStep('registers', 'skipped', 'A');
    guide.markStep('registers', 'done', 'A');
    expect(stateOf(guide, 'registers')).toBe('done');
    guide.markStep('registers', 'open', 'A');
    expect(stateOf(guide, 'registers')).toBe('open');
  });

  it('waits with a banner when it is put off, and is out of the way when it is finished', () => {
    const guide = open();
    expect(guide.postpone('A')).toMatchObject({ opensByItself: false, offersToGoOn: true });
    expect(guide.finish('A')).toMatchObject({ opensByItself: false, offersToGoOn: false });
    expect(temp.store.countAudit('setup.finished')).toBe(1);
  });

  it('offers nothing in the demo', () => {
    expect(open(true).view()).toMatchObject({ demo: true, opensByItself: false, offersToGoOn: false });
  });
});
