// The whole app without a screen, as a process to be killed: composeApp, and requests from stdin straight to dispatch.
// One JSON line in is one request of the touchscreen, or something that befalls the PC; one JSON line out is an answer.
import Database from 'better-sqlite3';
import { createInterface } from 'node:readline';
import path from 'node:path';
import { z } from 'zod';
import { composeApp } from '../../src/main/compose.ts';
import { forkPrinterChild } from '../../src/main/devices/printer/drivers/fork-printer-child.ts';
import type { App } from '../../src/main/electron/app-port.ts';
import { asAppError } from '../../src/shared/errors/app-error.ts';

const plan = z
  .strictObject({
    dataDir: z.string(),
    provisioningFile: z.string(),
    /** The kiosk's clock less the PC's. */
    clockOffsetMs: z.number(),
    /** A store that trusts the disk less than ours does, to see that a power cut is noticed. */
    synchronous: z.enum(['OFF', 'NORMAL']).nullable(),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));
const line = z.union([
  z.strictObject({ stop: z.literal(true) }),
  z.strictObject({ stepClockMs: z.number() }),
  z.strictObject({ noMorePages: z.boolean() }),
  z.strictObject({ number: z.number(), name: z.string(), input: z.unknown() }),
]);

const say = (words: object): void => {
  process.stdout.write(`${JSON.stringify(words)}\n`);
};

/** The operating system's clock, which somebody or something may set. */
const realNow = Date.now.bind(Date);
let steppedMs = 0;
Date.now = () => realNow() + steppedMs;

const handles = new Set<Database.Database>();
// The app's own code, pragmas included, stays as it is; only what it asks of SQLite can be weakened from here.
const pragma = Object.getOwnPropertyDescriptor(Database.prototype, 'pragma')?.value as Database.Database['pragma']; // as: the library's own method
Database.prototype.pragma = function (this: Database.Database, source, options) {
  handles.add(this);
  const weaker = plan.synchronous !== null && source.startsWith('synchronous');
  return pragma.call(this, weaker ? `synchronous = ${plan.synchronous}` : source, options);
};

/** Where no small disk can be had, SQLite's own bound stands in: no page more than now. */
function boundPages(isBounded: boolean): void {
  for (const handle of handles) {
    if (!handle.open) continue;
    const pages = isBounded ? Number(handle.pragma('page_count', { simple: true })) : 1_000_000;
    handle.pragma(`max_page_count = ${pages}`);
  }
}

function compose(): Promise<App> {
  return composeApp({
    launch: {
      dataDir: plan.dataDir,
      provisioningFile: { path: plan.provisioningFile, source: 'argument' },
      startAtMs: Date.now() + plan.clockOffsetMs,
      resetAdmin: false,
    },
    dataDir: plan.dataDir,
    migrationsDir: path.resolve('migrations'),
    appVersion: '0.0.0-test',
    isPackaged: false,
    sqliteBinding: null,
    badgeWorkerFile: path.resolve('out/main/badge-worker.cjs'),
    startPrinterChild: () => forkPrinterChild(path.resolve('out/main/printer-child.cjs')),
    fontsDir: path.resolve('resources/fonts'),
    osSecretBox: null,
    fileSaver: { save: () => Promise.resolve(null) },
    cameraAccess: () => Promise.resolve('unknown'),
    proxyFinder: null,
    pdfMaker: { make: () => Promise.reject(new Error('no PDF is asked for here')) },
    emit: () => undefined,
    relaunch: () => undefined,
    startDemoSchool: () => Promise.reject(new Error('a provisioned kiosk has no demo')),
  });
}

async function main(): Promise<void> {
  const app = await compose();
  app.start();
  say({ said: 'ready' });

  for await (const text of createInterface({ input: process.stdin })) {
    const asked = line.parse(JSON.parse(text));
    if ('stop' in asked) break;
    if ('stepClockMs' in asked) steppedMs += asked.stepClockMs;
    else if ('noMorePages' in asked) boundPages(asked.noMorePages);
    // Not awaited: two touches can be under way at once.
    else
      void app
        .dispatch({ sessionKey: 'window-1' }, asked.name, asked.input)
        .then((answer) => say({ said: 'answer', number: asked.number, answer }));
  }
  await app.stop();
}

void main().then(
  () => process.exit(0),
  (cause: unknown) => {
    const { code } = asAppError(cause);
    // What the start's window would show.
    say({ said: 'failed', code });
    if (code === 'INTERNAL') console.error(cause);
    process.exit(1);
  },
);
