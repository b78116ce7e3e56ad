// The kiosk's window: all of the primary display, no menu, back by itself when its page crashes.
import { app, BrowserWindow, Menu, screen } from 'electron';
import type { Logger } from '../core/ports.ts';
import { CRASH_URL } from './app-scheme.ts';
import { createRestartBrake } from './restart-brake.ts';
import { webPreferences } from './web-preferences.ts';

export interface KioskWindowOptions {
  readonly preloadFile: string;
  /** The page to open: the kiosk, or the page of a failed start. */
  readonly url: string;
  readonly logger: Logger;
  readonly nowMs: () => number;
  /** The page crashed or the window closed: its admin session ends. */
  readonly onPageGone: (contentsId: number) => void;
  /** Ids of the windows whose requests are answered; kept up to date here. */
  readonly knownContentsIds: Set<number>;
}

/** Opens the window. A renderer that crashes is loaded again, until it has crashed three times in five minutes. */
export function openKioskWindow(options: KioskWindowOptions): BrowserWindow {
  const { logger } = options;
  Menu.setApplicationMenu(null);
  const { bounds } = screen.getPrimaryDisplay();
  const window = new BrowserWindow({
    ...bounds,
    kiosk: app.isPackaged,
    fullscreen: app.isPackaged,
    frame: false,
    resizable: false,
    autoHideMenuBar: true,
    show: false,
    backgroundColor: '#f6f3ee',
    webPreferences: { ...webPreferences, preload: options.preloadFile, devTools: !app.isPackaged },
  });
  const contentsId = window.webContents.id;
  options.knownContentsIds.add(contentsId);
  window.on('closed', () => {
    options.knownContentsIds.delete(contentsId);
    options.onPageGone(contentsId);
  });
  window.once('ready-to-show', () => window.show());

  const mayRestart = createRestartBrake({ restarts: 3, withinMs: 300_000 });
  window.webContents.on('render-process-gone', (_event, details) => {
    options.onPageGone(contentsId);
    if (details.reason === 'clean-exit') return;
    logger.error('the page crashed', { reason: details.reason, exitCode: details.exitCode });
    void window.loadURL(mayRestart(options.nowMs()) ? options.url : CRASH_URL);
  });
  window.webContents.on('unresponsive', () => {
    logger.error('the page hangs and is loaded again');
    window.webContents.forcefullyCrashRenderer();
  });
  // A failed load shows nothing at all; the log must say why.
  window.webContents.on('did-fail-load', (_event, errorCode) => logger.error('the page did not load', { errorCode }));
  void window.loadURL(options.url);
  return window;
}
