// The reference of the start: the least an Electron app can be. One window like the kiosk's, one page of words.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const manifest = { name: 'static-page', version: '1.0.0', main: 'main.cjs' };

const main = `'use strict';
const { app, BrowserWindow, Menu, screen } = require('electron');
const path = require('node:path');
app.setPath('userData', path.join(__dirname, 'user-data'));
app.on('window-all-closed', () => app.quit());
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => app.quit());
void app.whenReady().then(() => {
  Menu.setApplicationMenu(null);
  const { bounds } = screen.getPrimaryDisplay();
  const window = new BrowserWindow({
    ...bounds, frame: false, resizable: false, autoHideMenuBar: true, show: false, backgroundColor: '#f6f3ee',
    webPreferences: { contextIsolation: true, sandbox: true, nodeIntegration: false, spellcheck: false },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadFile(path.join(__dirname, 'page.html'));
});
`;

const page = `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8" /><title>A static page</title></head>
<body><main data-static-page><h1>Good morning</h1><p>I'm late. I'm leaving. I'm back.</p></main></body></html>
`;

/** What is there once the page is shown. */
export const STATIC_PAGE_READY = '[data-static-page]';

/** Writes the app into a new folder below `dir` and returns the folder. */
export function writeStaticPageApp(dir: string): string {
  const appFolder = path.join(dir, 'static-page');
  mkdirSync(appFolder);
  writeFileSync(path.join(appFolder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(path.join(appFolder, 'main.cjs'), main);
  writeFileSync(path.join(appFolder, 'page.html'), page);
  return appFolder;
}
