// Renews docs/images, every page of the admin view among them: the demo school in real Electron, 1280x800, as PNG with at
// most 256 colours.
//   npm exec -- node scripts/readme-images.ts
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { adminPages } from '../src/renderer/strings/admin/pages.ts';
import { launchKiosk, type ElectronKiosk } from '../tests/harness/electron-kiosk.ts';
import { AdminPage } from '../tests/main/e2e/pages/admin-page.ts';
import { KioskPage } from '../tests/main/e2e/pages/kiosk-page.ts';
import { waitFor } from '../tests/harness/wait-for.ts';
import { buildIfChanged } from './build.ts';
import { ensureElectron } from './electron-runtime.ts';
import { withFewColours } from './readme-images/few-colours.ts';
import { electronEnvironment } from './runtime/launch.ts';
import { projectRoot, runScript, say } from './runtime/project.ts';
import { needsVirtualDisplay, startVirtualDisplay } from './runtime/virtual-display.ts';

const imagesDir = path.join(projectRoot, 'docs', 'images');
const password = 'three unrelated words';
const mostBytes = 120_000;

function save(name: string, png: Buffer): void {
  const small = withFewColours(png);
  if (small.length > mostBytes) throw new Error(`${name}.png has ${small.length} bytes, more than ${mostBytes}`);
  writeFileSync(path.join(imagesDir, `${name}.png`), small);
  say(`docs/images/${name}.png (${Math.round(small.length / 1024)} kB)`);
}

async function shoot({ page }: ElectronKiosk, name: string): Promise<void> {
  // Pictures are of screens at rest; a countdown is no reason to wait.
  await page.evaluate((shortMs) => {
    const short = document
      .getAnimations()
      .filter(({ effect }) => Number(effect?.getComputedTiming().endTime) < shortMs);
    return Promise.all(short.map((animation) => animation.finished.catch(() => null)));
  }, 1_500);
  save(name, await page.screenshot());
}

/** The late flow, screen by screen. */
async function late(kiosk: ElectronKiosk, pupil: KioskPage): Promise<void> {
  const { page } = kiosk;
  await shoot(kiosk, 'idle');
  await pupil.touchDoor('late');
  await page.waitForSelector('[data-screen="year"] [data-answers="ready"]');
  await shoot(kiosk, 'year');
  await page.locator('[data-screen="year"] .k-tile').nth(2).click();
  await page.locator('[data-screen="month"] button.k-tile').nth(3).click();
  await page.waitForSelector('[data-screen="name"] [data-answers="ready"]');
  await shoot(kiosk, 'name');
  await page.locator('[data-screen="name"] .k-tile').nth(1).click();
  await page.waitForSelector('[data-screen="reason"] [data-answers="ready"]');
  await shoot(kiosk, 'reason');
  await pupil.touchReason('Bus or train');
  await pupil.waitForScreen('done');
  await shoot(kiosk, 'done');
  await pupil.waitForScreen('idle');
}

/** The leaving flow up to its badge, and the way back. */
async function leaveAndReturn(kiosk: ElectronKiosk, pupil: KioskPage): Promise<void> {
  const { page, dataDir } = kiosk;
  await pupil.touchDoor('leaving');
  await pupil.findMyName(1);
  await pupil.touchReason('Doctor or dentist');
  await pupil.waitForScreen('photo');
  await page.getByRole('button', { name: 'Take the photo' }).waitFor();
  // The button comes with the first frame; the picture is worth taking a few frames later.
  await page.waitForFunction(() => (document.querySelector('video')?.currentTime ?? 0) > 1);
  await shoot(kiosk, 'photo');
  await pupil.takePhoto();
  await page.getByRole('button', { name: 'Use this' }).click();
  await pupil.waitForScreen('done');
  const id = await pupil.badgeIdOnScreen();
  const badges = path.join(dataDir, 'demo', 'badges');
  const file = await waitFor('the badge', () => readdirSync(badges).find((name) => name.endsWith('.png')));
  await page.waitForSelector('[data-badge-id]');
  await pupil.finish();
  save('badge', readFileSync(path.join(badges, file)));
  await pupil.touchDoor('return');
  await pupil.typeBadge(id.slice(0, 5));
  await shoot(kiosk, 'keypad');
  await page.getByRole('button', { name: 'Start again' }).click();
  await pupil.waitForScreen('idle');
}

/** The admin view: the logbook with something in it, and a connection that works. */
async function admin(kiosk: ElectronKiosk, pupil: KioskPage): Promise<void> {
  const { page } = kiosk;
  for (const [nth, reason] of (['Traffic', 'I overslept', 'Doctor or dentist', 'Family reason'] as const).entries()) {
    await pupil.signInLate(reason, nth + 2);
    await pupil.finish();
  }
  const view = await AdminPage.openGate(page);
  await page.getByLabel('New password', { exact: true }).fill(password);
  await page.getByLabel('The same password again', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByRole('heading', { name: 'Daily logbook' }).waitFor();
  await waitFor('confirmed marks', async () =>
    (await page.locator('.adm-logbook-table').getByText('Confirmed', { exact: true }).count()) >= 4 ? true : null,
  );
  await shoot(kiosk, 'logbook');
  await view.goTo('Integration settings');
  await page.getByRole('button', { name: 'Test connection' }).click();
  await page.getByText('Everything works').first().waitFor();
  await page.getByText('Everything works').first().scrollIntoViewIfNeeded();
  await shoot(kiosk, 'test-connection');
  await everyPage(kiosk, view);
}

/** Each page of the navigation, as it opens. */
async function everyPage(kiosk: ElectronKiosk, view: AdminPage): Promise<void> {
  const { page } = kiosk;
  for (const [id, label] of Object.entries(adminPages.labels)) {
    await view.goTo(label);
    await page.waitForFunction(() => document.querySelector('main .adm-loading') === null);
    // The menu follows the page that is open; messages are of what was done before.
    await page.locator('.adm-toast').first().waitFor({ state: 'detached' });
    await shoot(kiosk, path.join('admin', id));
  }
}

void runScript(async () => {
  const runtime = await ensureElectron();
  await buildIfChanged();
  const display = needsVirtualDisplay(process.env) ? await startVirtualDisplay() : null;
  const env = electronEnvironment(process.env, runtime.betterSqlite3Binding, display?.display);
  Object.assign(process.env, env, { GATEHOUSE_TEST_ELECTRON: runtime.executablePath });
  mkdirSync(path.join(imagesDir, 'admin'), { recursive: true });
  const kiosk = await launchKiosk({ now: '2026-11-23T08:58:00Z', screen: { width: 1280, height: 800 } });
  try {
    await kiosk.page.waitForSelector('[data-screen="idle"][data-roster="ready"]', { timeout: 60_000 });
    const pupil = new KioskPage(kiosk.page);
    await late(kiosk, pupil);
    await leaveAndReturn(kiosk, pupil);
    await admin(kiosk, pupil);
  } finally {
    await kiosk.close();
    display?.stop();
  }
  return 0;
});
