// The whole app without a screen, as a process to be killed: composeApp, and requests from stdin straight to dispatch.
// One JSON line in is one request of the touchscreen; one JSON line out is its answer.
import { createInterface } from 'node:readline';
import path from 'node:path';
import { z } from 'zod';
import { composeApp } from '../../src/main/compose.ts';

const plan = z
  .strictObject({ dataDir: z.string(), provisioningFile: z.string(), startAtMs: z.number() })
  .parse(JSON.parse(process.argv[2] ?? ''));
const line = z.union([
  z.strictObject({ stop: z.literal(true) }),
  z.strictObject({ number: z.number(), name: z.string(), input: z.unknown() }),
]);

const say = (words: object): void => {
  process.stdout.write(`${JSON.stringify(words)}\n`);
};

async function main(): Promise<void> {
  const app = await composeApp({
    launch: {
      dataDir: plan.dataDir,
      provisioningFile: { path: plan.provisioningFile, source: 'argument' },
      startAtMs: plan.startAtMs,
      resetAdmin: false,
    },
    dataDir: plan.dataDir,
    migrationsDir: path.resolve('migrations'),
    appVersion: '0.0.0-test',
    isPackaged: false,
    sqliteBinding: null,
    badgeWorkerFile: path.resolve('out/main/badge-worker.cjs'),
    fontsDir: path.resolve('resources/fonts'),
    osSecretBox: null,
    fileSaver: { save: () => Promise.resolve(null) },
    pdfMaker: { make: () => Promise.reject(new Error('no PDF is asked for here')) },
    emit: () => undefined,
    relaunch: () => undefined,
    startDemoSchool: () => Promise.reject(new Error('a provisioned kiosk has no demo')),
  });
  app.start();
  say({ said: 'ready' });

  for await (const text of createInterface({ input: process.stdin })) {
    const asked = line.parse(JSON.parse(text));
    if ('stop' in asked) break;
    // Not awaited: two touches can be under way at once.
    void app
      .dispatch({ sessionKey: 'window-1' }, asked.name, asked.input)
      .then((answer) => say({ said: 'answer', number: asked.number, answer }));
  }
  await app.stop();
}

void main().then(
  () => process.exit(0),
  (cause: unknown) => {
    console.error(cause);
    process.exit(1);
  },
);
