// A photo from the screen to the badge: encrypted on the disk, and a damaged one never keeps its badge from printing.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import { startPrinterSimulator, type PrinterSimulator } from '../../../simulators/printer/start.ts';
import type { KioskState, NameChoice, ReasonChoice } from '../../../src/shared/ipc/kiosk-contract.ts';
import { startNodeApp, type NodeApp } from '../../harness/node-app.ts';
import { waitFor } from '../../harness/wait-for.ts';

let kiosk: NodeApp;
let printer: PrinterSimulator;
let badgesDir: string;

jest.setTimeout(30_000);

beforeAll(async () => {
  badgesDir = mkdtempSync(path.join(tmpdir(), 'gatehouse-photo-'));
  printer = await startPrinterSimulator({ outDir: badgesDir });
  kiosk = await startNodeApp({ more: { printer: { kind: 'network', host: '127.0.0.1', port: printer.port } } });
  await waitFor('the roster', async () => {
    const state = (await kiosk.ask('kiosk.getState', {})) as KioskState; // as: parsed by the contract on its way out
    return state.roster === 'ready' ? state : null;
  });
});
afterAll(async () => {
  await kiosk?.stop();
  await printer?.close();
  rmSync(badgesDir, { recursive: true, force: true });
});

/** A picture of one dark field. */
function picture(): Uint8Array {
  const canvas = createCanvas(240, 320);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#202020';
  pen.fillRect(0, 0, 240, 320);
  return new Uint8Array(canvas.toBuffer('image/jpeg'));
}

const photosDir = (): string => path.join(kiosk.dataDir, 'kiosk', 'photos');

async function pupils(): Promise<readonly NameChoice[]> {
  // as: parsed by the contract on their way out
  const [year] = (await kiosk.ask('kiosk.listYearGroups', { scope: 'leaving' })) as [{ id: string }];
  const of = { scope: 'leaving', yearGroupId: year.id };
  const all: NameChoice[] = [];
  for (const birthMonth of (await kiosk.ask('kiosk.listBirthMonths', of)) as number[]) {
    all.push(...((await kiosk.ask('kiosk.listNames', { ...of, birthMonth })) as NameChoice[]));
  }
  return all;
}

/** Leaves with the still and waits until the badge is on paper. */
async function leave(pupil: NameChoice | undefined, photoId: string): Promise<void> {
  if (pupil === undefined) throw new Error('the school has too few pupils');
  const of = { kind: 'leaving', personId: pupil.personId };
  const { reasons } = (await kiosk.ask('kiosk.listReasons', of)) as { reasons: [ReasonChoice] }; // as: parsed on its way out
  const asked = { ...of, requestId: randomUUID(), actionId: reasons[0].actionId, photoId };
  const before = printer.state().badges.length;
  await kiosk.ask('kiosk.recordMovement', asked);
  await printer.waitForBadges(before + 1, 20_000);
}

async function keepStill(): Promise<string> {
  const { photoId } = (await kiosk.ask('kiosk.keepStill', { jpeg: picture() })) as { photoId: string }; // as: parsed
  return photoId;
}

const logLines = (): string =>
  readdirSync(path.join(kiosk.dataDir, 'kiosk', 'logs'))
    .map((name) => readFileSync(path.join(kiosk.dataDir, 'kiosk', 'logs', name), 'utf8'))
    .join('');

describe('a photo at rest', () => {
  it('is encrypted on the disk and read for its badge', async () => {
    const [pupil] = await pupils();
    const photoId = await keepStill();
    for (const name of readdirSync(photosDir())) {
      expect(readFileSync(path.join(photosDir(), name)).includes(Buffer.of(0xff, 0xd8, 0xff, 0xe0))).toBe(false);
    }
    await leave(pupil, photoId);
    expect(logLines()).not.toContain('a badge photo could not be read');
  });

  it('prints its badge without it when the file is damaged, and the log says why', async () => {
    const [, pupil] = await pupils();
    const photoId = await keepStill();
    const file = path.join(photosDir(), `${photoId}.photo`);
    const bytes = readFileSync(file);
    bytes.writeUInt8(bytes.readUInt8(40) ^ 1, 40);
    writeFileSync(file, bytes);
    await leave(pupil, photoId);
    expect(logLines()).toMatch(
      /a badge photo could not be read.*SECRET_UNREADABLE|SECRET_UNREADABLE.*could not be read/,
    );
  });
});
