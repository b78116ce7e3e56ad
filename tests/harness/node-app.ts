// The whole app in plain Node: composeApp with real adapters, without Electron. Requests go straight to dispatch.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { composeApp } from '../../src/main/compose.ts';
import type { FileSaver } from '../../src/main/core/ports.ts';
import type { App, Shell } from '../../src/main/electron/app-port.ts';
import { forkPrinterChild } from '../../src/main/devices/printer/drivers/fork-printer-child.ts';
import { saveWhole } from '../../src/main/electron/save-whole.ts';
import type { Envelope } from '../../src/shared/ipc/envelope.ts';
import { startWondeSimulator, type WondeSimulator } from '../../simulators/wonde/start.ts';
import { provisioningFor, writeProvisioning, ADMIN_PASSWORD } from './provisioning-file.ts';

export interface NodeApp {
  readonly app: App;
  readonly wonde: WondeSimulator;
  readonly dataDir: string;
  /** Where files go that a person would have been asked a place for; the folder is made with the first. */
  readonly exportsDir: string;
  /** What the person at the save dialog does next: keep the file (the default) or change their mind. */
  readonly saveDialog: { answer: 'save' | 'cancel' };
  /** Names of the events the screens would have heard. */
  readonly events: string[];
  /** Asks as a window would. */
  call(name: string, input: unknown, sessionKey?: string): Promise<Envelope>;
  /** As call, and the value; fails on an error. */
  ask(name: string, input: unknown, sessionKey?: string): Promise<unknown>;
  signIn(sessionKey?: string): Promise<void>;
  stop(): Promise<void>;
}

export interface NodeAppOptions {
  readonly pupils?: number;
  readonly startAtMs?: number;
  readonly more?: Readonly<Record<string, unknown>>;
}

/** Starts a provisioned kiosk against a fresh Wonde simulator. */
export async function startNodeApp({ pupils = 60, startAtMs, more }: NodeAppOptions = {}): Promise<NodeApp> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'gatehouse-app-'));
  const offsetMs = startAtMs === undefined ? 0 : startAtMs - Date.now();
  const wonde = await startWondeSimulator({ pupils, now: () => Date.now() + offsetMs });
  const parts = { wonde: { url: wonde.url, schoolId: wonde.school.id, token: wonde.token } };
  const file = writeProvisioning(dataDir, provisioningFor(more === undefined ? parts : { ...parts, more }));
  const events: string[] = [];
  const exportsDir = path.join(dataDir, 'exports');
  const saveDialog: NodeApp['saveDialog'] = { answer: 'save' };
  const fileSaver: FileSaver = {
    async save({ suggestedName, bytes }) {
      if (saveDialog.answer === 'cancel') return null;
      mkdirSync(exportsDir, { recursive: true });
      const file = path.join(exportsDir, suggestedName);
      await saveWhole(file, bytes);
      return { path: file };
    },
  };
  const shell: Shell = {
    launch: {
      dataDir,
      provisioningFile: { path: file, source: 'argument' },
      startAtMs: startAtMs ?? null,
      resetAdmin: false,
    },
    dataDir,
    migrationsDir: path.resolve('migrations'),
    appVersion: '0.0.0-test',
    isPackaged: false,
    sqliteBinding: null,
    badgeWorkerFile: path.resolve('out/main/badge-worker.cjs'),
    startPrinterChild: () => forkPrinterChild(path.resolve('out/main/printer-child.cjs')),
    fontsDir: path.resolve('resources/fonts'),
    osSecretBox: null,
    fileSaver,
    // A PDF needs Electron: here it is the document itself.
    cameraAccess: () => Promise.resolve('unknown'),
    pdfMaker: { make: (html) => Promise.resolve(new TextEncoder().encode(html)) },
    proxyFinder: null,
    emit: (name) => events.push(name),
    relaunch: () => events.push('relaunch'),
    startDemoSchool: () => Promise.reject(new Error('a provisioned kiosk has no demo')),
  };
  const app = await composeApp(shell);
  app.start();
  const call = (name: string, input: unknown, sessionKey = 'window-1') => app.dispatch({ sessionKey }, name, input);
  const ask = async (name: string, input: unknown, sessionKey?: string): Promise<unknown> => {
    const answer = await call(name, input, sessionKey);
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${JSON.stringify(answer.error.fields ?? {})}`);
    return answer.value;
  };
  return {
    app,
    wonde,
    dataDir,
    exportsDir,
    saveDialog,
    events,
    call,
    ask,
    signIn: async (sessionKey) =>
      void (await ask('admin.signIn', { name: 'Administrator', password: ADMIN_PASSWORD }, sessionKey)),
    async stop() {
      await app.stop();
      await wonde.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
