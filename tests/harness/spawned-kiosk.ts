// The app as an ordinary process, looked at over the DevTools protocol: for the packaged app, whose fuses forbid
// playwright's own way in, and for tests that end one of its processes.
import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';
import { commandLineFor, type LaunchOptions } from './electron-kiosk.ts';
import { waitFor } from './wait-for.ts';

export interface SpawnedKiosk {
  /** Attaches to the window that is open now. */
  look(): Promise<{ readonly page: Page; readonly leave: () => Promise<void> }>;
  /** Process ids of the renderers. */
  rendererPids(): number[];
  close(): Promise<void>;
}

const devToolsLine = /DevTools listening on (ws:\/\/127\.0\.0\.1:\d+\/\S+)/;

/** Reads Linux's process table: the program's own children of a type, at any depth. */
function descendants(rootPid: number): number[] {
  const parentOf = new Map<number, number>();
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const [, after = ''] = readFileSync(`/proc/${entry}/stat`, 'utf8').split(/\) (.*)/s);
      parentOf.set(Number(entry), Number(after.split(' ')[1]));
    } catch {
      continue; // the process ended while we looked
    }
  }
  const isBelow = (pid: number): boolean => {
    const parent = parentOf.get(pid);
    return parent === rootPid || (parent !== undefined && parent > 1 && isBelow(parent));
  };
  return [...parentOf.keys()].filter(isBelow);
}

function isRenderer(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer');
  } catch {
    return false; // ended already
  }
}

async function endChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(timer);
}

/** Starts the program. */
export async function spawnKiosk(options: LaunchOptions & { readonly dataDir: string }): Promise<SpawnedKiosk> {
  const { executablePath, args } = commandLineFor(options, options.dataDir);
  const child = spawn(executablePath, ['--remote-debugging-port=0', ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const address = await waitFor('the DevTools address', () => {
    if (child.exitCode !== null) throw new Error(`The program ended with code ${child.exitCode}: ${said}`);
    return devToolsLine.exec(said)?.[1];
  });
  return {
    async look() {
      const browser: Browser = await chromium.connectOverCDP(address, { noDefaults: true });
      const page = await waitFor('the window', () => browser.contexts()[0]?.pages()[0]);
      page.setDefaultTimeout(20_000);
      return { page, leave: () => browser.close() };
    },
    rendererPids: () => (child.pid === undefined ? [] : descendants(child.pid).filter(isRenderer)),
    close: () => endChild(child),
  };
}
