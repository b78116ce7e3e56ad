// From the demo to a real school, by hand in the admin view: the kiosk restarts and fetches that school's pupils.
import { afterAll, expect, it, jest } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startWondeSimulator, type WondeSimulator } from '../../../simulators/wonde/start.ts';
import { launchKiosk, type ElectronKiosk } from '../../harness/electron-kiosk.ts';
import { AdminPage } from './pages/admin-page.ts';

jest.setTimeout(180_000);

/** What `npm start` waits for, to start the kiosk again on the screen it owns. */
const RESTART_EXIT_CODE = 75;
const PASSWORD = 'three unrelated words';

const dir = mkdtempSync(path.join(tmpdir(), 'gatehouse-leave-demo-'));
const dataDir = path.join(dir, 'data');
let wonde: WondeSimulator | undefined;
let kiosk: ElectronKiosk | undefined;
afterAll(async () => {
  await kiosk?.close();
  await wonde?.close();
  rmSync(dir, { recursive: true, force: true });
});

it('an administrator types the school and the token in the demo, and the kiosk comes back on that school', async () => {
  wonde = await startWondeSimulator({ pupils: 60, seed: 7, schoolName: 'Ysgol Prawf' });
  kiosk = await launchKiosk({ dataDir, env: { GATEHOUSE_LAUNCHER: '1' } });
  const { page } = kiosk;
  await page.waitForSelector('[data-screen="idle"][data-roster="ready"]', { timeout: 60_000 });
  const admin = await AdminPage.openGate(page);
  await page.getByLabel('New password', { exact: true }).fill(PASSWORD);
  await page.getByLabel('The same password again', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByRole('heading', { name: 'Daily logbook' }).waitFor();
  await admin.goTo('Integration settings');
  await page.getByLabel('Address', { exact: true }).fill(wonde.url);
  await page.getByLabel('School ID', { exact: true }).fill(wonde.school.id);
  await page.getByLabel('Token', { exact: true }).fill(wonde.token);
  await kiosk.screenshot('admin-leave-demo');
  const ended = new Promise((resolve) => kiosk?.electron.process().once('exit', resolve));
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  expect(await ended).toBe(RESTART_EXIT_CODE);

  kiosk = await launchKiosk({ dataDir });
  await kiosk.page.waitForSelector('[data-screen="idle"][data-roster="ready"]', { timeout: 60_000 });
  const idle = await kiosk.page.locator('[data-screen="idle"]').innerText();
  expect(idle).toContain('Ysgol Prawf');
  expect(idle).not.toContain('Demo');
  // The rest of the setup offers itself, is put off, and waits behind a line on every page.
  await AdminPage.openGate(kiosk.page);
  await kiosk.page.getByLabel('Admin password', { exact: true }).fill(PASSWORD);
  await kiosk.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await kiosk.page.getByRole('heading', { name: 'Setup guide' }).waitFor();
  await kiosk.page.getByRole('button', { name: 'Test connection' }).click();
  await kiosk.page.getByText('Everything works').waitFor();
  await kiosk.screenshot('admin-setup-guide');
  await kiosk.page.getByRole('button', { name: 'Go on later' }).click();
  await kiosk.page.getByText('The setup is not finished').waitFor();
  await kiosk.page.getByRole('heading', { name: 'Daily logbook' }).waitFor();
});
