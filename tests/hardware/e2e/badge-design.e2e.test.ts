// The badge's design in the running app: a preview of every paper, a logo from a file, and a late slip at the printer.
import { afterAll, beforeAll, it, jest } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ElectronKiosk } from '../../harness/electron-kiosk.ts';
import { ADMIN_PASSWORD } from '../../harness/provisioning-file.ts';
import { openTestSchool, type TestSchool } from '../../harness/test-school.ts';
import { AdminPage } from '../../main/e2e/pages/admin-page.ts';
import { aLogoFile } from '../badge-cases.ts';

jest.setTimeout(180_000);

let school: TestSchool;
let kiosk: ElectronKiosk;
beforeAll(async () => {
  school = await openTestSchool();
  kiosk = await school.open({ screen: { width: 1280, height: 800 } });
  await AdminPage.enter(kiosk.page, ADMIN_PASSWORD);
});
afterAll(() => school?.close());

it('shows the badge as it is chosen, on every paper, and keeps a logo', async () => {
  const { page } = kiosk;
  await page.getByRole('navigation').getByRole('button', { name: 'Printer and camera', exact: true }).click();
  await page.getByRole('tab', { name: 'Badge' }).click();
  const picture = page.getByRole('img', { name: /^Badge of an invented pupil/ });
  await picture.waitFor();
  const file = path.join(os.tmpdir(), `gatehouse-logo-${process.pid}.png`);
  writeFileSync(file, aLogoFile());
  await page.getByLabel('Logo file').setInputFiles(file);
  await page.getByText(/^Kept at/).waitFor();
  await page.getByRole('checkbox', { name: 'Form', exact: true }).check();
  await kiosk.screenshot('badges/design');
  for (const [paper, across] of [
    ['58 mm receipt', '48 mm across'],
    ['62 mm label', '62 mm across'],
    ['62 mm label, 300 dpi', '59 mm across'],
  ] as const) {
    await page.getByRole('radio', { name: paper, exact: true }).check();
    await page.getByText(across).waitFor();
  }
  await page.getByRole('radio', { name: /^Along the paper/ }).check();
  await page.getByRole('radio', { name: 'Arabic' }).check();
  await page.getByText('it comes out of the printer sideways').last().waitFor();
  // The words follow the choice at once; the picture is drawn in main and decoded in the page before it lies down.
  const label = await picture.getAttribute('aria-label');
  await page.waitForFunction((name) => {
    const canvas = document.querySelector(`canvas[aria-label="${name}"]`);
    return canvas instanceof HTMLCanvasElement && canvas.width > canvas.height;
  }, label);
  await kiosk.screenshot('badges/design-along');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved.').waitFor();
});
