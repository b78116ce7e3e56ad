import { describe, expect, it, jest } from '@jest/globals';
import type { CameraAccess, CaptureChoices } from '../ports.ts';
import { checkCamera, listCameras } from './camera-choices.ts';

const FOUND: CaptureChoices = { program: '/usr/bin/fswebcam', cameras: [{ id: '/dev/video0', label: 'HD Webcam' }] };

function deps(choices: Partial<CaptureChoices> = {}, access: CameraAccess = 'unknown') {
  const list = jest.fn(() => Promise.resolve({ ...FOUND, ...choices }));
  return { camera: { list }, access: () => Promise.resolve(access) };
}

describe('the second way to a picture', () => {
  it.each([
    ['any camera', null, true],
    ['the chosen one', '/dev/video0', true],
    ['the chosen one, by its number', '0', true],
    ['another than the chosen one', '/dev/video1', false],
    ['no camera but the program’s own test picture', 'TEST:', true],
  ])('is there with the program and %s', async (_what, device, canCapture) => {
    expect(await checkCamera(deps(), { driver: 'auto', device })).toEqual({ access: 'unknown', canCapture });
  });

  it('is not there without a program, nor without a camera', async () => {
    const auto = { driver: 'auto', device: null } as const;
    expect((await checkCamera(deps({ program: null, cameras: [] }), auto)).canCapture).toBe(false);
    expect((await checkCamera(deps({ cameras: [] }), auto)).canCapture).toBe(false);
  });

  it('is not looked for where the school chose one way', async () => {
    const one = deps();
    expect((await checkCamera(one, { driver: 'live', device: null })).canCapture).toBe(false);
    expect(one.camera.list).not.toHaveBeenCalled();
  });

  it('is no way round a switch of the operating system', async () => {
    const one = deps({}, 'blocked');
    expect(await checkCamera(one, { driver: 'auto', device: null })).toEqual({ access: 'blocked', canCapture: false });
    expect(one.camera.list).not.toHaveBeenCalled();
  });
});

describe('what a PC has to take pictures with', () => {
  it.each([
    ['linux', 'linux'],
    ['darwin', 'mac'],
    ['win32', 'windows'],
    ['freebsd', 'other'],
  ])('is told with the words of %s', async (platform, told) => {
    expect(await listCameras(deps({}, 'allowed'), platform)).toEqual({ access: 'allowed', platform: told, ...FOUND });
  });
});
