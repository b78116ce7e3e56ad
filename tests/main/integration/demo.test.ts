// The demo from its first start to a real school: nothing of it is left, but the password that gates it.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startPrinterSimulator, type PrinterSimulator } from '../../../simulators/printer/start.ts';
import { startWondeSimulator, type WondeSimulator } from '../../../simulators/wonde/start.ts';
import { composeApp } from '../../../src/main/compose.ts';
import { forkPrinterChild } from '../../../src/main/devices/printer/drivers/fork-printer-child.ts';
import type { App, Shell } from '../../../src/main/electron/app-port.ts';
import { waitFor } from '../../harness/wait-for.ts';

const PASSWORD = 'three unrelated words';
const WINDOW = { sessionKey: 'window-1' };

let dataDir: string;
let wonde: WondeSimulator;
let printer: PrinterSimulator;
const events: string[] = [];

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'gatehouse-demo-'));
  wonde = await startWondeSimulator({ pupils: 60 });
  printer = await startPrinterSimulator({ outDir: path.join(dataDir, 'badges') });
});
afterAll(async () => {
  await printer.close();
  await wonde.close();
  rmSync(dataDir, { recursive: true, force: true });
});

function start(): Promise<App> {
  const shell: Shell = {
    launch: { dataDir, provisioningFile: null, startAtMs: null, resetAdmin: false },
    dataDir,
    migrationsDir: path.resolve('migrations'),
    appVersion: '0.0.0-test',
    isPackaged: false,
    sqliteBinding: null,
    badgeWorkerFile: path.resolve('out/main/badge-worker.cjs'),
    startPrinterChild: () => forkPrinterChild(path.resolve('out/main/printer-child.cjs')),
    fontsDir: path.resolve('resources/fonts'),
    osSecretBox: null,
    fileSaver: { save: () => Promise.resolve(null) },
    cameraAccess: () => Promise.resolve('unknown'),
    proxyFinder: null,
    pdfMaker: { make: () => Promise.reject(new Error('no PDF is asked for here')) },
    emit: (name) => events.push(name),
    relaunch: () => events.push('relaunch'),
    startDemoSchool: () =>
      Promise.resolve({
        wondeUrl: wonde.url,
        schoolId: wonde.school.id,
        schoolName: wonde.school.name,
        token: wonde.token,
        printerPort: printer.port,
      }),
  };
  return composeApp(shell);
}

async function ask(app: App, name: string, input: unknown): Promise<unknown> {
  const answer = await app.dispatch(WINDOW, name, input);
  if (!answer.ok) throw new Error(`${name}: ${answer.error.code}`);
  return answer.value;
}

describe('a kiosk nobody has set up', () => {
  it('runs on the demo school, with the demo school’s pupils and name', async () => {
    const app = await start();
    app.start();
    const state = await waitFor('the demo roster', async () => {
      const asked = await ask(app, 'kiosk.getState', {});
      return JSON.stringify(asked).includes('"roster":"ready"') ? asked : null;
    });
    expect(state).toMatchObject({ demo: true, schoolName: wonde.school.name });
    await ask(app, 'admin.setFirstPassword', { password: PASSWORD });
    expect(await ask(app, 'admin.getWondeSettings', {})).toMatchObject({ demo: true });
    const real = { baseUrl: 'https://api.wonde.com/v1.0/', schoolId: 'A1234567890', writebackEnabled: true };
    const refused = await app.dispatch(WINDOW, 'admin.updateWondeSettings', { ...real, token: null });
    expect(refused).toMatchObject({ ok: false, error: { code: 'VALIDATION', fields: { token: 'a token is needed' } } });
    const saved = await ask(app, 'admin.updateWondeSettings', { ...real, token: 'an-invented-token-4f2a' });
    expect(saved).toMatchObject({ restarting: true });
    expect(events).toContain('relaunch');
    await app.stop();
  });

  it('starts next on the real school: no pupils, no movements, the same admin password', async () => {
    const app = await start();
    expect(await ask(app, 'kiosk.getState', {})).toMatchObject({ demo: false, roster: 'empty' });
    expect(await app.dispatch(WINDOW, 'admin.setFirstPassword', { password: 'somebody passing by' })).toMatchObject({
      ok: false,
      error: { code: 'ADMIN_PASSWORD_ALREADY_SET' },
    });
    await ask(app, 'admin.signIn', { password: PASSWORD });
    expect(await ask(app, 'admin.getWondeSettings', {})).toMatchObject({
      demo: false,
      schoolId: 'A1234567890',
      tokenHint: '4f2a',
    });
    expect(await ask(app, 'logbook.getNumbers', {})).toMatchObject({ late: 0, outNow: 0 });
    await app.stop();
  });
});
