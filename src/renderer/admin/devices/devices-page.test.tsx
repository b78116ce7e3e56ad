// Printer, camera and readers: chosen, tried and kept, and every way a try ends in words.
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { act, configure, fireEvent, screen, waitFor, within } from '@testing-library/react';
import type { FakeHandlers } from '../../../../tests/fakes/fake-bridge.ts';
import { findAxeViolations } from '../../../../tests/harness/axe-dom.ts';
import { renderPage } from '../../../../tests/harness/render-page.tsx';
import { badgeIdFromRandomDigits } from '../../../shared/domain/badge-id.ts';
import { personId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { errorCodeNames } from '../../../shared/errors/codes.ts';
import type { PrintTest, Scanned } from '../../../shared/ipc/admin/devices-contract.ts';
import type { CameraSettings, PrinterSettings } from '../../../shared/settings/schema.ts';
import { adminDevices } from '../../strings/admin/devices.ts';
import { adminErrorWords } from '../../strings/en-admin-errors.ts';
import { DevicesPage } from './devices-page.tsx';

// A busy machine draws slowly: what is waited for is a state, not this time.
configure({ asyncUtilTimeout: 20_000 });
jest.setTimeout(60_000);

const NETWORK: PrinterSettings = { kind: 'network', host: '10.0.0.5', port: 9100, paper: '80mm', confirms: true };
const A_BADGE = badgeIdFromRandomDigits('4829173');
const AN_ID = personId.parse('01900000-0000-7000-8000-00000000000c');
const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0);
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47);

interface Kept {
  printer: PrinterSettings;
  camera: CameraSettings;
}

/** The page over a kiosk that keeps what is saved and says so. */
async function openPage(start: Partial<Kept> = {}, handlers: FakeHandlers = {}) {
  const kept: Kept = { printer: { kind: 'none' }, camera: { driver: 'live', device: null }, ...start };
  const scene = renderPage(<DevicesPage />, {
    'devices.getSettings': () => ({ ...kept }),
    'devices.previewBadge': () => ({ png: PNG, widthDots: 576, heightDots: 812 }),
    'devices.savePrinter': ({ printer }) => {
      kept.printer = printer as PrinterSettings; // as: the client's input leaves out what the schema fills in
      scene.bridge.emit('settings.changed');
      return { printer: kept.printer };
    },
    'devices.saveCamera': ({ camera }) => {
      kept.camera = camera as CameraSettings; // as: see above
      scene.bridge.emit('settings.changed');
      return { camera: kept.camera };
    },
    ...handlers,
  });
  await screen.findByRole('tab', { name: 'Printer' });
  return scene;
}

type Scene = Awaited<ReturnType<typeof openPage>>;

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const field = (name: string | RegExp) => screen.getByRole<HTMLInputElement>('textbox', { name });
const isOff = (name: string) => button(name).getAttribute('aria-disabled') === 'true';
const openTab = (scene: Scene, name: string) => scene.user.click(screen.getByRole('tab', { name }));
const choose = (scene: Scene, name: RegExp) => scene.user.click(screen.getByRole('radio', { name }));

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

describe('choosing a printer', () => {
  it('keeps address, paper and whether it confirms, and says that it is saved', async () => {
    const scene = await openPage();
    expect(isOff('Save')).toBe(true);
    await choose(scene, /^Network printer/);
    await scene.user.type(field(/^Address/), '10.0.0.5');
    await choose(scene, /^58 mm/);
    await scene.user.click(screen.getByRole('switch', { name: 'The printer confirms each badge' }));
    expect(screen.getByText(/nobody knows whether paper ran out/)).toBeTruthy();
    expect(screen.getByText('Not saved yet')).toBeTruthy();
    await scene.user.click(button('Save'));
    await waitFor(() => expect(isOff('Save')).toBe(true));
    expect(screen.getByText('Saved.')).toBeTruthy();
    expect(scene.bridge.inputsOf('devices.savePrinter')).toEqual([
      { printer: { ...NETWORK, paper: '58mm', confirms: false } },
    ]);
  });

  it('says under the address what is wrong with it, and saves nothing', async () => {
    const scene = await openPage();
    await choose(scene, /^Network printer/);
    await scene.user.type(field(/^Address/), 'tcp://10.0.0.5:9100');
    expect(field(/^Address/).getAttribute('aria-invalid')).toBeNull();
    await scene.user.click(button('Save'));
    expect(field(/^Address/).getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText(adminDevices.printer.hostProblem)).toBeTruthy();
    expect(field(/^Port/).getAttribute('aria-invalid')).toBeNull();
    expect(scene.bridge.inputsOf('devices.savePrinter')).toEqual([]);
    expect(await findAxeViolations()).toEqual([]);
  });

  it('says a missing port at the port, not at an address that is right', async () => {
    const scene = await openPage({ printer: NETWORK });
    await scene.user.clear(field(/^Port/));
    await scene.user.click(button('Save'));
    expect(screen.getByText(adminDevices.printer.portProblem)).toBeTruthy();
    expect(field(/^Port/).getAttribute('aria-invalid')).toBe('true');
    expect(field(/^Address/).getAttribute('aria-invalid')).toBeNull();
    expect(scene.bridge.inputsOf('devices.savePrinter')).toEqual([]);
  });

  it('goes back to what is kept, and asks before a change is lost', async () => {
    const scene = await openPage({ printer: NETWORK });
    await scene.user.clear(field(/^Address/));
    await scene.user.type(field(/^Address/), 'printer.school.local');
    await openTab(scene, 'Camera');
    await scene.user.click(await screen.findByRole('button', { name: 'Stay here' }));
    expect(field(/^Address/).value).toBe('printer.school.local');
    await scene.user.click(button('Discard changes'));
    expect(field(/^Address/).value).toBe('10.0.0.5');
    await openTab(scene, 'Camera');
    expect(screen.getByRole('tab', { name: 'Camera' }).getAttribute('aria-selected')).toBe('true');
  });

  it('keeps what was typed when it could not be saved, and says why', async () => {
    const scene = await openPage(
      { printer: NETWORK },
      {
        'devices.savePrinter': () => {
          throw new AppError('STORAGE_FULL');
        },
      },
    );
    await choose(scene, /^No printer/);
    await scene.user.click(button('Save'));
    expect((await screen.findByRole('alert')).textContent).toContain(adminErrorWords('STORAGE_FULL').title);
    expect(screen.getByRole<HTMLInputElement>('radio', { name: /^No printer/ }).checked).toBe(true);
    expect(isOff('Save')).toBe(false);
  });

  it('shows the badge for the roll that is chosen', async () => {
    const scene = await openPage({ printer: NETWORK });
    expect(await screen.findByRole('img', { name: adminDevices.preview.label })).toBeTruthy();
    expect(screen.getByText('576 dots wide, about 102 mm long on a 203 dpi printer.')).toBeTruthy();
    await choose(scene, /^58 mm/);
    await waitFor(() => expect(scene.bridge.inputsOf('devices.previewBadge').at(-1)).toEqual({ paper: '58mm' }));
    await screen.findByRole('img', { name: adminDevices.preview.label });
    expect(await findAxeViolations()).toEqual([]);
  });
});

describe('a test print', () => {
  const tryPrinter = async (result: PrintTest) => {
    const scene = await openPage({ printer: NETWORK }, { 'devices.testPrint': () => result });
    await scene.user.click(button('Test print'));
    return scene;
  };

  it('says that the page is on paper, and that the roll is nearly at its end', async () => {
    await tryPrinter({ outcome: 'confirmed', paperLow: true });
    expect(await screen.findByText(adminDevices.test.confirmedText)).toBeTruthy();
    expect(screen.getByText('The roll is nearly at its end.')).toBeTruthy();
    expect(await findAxeViolations()).toEqual([]);
  });

  it('does not say of a printer that never answers that it printed', async () => {
    await tryPrinter({ outcome: 'sent', paperLow: false });
    expect(await screen.findByText(adminDevices.test.sentText)).toBeTruthy();
    expect(screen.queryByText('Printed')).toBeNull();
    expect(screen.queryByText('The roll is nearly at its end.')).toBeNull();
  });

  it.each(errorCodeNames.filter((code) => code.startsWith('PRINTER_')))(
    'says what %s is and what to do, and speaks of no badge that waits',
    async (errorCode) => {
      await tryPrinter({ outcome: 'failed', errorCode });
      const alert = await screen.findByRole('alert');
      expect(alert.textContent).toContain(adminErrorWords(errorCode).title);
      expect(alert.textContent).toContain('What to do');
      expect(alert.textContent).not.toMatch(/badge waits/);
      expect(screen.queryByText('Printed')).toBeNull();
    },
  );

  it('leads back to the address when nothing answers there', async () => {
    await tryPrinter({ outcome: 'failed', errorCode: 'PRINTER_OFFLINE' });
    expect((await screen.findByRole('alert')).textContent).toContain('Check the address and port above');
    expect(await findAxeViolations()).toEqual([]);
  });

  it('tries what is typed, not what is kept, and is not a save', async () => {
    const scene = await openPage(
      { printer: NETWORK },
      { 'devices.testPrint': () => ({ outcome: 'confirmed', paperLow: false }) },
    );
    await scene.user.clear(field(/^Address/));
    await scene.user.type(field(/^Address/), '10.0.0.6');
    await scene.user.click(button('Test print'));
    await screen.findByText(adminDevices.test.confirmedText);
    expect(scene.bridge.inputsOf('devices.testPrint')).toEqual([{ printer: { ...NETWORK, host: '10.0.0.6' } }]);
    expect(scene.bridge.inputsOf('devices.savePrinter')).toEqual([]);
  });

  it('needs a printer, and says so instead of asking one', async () => {
    const scene = await openPage();
    expect(screen.getByText('Choose a network printer first.')).toBeTruthy();
    await scene.user.click(button('Test print'));
    expect(scene.bridge.inputsOf('devices.testPrint')).toEqual([]);
  });

  it('that could not be asked for is told apart from a printer that failed', async () => {
    const scene = await openPage(
      { printer: NETWORK },
      {
        'devices.testPrint': () => {
          throw new AppError('INTERNAL');
        },
      },
    );
    await scene.user.click(button('Test print'));
    expect((await screen.findByRole('alert')).textContent).toContain('Something went wrong in Gatehouse');
  });
});

describe('the camera', () => {
  async function openCamera(camera: CameraSettings, handlers: FakeHandlers = {}) {
    const scene = await openPage({ camera }, handlers);
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

describe('a reader', () => {
  async function openReader(answer: (text: string) => Scanned) {
    const scene = await openPage({}, { 'devices.readScan': ({ text }) => answer(text) });
    await openTab(scene, 'Scanner and cards');
    await scene.user.click(field(/^What the reader sends/));
    return scene;
  }

  /** Types as a scanner does: every key a few milliseconds after the other, then Enter. */
  function scan(text: string, gapMs = 5): void {
    const input = field(/^What the reader sends/);
    let atMs = 1_000;
    const key = (name: string) => {
      const event = new KeyboardEvent('keydown', { key: name, bubbles: true });
      Object.defineProperty(event, 'timeStamp', { value: (atMs += gapMs) });
      fireEvent(input, event);
    };
    for (const character of text) key(character);
    fireEvent.change(input, { target: { value: text } });
    key('Enter');
    const form = input.closest('form');
    if (form !== null) fireEvent.submit(form);
  }

  const BADGE_TITLE = `A badge: ${A_BADGE.slice(0, 4)} ${A_BADGE.slice(4)}`;
  const results: readonly (readonly [sent: Scanned, title: string, text: string])[] = [
    [
      { kind: 'badge', badgeId: A_BADGE, state: 'out', personName: 'Siân Owen' },
      BADGE_TITLE,
      'It works today. Of Siân Owen.',
    ],
    [{ kind: 'badge', badgeId: A_BADGE, state: 'used', personName: null }, BADGE_TITLE, 'It has been used.'],
    [{ kind: 'badge', badgeId: A_BADGE, state: 'expired', personName: null }, BADGE_TITLE, 'Its day is over.'],
    [{ kind: 'badge', badgeId: A_BADGE, state: 'unknown', personName: null }, BADGE_TITLE, 'never gave out'],
    [{ kind: 'card', personId: AN_ID, personName: 'Siân Owen' }, 'The card of Siân Owen', 'signs them in or out'],
    [{ kind: 'unknownCard', ending: '4f2a' }, 'A card nobody has, ending in 4f2a', 'on their profile'],
    [{ kind: 'damagedBadge' }, 'Nearly a badge', 'One number is not right'],
    [{ kind: 'unreadable' }, 'Neither a badge nor a card', 'keyboard layout'],
  ];

  it.each(results)('tells %j in its own words', async (sent, title, text) => {
    const scene = await openReader(() => sent);
    await scene.user.keyboard('04a2b34f2a{Enter}');
    const notice = (await screen.findByText(title)).closest('[role="status"]');
    expect(notice?.textContent).toContain(text);
    expect(scene.bridge.inputsOf('devices.readScan')).toEqual([{ text: '04a2b34f2a' }]);
    expect(await findAxeViolations()).toEqual([]);
  });

  it('is told from somebody who types, and what was said of it stays when other keys follow', async () => {
    const scene = await openReader(() => ({ kind: 'unreadable' }));
    scan('GH48291735');
    expect(await screen.findByText(adminDevices.reader.scanned)).toBeTruthy();
    await scene.user.keyboard('{Tab}x');
    expect(screen.getByText(adminDevices.reader.scanned)).toBeTruthy();
    scan('GH48291735', 80);
    expect(await screen.findByText(adminDevices.reader.typed)).toBeTruthy();
    expect(screen.queryByText(adminDevices.reader.scanned)).toBeNull();
  });

  it('finds the field empty for its next text at once, not only when the last one was answered', async () => {
    let answer: (scanned: Scanned) => void = () => undefined;
    const scene = await openPage({}, { 'devices.readScan': () => new Promise((resolve) => (answer = resolve)) });
    await openTab(scene, 'Scanner and cards');
    scan('first-text');
    expect(field(/^What the reader sends/).value).toBe('');
    fireEvent.change(field(/^What the reader sends/), { target: { value: 'second' } });
    await act(async () => answer({ kind: 'unreadable' }));
    expect(field(/^What the reader sends/).value).toBe('second');
  });

  it('is asked nothing for an empty field', async () => {
    const scene = await openReader(() => ({ kind: 'unreadable' }));
    await scene.user.keyboard('   {Enter}');
    expect(scene.bridge.inputsOf('devices.readScan')).toEqual([]);
  });

  it('says in words when the cards of this kiosk cannot be read', async () => {
    const scene = await openReader(() => {
      throw new AppError('SECRET_UNREADABLE');
    });
    await scene.user.keyboard('04a2b34f2a{Enter}');
    const alert = within(await screen.findByRole('alert'));
    expect(alert.getByText(adminErrorWords('SECRET_UNREADABLE').title)).toBeTruthy();
  });
});
