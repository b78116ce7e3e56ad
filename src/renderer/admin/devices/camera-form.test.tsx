// Choosing a camera and trying it, and every way a test picture ends in words.
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { configure, screen } from '@testing-library/react';
import type { FakeHandlers } from '../../../../tests/fakes/fake-bridge.ts';
import { findAxeViolations } from '../../../../tests/harness/axe-dom.ts';
import { button, choose, field, isOff, openDevices, openTab } from '../../../../tests/harness/devices-scene.tsx';
import { AppError } from '../../../shared/errors/app-error.ts';
import { errorCodeNames } from '../../../shared/errors/codes.ts';
import type { CameraSettings } from '../../../shared/settings/camera.ts';
import { adminDevices } from '../../strings/admin/devices.ts';
import { adminErrorWords } from '../../strings/en-admin-errors.ts';

// A busy machine draws slowly: what is waited for is a state, not this time.
configure({ asyncUtilTimeout: 20_000 });
jest.setTimeout(60_000);

const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0);

/** jsdom has no decoder of pictures and no canvas. */
function givePictures(decode: () => Promise<unknown> = () => Promise.resolve({ width: 480, height: 640 })): void {
  Object.assign(globalThis, { createImageBitmap: decode });
  jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
}

afterEach(() => {
  jest.restoreAllMocks();
  Reflect.deleteProperty(globalThis, 'createImageBitmap');
  Reflect.deleteProperty(navigator, 'mediaDevices');
});

describe('the camera', () => {
  async function openCamera(camera: CameraSettings, handlers: FakeHandlers = {}) {
    const scene = await openDevices({ camera }, handlers);
    await openTab(scene, 'Camera');
    return scene;
  }
  const program = (device: string | null): CameraSettings => ({ driver: 'node-webcam', device });

  it('takes a test picture with what is typed, before it is kept', async () => {
    givePictures();
    const scene = await openCamera(program(null), { 'devices.captureTest': () => ({ jpeg: JPEG }) });
    await scene.user.type(field(/^Device/), '/dev/video1');
    await scene.user.click(button('Take a test picture'));
    expect(await screen.findByRole('img', { name: 'Test picture of the camera' })).toBeTruthy();
    expect(screen.getByText('The camera works.')).toBeTruthy();
    expect(scene.bridge.inputsOf('devices.captureTest')).toEqual([{ camera: program('/dev/video1') }]);
    expect(scene.bridge.inputsOf('devices.saveCamera')).toEqual([]);
    expect(await findAxeViolations()).toEqual([]);
  });

  it.each(errorCodeNames.filter((code) => code.startsWith('CAMERA_')))(
    'says of %s what to do about it, to somebody who sets it up',
    async (code) => {
      const scene = await openCamera(program(null), {
        'devices.captureTest': () => {
          throw new AppError(code);
        },
      });
      await scene.user.click(button('Take a test picture'));
      const alert = await screen.findByRole('alert');
      expect(alert.textContent).toContain(adminErrorWords(code).title);
      expect(alert.textContent).not.toMatch(/carry on without/);
      expect(screen.queryByText('The camera works.')).toBeNull();
    },
  );

  it('says what is wrong with a device that is none, and tries and keeps nothing', async () => {
    const scene = await openCamera(program(null));
    await scene.user.type(field(/^Device/), 'front door');
    expect(screen.getByText(adminDevices.camera.deviceProblem)).toBeTruthy();
    expect(isOff('Take a test picture')).toBe(true);
    await scene.user.click(button('Save'));
    expect(scene.bridge.inputsOf('devices.saveCamera')).toEqual([]);
    expect(await findAxeViolations()).toEqual([]);
  });

  it('is kept as the camera of the screen, whatever stood in the field of the program', async () => {
    const scene = await openCamera(program(null));
    await scene.user.type(field(/^Device/), 'front door');
    await choose(scene, /^Camera of this screen/);
    await scene.user.click(button('Save'));
    expect(await screen.findByText('Saved.')).toBeTruthy();
    expect(scene.bridge.inputsOf('devices.saveCamera')).toEqual([{ camera: { driver: 'live', device: null } }]);
    expect(isOff('Save')).toBe(true);
  });

  it('has nothing to try when none is chosen', async () => {
    const scene = await openCamera({ driver: 'live', device: null });
    await choose(scene, /^No camera/);
    expect(screen.getByText('No camera is chosen, so there is nothing to try.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /picture/ })).toBeNull();
  });

  it('is on only while its live picture is looked at', async () => {
    const stop = jest.fn();
    const track = { stop, addEventListener: () => undefined };
    // as: jsdom has no MediaStream; only these members are used
    const stream = { getTracks: () => [track] } as unknown as MediaStream;
    const getUserMedia = jest.fn(() => Promise.resolve(stream));
    Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value: { getUserMedia } });
    jest.spyOn(HTMLMediaElement.prototype, 'play').mockReturnValue(Promise.resolve());
    const scene = await openCamera({ driver: 'live', device: null });
    expect(getUserMedia).not.toHaveBeenCalled();
    await scene.user.click(button('Show the live picture'));
    expect(await screen.findByText('The camera works.')).toBeTruthy();
    expect(screen.getByLabelText('Live picture of the camera')).toBeTruthy();
    await scene.user.click(button('Stop the camera'));
    expect(stop).toHaveBeenCalledTimes(1);
    await scene.user.click(button('Show the live picture'));
    await screen.findByText('The camera works.');
    await openTab(scene, 'Printer');
    expect(stop).toHaveBeenCalledTimes(2);
  });

  it('says in words why there is no live picture', async () => {
    const scene = await openCamera({ driver: 'live', device: null });
    await scene.user.click(button('Show the live picture'));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain(adminErrorWords('CAMERA_MISSING').sentence);
    expect(await findAxeViolations()).toEqual([]);
  });
});
