// Every page of the admin view in real Electron, on a school with a day's movements: nothing for axe to say in the
// light, in the dark and in high contrast, nothing wider than the window, and a picture of each to look at.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { adminPages } from '../../../src/renderer/strings/admin/pages.ts';
import { findPageViolations } from '../../harness/axe.ts';
import type { ElectronKiosk } from '../../harness/electron-kiosk.ts';
import { ADMIN_PASSWORD } from '../../harness/provisioning-file.ts';
import { openTestSchool, type TestSchool } from '../../harness/test-school.ts';
import { waitFor } from '../../harness/wait-for.ts';
import { AdminPage } from '../../main/e2e/pages/admin-page.ts';
import { KioskPage } from '../../main/e2e/pages/kiosk-page.ts';

jest.setTimeout(180_000);

/** A page that is not there fails at once, not twenty times twenty seconds later. */
const CLICK_PATIENCE_MS = 3_000;
const pages = Object.entries(adminPages.labels);
const looks = [
  { name: 'light', colorScheme: 'light', contrast: 'no-preference' },
  { name: 'dark', colorScheme: 'dark', contrast: 'no-preference' },
  { name: 'high contrast', colorScheme: 'light', contrast: 'more' },
] as const;

let school: TestSchool;
let kiosk: ElectronKiosk;
let admin: AdminPage;

beforeAll(async () => {
  school = await openTestSchool();
  kiosk = await school.open({ screen: { width: 1280, height: 800 } });
  const pupil = new KioskPage(kiosk.page);
  await pupil.signInLate('Bus or train');
  await pupil.finish();
  await school.marks(1);
  admin = await AdminPage.enter(kiosk.page, ADMIN_PASSWORD);
});
afterAll(() => school?.close());

describe('every page of the admin view', () => {
  it('is in the navigation', async () => {
    const buttons = kiosk.page.getByRole('navigation').getByRole('listitem').getByRole('button');
    expect(await buttons.allInnerTexts()).toEqual(pages.map(([, label]) => label));
  });

  it.each(pages)('%s is clean to axe in every look, and fits the window', async (id, label) => {
    const button = kiosk.page.getByRole('navigation').getByRole('button', { name: label, exact: true });
    await button.click({ timeout: CLICK_PATIENCE_MS });
    await kiosk.page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    await kiosk.page.waitForFunction(() => document.querySelector('main .adm-loading') === null);
    await kiosk.screenshot(`admin/${id}`);
    const found: Record<string, readonly string[]> = {};
    for (const { name, ...media } of looks) {
      await kiosk.page.emulateMedia(media);
      const violations = await findPageViolations(kiosk.page);
      if (violations.length > 0) found[name] = violations;
    }
    await kiosk.page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference' });
    expect(found).toEqual({});
    const overflow = await kiosk.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });

  it('would be found wanting: axe sees pale words and a picture without words', async () => {
    await kiosk.page.evaluate(() => {
      const main = document.querySelector('main');
      main?.insertAdjacentHTML('afterbegin', '<p id="pale">Pale words</p><img src="data:," id="mute">');
      const pale = document.getElementById('pale');
      if (pale !== null) pale.style.color = 'rgb(200 200 200)';
    });
    const violations = await findPageViolations(kiosk.page);
    await kiosk.page.evaluate(() => ['pale', 'mute'].forEach((id) => document.getElementById(id)?.remove()));
    expect(new Set(violations.map((line) => line.split(':')[0]))).toEqual(new Set(['color-contrast', 'image-alt']));
  });

  it('is left for the kiosk in one touch, and no name of a pupil stays behind, not even out of sight', async () => {
    const [mark] = school.wonde.control.marks();
    const surname = school.wonde.control.pupils().find(({ id }) => id === mark?.studentId)?.surname ?? null;
    if (surname === null) throw new Error('The simulator does not know the pupil of its own mark');
    await admin.goTo(adminPages.labels.reports);
    await kiosk.page.getByRole('tab', { name: 'People' }).click();
    const named = () => kiosk.page.evaluate(() => document.documentElement.outerHTML);
    await waitFor('the chart of people', async () => ((await named()).includes(surname) ? true : null));
    await admin.leave();
    expect(await named()).not.toContain(surname);
  });
});
