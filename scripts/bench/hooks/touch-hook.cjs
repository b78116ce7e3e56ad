// Loaded into the kiosk's Electron before the app (-r): times main's part of recording a movement, and does the same
// inserts in raw better-sqlite3 in the same process, into a copy of the store beside it. It changes nothing else.
'use strict';

const { ipcMain } = require('electron');
const { createRequire } = require('node:module');
const path = require('node:path');
const { performance } = require('node:perf_hooks');

/** As long as a walk's rest before its touch (in-page.ts). */
const REST_MS = 250;

const projectRoot = path.resolve(__dirname, '..', '..', '..');

/** Milliseconds from the request's arrival in main to its answer, newest last. */
const mainMs = [];

const originalHandle = ipcMain.handle.bind(ipcMain);
ipcMain.handle = (channel, listener) =>
  originalHandle(channel, async (event, name, input) => {
    const startedAt = performance.now();
    try {
      return await listener(event, name, input);
    } finally {
      if (name === 'kiosk.recordMovement') mainMs.push(performance.now() - startedAt);
    }
  });

let store = null;
let raw = null;
const inserts = new Map();

function open(file, options) {
  const Database = createRequire(path.join(projectRoot, 'package.json'))('better-sqlite3');
  const nativeBinding = process.env.GATEHOUSE_SQLITE_BINDING;
  return new Database(file, nativeBinding ? { ...options, nativeBinding } : options);
}

/** Compiled once, as the app's are. */
function insertInto(table, row) {
  if (!inserts.has(table)) {
    const columns = Object.keys(row);
    const slots = columns.map((column) => `@${column}`);
    inserts.set(table, raw.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${slots.join(', ')})`));
  }
  return inserts.get(table);
}

/** The rows the newest movement is made of, without the numbers SQLite gave them. */
function newestRows() {
  const without = ({ seq: _seq, ...row }) => row;
  const movement = store.prepare('SELECT * FROM movements ORDER BY seq DESC LIMIT 1').get();
  const marks = store.prepare('SELECT * FROM marks WHERE movement_id = ?').all(movement.id);
  const outbox = marks.map(({ id }) => store.prepare('SELECT * FROM outbox WHERE id = ?').get(id));
  return [
    { table: 'movements', row: without(movement) },
    ...marks.map((row) => ({ table: 'marks', row: without(row) })),
    ...outbox.map((row) => ({ table: 'outbox', row: without(row) })),
  ];
}

globalThis.gatehouseBench = {
  /** Copies the store: the same tables, indexes and people, on the same disk, as durable as the app's own. */
  openRaw(storeFile) {
    store = open(storeFile, { readonly: true });
    const rawFile = path.join(path.dirname(storeFile), 'raw.db');
    store.prepare('VACUUM INTO ?').run(rawFile);
    raw = open(rawFile, {});
    raw.pragma('journal_mode = WAL');
    raw.pragma('synchronous = FULL');
    raw.pragma('foreign_keys = ON');
  },
  /** Inserts the newest movement's rows once more, in one transaction; how long that took and how many there were. */
  async insertNewestRaw() {
    // The app's commit comes after a rest as well: right behind another commit the disk has nothing left to flush.
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
    const prepared = newestRows().map(({ table, row }) => ({ insert: insertInto(table, row), row }));
    const startedAt = performance.now();
    raw.transaction(() => {
      for (const { insert, row } of prepared) insert.run(row);
    })();
    return { tookMs: performance.now() - startedAt, rows: prepared.length };
  },
  /** Main's times since the last call. */
  takeMainMs: () => mainMs.splice(0),
};
