// Stands in for Electron's own default app inside the substitute Electron: takes
// the first argument that is not a flag as the app folder and loads its main.
// Development and tests only; it is never part of a packaged app.
'use strict';

require('./supply-everywhere.cjs');

const fs = require('node:fs');
const path = require('node:path');
const { app } = require('electron');

/** Flags of Electron's command line that take the next argument as their value. */
const flagsWithValue = new Set(['-r', '--require']);

/** Finds the app folder and the modules to load before it in the command line. */
function readCommandLine(commandLine) {
  const modules = [];
  for (let index = 0; index < commandLine.length; index += 1) {
    const argument = commandLine[index];
    if (flagsWithValue.has(argument)) {
      index += 1;
      modules.push(commandLine[index]);
    } else if (!argument.startsWith('-')) {
      return { appFolder: path.resolve(argument), modules };
    }
  }
  return { appFolder: undefined, modules };
}

/** Sets the app's identity from its package.json, as Electron's default app does, and loads its main. */
function loadApp(appFolder) {
  const manifest = JSON.parse(fs.readFileSync(path.join(appFolder, 'package.json'), 'utf8'));
  if (manifest.productName || manifest.name) app.setName(manifest.productName || manifest.name);
  if (manifest.version) app.setVersion(manifest.version);
  if (manifest.desktopName) app.setDesktopName(manifest.desktopName);
  app.setAppPath(appFolder);
  process.defaultApp = true;
  require(path.resolve(appFolder, manifest.main || 'index.js'));
}

const { appFolder, modules } = readCommandLine(process.argv.slice(1));
for (const module of modules) require(path.resolve(module));
if (appFolder === undefined) {
  process.stderr.write('Electron was started without an app folder. Type: npm start\n');
  app.exit(2);
} else {
  loadApp(appFolder);
}
