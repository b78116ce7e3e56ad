// Every fault of node-webcam in hardware.md §2: the bare library shows it, and ours answers otherwise.
// Whatever the bare library is made to run does no more than touch a file in the test's own folder.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { buildCaptureLine } from '../../../src/main/devices/camera/capture-command.ts';
import { AppError } from '../../../src/shared/errors/app-error.ts';
import type { ErrorCode } from '../../../src/shared/errors/codes.ts';
import { bareCamera, openCameraScene, shootBare, type CameraScene } from './bare-node-webcam.ts';

jest.setTimeout(30_000);

let scene: CameraScene;
beforeEach(() => {
  scene = openCameraScene();
});
afterEach(() => scene.dispose());

async function codeOf(work: Promise<unknown>): Promise<ErrorCode | 'none'> {
  try {
    await work;
    return 'none';
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown.code;
    throw thrown;
  }
}

const inRoot = (name: string): string => path.join(scene.root, name);

describe('an earlier visitor’s picture', () => {
  it.each(['/dev/null', 'RAW:/dev/null'])('comes back from the bare library when %s gives none', async (device) => {
    const file = inRoot('visitor.jpg');
    expect((await shootBare(file, { device: 'TEST:' })).error).toBeNull();
    const first = readFileSync(file);
    const second = await shootBare(file, { device, callbackReturn: 'buffer' });
    expect([second.error, second.data]).toEqual([null, first]);
  });

  it('never comes back from ours: there is an error, and no file for it to have come from', async () => {
    const one = scene.ours();
    await one.capture();
    for (const device of ['/dev/video77', '/dev/video999']) {
      expect(await codeOf(scene.ours({ device }).capture())).toBe('CAMERA_MISSING');
    }
    scene.putProgram('exit 0');
    expect(await codeOf(one.capture())).toBe('CAMERA_NO_IMAGE');
    expect(readdirSync(scene.work)).toEqual([]);
  });
});

describe('a picture in memory', () => {
  it('is empty from the bare library, without an error', async () => {
    const shot = await shootBare(null, { device: 'TEST:', callbackReturn: 'buffer' });
    expect(shot.error).toBeNull();
    expect(Buffer.isBuffer(shot.data) && shot.data.length).toBe(0);
  });

  it('is a whole one from ours', async () => {
    const { bytes, width, height } = await scene.ours({ resolution: '640x480' }).capture();
    expect([bytes[0], bytes[1], bytes.at(-2), bytes.at(-1)]).toEqual([0xff, 0xd8, 0xff, 0xd9]);
    expect([width, height]).toEqual([640, 480]);
  });
});

describe('a camera that hangs', () => {
  let program: string;
  beforeEach(() => {
    program = scene.putProgram(`echo $$ > ${inRoot('pid')}\nexec sleep 2.5`);
  });

  it('holds the bare library for as long as it likes, and then counts as a success without a picture', async () => {
    const startedAt = performance.now();
    const shot = await shootBare(inRoot('hang.jpg'), {}, program);
    expect(performance.now() - startedAt).toBeGreaterThan(2_400);
    expect([shot.error, shot.data, existsSync(inRoot('hang.jpg'))]).toEqual([null, inRoot('hang.jpg'), false]);
  });

  it('is given up and ended by ours', async () => {
    const startedAt = performance.now();
    expect(await codeOf(scene.ours({}, 600).capture())).toBe('CAMERA_TIMEOUT');
    expect(performance.now() - startedAt).toBeLessThan(2_300);
    const pid = Number(readFileSync(inRoot('pid'), 'utf8'));
    expect(spawnSync('kill', ['-0', String(pid)]).status).not.toBe(0);
  });
});

describe('a place with a space in it', () => {
  it('makes the bare library write somewhere else and call it a success', async () => {
    const wanted = `${inRoot('visitor')} ${inRoot('two.jpg')}`;
    const shot = await shootBare(wanted, { device: 'TEST:' });
    expect([shot.error, shot.data]).toEqual([null, wanted]);
    expect(existsSync(wanted)).toBe(false);
    expect(existsSync(inRoot('two.jpg'))).toBe(true);
  });

  it('is as good as any other to ours', async () => {
    const work = inRoot('a space; $(and) "more"');
    mkdirSync(work);
    const { bytes } = await scene.ours({}, 8_000, work).capture();
    expect(bytes.length).toBeGreaterThan(1_000);
    expect(readdirSync(work)).toEqual([]);
  });
});

describe('words for what went wrong', () => {
  it('are wrong in the bare library for a folder that cannot be written to', async () => {
    const shot = await shootBare(inRoot('no/such/folder/still.jpg'), { device: 'TEST:' });
    expect(String(shot.error)).toMatch(/no webcam/i);
  });

  it('tell a disk from a camera in ours', async () => {
    scene.putProgram(
      'echo "Error opening file for output: still.jpg" >&2; echo "fopen: No such file or directory" >&2',
    );
    expect(await codeOf(scene.ours().capture())).toBe('CAMERA_NO_IMAGE');
  });

  it('are a shell’s exit code in the bare library where the program is not installed', async () => {
    const shot = await shootBare(inRoot('x.jpg'), {}, '/nowhere/fswebcam');
    expect(shot.error).toMatchObject({ code: 127 });
    expect(await codeOf(scene.ours({ program: '/nowhere/fswebcam' }).capture())).toBe('CAMERA_MISSING');
  });
});

describe('the list of cameras', () => {
  it('ends the whole program in the bare library where CommandCam is absent', () => {
    const script = `
      const Windows = require('node-webcam/src/webcams/WindowsWebcam.js');
      new Windows({}).list(() => process.exit(0));
    `;
    const run = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8', cwd: process.cwd() });
    expect([run.status, /Command failed/.test(run.stderr)]).toEqual([1, true]);
  });

  it('is empty in ours', async () => {
    scene.putProgram('exit 3');
    expect(await scene.ours({ program: '/nowhere/fswebcam' }).list()).toEqual({ program: null, cameras: [] });
  });
});

describe('what is left behind', () => {
  it('is every picture, on disk and in memory, by the bare library', async () => {
    const file = inRoot('left.jpg');
    const camera = bareCamera({ device: 'TEST:' });
    for (let count = 0; count < 2; count += 1) {
      await new Promise((resolve) => camera.capture(file, resolve));
    }
    expect(statSync(file).size).toBeGreaterThan(1_000);
    expect(camera.shots).toHaveLength(2);
  });

  it('is nothing by ours', async () => {
    const one = scene.ours();
    await one.capture();
    await one.capture();
    expect(readdirSync(scene.work)).toEqual([]);
  });

  it('are options that grow from use to use in the bare library, and none in ours', () => {
    const options = { delay: 1 };
    // as: what its factory takes on Windows
    const Windows = jest.requireActual('node-webcam/src/webcams/WindowsWebcam.js') as new (options: object) => unknown;
    for (let count = 0; count < 2; count += 1) new Windows(options);
    expect(options.delay).toBe(1_000_000);
    const wish = { device: '1', resolution: '640x480', macName: null } as const;
    const first = buildCaptureLine('win32', wish);
    expect(buildCaptureLine('win32', wish)).toEqual(first);
  });
});

describe('CommandCam', () => {
  it('is not downloaded by our installation: node-webcam’s own script is not run', () => {
    const { allowScripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { allowScripts: object }; // as: ours
    expect(Object.keys(allowScripts)).not.toContain('node-webcam');
    const folder = 'node_modules/node-webcam/src/bindings/CommandCam';
    expect(existsSync(folder) && readdirSync(folder).some((name) => name.endsWith('.exe'))).toBe(false);
  });
});
