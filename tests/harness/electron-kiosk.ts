// The real app in real Electron, driven by playwright-core.
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';

export interface LaunchOptions {
  /** Kept by the caller across launches; a fresh one when not given. */
  readonly dataDir?: string;
  readonly provisioningFile?: string;
  /** ISO time at which the kiosk's clock starts. */
  readonly now?: string;
  /** false: Chromium finds no camera at all. */
  readonly camera?: boolean;
  /** The program of a packaged app in place of Electron and the sources. */
  readonly packaged?: string;
  /** Further environment variables. */
  readonly env?: Readonly<Record<string, string>>;
  readonly screen?: { readonly width: number; readonly height: number };
  /** Further arguments of the kiosk's own, such as --reset-admin. */
  readonly kioskArgs?: readonly string[];
  /** Put before Electron's other arguments, as `-r` and a module are by the benchmarks. */
  readonly electronArgs?: readonly string[];
}

export interface ElectronKiosk {
  readonly electron: ElectronApplication;
  readonly page: Page;
  readonly dataDir: string;
  /** Saves a picture under artifacts/screens/. */
  screenshot(name: string): Promise<void>;
  /** Ends the program as a person would. */
  close(): Promise<void>;
  /** Ends the program as a power cut would. */
  kill(): Promise<void>;
}

const artifactsDir = path.resolve('artifacts/screens');

function programFor({ packaged }: LaunchOptions): {
  readonly executablePath: string;
  readonly appArgs: readonly string[];
} {
  if (packaged !== undefined) return { executablePath: packaged, appArgs: [] };
  const executablePath = process.env['GATEHOUSE_TEST_ELECTRON'];
  if (executablePath === undefined) throw new Error('Run this through npm test: it makes Electron ready first');
  return { executablePath, appArgs: [process.cwd()] };
}

/** The program and its arguments. */
export function commandLineFor(
  options: LaunchOptions,
  dataDir: string,
): { readonly executablePath: string; readonly args: string[] } {
  const { executablePath, appArgs } = programFor(options);
  const args = [
    ...(options.electronArgs ?? []),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    // A virtual screen has no graphics card; Chromium gives up when its GPU process fails under load.
    '--disable-gpu',
    '--log-level=3',
    ...(options.camera === false ? [] : ['--use-fake-device-for-media-stream']),
    ...appArgs,
    `--data-dir=${dataDir}`,
    ...(options.provisioningFile === undefined ? [] : [`--provision=${options.provisioningFile}`]),
    ...(options.now === undefined ? [] : [`--now=${options.now}`]),
    ...(options.kioskArgs ?? []),
  ];
  return { executablePath, args };
}

const CLOSE_PATIENCE_MS = 15_000;

/** Asks a program to end, and makes it when it does not: no test may leave one behind. */
async function endWithin(child: ChildProcess, ask: () => Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const timer = setTimeout(() => child.kill('SIGKILL'), CLOSE_PATIENCE_MS);
  try {
    await ask();
  } finally {
    clearTimeout(timer);
  }
}

/** Starts the app and waits until its first screen is loaded. */
export async function launchKiosk(options: LaunchOptions = {}): Promise<ElectronKiosk> {
  const dataDir = options.dataDir ?? mkdtempSync(path.join(tmpdir(), 'gatehouse-e2e-'));
  const electron = await _electron.launch({
    ...commandLineFor(options, dataDir),
    // The clean environment of a school's PC: nothing of the test runner's leaks in.
    env: Object.fromEntries(
      Object.entries({ ...process.env, ...options.env }).filter(
        (entry): entry is [string, string] =>
          entry[1] !== undefined && !['NODE_OPTIONS', 'ELECTRON_RUN_AS_NODE'].includes(entry[0]),
      ),
    ),
    timeout: 60_000,
  });
  const child = electron.process();
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  const end = () => endWithin(child, () => electron.close());
  const page = await electron.firstWindow().catch(async (cause: unknown) => {
    await end();
    throw new Error(`No window opened. The program said:\n${said}\nIts log:\n${logOf(dataDir)}`, { cause });
  });
  page.setDefaultTimeout(20_000);
  if (options.screen) await page.setViewportSize(options.screen);
  await page.waitForSelector('[data-app-state="ready"], main');
  const dispose = () => {
    if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
  };
  return {
    electron,
    page,
    dataDir,
    async screenshot(name) {
      mkdirSync(artifactsDir, { recursive: true });
      await page.screenshot({ path: path.join(artifactsDir, `${name}.png`) });
    },
    async close() {
      await end();
      dispose();
    },
    async kill() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
      dispose();
    },
  };
}

/** The app's log lines, for saying why a test failed. */
export function logOf(dataDir: string): string {
  return ['kiosk', 'demo']
    .map((mode) => path.join(dataDir, mode, 'logs'))
    .filter((dir) => existsSync(dir))
    .flatMap((dir) => readdirSync(dir).map((file) => readFileSync(path.join(dir, file), 'utf8')))
    .join('\n');
}
