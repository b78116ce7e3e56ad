// Kind 2: one include that this token or MIS does not have fails the whole request.
import { afterEach, expect, it } from '@jest/globals';
import { openFaultScene, type FaultScene } from './fault-scene.ts';

let s: FaultScene;
afterEach(() => s.close());

const forms = () => s.scene.people().filter((one) => one.formName !== null).length;

it.each(['named', 'generic'] as const)(
  'an include refused from the start (%s): everybody comes, with all the rest',
  async (style) => {
    s = await openFaultScene({
      simulator: { settings: { refusedIncludes: ['students.registration'], invalidIncludeStyle: style } },
    });
    await s.syncNow();
    expect(s.engine.status()).toMatchObject({ pupils: 60, rosterProblem: null });
    expect(forms()).toBe(0);
    expect(s.scene.people().every((one) => one.yearGroupId !== null && one.upn !== null)).toBe(true);
    s.control.setSettings({ refusedIncludes: [] });
    await s.syncNow();
    expect(forms()).toBe(60);
  },
);

it.each(['named', 'generic'] as const)(
  'an include refused mid-year (%s): what it brought before stays',
  async (style) => {
    s = await openFaultScene();
    await s.syncNow();
    const before = s.scene.people();
    s.control.setSettings({
      refusedIncludes: ['students.year', 'students.registration'],
      invalidIncludeStyle: style,
    });
    await s.syncNow();
    expect(s.scene.people()).toEqual(before);
  },
);

it('every include refused: the roll comes without them', async () => {
  const refusedIncludes = ['year', 'registration', 'education_details'].map((name) => `students.${name}`);
  s = await openFaultScene({ simulator: { settings: { refusedIncludes, invalidIncludeStyle: 'generic' } } });
  await s.syncNow();
  expect(s.scene.people()).toHaveLength(60);
});
