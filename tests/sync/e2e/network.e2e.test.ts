// The school's network in real Electron: a proxy script run by Chromium, an authority from the operating system's store,
// then a proxy with a log-in, typed by an administrator.
import { afterAll, expect, it, jest } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startWondeSimulator } from '../../../simulators/wonde/start.ts';
import { TEST_AUTHORITY } from '../../fixtures/certificates.ts';
import { launchKiosk, logOf, type ElectronKiosk } from '../../harness/electron-kiosk.ts';
import { startLocalProxy } from '../../harness/local-proxy.ts';
import { ADMIN_PASSWORD, provisioningFor, writeProvisioning } from '../../harness/provisioning-file.ts';
import { startWondeBehindTls, WONDE_NAME } from '../../harness/wonde-behind-tls.ts';
import { AdminPage } from '../../main/e2e/pages/admin-page.ts';

jest.setTimeout(180_000);

const PROXY_PASSWORD = 'Proxy-Secret-1';

const dir = mkdtempSync(path.join(tmpdir(), 'gatehouse-network-'));
const open: { close(): unknown }[] = [];
let kiosk: ElectronKiosk | undefined;
afterAll(async () => {
  await kiosk?.close();
  for (const thing of open.toReversed()) await thing.close();
  rmSync(dir, { recursive: true, force: true });
});

const inDir = (name: string, text: string): string => {
  writeFileSync(path.join(dir, name), text);
  return path.join(dir, name);
};

it('a proxy script and the computer’s own certificates lead to Wonde; a proxy with a log-in is set by hand', async () => {
  const simulator = await startWondeSimulator({ pupils: 60, seed: 7 });
  open.push(simulator);
  const wonde = await startWondeBehindTls(simulator);
  open.push(wonde);
  const byScript = await startLocalProxy({ leadsTo: wonde.port });
  const strict = await startLocalProxy({ leadsTo: wonde.port, login: { user: 'kiosk', password: PROXY_PASSWORD } });
  open.push(byScript, strict);
  const pac = inDir(
    'school.pac',
    `function FindProxyForURL(url, host) {
       if (!dnsDomainIs(host, '.example')) return 'DIRECT';
       return 'PROXY 127.0.0.1:9; PROXY 127.0.0.1:${byScript.port}';
     }`,
  );
  const { school, token } = simulator;
  const provisioningFile = writeProvisioning(
    dir,
    provisioningFor({
      wonde: { url: wonde.baseUrl, schoolId: school.id, token },
      more: { network: { mode: 'pac', pac } },
    }),
  );
  kiosk = await launchKiosk({
    dataDir: path.join(dir, 'data'),
    provisioningFile,
    screen: { width: 1280, height: 800 },
    // Where Linux programs look for the computer's own store.
    env: { SSL_CERT_FILE: inDir('store.pem', TEST_AUTHORITY) },
  });
  const { page } = kiosk;
  await page.waitForSelector('[data-screen="idle"][data-roster="ready"]', { timeout: 60_000 });
  expect(byScript.tunnels()).toBeGreaterThan(0);
  expect(new Set(byScript.asked)).toEqual(new Set([`${WONDE_NAME}:443`]));

  const admin = await AdminPage.enter(page, ADMIN_PASSWORD);
  await admin.goTo('Integration settings');
  await page.getByRole('tab', { name: 'School’s network' }).click();
  await page.getByText(`${WONDE_NAME} is reached through 127.0.0.1:9`).waitFor();
  await page.getByText(`If it does not answer: 127.0.0.1:${byScript.port}.`).waitFor();
  await page.getByRole('button', { name: 'Test connection' }).click();
  await page.getByText('Everything works').waitFor();
  await page.getByText(`127.0.0.1:${byScript.port}`, { exact: false }).last().waitFor();
  await kiosk.screenshot('admin-network-pac');

  await page.getByRole('radio', { name: /^This proxy/ }).check();
  await page.getByLabel('Name of the proxy', { exact: true }).fill('127.0.0.1');
  await page.getByLabel('Port', { exact: true }).fill(String(strict.port));
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText(`${WONDE_NAME} is reached through 127.0.0.1:${strict.port}`).waitFor();
  await page.getByRole('button', { name: 'Test connection' }).click();
  await page.getByText('The proxy wants a name and password, and none is set here.').waitFor();
  await kiosk.screenshot('admin-network-login-needed');
  await page.getByLabel('User name', { exact: true }).fill('kiosk');
  await page.getByLabel('Password', { exact: true }).fill(PROXY_PASSWORD);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText(/A password is set/).waitFor();
  await page.getByRole('button', { name: 'Test connection' }).click();
  await page.getByText('Everything works').waitFor();
  expect(strict.tunnels()).toBeGreaterThan(0);
  await kiosk.screenshot('admin-network-explicit');

  const log = logOf(path.join(dir, 'data'));
  expect(log).not.toContain(PROXY_PASSWORD);
  expect(readFileSync(path.join(dir, 'data', 'kiosk', 'gatehouse.db'), 'latin1')).not.toContain(PROXY_PASSWORD);
});
