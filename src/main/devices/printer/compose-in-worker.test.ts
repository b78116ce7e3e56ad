// The composer in a real worker thread, from the TypeScript source: Node 24 strips the types.
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aBadge, aPhoto, fontsDir } from '../../../../tests/fixtures/a-badge.ts';
import { createBadgeComposer } from './compose-badge.ts';
import { createWorkerComposer, type WorkerComposer } from './compose-in-worker.ts';

const workerFile = join(__dirname, 'badge-worker.ts');
jest.setTimeout(30_000);

let composer: WorkerComposer | null = null;
let folder: string | null = null;

afterEach(async () => {
  await composer?.close();
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
});

describe('composing in a worker thread', () => {
  it('gives the same bytes as composing here, for several badges at once', async () => {
    const { composeBadge } = (composer = createWorkerComposer({ workerFile, fontsDir }));
    const badges = [aBadge(), aBadge({ photo: aPhoto() }), aBadge({ personName: 'Nguyễn Thị Ánh' })];
    const there = await Promise.all(badges.map((badge) => composeBadge(badge, '80mm')));
    const here = await Promise.all(badges.map((badge) => createBadgeComposer(fontsDir)(badge, '80mm')));
    expect(
      there.map((bytes) => Buffer.from(bytes ?? []).equals(Buffer.from(here[there.indexOf(bytes)] ?? []))),
    ).toEqual([true, true, true]);
  });

  it('leaves this thread free while it draws', async () => {
    composer = createWorkerComposer({ workerFile, fontsDir });
    await composer.composeBadge(aBadge(), '80mm');
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    await composer.composeBadge(aBadge({ photo: aPhoto() }), '80mm');
    clearInterval(timer);
    expect(turns).toBeGreaterThan(5);
  });

  it('reports a badge it cannot compose and goes on with the next', async () => {
    composer = createWorkerComposer({ workerFile, fontsDir });
    // More than a QR symbol holds.
    const broken = aBadge({ symbolText: '7'.repeat(8_000) });
    await expect(composer.composeBadge(broken, '80mm')).rejects.toMatchObject({ code: 'INTERNAL' });
    expect((await composer.composeBadge(aBadge(), '80mm')).length).toBeGreaterThan(1000);
  });

  it('fails the badge when the worker dies, and starts another for the next', async () => {
    folder = mkdtempSync(join(tmpdir(), 'gatehouse-worker-'));
    const dying = join(folder, 'worker.cjs');
    writeFileSync(
      dying,
      `const { parentPort } = require('node:worker_threads');
       parentPort.on('message', ({ id, content }) => {
         if (content.personName === 'die') process.exit(3);
         parentPort.postMessage({ id, pages: [new Uint8Array([1])] });
       });`,
    );
    composer = createWorkerComposer({ workerFile: dying, fontsDir });
    await expect(composer.composeBadge(aBadge({ personName: 'die' }), '80mm')).rejects.toMatchObject({
      code: 'INTERNAL',
    });
    expect(await composer.composeBadge(aBadge(), '80mm')).toEqual(Uint8Array.of(1));
  });

  it('fails what is under way when it is closed', async () => {
    composer = createWorkerComposer({ workerFile, fontsDir });
    const attempt = expect(composer.composeBadge(aBadge(), '80mm')).rejects.toMatchObject({ code: 'INTERNAL' });
    await composer.close();
    await attempt;
  });
});
