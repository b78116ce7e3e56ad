// Kind 13: primaries without classes, schools without years, pupils without birth dates, names or UPNs.
import { afterEach, expect, it } from '@jest/globals';
import { NO_BIRTH_MONTH, NO_YEAR_GROUP } from '../../../src/main/core/store-port.ts';
import { openFaultScene, type FaultScene } from './fault-scene.ts';

let s: FaultScene;
afterEach(() => s.close());

const everyone = { scope: 'everyone' } as const;

/** What somebody finds who opens every year and every month on the kiosk: each pupil on roll, once. */
function expectEverybodyListed(): void {
  const wanted = s.onRoll();
  expect(s.scene.people().map(({ wondeId }) => wondeId)).toEqual(wanted);
  expect(s.engine.status()).toMatchObject({ pupils: wanted.length, rosterProblem: null });
}

it('a primary without classes: Reception first, everybody listed, and a mark arrives', async () => {
  s = await openFaultScene({ simulator: { years: [0, 1, 2, 3, 4, 5, 6], hasClasses: false } });
  await s.syncNow();
  expectEverybodyListed();
  expect(s.scene.store.listYearGroups(everyone)[0]?.name).toMatch(/reception/i);
  const mark = s.addMark(0);
  await s.settle();
  expect(s.staffSee(mark)).toBe('confirmed');
});

it('a school without years: one choice for all, and everybody in it', async () => {
  s = await openFaultScene({ simulator: { hasYears: false } });
  await s.syncNow();
  expect(s.scene.store.listYearGroups(everyone).map(({ id }) => id)).toEqual([NO_YEAR_GROUP]);
  expectEverybodyListed();
});

it('a school without dates of birth: one month for all, and everybody in it', async () => {
  s = await openFaultScene({ simulator: { hasBirthDates: false } });
  await s.syncNow();
  for (const { id } of s.scene.store.listYearGroups(everyone)) {
    expect(s.scene.store.listBirthMonths(everyone, id)).toEqual([NO_BIRTH_MONTH]);
  }
  expectEverybodyListed();
});

it('neither years nor dates of birth: everybody is still found, and can be marked', async () => {
  s = await openFaultScene({ simulator: { hasYears: false, hasBirthDates: false, hasClasses: false } });
  await s.syncNow();
  expect(s.scene.store.listPupils(everyone, NO_YEAR_GROUP, NO_BIRTH_MONTH)).toHaveLength(60);
  expectEverybodyListed();
  const mark = s.addMark(7);
  await s.settle();
  expect(s.staffSee(mark)).toBe('confirmed');
});

it('every third pupil without forename, birth date, year, form and UPN: nobody is missing', async () => {
  s = await openFaultScene();
  s.edit({ op: 'blankFields', fields: ['forename', 'dateOfBirth', 'yearId', 'formId', 'upn'], every: 3 });
  await s.syncNow();
  expectEverybodyListed();
});
