// The kiosk for the rest, in real Electron: Sixth Form and staff sign in and out by name, PIN and card, go into a
// building and out of it, and see where they stand before they do; everybody else is offered only what is theirs.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ElectronKiosk } from '../../harness/electron-kiosk.ts';
import {
  askKiosk,
  firstOf,
  setUpSixthForm,
  signInAsAdministrator,
  type Found,
  type SixthFormScene,
} from '../../harness/sixth-form-scene.ts';
import { openTestSchool, type TestSchool } from '../../harness/test-school.ts';
import { KioskPage } from '../../main/e2e/pages/kiosk-page.ts';

jest.setTimeout(180_000);

const PIN = '83027';
const CARD = '0004A1B2C3';

let school: TestSchool | undefined;
let kiosk: ElectronKiosk;
let person: KioskPage;
let scene: SixthFormScene;
let sixthFormer: Found;

beforeAll(async () => {
  school = await openTestSchool({ pupils: 300 });
  kiosk = await school.open({ screen: { width: 1280, height: 800 } });
  person = new KioskPage(kiosk.page);
  await kiosk.page.waitForSelector('[data-door="late"]');
  expect(await kiosk.page.locator('[data-door="sign"]').count()).toBe(0);
  await signInAsAdministrator(kiosk.page);
  scene = await setUpSixthForm(kiosk.page);
  sixthFormer = await firstOf(kiosk.page, scene.sixthForm);
  const { personId } = sixthFormer;
  await askKiosk(kiosk.page, 'people.setPin', { personId, pin: PIN });
  await askKiosk(kiosk.page, 'people.setCard', { personId, text: CARD, moveFrom: null });
});
afterAll(() => school?.close());

const monthNames = 'January February March April May June July August September October November December'.split(' ');

async function findByName(found: Found): Promise<void> {
  await person.touchDoor('sign');
  await person.answer('how', 'By my name', 'group');
  await person.answer('group', 'Sixth Form', 'year');
  await person.answer('year', found.yearName, 'month');
  await person.answer('month', monthNames[found.month - 1] ?? '', 'name');
  await person.answer('name', found.label, 'person');
}

async function byPin(pin: string): Promise<void> {
  await person.touchDoor('sign');
  await person.answer('how', 'With my PIN', 'pin');
  await person.enterPin(pin);
}

/** What was recorded of the sixth-former, newest first. */
async function history(): Promise<string[]> {
  const { rows } = await askKiosk<{ rows: { kind: string; identifiedBy: string }[] }>(kiosk.page, 'people.getHistory', {
    personId: sixthFormer.personId,
  });
  return rows.map(({ kind, identifiedBy }) => `${kind} by ${identifiedBy}`);
}

describe('a sixth-former', () => {
  it('finds a door of their own at the idle screen, which grew it by itself', async () => {
    await kiosk.page.waitForSelector('[data-door="sign"]');
    expect(await kiosk.page.locator('[data-door]').count()).toBe(4);
    await kiosk.screenshot('sign-1-idle');
  });

  it('finds themself by name, sees that they are not signed in, and signs in with one touch', async () => {
    await findByName(sixthFormer);
    expect(await person.standing()).toBe('Not signed in today');
    expect(await person.offers()).toEqual(['Sign in']);
    await kiosk.screenshot('sign-2-not-yet');
    const said = await person.choose('Sign in');
    expect(said).toMatch(/Signed in at 09:1\d/);
    expect(said).toContain('Go to your lesson.');
    await kiosk.screenshot('sign-3-done');
    await person.finish();
    const [mark] = (await school?.marks(1)) ?? [];
    expect(mark).toMatchObject({ session: 'AM', code: 'L', timesApplied: 1 });
  });

  it('sees by PIN since when they are signed in, and goes into the Library', async () => {
    await byPin(PIN);
    expect(await person.standing()).toMatch(/^Signed in since 09:1\d$/);
    expect(await person.offers()).toEqual(['Library Check in to Library', 'Going home Sign out']);
    await kiosk.screenshot('sign-4-signed-in');
    expect(await person.choose('Library')).toMatch(/Checked in to Library at 09:1\d/);
    await person.finish();
  });

  it('presents a card, again and again: one person screen, and nothing is recorded', async () => {
    await person.present(CARD);
    for (let again = 0; again < 9; again += 1) await person.scan(CARD);
    expect(await person.standing()).toMatch(/^Signed in since 09:1\d · Library$/);
    await kiosk.screenshot('sign-5-library');
    // Forename and initial only, and no way to other names.
    expect(await kiosk.page.locator('h1').innerText()).toMatch(/^\S+ \S$/);
    expect(await kiosk.page.locator('.k-chip').allInnerTexts()).toEqual(['Sign in or out']);
    expect(await history()).toEqual(['buildingIn by pin', 'signIn by name']);
  });

  it('goes out of the Library and signs out, each with one touch however quick the second is', async () => {
    expect(await person.choose('Leave the Library')).toMatch(/Checked out of Library at 09:1\d/);
    await person.present(CARD);
    expect(await person.standing()).toMatch(/^Signed in since 09:1\d$/);
    await kiosk.page.locator('.k-offers .k-tile', { hasText: 'Going home' }).dblclick();
    await person.waitForScreen('done');
    expect(await person.doneText()).toMatch(/Signed out at 09:1\d.*Goodbye/);
    await person.finish();
    await person.present(CARD);
    expect(await person.standing()).toMatch(/^Signed out at 09:1\d$/);
    expect(await person.offers()).toEqual(['Sign in']);
    await kiosk.page.getByRole('button', { name: 'Back', exact: true }).click();
    await person.waitForScreen('idle');
    expect(await history()).toEqual(['signOut by card', 'buildingOut by card', 'buildingIn by pin', 'signIn by name']);
  });

  it('who comes through *I’m late* is offered their own sign-in, and once signed in is told so', async () => {
    await person.touchDoor('late');
    await person.answer('year', sixthFormer.yearName, 'month');
    await person.answer('month', monthNames[sixthFormer.month - 1] ?? '', 'name');
    await person.answer('name', sixthFormer.label, 'reason');
    await kiosk.page.waitForSelector('[data-screen="reason"] [data-answers="ready"]');
    expect(await kiosk.page.locator('[data-screen="reason"] .k-tile').allInnerTexts()).toEqual(['Sign in']);
    await person.touchReason('Sign in');
    await person.waitForScreen('done');
    await person.finish();
    await person.touchDoor('late');
    await person.answer('year', sixthFormer.yearName, 'month');
    await person.answer('month', monthNames[sixthFormer.month - 1] ?? '', 'name');
    await person.answer('name', sixthFormer.label, 'person');
    expect(await person.standing()).toMatch(/^Signed in since/);
    await kiosk.page.getByRole('button', { name: 'Start again' }).click();
  });
});

describe('a card or a PIN that is nobody’s', () => {
  it('has words of its own', async () => {
    await person.waitForScreen('idle');
    await person.present('0004FFFFFF', '[data-problem="CARD_UNKNOWN"]');
    expect(await kiosk.page.locator('[data-screen="card"]').innerText()).toContain(
      'Ask at reception to have it added.',
    );
    await kiosk.screenshot('sign-6-unknown-card');
    await kiosk.page.getByRole('button', { name: 'Start again' }).click();
    await byPin('9999');
    await kiosk.page.waitForSelector('[data-problem="PIN_WRONG"]');
    await kiosk.screenshot('sign-7-wrong-pin');
    await kiosk.page.getByRole('button', { name: 'Start again' }).click();
  });
});

describe('a member of staff', () => {
  it('finds themself by department and name, with one department without being asked for it', async () => {
    await person.touchDoor('sign');
    await person.answer('how', 'By my name', 'group');
    await person.answer('group', 'Teaching staff', 'staff');
    await kiosk.page.waitForSelector('[data-screen="staff"] [data-answers="ready"]');
    await kiosk.screenshot('sign-8-staff');
    await kiosk.page.locator('[data-screen="staff"] .k-name').first().click();
    expect(await person.standing()).toBe('Not signed in today');
    const marks = (await school?.marks(0))?.length;
    expect(await person.choose('Sign in')).toMatch(/Signed in at .*Have a good day/);
    await person.finish();
    expect((await school?.marks(0))?.length).toBe(marks);
  });
});

describe('a pupil of another year', () => {
  it('is not among those who sign in and out', async () => {
    await person.touchDoor('sign');
    await person.answer('how', 'By my name', 'group');
    await person.answer('group', 'Sixth Form', 'year');
    await kiosk.page.waitForSelector('[data-screen="year"] [data-answers="ready"]');
    const years = await kiosk.page.locator('[data-screen="year"] .k-tile-label').allInnerTexts();
    expect(years).toEqual(['Year 12', 'Year 13']);
    await kiosk.page.getByRole('button', { name: 'Start again' }).click();
  });

  it('is offered the reasons of their own user type, and nothing of the others', async () => {
    await person.touchDoor('late');
    await person.answer('year', 'Year 9', 'month');
    await kiosk.page.locator('[data-screen="month"] button.k-tile').first().click();
    await kiosk.page.waitForSelector('[data-screen="name"] [data-answers="ready"]');
    await kiosk.page.locator('[data-screen="name"] .k-tile').first().click();
    await kiosk.page.waitForSelector('[data-screen="reason"] [data-answers="ready"]');
    const reasons = await kiosk.page.locator('[data-screen="reason"] .k-tile').allInnerTexts();
    expect(reasons).toContain('Bus or train');
    expect(reasons).not.toContain('Sign in');
    expect(reasons).not.toContain('Library');
    await kiosk.page.getByRole('button', { name: 'Start again' }).click();
  });
});

describe('the terms', () => {
  it('are asked for where the school wants them: declining records nothing, accepting goes on', async () => {
    await askKiosk(kiosk.page, 'terms.publish', { body: '# Using this kiosk\n\n- for yourself only', after: 0 });
    await askKiosk(kiosk.page, 'terms.setRequired', { required: true });
    await person.waitForScreen('idle');
    await person.present(CARD);
    await person.answer('person', 'Library', 'terms');
    await kiosk.page.getByRole('heading', { name: 'Using this kiosk' }).waitFor();
    await kiosk.screenshot('sign-9-terms');
    await kiosk.page.getByRole('button', { name: 'No thank you' }).click();
    await person.waitForScreen('idle');
    await person.present(CARD);
    expect(await person.standing()).not.toContain('Library');
    await person.answer('person', 'Library', 'terms');
    await kiosk.page.getByRole('button', { name: 'I accept' }).click();
    await person.waitForScreen('done');
    expect(await person.doneText()).toContain('Checked in to Library');
    await person.finish();
  });
});
