// The admin view in real Electron: the first password, the lock-out, what reached the MIS, the connection test.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ElectronKiosk } from '../../harness/electron-kiosk.ts';
import { ADMIN_PASSWORD } from '../../harness/provisioning-file.ts';
import { openTestSchool, type TestSchool } from '../../harness/test-school.ts';
import { AdminPage } from './pages/admin-page.ts';
import { KioskPage } from './pages/kiosk-page.ts';

jest.setTimeout(120_000);

let school: TestSchool;
let kiosk: ElectronKiosk;

beforeAll(async () => {
  school = await openTestSchool();
  kiosk = await school.open();
});
afterAll(() => school?.close());

describe('the admin view', () => {
  it('opens from the hidden corner by holding the school name, and asks for the password', async () => {
    const name = kiosk.page.locator('.k-hold');
    const box = await name.boundingBox();
    if (box === null) throw new Error('the school name is not on the screen');
    await kiosk.page.mouse.move(box.x + 20, box.y + 20);
    await kiosk.page.mouse.down();
    await kiosk.page.waitForSelector('[data-view="admin"]');
    await kiosk.page.mouse.up();
    await kiosk.page.getByLabel('Admin password', { exact: true }).waitFor();
    await kiosk.screenshot('admin-gate');
    await new AdminPage(kiosk.page).leave();
  });

  it('refuses a wrong password in words, and shows nothing', async () => {
    const admin = await AdminPage.openGate(kiosk.page);
    await kiosk.page.getByLabel('Admin password', { exact: true }).fill('wrong password');
    await kiosk.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await kiosk.page.getByRole('alert').first().waitFor();
    expect(await kiosk.page.getByRole('navigation').count()).toBe(0);
    await admin.leave();
  });

  it('shows the mark as confirmed once it is in the register, with the sentence that explains it', async () => {
    const pupil = new KioskPage(kiosk.page);
    await pupil.signInLate('Bus or train');
    await pupil.finish();
    await school.marks(1);
    await AdminPage.enter(kiosk.page, ADMIN_PASSWORD);
    const row = kiosk.page.locator('.adm-logbook-row').first();
    await row.getByText('Confirmed', { exact: true }).waitFor();
    await row.click();
    await kiosk.page
      .getByText(/L: arrived 09:1\d, the AM register is open until 09:15\./)
      .first()
      .waitFor();
    await kiosk.screenshot('admin-logbook-confirmed');
  });

  it('tests the connection: green when all is well, red with the failing part named when it is not', async () => {
    const admin = new AdminPage(kiosk.page);
    await admin.goTo('Integration settings');
    await kiosk.page.getByRole('button', { name: 'Test connection' }).click();
    await kiosk.page.getByText('Everything works').waitFor();
    await kiosk.screenshot('admin-test-green');
    await school.wonde.stopListening();
    await kiosk.page.getByRole('button', { name: 'Test connection' }).click();
    await kiosk.page.getByText(/things? (does|do) not work/).waitFor();
    await kiosk.screenshot('admin-test-red');
    await school.wonde.listenAgain();
  });

  it('never shows the token', async () => {
    expect(await kiosk.page.content()).not.toContain(school.wonde.token);
    expect(await kiosk.page.locator('body').innerText()).toContain(school.wonde.token.slice(-4));
  });
});
