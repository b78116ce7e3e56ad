// Choosing a camera and trying it, and every way a test picture ends in words.
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { configure, screen } from '@testing-library/react';
import type { FakeHandlers } from '../../../../tests/fakes/fake-bridge.ts';
import { findAxeViolations } from '../../../../tests/harness/axe-dom.ts';
import { button, choose, field, isOff, openDevices, openTab } from '../../../../tests/harness/devices-scene.tsx';
import { AppError } from '../../../shared/errors/app-error.ts';
import { errorCodeNames } from '../../../shared/errors/codes.ts';
import type { CameraChoices } from '../../../shared/ipc/admin/devices-contract.ts';
import { cameraSettings, type CameraSettings } from '../../../shared/settings/camera.ts';
import { cameraWords } from '../../strings/admin/cameras.ts';
import { adminErrorWords } from '../../strings/en-admin-errors.ts';

// A busy machine draws slowly: what is waited for is a state, not this time.
configure({ asyncUtilTimeout: 20_000 });
jest.setTimeout(60_000);

const TAKEN = { bytes: Uint8Array.of(0xff, 0xd8, 0xff), type: 'image/jpeg' as const, width: 1280, height: 720 };
const TAKE = 'Take a test picture with the program';

/** jsdom has no decoder of pictures and no canvas: each picture is one grey. */
function givePictures(level = 128): void {
  Object.assign(globalThis, { createImageBitmap: () => Promise.resolve({ width: 1280, height: 720 }) });
  const data = Uint8ClampedArray.from({ length: 400 }, () => level);
  // as: only what a still asks of a canvas
  const context = { drawImage: () => undefined, getImageData: () => ({ data }) } as unknown as CanvasRenderingContext2D;
  jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context);
}

/** Puts cameras of these names into the screen. */
function putCameras(labels: readonly string[], getUserMedia?: () => Promise<MediaStream>): void {
  const enumerateDevices = async () => labels.map((label) => ({ kind: 'videoinput', deviceId: label, label }));
  const value = Object.assign(new EventTarget(), { getUserMedia, enumerateDevices });
  Object.defineProperty(navigator, 'mediaDevices', { configurable: true, value });
}

const settings = (changes: Partial<CameraSettings> = {}): CameraSettings => ({
  ...cameraSettings.parse({}),
  ...changes,
});
const program = (changes: Partial<CameraSettings> = {}) => settings({ driver: 'node-webcam', ...changes });

function choices(changes: Partial<CameraChoices> = {}): FakeHandlers {
  const found: CameraChoices = {
    access: 'unknown',
    platform: 'linux',
    program: '/usr/bin/fswebcam',
    cameras: [{ id: '/dev/video0', label: 'HD Webcam' }],
  };
  return { 'devices.listCameras': () => ({ ...found, ...changes }) };
}

async function openCamera(camera: CameraSettings, handlers: FakeHandlers = {}) {
  const scene = await openDevices({ camera }, handlers);
  await openTab(scene, 'Camera');
  return scene;
}

async function pick(scene: Awaited<ReturnType<typeof openCamera>>, select: RegExp, option: RegExp): Promise<void> {
  await scene.user.click(button(select));
  await scene.user.click(await screen.findByRole('option', { name: option }));
}

afterEach(() => {
  jest.restoreAllMocks();
  Reflect.deleteProperty(globalThis, 'createImageBitmap');
  Reflect.deleteProperty(navigator, 'mediaDevices');
});

describe('the capture program', () => {
  it('takes a test picture with what is chosen, before it is kept', async () => {
    givePictures();
    const scene = await openCamera(program(), { ...choices(), 'devices.captureTest': () => TAKEN });
    await screen.findByText(cameraWords.programFound('/usr/bin/fswebcam', 1));
    await pick(scene, /Camera of the capture program/, /HD Webcam/);
    await scene.user.click(button(TAKE));
    expect(await screen.findByRole('img', { name: 'Test picture of the camera' })).toBeTruthy();
    expect(screen.getByText('The camera works.')).toBeTruthy();
    expect(screen.getByText(/The camera gave 1280 × 720/)).toBeTruthy();
    expect(scene.bridge.inputsOf('devices.captureTest')).toEqual([{ camera: program({ device: '/dev/video0' }) }]);
    expect(scene.bridge.inputsOf('devices.saveCamera')).toEqual([]);
    expect(await findAxeViolations()).toEqual([]);
  });

  it('says of a black picture that something covers the lens, not that the camera works', async () => {
    givePictures(3);
    const scene = await openCamera(program(), { ...choices(), 'devices.captureTest': () => TAKEN });
    await scene.user.click(button(TAKE));
    expect(await screen.findByText('The picture is very dark')).toBeTruthy();
    expect(screen.queryByText('The camera works.')).toBeNull();
  });

  it('says so when what came cannot be drawn', async () => {
    Object.assign(globalThis, { createImageBitmap: () => Promise.reject(new Error('no picture')) });
    const scene = await openCamera(program(), { ...choices(), 'devices.captureTest': () => TAKEN });
    await scene.user.click(button(TAKE));
    expect((await screen.findByRole('alert')).textContent).toContain(adminErrorWords('CAMERA_NO_IMAGE').title);
  });

  it.each(errorCodeNames.filter((code) => code.startsWith('CAMERA_')))(
    'says of %s what to do about it, to somebody who sets it up',
    async (code) => {
      const scene = await openCamera(program(), {
        ...choices(),
        'devices.captureTest': () => {
          throw new AppError(code);
        },
      });
      await scene.user.click(button(TAKE));
      const alert = await screen.findByRole('alert');
      expect(alert.textContent).toContain(adminErrorWords(code).title);
      expect(alert.textContent).not.toMatch(/carry on without/);
      expect(screen.queryByText('The camera works.')).toBeNull();
    },
  );

  it('is no program for anything else than the three: nothing is tried and nothing kept', async () => {
    const scene = await openCamera(program(), choices());
    await scene.user.type(field(/^Program file/), '/bin/sh');
    expect(screen.getByText(cameraWords.programProblem)).toBeTruthy();
    expect(isOff(TAKE)).toBe(true);
    await scene.user.click(button('Save'));
    expect(scene.bridge.inputsOf('devices.saveCamera')).toEqual([]);
    expect(scene.bridge.inputsOf('devices.listCameras').every(({ program: file }) => file === null)).toBe(true);
    expect(await findAxeViolations()).toEqual([]);
  });

  it('says where it is missing, and on Windows why it is not brought along', async () => {
    await openCamera(program(), choices({ program: null, cameras: [], platform: 'windows' }));
    expect(await screen.findByText(cameraWords.programMissingWindows)).toBeTruthy();
  });
});

describe('the camera’s settings', () => {
  it('are kept: size, mirror, and the chosen camera', async () => {
    putCameras(['Front', 'Front', 'Door']);
    const scene = await openCamera(settings(), choices());
    await screen.findByText(cameraWords.liveFound(3));
    await pick(scene, /Camera of this screen/, /^Door/);
    await pick(scene, /Picture size/, /1920 × 1080/);
    await scene.user.click(screen.getByRole('checkbox', { name: /Turn the kept photo round/ }));
    await scene.user.click(button('Save'));
    expect(await screen.findByText('Saved.')).toBeTruthy();
    const kept = settings({ liveCamera: 'Door', resolution: '1920x1080', mirrorPhoto: true });
    expect(scene.bridge.inputsOf('devices.saveCamera')).toEqual([{ camera: kept }]);
    expect(isOff('Save')).toBe(true);
  });

  it('keep a chosen camera that is not plugged in, and say that it is not', async () => {
    putCameras([]);
    await openCamera(settings({ driver: 'live', liveCamera: 'Door' }));
    expect((await screen.findAllByText('Door (not plugged in)')).length).toBeGreaterThan(0);
  });

  it('are saved whatever stands in a field that is not shown', async () => {
    const scene = await openCamera(program(), choices());
    await scene.user.type(field(/^Program file/), 'front door');
    await choose(scene, /^Camera of this screen/);
    await scene.user.click(button('Save'));
    expect(await screen.findByText('Saved.')).toBeTruthy();
    expect(scene.bridge.inputsOf('devices.saveCamera')).toEqual([{ camera: settings({ driver: 'live' }) }]);
  });

  it('have nothing to try when no camera is chosen', async () => {
    const scene = await openCamera(settings({ driver: 'live' }));
    await choose(scene, /^No camera/);
    expect(screen.getByText('No camera is chosen, so there is nothing to try.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /picture/ })).toBeNull();
  });

  it.each(['windows', 'mac'] as const)('name the switch to turn where %s keeps cameras from us', async (platform) => {
    await openCamera(settings(), choices({ access: 'blocked', platform }));
    expect(await screen.findByText(cameraWords.blocked[platform])).toBeTruthy();
    expect(await findAxeViolations()).toEqual([]);
  });

  it('offer to try the second way', async () => {
    await openCamera(settings(), choices());
    expect(await screen.findByRole('button', { name: TAKE })).toBeTruthy();
  });

  it('offer no second way where the program has no camera', async () => {
    await openCamera(settings(), choices({ cameras: [] }));
    await screen.findByText(cameraWords.programFound('/usr/bin/fswebcam', 0));
    expect(screen.queryByRole('button', { name: TAKE })).toBeNull();
  });
});

describe('the live camera', () => {
  it('is on only while its picture is looked at', async () => {
    const stop = jest.fn();
    // as: jsdom has no MediaStream; only these members are used
    const stream = { getTracks: () => [{ stop, addEventListener: () => undefined }] } as unknown as MediaStream;
    const getUserMedia = jest.fn(() => Promise.resolve(stream));
    putCameras(['Front'], getUserMedia);
    jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    jest.spyOn(HTMLMediaElement.prototype, 'play').mockReturnValue(Promise.resolve());
    const scene = await openCamera(settings({ driver: 'live' }));
    expect(getUserMedia).not.toHaveBeenCalled();
    await scene.user.click(button('Show the live picture'));
    expect(await screen.findByText('The camera works.')).toBeTruthy();
    expect(screen.getByLabelText('Live picture of the camera').getAttribute('data-mirrored')).toBe('true');
    await scene.user.click(button('Stop the camera'));
    expect(stop).toHaveBeenCalledTimes(1);
    await scene.user.click(button('Show the live picture'));
    await screen.findByText('The camera works.');
    await openTab(scene, 'Printer');
    expect(stop).toHaveBeenCalledTimes(2);
  });

  it('says in words why there is no live picture', async () => {
    const scene = await openCamera(settings({ driver: 'live' }));
    await scene.user.click(button('Show the live picture'));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain(adminErrorWords('CAMERA_MISSING').sentence);
    expect(await findAxeViolations()).toEqual([]);
  });
});
