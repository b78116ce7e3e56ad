// The window's locks, the demo, and starts that fail, in real Electron.
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { launchKiosk, type ElectronKiosk } from '../../harness/electron-kiosk.ts';
import { AdminPage } from './pages/admin-page.ts';
import { KioskPage } from './pages/kiosk-page.ts';

jest.setTimeout(120_000);

let kiosk: ElectronKiosk | null = null;
afterEach(async () => {
  await kiosk?.close().catch(() => undefined); // a start that failed may have ended by itself
  kiosk = null;
});

describe('without a provisioning file', () => {
  it('the kiosk runs on a demo school and says so; its first administrator sets the password', async () => {
    kiosk = await launchKiosk({ now: '2026-11-23T09:12:00Z' });
    await kiosk.page.waitForSelector('[data-screen="idle"][data-roster="ready"]', { timeout: 60_000 });
    await kiosk.screenshot('demo-idle');
    expect(await kiosk.page.locator('[data-screen="idle"]').innerText()).toContain('Demo school');
    await new KioskPage(kiosk.page).signInLate('Traffic');
    await new KioskPage(kiosk.page).finish();
    await AdminPage.openGate(kiosk.page);
    await kiosk.page.getByLabel('New password', { exact: true }).fill('three unrelated words');
    await kiosk.page.getByLabel('The same password again', { exact: true }).fill('three unrelated words');
    await kiosk.screenshot('admin-first-password');
    await kiosk.page.getByRole('button', { name: 'Set the password' }).click();
    await kiosk.page.getByRole('heading', { name: 'Daily logbook' }).waitFor();
    await kiosk.page
      .locator('.adm-logbook-row')
      .first()
      .getByText('Confirmed', { exact: true })
      .waitFor({ timeout: 30_000 });
  });
});

describe('the window', () => {
  it('fills the primary display, and has no Node, no navigation, no new windows and a strict policy', async () => {
    kiosk = await launchKiosk();
    const { page, electron } = kiosk;
    const size = await electron.evaluate(({ BrowserWindow, screen }) => ({
      window: BrowserWindow.getAllWindows()[0]?.getBounds(),
      display: screen.getPrimaryDisplay().bounds,
    }));
    // A virtual screen without a window manager is granted all but one pixel.
    expect(Math.abs((size.window?.width ?? 0) - size.display.width)).toBeLessThanOrEqual(1);
    expect(Math.abs((size.window?.height ?? 0) - size.display.height)).toBeLessThanOrEqual(1);
    const inPage = await page.evaluate(async () => ({
      node: [
        typeof Reflect.get(globalThis, 'require'),
        typeof Reflect.get(globalThis, 'process'),
        typeof Reflect.get(globalThis, 'Buffer'),
      ],
      bridge: Object.keys(Reflect.get(globalThis, 'gatehouse')).toSorted(),
      opened: window.open('https://example.invalid/') === null,
      remote: await fetch('https://example.invalid/').then(
        () => 'fetched',
        () => 'refused',
      ),
      inlineScript: await new Promise((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => {
          if (event.violatedDirective.startsWith('script')) resolve(event.violatedDirective);
        });
        const script = document.createElement('script');
        script.textContent = 'globalThis.ranInline = true';
        document.body.append(script);
      }),
    }));
    expect(inPage).toEqual({
      node: ['undefined', 'undefined', 'undefined'],
      bridge: ['invoke', 'subscribe'],
      opened: true,
      remote: 'refused',
      inlineScript: 'script-src-elem',
    });
    expect(await electron.evaluate(({ Menu }) => Menu.getApplicationMenu())).toBeNull();
    // Asked through main: playwright itself would wait for ever for a navigation that is refused.
    const afterNavigating = await electron.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const refused = new Promise((resolve) =>
        contents?.once('will-navigate', (event) => setImmediate(() => resolve(event.defaultPrevented))),
      );
      void contents?.executeJavaScript("location.href = 'https://example.invalid/'; 0");
      return { refused: await refused, url: contents?.getURL() };
    });
    expect(afterNavigating).toEqual({ refused: true, url: 'app://gatehouse/index.html' });
  });

  it('answers nothing that is not in the contract, and grants nothing but the camera', async () => {
    kiosk = await launchKiosk();
    const refused = await kiosk.page.evaluate(async () => {
      const bridge = Reflect.get(globalThis, 'gatehouse');
      const unknown = await bridge.invoke('kiosk.dropTables', {}).then(
        () => 'answered',
        () => 'refused',
      );
      const microphone = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'granted',
        () => 'refused',
      );
      const camera = await navigator.mediaDevices.getUserMedia({ video: true }).then(
        (stream) => {
          for (const track of stream.getTracks()) track.stop();
          return 'granted';
        },
        () => 'refused',
      );
      const admin = await bridge.invoke('logbook.getNumbers', {});
      return { unknown, microphone, camera, admin: admin.error.code };
    });
    expect(refused).toEqual({
      unknown: 'refused',
      microphone: 'refused',
      camera: 'granted',
      admin: 'ADMIN_SIGN_IN_NEEDED',
    });
  });

  it('is the only one on its data folder', async () => {
    kiosk = await launchKiosk();
    await expect(launchKiosk({ dataDir: kiosk.dataDir })).rejects.toThrow();
    expect(await kiosk.page.locator('[data-screen="idle"]').count()).toBe(1);
  });
});

describe('a start that cannot be', () => {
  it.each([
    ['a provisioning file with a mistake', '{"version":1,"wonde":{"schoolId":"A1"}}', /wonde\.token/],
    ['a provisioning file that is no JSON', '{"version":1,', /line 1, column \d+: is not JSON/],
  ])('says why on the screen: %s', async (_what, text, words) => {
    const dir = mkdtempSync(path.join(tmpdir(), 'gatehouse-bad-'));
    const provisioningFile = path.join(dir, 'provisioning.json');
    writeFileSync(provisioningFile, text);
    kiosk = await launchKiosk({ dataDir: path.join(dir, 'data'), provisioningFile });
    expect(await kiosk.page.locator('main').innerText()).toMatch(words);
    await kiosk.screenshot(`start-problem-${_what.endsWith('JSON') ? 'json' : 'fields'}`);
    await kiosk.close();
    kiosk = null;
    rmSync(dir, { recursive: true, force: true });
  });

  it('says why on the screen: a damaged data file', async () => {
    const dir = mkdtempSync(path.join(tmpdir(), 'gatehouse-bad-'));
    mkdirSync(path.join(dir, 'kiosk'));
    writeFileSync(
      path.join(dir, 'kiosk', 'gatehouse.db'),
      'this is no database, and long enough not to be taken for an empty one'.repeat(40),
    );
    kiosk = await launchKiosk({ dataDir: dir });
    expect(await kiosk.page.locator('main').innerText()).toContain('The data file is damaged');
    await kiosk.close();
    kiosk = null;
    rmSync(dir, { recursive: true, force: true });
  });
});
