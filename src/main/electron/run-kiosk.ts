// The life of the program: locks, folders, the app, its window, a clean end.
import { app, type BrowserWindow } from 'electron';
import path from 'node:path';
import { asAppError, type AppError } from '../../shared/errors/app-error.ts';
import type { EventName } from '../../shared/ipc/names.ts';
import type { Logger } from '../core/ports.ts';
import type { App, ComposeApp, Launch, Shell } from './app-port.ts';
import { APP_START_URL, registerAppScheme, serveAppScheme, START_PROBLEM_URL } from './app-scheme.ts';
import { startDemoSchool } from './demo-host.ts';
import { createFileSaver } from './file-saver.ts';
import { bindRequests, broadcast } from './ipc-transport.ts';
import { openKioskWindow } from './kiosk-window.ts';
import { createSafeStorageSecretBox } from './safe-storage-secret-box.ts';
import { cameraAccess } from './security/camera-access.ts';
import { lockDownContents } from './security/lock-down-contents.ts';
import { createPdfMaker } from './pdf-maker.ts';
import { startPrinterChild } from './printer-child-host.ts';
import { createProxyFinder } from './proxy-finder.ts';
import { createOrderlyEnd } from './orderly-end.ts';
import { allowOnlyOurCamera } from './security/permissions.ts';
import { startProblemPage, startProblemWords } from './start-problem.ts';

const knownContentsIds = new Set<number>();

/** True for an installed kiosk, false for one run from its sources. */
export const isPackaged = (): boolean => app.isPackaged;

/** `npm start` starts the kiosk again when it ends with this code: it owns the virtual screen. */
const RESTART_EXIT_CODE = 75;

/** Longer than the queues' own limits together. */
const LONGEST_END_MS = 20_000;

/** Ends cleanly and starts again. */
function restart(): void {
  // The way back in for IT is open for one start only: nobody may open it again by making the kiosk restart.
  const args = process.argv.slice(1).filter((arg) => arg !== '--reset-admin');
  if (process.env['GATEHOUSE_LAUNCHER'] === undefined) app.relaunch({ args });
  else app.once('will-quit', () => app.exit(RESTART_EXIT_CODE));
  app.quit();
}

/** Ends the program before it began. */
export const quitWith = (exitCode: number): void => app.exit(exitCode);

/** Folders of the build and of what ships beside it. */
function shippedFolders() {
  const outDir = path.join(app.getAppPath(), 'out');
  const shipped = app.isPackaged ? process.resourcesPath : app.getAppPath();
  return {
    rendererDir: path.join(outDir, 'renderer'),
    preloadFile: path.join(outDir, 'preload', 'index.cjs'),
    mainDir: path.join(outDir, 'main'),
    crashDir: path.join(shipped, 'resources', 'crash'),
    migrationsDir: path.join(shipped, 'migrations'),
    fontsDir: path.join(shipped, 'resources', 'fonts'),
  };
}

/** What must happen before Electron is ready. False when another Gatehouse runs on this data folder: this one ends. */
export function prepareElectron(launch: Launch): boolean {
  registerAppScheme();
  // Chromium's own files move with the data folder; the single-instance lock is then one per folder.
  if (launch.dataDir !== null) app.setPath('userData', path.join(launch.dataDir, 'electron'));
  if (app.requestSingleInstanceLock()) return true;
  // Nothing has begun, so there is nothing to end in order.
  app.exit(0);
  return false;
}

function shellOf(
  launch: Launch,
  folders: ReturnType<typeof shippedFolders>,
  kioskWindow: () => BrowserWindow | null,
): Shell {
  const fileSaver = createFileSaver(kioskWindow, restart);
  return {
    launch,
    dataDir: launch.dataDir ?? app.getPath('userData'),
    migrationsDir: folders.migrationsDir,
    appVersion: app.getVersion(),
    isPackaged: app.isPackaged,
    sqliteBinding: process.env['GATEHOUSE_SQLITE_BINDING'] ?? null,
    badgeWorkerFile: path.join(folders.mainDir, 'badge-worker.cjs'),
    startPrinterChild: () => startPrinterChild(path.join(folders.mainDir, 'printer-child.cjs')),
    fontsDir: folders.fontsDir,
    osSecretBox: createSafeStorageSecretBox(),
    fileSaver,
    pdfMaker: createPdfMaker(),
    proxyFinder: createProxyFinder(),
    cameraAccess,
    emit(name: EventName, payload: unknown) {
      if (name === 'admin.sessionEnded') fileSaver.closeOpenQuestion();
      broadcast(knownContentsIds, name, payload);
    },
    relaunch: () => restart(),
    startDemoSchool: (options) => startDemoSchool({ ...options, programFile: path.join(folders.mainDir, 'demo.cjs') }),
  };
}

/** Runs until the window closes. A start that fails shows why; it never ends in a blank screen. */
export async function runKiosk(launch: Launch, composeApp: ComposeApp): Promise<void> {
  // Date fields write the day before the month, whatever language the PC has.
  app.commandLine.appendSwitch('lang', 'en-GB');
  await app.whenReady();
  const folders = shippedFolders();
  let problem: AppError | null = null;
  serveAppScheme({ ...folders, startProblem: () => (problem === null ? null : startProblemPage(problem)) });
  allowOnlyOurCamera();
  let running: App | null = null;
  let window: BrowserWindow | null = null;
  try {
    running = await composeApp(shellOf(launch, folders, () => window));
  } catch (thrown) {
    problem = asAppError(thrown);
    const { title, lines, next } = startProblemWords(problem);
    process.stderr.write(`${[title, ...lines, next].join('\n')}\n`);
    if (problem.code === 'INTERNAL') process.stderr.write(`${String(problem.cause)}\n`);
  }
  const logger = running?.logger ?? silentLogger;
  lockDownContents([APP_START_URL, START_PROBLEM_URL], logger);
  if (running !== null) bindRequests(running.dispatch, knownContentsIds, logger);
  const kioskWindow = openKioskWindow({
    url: problem === null ? APP_START_URL : START_PROBLEM_URL,
    preloadFile: folders.preloadFile,
    logger,
    nowMs: running?.nowMs ?? Date.now,
    onPageGone: (contentsId) => running?.windowGone(String(contentsId)),
    knownContentsIds,
  });
  window = kioskWindow;
  app.on('second-instance', () => {
    // While the app ends, its window is gone already.
    if (!kioskWindow.isDestroyed()) kioskWindow.focus();
  });
  endCleanly(running, kioskWindow);
  running?.start();
}

/** Before the process ends, what is under way is finished and the store is closed. */
function endCleanly(running: App | null, window: BrowserWindow): void {
  if (running !== null) {
    const stop = () => running.stop();
    app.on('before-quit', createOrderlyEnd({ stop, quit: () => app.quit(), atMostMs: LONGEST_END_MS }));
  }
  app.on('window-all-closed', () => app.quit());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => app.quit());
  window.on('closed', () => app.quit());
}

/** For a start that failed before there was a log. */
const silentLogger: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  child: () => silentLogger,
};
