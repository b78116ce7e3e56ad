// No setting's value becomes a shell command: shown with the bare library, which runs them, and with ours, which does not.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { AppError } from '../../../src/shared/errors/app-error.ts';
import { cameraSettings } from '../../../src/shared/settings/camera.ts';
import { openCameraScene, shootBare, type CameraScene } from './bare-node-webcam.ts';

jest.setTimeout(60_000);

let scene: CameraScene;
let pwned: string;
let program: string;
beforeEach(() => {
  scene = openCameraScene();
  pwned = path.join(scene.root, 'PWNED');
  // Writes down what it was called with, one argument a line, and a picture's head.
  program = scene.putProgram(
    `printf '%s\\n' "$@" > ${path.join(scene.root, 'args')}\n` +
      `printf '\\377\\330\\377\\300\\000\\013\\010\\001\\340\\002\\200\\001\\001\\021\\000\\377\\331' > "$file"`,
  );
});
afterEach(() => scene.dispose());

/** What stands before the command is a file of the scene: the program writes its picture there, and nowhere else. */
const injection = (): string => `${path.join(scene.root, 'x')}; touch ${pwned}; :`;

/** hardware.md §2.3: what of the bare library's options reaches the shell. */
const bareOptions: readonly string[] = [
  'device',
  'width',
  'quality',
  'delay',
  'frames',
  'title',
  'subtitle',
  'timestamp',
  'rotation',
  'skip',
  'output',
];

describe('the bare library', () => {
  it.each(bareOptions)('runs a command that stands in %s', async (option) => {
    await shootBare(path.join(scene.root, 'a.jpg'), { [option]: injection() }, program);
    expect(existsSync(pwned)).toBe(true);
  });

  it.each([
    ['a control’s value', (evil: string) => ({ setValues: { Brightness: evil } })],
    ['a control’s name', (evil: string) => ({ setValues: { [evil]: '1' } })],
    ['the saturation', (evil: string) => ({ saturation: evil, setValues: {} })],
  ])('runs a command that stands in %s', async (_what, options) => {
    await shootBare(path.join(scene.root, 'a.jpg'), options(injection()), program);
    expect(existsSync(pwned)).toBe(true);
  });

  it('runs a command that stands in the name of the file', async () => {
    await shootBare(`${path.join(scene.root, 'a')};touch ${pwned};.jpg`, {}, program);
    expect(existsSync(pwned)).toBe(true);
  });
});

describe('ours', () => {
  it.each(['device', 'program', 'resolution', 'liveCamera', 'mirrorPhoto', 'driver'])(
    'runs no command that stands in the setting %s',
    async (setting) => {
      for (const evil of [
        injection(),
        `$(touch ${pwned})`,
        `\`touch ${pwned}\``,
        `'; touch ${pwned}; '`,
        `-x\n${pwned}`,
      ]) {
        await scene
          .ours({ [setting]: evil })
          .capture()
          .catch(() => undefined);
        expect([setting, existsSync(pwned)]).toEqual([setting, false]);
      }
    },
  );

  it('gives the program whole arguments of ours, or does not start it, whatever somebody wrote into the settings', async () => {
    const argsFile = path.join(scene.root, 'args');
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.stringMatching(/^(\/dev\/video\d|TEST:|\d)[;&|$`()<> '"\n\\-]{0,6}[a-z ]{0,8}$/),
      fc.constantFrom('/dev/video0', 'TEST:', '12', null),
    );
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (device, resolution) => {
        rmSync(argsFile, { force: true });
        const taken = await scene
          .ours({ device, resolution: resolution ?? '640x480' })
          .capture()
          .catch((thrown: unknown) => thrown);
        const isAllowed = cameraSettings.shape.device.safeParse(device).success;
        if (!existsSync(argsFile)) return expect(taken instanceof AppError).toBe(true);
        expect(isAllowed).toBe(true);
        const args = readFileSync(argsFile, 'utf8').trimEnd().split('\n');
        expect(args.every((word) => /^[A-Za-z0-9_./:=-]+$/.test(word))).toBe(true);
        return expect(args.at(-1)).toBe('still.jpg');
      }),
      { numRuns: 150 },
    );
    expect(readdirSync(scene.work)).toEqual([]);
  });
});

/** Every source file of main. */
const mainSources = (): readonly string[] =>
  (readdirSync('src/main', { recursive: true }) as string[]) // as: names, not buffers
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => path.join('src/main', file));

describe('the sources of main', () => {
  it('start programs without a shell, and only in drivers', () => {
    const withPrograms = mainSources().filter((file) => /node:child_process/.test(readFileSync(file, 'utf8')));
    expect(withPrograms).toContain('src/main/devices/camera/run-capture.ts');
    for (const file of withPrograms) {
      const source = readFileSync(file, 'utf8');
      expect([file, /\bexec(Sync)?\s*[(,}]|shell:\s*(true|['"`])/.test(source)]).toEqual([file, false]);
    }
  });

  it('never let node-webcam take a picture itself: its line is only read', () => {
    const users = mainSources().filter((file) => /from 'node-webcam'/.test(readFileSync(file, 'utf8')));
    expect(users).toEqual(['src/main/devices/camera/capture-command.ts']);
    expect(readFileSync(users[0] ?? '', 'utf8')).not.toMatch(/\.(capture|list|listControls|getShotBuffer)\s*\(/);
  });
});
