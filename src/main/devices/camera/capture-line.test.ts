// What reaches a capture program: whole arguments of allowed shapes, and a program that is one of three.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cameraResolution, cameraSettings } from '../../../shared/settings/camera.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { buildCaptureLine, type CaptureWish } from './capture-command.ts';
import { findCaptureProgram } from './capture-program.ts';

const wish = (changes: Partial<CaptureWish> = {}): CaptureWish => ({
  device: null,
  resolution: '1280x720',
  macName: null,
  ...changes,
});

describe('the line of a capture', () => {
  it('is fswebcam’s on Linux', () => {
    const { args, file } = buildCaptureLine('linux', wish({ device: '3' }));
    expect(args).toEqual(
      expect.arrayContaining(['-d', '/dev/video3', '-r', '1280x720', '--skip', '20', '--no-banner']),
    );
    expect([file, args.at(-1)]).toEqual(['still.jpg', 'still.jpg']);
  });

  it('is CommandCam’s on Windows, which writes bitmaps and is told milliseconds', () => {
    const { args, file } = buildCaptureLine('win32', wish({ device: '2' }));
    expect(args).toEqual(['/delay', '1000', '/devnum', '2', '/filename', 'still.bmp']);
    expect(file).toBe('still.bmp');
  });

  it('is the same the second time: no option grows from shot to shot', () => {
    expect(buildCaptureLine('win32', wish())).toEqual(buildCaptureLine('win32', wish()));
  });

  it('is imagesnap’s on a Mac, with the camera’s name as one argument whatever it holds', () => {
    const macName = `USB'; touch PWNED; echo '$(id)`;
    expect(buildCaptureLine('darwin', wish({ device: '1', macName })).args).toEqual([
      '-d',
      macName,
      '-w',
      '1',
      '-q',
      'still.jpg',
    ]);
    expect(() => buildCaptureLine('darwin', wish({ device: '1', macName: '-o/etc/passwd' }))).toThrow('CAMERA_MISSING');
  });

  it('refuses a device of another platform', () => {
    expect(() => buildCaptureLine('win32', wish({ device: '/dev/video0' }))).toThrow('CAMERA_MISSING');
    expect(() => buildCaptureLine('win32', wish({ device: 'TEST:' }))).toThrow('CAMERA_MISSING');
  });

  it('holds nothing but letters, digits and ./:=-, whatever somebody wrote into the settings by hand', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.stringMatching(/^\/dev\/video[0-9;&|$`()<> \n'"\\-]{0,12}$/),
      fc.constantFrom('TEST:', 'TEST: -c /etc/passwd', '/dev/video0', '$(id)', '`id`', '1;id', '--exec', '-'),
    );
    const platforms = fc.constantFrom('linux' as const, 'win32' as const, 'darwin' as const);
    fc.assert(
      fc.property(
        platforms,
        text,
        fc.oneof(fc.constantFrom(...cameraResolution.options), text),
        (platform, device, size) => {
          let args: readonly string[];
          try {
            // as: what a hand may have written is of no type
            args = buildCaptureLine(platform, wish({ device, resolution: size as CaptureWish['resolution'] })).args;
          } catch (refused) {
            const isOurs = refused instanceof AppError && refused.code === 'CAMERA_MISSING';
            // zod's own error: the resolution is none of the four.
            expect(isOurs || (refused instanceof Error && refused.name === 'ZodError')).toBe(true);
            return;
          }
          expect(args.every((word) => /^[A-Za-z0-9_./:=-]+$/.test(word))).toBe(true);
          expect(cameraSettings.shape.device.safeParse(device).success).toBe(true);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('the capture program', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'gatehouse-program-test-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  function put(name: string, mode = 0o755): string {
    const file = join(root, name);
    writeFileSync(file, '#!/bin/sh\n');
    chmodSync(file, mode);
    return file;
  }

  it('is found on the PATH, by its whole path, and never in a folder that depends on where one stands', async () => {
    const file = put('fswebcam');
    expect(await findCaptureProgram('linux', null, { PATH: `.:relative:${root}` })).toBe(file);
    expect(await findCaptureProgram('linux', null, { PATH: '.:' })).toBeNull();
  });

  it('may be set to a file of that name, through a link too', async () => {
    const file = put('fswebcam');
    mkdirSync(join(root, 'tools'));
    const link = join(root, 'tools', 'fswebcam');
    symlinkSync(file, link);
    expect(await findCaptureProgram('linux', link, {})).toBe(link);
  });

  it.each([
    ['another program', 'sh', 0o755],
    ['one that may not be run', 'fswebcam', 0o644],
    ['one that everybody may change', 'fswebcam', 0o757],
  ])('is none when it is set to %s', async (_what, name, mode) => {
    expect(await findCaptureProgram('linux', put(name, mode), { PATH: root })).toBeNull();
  });

  it('is none when it is set to a folder, to nothing, or to another platform’s', async () => {
    mkdirSync(join(root, 'fswebcam'));
    expect(await findCaptureProgram('linux', join(root, 'fswebcam'), {})).toBeNull();
    expect(await findCaptureProgram('linux', '/nowhere/fswebcam', {})).toBeNull();
    expect(await findCaptureProgram('linux', put('imagesnap'), {})).toBeNull();
  });

  it.each([
    '/bin/sh',
    'fswebcam',
    './fswebcam',
    '/usr/bin/../../tmp/fswebcam',
    '/usr/bin/fswebcam; id',
    '/usr/bin/$(id)/fswebcam',
    '/usr/bin/fswebcam\n',
    '\\\\server\\share\\CommandCam.exe',
    'C:\\Tools\\..\\CommandCam.exe',
    'C:\\Tools\\cmd.exe',
    'C:\\Tools\\CommandCam.exe /filename x',
  ])('cannot be set to %j', async (file) => {
    expect(cameraSettings.shape.program.safeParse(file).success).toBe(false);
    expect(await findCaptureProgram('linux', file, { PATH: '/usr/bin' })).toBeNull();
  });

  it.each(['/usr/bin/fswebcam', '/opt/homebrew/bin/imagesnap', 'C:\\Program Files (x86)\\CommandCam\\CommandCam.exe'])(
    'can be set to %s',
    (file) => {
      expect(cameraSettings.shape.program.safeParse(file).success).toBe(true);
    },
  );
});
