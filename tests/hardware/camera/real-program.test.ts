// fswebcam's own test picture through the whole app: a kiosk asks, main takes it, and nothing of it stays behind.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadImage } from '@napi-rs/canvas';
import type { CapturedPicture } from '../../../src/shared/ipc/kiosk-contract.ts';
import { startNodeApp, type NodeApp } from '../../harness/node-app.ts';

jest.setTimeout(60_000);

let kiosk: NodeApp;
let shots: string;
const realTmp = process.env['TMPDIR'];

beforeAll(async () => {
  shots = mkdtempSync(path.join(tmpdir(), 'gatehouse-real-camera-'));
  process.env['TMPDIR'] = shots;
  kiosk = await startNodeApp({ more: { camera: { driver: 'auto', device: 'TEST:', resolution: '640x480' } } });
  await kiosk.signIn();
});
afterAll(async () => {
  if (realTmp === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = realTmp;
  await kiosk?.stop();
  rmSync(shots, { recursive: true, force: true });
});

const photosDir = (): string => path.join(kiosk.dataDir, 'kiosk', 'photos');
const left = (): readonly string[] => readdirSync(shots).filter((name) => name.startsWith('gatehouse-shot-'));

async function expectTestPicture(answer: unknown, width: number, height: number): Promise<void> {
  const taken = answer as CapturedPicture; // as: parsed by the contract on its way out
  expect([taken.type, taken.width, taken.height]).toEqual(['image/jpeg', width, height]);
  const image = await loadImage(Buffer.from(taken.bytes));
  expect([image.width, image.height]).toEqual([width, height]);
}

describe('the capture program, for real', () => {
  it('gives the kiosk a whole picture of the size that is set, and keeps nothing', async () => {
    await expectTestPicture(await kiosk.ask('kiosk.captureStill', {}), 640, 480);
    expect(left()).toEqual([]);
    expect(existsSync(photosDir()) ? readdirSync(photosDir()) : []).toEqual([]);
  });

  it('is known to be a second way', async () => {
    expect(await kiosk.ask('kiosk.checkCamera', {})).toEqual({ access: 'unknown', canCapture: true });
  });

  it('gives the page a test picture with settings that are not kept, and keeps nothing', async () => {
    const camera = { driver: 'node-webcam', device: 'TEST:', resolution: '1280x720' };
    await expectTestPicture(await kiosk.ask('devices.captureTest', { camera }), 1280, 720);
    const { camera: kept } = (await kiosk.ask('devices.getSettings', {})) as { camera: { resolution: string } }; // as: parsed
    expect(kept.resolution).toBe('640x480');
    expect(left()).toEqual([]);
    expect(existsSync(photosDir()) ? readdirSync(photosDir()) : []).toEqual([]);
  });

  it('is found by its whole path, and refused anywhere a hand may have put something else', async () => {
    expect(await kiosk.ask('devices.listCameras', { program: null })).toMatchObject({ program: '/usr/bin/fswebcam' });
    expect(await kiosk.ask('devices.listCameras', { program: '/tmp/fswebcam' })).toMatchObject({ program: null });
    const refused = await kiosk.call('devices.listCameras', { program: '/bin/sh' });
    expect(refused).toMatchObject({ ok: false, error: { code: 'VALIDATION' } });
    const saved = await kiosk.call('devices.saveCamera', {
      camera: { driver: 'node-webcam', device: '/dev/video0; id' },
    });
    expect(saved).toMatchObject({ ok: false, error: { code: 'VALIDATION' } });
  });
});
