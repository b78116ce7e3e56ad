// `npm start`: makes ready what is missing, then shows the kiosk. Every argument but
// `--watch` goes to the app: npm start -- --now=2026-03-02T08:55:00Z --data-dir=/tmp/kiosk
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, watch } from 'node:fs';
import path from 'node:path';
import { buildIfChanged } from './build.ts';
import { type ElectronRuntime, ensureElectron } from './electron-runtime.ts';
import { electronArguments, electronEnvironment } from './runtime/launch.ts';
import { projectRoot, runScript, say } from './runtime/project.ts';
import { needsVirtualDisplay, startVirtualDisplay, virtualScreenSize } from './runtime/virtual-display.ts';
import { ensureSystemPackages, runtimePackages, virtualDisplayPackages } from './system-packages.ts';

const settleMs = 300;
/** The kiosk asks to be started again: it has left the demo. Matches RESTART_EXIT_CODE in src/main/electron/run-kiosk.ts. */
const restartExitCode = 75;

async function main(): Promise<number> {
  const appArguments = process.argv.slice(2).filter((argument) => argument !== '--watch');
  const isWatching = appArguments.length < process.argv.length - 2;
  const isDisplayMissing = needsVirtualDisplay(process.env);
  await ensureSystemPackages(isDisplayMissing ? [...runtimePackages, ...virtualDisplayPackages] : runtimePackages);
  const runtime = await ensureElectron();
  if (runtime.isSubstitute) {
    say(`Running on Electron ${runtime.electronVersion}, which stands in for the one that ships (docs/adr/0007).`);
  }
  await buildIfChanged();
  const display = isDisplayMissing ? await startVirtualDisplay() : null;
  if (display !== null) {
    const { width, height } = virtualScreenSize;
    say(
      `There is no display here, so the kiosk runs on a virtual screen (Xvfb, ${display.display}, ${width}x${height}). ` +
        'Press Ctrl-C to end it.',
    );
  }
  try {
    return await runKiosk(runtime, appArguments, display?.display, isWatching);
  } finally {
    display?.stop();
  }
}

/** Runs Electron until it ends; returns its exit code. While watching, a change of the sources starts it anew. */
async function runKiosk(
  runtime: ElectronRuntime,
  appArguments: readonly string[],
  display: string | undefined,
  isWatching: boolean,
): Promise<number> {
  const hasCamera = process.platform !== 'linux' || readdirSync('/dev').some((name) => /^video\d+$/.test(name));
  const args = electronArguments({
    appFolder: projectRoot,
    appArguments,
    isRoot: process.getuid?.() === 0,
    isSubstitute: runtime.isSubstitute,
    hasCamera,
    isVirtualDisplay: display !== undefined,
    env: process.env,
  });
  const env = { ...electronEnvironment(process.env, runtime.betterSqlite3Binding, display), GATEHOUSE_LAUNCHER: '1' };
  let child: ChildProcess;
  let isEnding = false;
  const end = (signal: NodeJS.Signals): void => {
    // Between two kiosks, while the sources are built again, there is nothing to wait for; the screen ends with us.
    if (child.exitCode !== null || child.signalCode !== null) process.exit(0);
    // A second Ctrl-C is for a kiosk that does not end by itself.
    child.kill(isEnding ? 'SIGKILL' : signal);
    isEnding = true;
  };
  process.on('SIGINT', end).on('SIGTERM', end).on('SIGHUP', end);
  let launchArgs = args;
  for (;;) {
    child = spawn(runtime.executablePath, launchArgs, {
      env,
      cwd: projectRoot,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const watcher = isWatching ? restartOnChange(() => child.kill('SIGTERM')) : null;
    const code = await exitOf(child);
    // Open for one start only.
    launchArgs = args.filter((argument) => argument !== '--reset-admin');
    watcher?.stop();
    if (isEnding) return 0;
    if (code === restartExitCode) continue;
    if (watcher === null || !watcher.hasChanged()) return code;
    await rebuild();
  }
}

function exitOf(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

/** Calls back once, shortly after the last of a burst of changes. */
function restartOnChange(restart: () => void): { stop(): void; hasChanged(): boolean } {
  let hasChanged = false;
  let timer: NodeJS.Timeout | undefined;
  const watchers = ['src', 'simulators'].map((folder) =>
    watch(path.join(projectRoot, folder), { recursive: true }, () => {
      hasChanged = true;
      clearTimeout(timer);
      timer = setTimeout(restart, settleMs);
    }),
  );
  return {
    stop: () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
    hasChanged: () => hasChanged,
  };
}

/** Builds again, and while the sources do not build, waits for the next change. */
async function rebuild(): Promise<void> {
  for (;;) {
    try {
      await buildIfChanged();
      return;
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
      await new Promise<void>((resolve) => {
        const watcher = restartOnChange(() => {
          watcher.stop();
          resolve();
        });
      });
    }
  }
}

void runScript(main);
