import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ErrorCode } from '../../../shared/errors/codes.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { findJpegFault } from '../jpeg.ts';
import { cameraSettings, type CameraSettings } from '../../../shared/settings/camera.ts';
import { createNodeWebcamCamera, type NodeWebcamCameraOptions } from './node-webcam-camera.ts';

let root: string;
let work: string;
let bin: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'gatehouse-camera-test-'));
  work = join(root, 'work');
  bin = join(root, 'bin');
  mkdirSync(work);
  mkdirSync(bin);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Puts a shell script in the place of fswebcam; `$file` is the last argument. */
function fakeProgram(script: string): NodeJS.ProcessEnv {
  const path = join(bin, 'fswebcam');
  writeFileSync(path, `#!/bin/sh\nfor file in "$@"; do :; done\n${script}\n`);
  chmodSync(path, 0o755);
  return { PATH: `${bin}:/usr/bin:/bin` };
}

/** Settings as if somebody had edited them by hand: nothing is parsed. */
const kept =
  (changes: Partial<CameraSettings> = {}) =>
  (): CameraSettings => ({
    ...cameraSettings.parse({}),
    device: 'TEST:',
    ...changes,
  });

const camera = (options: Partial<NodeWebcamCameraOptions> = {}) =>
  createNodeWebcamCamera({ settings: kept(), workFolder: work, platform: 'linux', ...options });

/** Shell words that put a JPEG of 640 × 480 dots, as far as its head goes, into the file. */
const writesJpeg = (inside = 'one'): string =>
  `printf '\\377\\330\\377\\340\\000\\004ab\\377\\300\\000\\013\\010\\001\\340\\002\\200\\001\\001\\021\\000${inside}\\377\\331' > "$file"`;

async function codeOf(work_: Promise<unknown>): Promise<ErrorCode | 'none'> {
  try {
    await work_;
    return 'none';
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown.code;
    throw thrown;
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    // A killed child of a killed parent may linger as a zombie until init collects it.
    return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
  } catch {
    return false;
  }
};

describe('the capture program', () => {
  it('takes a real picture from the test device and leaves nothing on disk', async () => {
    const { bytes, type, width, height } = await camera().capture();
    expect(findJpegFault(bytes)).toBeNull();
    expect(bytes.length).toBeGreaterThan(5_000);
    expect({ type, width, height }).toEqual({ type: 'image/jpeg', width: 1280, height: 720 });
    expect(readdirSync(work)).toEqual([]);
  });

  it('takes a second picture after the first', async () => {
    const one = camera();
    await one.capture();
    expect(findJpegFault((await one.capture()).bytes)).toBeNull();
  });

  it.each(['/dev/video77', '/dev/video999', '7'])('says the camera is missing for %s', async (device) => {
    expect(await codeOf(camera({ settings: kept({ device }) }).capture())).toBe('CAMERA_MISSING');
    expect(readdirSync(work)).toEqual([]);
  });

  it('says the camera is missing where the program is not installed', async () => {
    expect(await codeOf(camera({ env: { PATH: bin } }).capture())).toBe('CAMERA_MISSING');
  });

  it('has no program on other systems', async () => {
    const other = camera({ platform: 'freebsd' });
    expect(await codeOf(other.capture())).toBe('CAMERA_MISSING');
    expect(await other.list()).toEqual({ program: null, cameras: [] });
  });

  it('takes pictures of the size that is set, in a folder whose path has spaces and signs', async () => {
    const odd = join(root, 'a b; $(c) "d"');
    mkdirSync(odd);
    const one = camera({ settings: kept({ resolution: '640x480' }), workFolder: odd });
    expect(await one.capture()).toMatchObject({ width: 640, height: 480 });
    expect(readdirSync(odd)).toEqual([]);
  });

  it('answers busy to a second shot while the first is under way', async () => {
    const one = camera();
    const first = one.capture();
    expect(await codeOf(one.capture())).toBe('CAMERA_BUSY');
    expect(findJpegFault((await first).bytes)).toBeNull();
  });
});

describe('hostile values', () => {
  const hostile = [
    '/dev/video0; touch PWNED',
    '$(touch PWNED)',
    '`touch PWNED`',
    '/dev/video0\ntouch PWNED',
    '/dev/video0 --exec id',
    '-c/etc/passwd',
    "TEST:' && touch PWNED '",
    'FILE:/etc/passwd',
    '/dev/../etc/passwd',
    '',
  ];

  it.each(hostile)('refuses the device %j without running anything', async (device) => {
    const env = fakeProgram(`touch ${join(root, 'RAN')}`);
    expect(await codeOf(camera({ settings: kept({ device }), env }).capture())).toBe('CAMERA_MISSING');
    expect(existsSync(join(root, 'RAN'))).toBe(false);
    expect(existsSync('PWNED')).toBe(false);
  });
});

describe('a program that misbehaves', () => {
  it('is killed with all it started when it hangs', async () => {
    const env = fakeProgram(`sleep 60 &\necho $! > ${root}/child\necho $$ > ${root}/parent\nwait`);
    // Long enough for the script to have written both numbers, far shorter than the hang.
    expect(await codeOf(camera({ env, timeoutMs: 1_500 }).capture())).toBe('CAMERA_TIMEOUT');
    for (const name of ['child', 'parent']) {
      expect(isAlive(Number(readFileSync(join(root, name), 'utf8')))).toBe(false);
    }
    expect(readdirSync(work)).toEqual([]);
  });

  it('is not waited for when something it started cannot be killed', async () => {
    // In a session of its own, the sleeper survives the kill and holds our pipe open, as a stuck driver would.
    const env = fakeProgram(`setsid sleep 8 &\nwait`);
    const begunAtMs = Date.now();
    expect(await codeOf(camera({ env, timeoutMs: 500 }).capture())).toBe('CAMERA_TIMEOUT');
    expect(Date.now() - begunAtMs).toBeLessThan(6_000);
  });

  it('leaves the camera usable after a hang', async () => {
    const env = fakeProgram('sleep 60');
    const one = camera({ env, timeoutMs: 300 });
    expect(await codeOf(one.capture())).toBe('CAMERA_TIMEOUT');
    fakeProgram('');
    expect(await codeOf(one.capture())).toBe('CAMERA_NO_IMAGE');
  });

  it.each<[string, string, ErrorCode]>([
    ['writes an empty file', ': > "$file"', 'CAMERA_NO_IMAGE'],
    ['writes no file and says nothing', 'true', 'CAMERA_NO_IMAGE'],
    ['writes something that is not a picture', 'echo hello > "$file"', 'CAMERA_NO_IMAGE'],
    ['cuts the picture short', `printf '\\377\\330\\377\\340abc' > "$file"`, 'CAMERA_NO_IMAGE'],
    [
      'writes a picture that does not say how large it is',
      `printf '\\377\\330\\377\\340abc\\377\\331' > "$file"`,
      'CAMERA_NO_IMAGE',
    ],
    ['writes more than a picture may have', 'head -c 10000000 /dev/zero > "$file"', 'CAMERA_NO_IMAGE'],
    ['finds the camera in use', 'echo "VIDIOC_S_FMT: Device or resource busy" >&2', 'CAMERA_BUSY'],
    ['is not allowed', 'echo "open: Permission denied" >&2', 'CAMERA_DENIED'],
    ['finds no camera', 'echo "stat: No such file or directory" >&2; exit 1', 'CAMERA_MISSING'],
  ])('is told apart when it %s', async (_what, script, code) => {
    expect(await codeOf(camera({ env: fakeProgram(script) }).capture())).toBe(code);
    expect(readdirSync(work)).toEqual([]);
  });

  it('cannot make an earlier picture come back', async () => {
    const one = camera({ env: fakeProgram(writesJpeg()) });
    expect((await one.capture()).width).toBe(640);
    fakeProgram('exit 0');
    expect(await codeOf(one.capture())).toBe('CAMERA_NO_IMAGE');
  });
});

describe('leftovers of a crash', () => {
  it('are removed when they are old, and left alone when another shot may be using them', async () => {
    const old = join(work, 'gatehouse-shot-old');
    const fresh = join(work, 'gatehouse-shot-new');
    const foreign = join(work, 'somebody-else');
    for (const folder of [old, fresh, foreign]) mkdirSync(folder);
    writeFileSync(join(old, 'still.jpg'), 'x');
    const longAgo = new Date(Date.now() - 3_600_000);
    utimesSync(old, longAgo, longAgo);
    utimesSync(foreign, longAgo, longAgo);
    await camera().capture();
    expect(readdirSync(work).sort()).toEqual(['gatehouse-shot-new', 'somebody-else']);
  });
});
