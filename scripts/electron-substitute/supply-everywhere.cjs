// Supplies what Node 18 lacks in this process, and in every worker thread and utility
// process started from it, because each of those begins with a Node of its own.
'use strict';

require('./supply-node-18.cjs');

const path = require('node:path');
const { app, utilityProcess } = require('electron');
const workerThreads = require('node:worker_threads');

// A worker thread loads its supplies before it can read the archive of a packed app.
const folder = app.isPackaged ? path.join(process.resourcesPath, 'electron-substitute') : __dirname;
const supplyFile = path.join(folder, 'supply-node-18.cjs');
const utilityEntry = path.join(__dirname, 'utility-entry.cjs');

const BuiltInWorker = workerThreads.Worker;
workerThreads.Worker = class Worker extends BuiltInWorker {
  constructor(file, options = {}) {
    super(file, { ...options, execArgv: ['--require', supplyFile, ...(options.execArgv ?? [])] });
  }
};

const builtInFork = utilityProcess.fork.bind(utilityProcess);
utilityProcess.fork = function fork(modulePath, args = [], options = {}) {
  // As in Electron itself, the arguments may be left out.
  if (!Array.isArray(args)) return fork(modulePath, [], args);
  return builtInFork(utilityEntry, [modulePath, ...args], options);
};
