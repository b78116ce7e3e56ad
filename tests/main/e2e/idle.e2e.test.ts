// Walking away: a warning that can be answered with one touch, then everything is forgotten.
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { ElectronKiosk } from '../../harness/electron-kiosk.ts';
import { openTestSchool, type TestSchool } from '../../harness/test-school.ts';
import { KioskPage } from './pages/kiosk-page.ts';

jest.setTimeout(120_000);

let school: TestSchool | undefined;
let kiosk: ElectronKiosk;
let pupil: KioskPage;

beforeAll(async () => {
  // The shortest times a school may set: 5 seconds, then the 20 seconds that WCAG 2.2 asks for.
  school = await openTestSchool({ more: { flow: { idleWarningAfterMs: 5_000, idleCountdownMs: 20_000 } } });
  kiosk = await school.open();
  pupil = new KioskPage(kiosk.page);
});
afterAll(() => school?.close());

it('a pupil who is still there keeps the screen with one touch', async () => {
  await pupil.touchDoor('late');
  await pupil.findMyName();
  await kiosk.page.getByRole('button', { name: 'I’m still here' }).click({ timeout: 15_000 });
  await kiosk.page.getByRole('button', { name: 'I’m still here' }).waitFor({ state: 'detached' });
  await pupil.waitForScreen('reason');
});

it('a pupil who walked away leaves nothing behind: the countdown ends at idle, and nothing was recorded', async () => {
  await kiosk.page.getByText('Are you still there?').waitFor({ timeout: 15_000 });
  await kiosk.screenshot('idle-warning');
  await kiosk.page.waitForSelector('[data-screen="idle"]', { timeout: 30_000 });
  expect(await kiosk.page.locator('.k-chip').count()).toBe(0);
  await pupil.touchDoor('late');
  expect(await kiosk.page.locator('.k-chip').allInnerTexts()).toEqual(['I’m late']);
  expect(school?.wonde.control.marks()).toEqual([]);
});
