// The printer in real Electron: a badge in doubt is settled by whoever stands there, the home page says what is wrong,
// and a device path is tried in a process of its own.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ElectronKiosk } from '../../harness/electron-kiosk.ts';
import { ADMIN_PASSWORD } from '../../harness/provisioning-file.ts';
import { openTestSchool, type TestSchool } from '../../harness/test-school.ts';
import { AdminPage } from '../../main/e2e/pages/admin-page.ts';
import { KioskPage } from '../../main/e2e/pages/kiosk-page.ts';

jest.setTimeout(120_000);

let school: TestSchool;
let kiosk: ElectronKiosk;
let pupil: KioskPage;

beforeAll(async () => {
  school = await openTestSchool({ now: '2026-11-23T10:42:00Z' });
  kiosk = await school.open();
  pupil = new KioskPage(kiosk.page);
});
afterAll(() => school?.close());

async function leave(): Promise<void> {
  await pupil.touchDoor('leaving');
  await pupil.findMyName();
  await pupil.touchReason('Doctor or dentist');
  await pupil.waitForScreen('photo');
  await pupil.takePhoto();
  await kiosk.page.getByRole('button', { name: 'Use this' }).click();
  await pupil.waitForScreen('done');
}

describe('a badge that tears off in the middle', () => {
  it('is offered again to whoever stands at the touchscreen', async () => {
    await school.printer.setFaults({ drop: { afterBytes: 20_000, how: 'rst' } });
    await leave();
    const again = kiosk.page.getByRole('button', { name: 'It did not come out: print again' });
    await again.waitFor();
    await kiosk.screenshot('printer-1-kiosk-unconfirmed');
    await school.printer.setFaults({ drop: null, paper: 'out' });
    await again.click();
    await kiosk.page.getByText('Your badge is next').waitFor();
    await kiosk.page.getByRole('button', { name: 'Finish' }).click();
  });

  it('and its reason for waiting are on the home page, until there is paper', async () => {
    const admin = await AdminPage.enter(kiosk.page, ADMIN_PASSWORD);
    await kiosk.page.getByText('The printer is out of paper').waitFor();
    await kiosk.page.getByText(/One badge has waited/).waitFor();
    await kiosk.screenshot('printer-2-home');
    await school.printer.setFaults({ paper: 'ok' });
    await kiosk.page.getByRole('button', { name: 'Try now' }).click();
    await kiosk.page.getByText('The printer is out of paper').waitFor({ state: 'detached' });
    expect(await school.printer.waitForBadges(1, 30_000)).toHaveLength(1);
    await admin.goTo('Printer and camera');
    await kiosk.page.getByText('The printer works').waitFor();
    await kiosk.screenshot('printer-3-page');
  });
});

describe('the printers of this PC', () => {
  it('at a plug that is not there is told by the process that looked', async () => {
    const { page } = kiosk;
    await page.getByRole('radio', { name: /^USB or serial plug/ }).check();
    await page.getByRole('textbox', { name: /^Device/ }).fill('/dev/usb/lp9');
    await page.getByRole('button', { name: 'Test print' }).click();
    await page.getByText('The printer is not there').waitFor();
    await kiosk.screenshot('printer-4-device');
    await page.getByRole('radio', { name: /^Printer of this PC/ }).check();
    await kiosk.screenshot('printer-5-system');
    await page.getByRole('radio', { name: /^Network printer/ }).check();
    await page.getByRole('button', { name: 'Test print' }).click();
    await page.getByText('It calls itself GATEHOUSE-SIM.').waitFor();
    await kiosk.screenshot('printer-6-tested');
    expect(await school.printer.waitForBadges(2, 30_000)).toHaveLength(2);
    await page
      .getByRole('button', { name: 'Discard changes' })
      .click({ timeout: 2_000 })
      .catch(() => undefined);
    await page.getByRole('tab', { name: 'Spare printer' }).click();
    await page.getByRole('heading', { name: 'Rules of printing' }).waitFor();
    await kiosk.screenshot('printer-7-spare');
  });
});
