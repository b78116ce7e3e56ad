import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { aGate } from '../../tests/fakes/a-gate.ts';
import { createFakeBridge, type FakeBridge, type FakeHandlers } from '../../tests/fakes/fake-bridge.ts';
import { aBadgeId, aName, aPhotoId, aReceipt, aYear, kioskAnswers } from '../../tests/fakes/kiosk-answers.ts';
import { renderWithBridge } from '../../tests/harness/render-app.tsx';
import { AppError } from '../shared/errors/app-error.ts';
import type { KioskState, Receipt } from '../shared/ipc/kiosk-contract.ts';
import { App } from './app.tsx';

async function openKiosk(answers: FakeHandlers = {}, state: Partial<KioskState> = {}): Promise<FakeBridge> {
  const bridge = createFakeBridge({ ...kioskAnswers(state), ...answers });
  renderWithBridge(<App />, bridge);
  await waitFor(() => expect(document.querySelector('[data-app-state="ready"]')).not.toBeNull());
  return bridge;
}

const button = (name: string): Promise<HTMLElement> => screen.findByRole('button', { name });
async function press(...names: string[]): Promise<void> {
  for (const name of names) fireEvent.click(await button(name));
}
const question = (name: string): Promise<HTMLElement> => screen.findByRole('heading', { level: 1, name });
const toReason = ['I’m late', 'Year 8', 'March', 'Siân O'];
const toPhoto = ['I’m leaving', 'Year 8', 'March', 'Siân O', 'Bus was late'];

function typeKeys(text: string, gapMs: number, end: string): void {
  let atMs = 1000;
  for (const key of [...Array.from(text), end]) {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    Object.defineProperty(event, 'timeStamp', { value: (atMs += gapMs) });
    act(() => void document.body.dispatchEvent(event));
  }
}

describe('the late flow on screen', () => {
  it('records in five touches and says where to go', async () => {
    const bridge = await openKiosk();
    await press(...toReason, 'Bus was late');
    await question('Siân O');
    expect(screen.getByText('Signed in at 09:12')).toBeTruthy();
    expect(screen.getByText('Go to your lesson.')).toBeTruthy();
    expect(bridge.inputsOf('kiosk.recordMovement')).toEqual([
      expect.objectContaining({ personId: aName().personId, actionId: 'bus', photoId: null }),
    ]);
  });

  it('records once for two quick touches', async () => {
    let answer: (receipt: Receipt) => void = () => undefined;
    const bridge = await openKiosk({
      'kiosk.recordMovement': async () => new Promise<Receipt>((resolve) => (answer = resolve)),
    });
    await press(...toReason);
    const reason = await button('Bus was late');
    fireEvent.click(reason);
    fireEvent.click(reason);
    expect(reason.getAttribute('aria-disabled')).toBe('true');
    await act(async () => answer(aReceipt()));
    await question('Siân O');
    expect(bridge.inputsOf('kiosk.recordMovement')).toHaveLength(1);
  });

  it('moves the focus to each question', async () => {
    await openKiosk();
    await press('I’m late');
    expect(document.activeElement).toBe(await question('Which year are you in?'));
    await press('Year 8');
    expect(document.activeElement).toBe(await question('Which month is your birthday in?'));
  });

  it('keeps months in their calendar place and offers only those with somebody in them', async () => {
    await openKiosk();
    await press('I’m late', 'Year 8');
    const months = within(await screen.findByRole('group', { name: 'Months' }));
    expect(months.getAllByRole('button').map((month) => month.getAttribute('aria-label'))).toEqual([
      'January',
      'March',
      'December',
    ]);
    expect(months.queryByRole('button', { name: 'My month isn’t here' })).toBeNull();
  });

  it('offers "My month isn’t here" where there are pupils without a month', async () => {
    const bridge = await openKiosk({ 'kiosk.listBirthMonths': () => [0, 3] });
    await press('I’m late', 'Year 8', 'My month isn’t here');
    await question('Which name is yours?');
    expect(bridge.inputsOf('kiosk.listNames').at(-1)).toMatchObject({ birthMonth: 0 });
  });

  it('goes back by Back, by Escape and by a chip', async () => {
    await openKiosk();
    await press(...toReason, 'Back');
    await question('Which name is yours?');
    fireEvent.keyDown(document.body, { key: 'Escape' });
    await question('Which month is your birthday in?');
    await press('Change: Year 8');
    await question('Which year are you in?');
    await press('Start again');
    await button('I’m late');
  });
});

describe('when something goes wrong', () => {
  it('explains, keeps everything, and tries the same request again', async () => {
    const bridge = await openKiosk({
      'kiosk.recordMovement': () => {
        throw new AppError('STORAGE_BUSY');
      },
    });
    await press(...toReason, 'Bus was late');
    await question('Just a moment');
    expect(screen.getByRole('button', { name: 'Change: Siân O' })).toBeTruthy();
    bridge.answer('kiosk.recordMovement', () => aReceipt());
    await press('Try again');
    await question('Siân O');
    const [first, second] = bridge.inputsOf('kiosk.recordMovement');
    expect(second).toEqual(first);
  });

  it('asks a late pupil who signed out earlier whether they are back', async () => {
    const bridge = await openKiosk({
      'kiosk.recordMovement': () => {
        throw new AppError('CURRENTLY_OUT', { fields: { leftAtText: '08:50' } });
      },
    });
    await press(...toReason, 'Bus was late');
    await question('Are you back?');
    expect(screen.getByText(/08:50/)).toBeTruthy();
    await press('Yes, I’m back');
    await screen.findByText('Back in school at 09:12');
    expect(bridge.inputsOf('kiosk.recordReturn')[0]?.by).toMatchObject({ kind: 'person', personId: aName().personId });
  });

  it('says kindly that nobody is out', async () => {
    await openKiosk({ 'kiosk.listYearGroups': ({ scope }) => (scope === 'outNow' ? [] : [aYear]) });
    await press('I’m back', 'I lost my badge');
    await screen.findByText('Nobody is signed out right now');
  });

  it('says calmly that the list of pupils is still coming, and opens when it is there', async () => {
    const bridge = await openKiosk({}, { roster: 'importing' });
    await screen.findByText('Fetching the list of pupils…');
    expect(screen.queryByRole('button', { name: 'I’m late' })).toBeNull();
    bridge.answer('kiosk.getState', () => readyState);
    act(() => bridge.emit('roster.changed'));
    await button('I’m late');
  });

  it('offers to ask main again when the kiosk could not start', async () => {
    const bridge = createFakeBridge();
    renderWithBridge(<App />, bridge);
    const again = await button('Try again');
    bridge.answer('kiosk.getState', () => readyState);
    bridge.answer('kiosk.getKeptFlow', () => null);
    fireEvent.click(again);
    await button('I’m late');
  });
});

describe('coming back', () => {
  it('types a badge on the keypad, which submits itself', async () => {
    const bridge = await openKiosk();
    await press('I’m back', ...Array.from(aBadgeId).map((digit) => `Digit ${digit}`));
    await screen.findByText('Back in school at 09:12');
    expect(bridge.inputsOf('kiosk.recordReturn')[0]?.by).toEqual({ kind: 'badge', text: aBadgeId });
  });

  it('types it on a keyboard too', async () => {
    await openKiosk();
    await press('I’m back');
    await question('Type the number on your badge');
    const typed = (digits: string) =>
      waitFor(() => expect(document.querySelector(`[data-typed="${digits}"]`)).not.toBeNull());
    fireEvent.keyDown(document.body, { key: '9' });
    await typed('9');
    fireEvent.keyDown(document.body, { key: 'Backspace' });
    await typed('');
    for (const digit of aBadgeId) fireEvent.keyDown(document.body, { key: digit });
    await screen.findByText('Back in school at 09:12');
  });

  it('explains a used badge on the keypad', async () => {
    await openKiosk({
      'kiosk.recordReturn': () => {
        throw new AppError('BADGE_USED');
      },
    });
    await press('I’m back', ...Array.from(aBadgeId).map((digit) => `Digit ${digit}`));
    expect(await screen.findByText('This badge has been used')).toBeTruthy();
  });

  it('hears a scanner at the idle screen, and not a person typing', async () => {
    const bridge = await openKiosk();
    typeKeys(`GH${aBadgeId}`, 120, 'Enter');
    expect(bridge.inputsOf('kiosk.recordReturn')).toEqual([]);
    typeKeys(`GH${aBadgeId}`, 5, 'Enter');
    await screen.findByText('Back in school at 09:12');
    expect(bridge.inputsOf('kiosk.recordReturn')[0]?.by).toEqual({ kind: 'badge', text: aBadgeId });
  });

  it('asks a pupil without a badge for their name, among those who are out', async () => {
    const bridge = await openKiosk();
    await press('I’m back', 'I lost my badge', 'Year 8', 'March', 'Siân O');
    await screen.findByText('Back in school at 09:12');
    expect(bridge.inputsOf('kiosk.listNames').at(-1)).toMatchObject({ scope: 'outNow' });
    expect(bridge.inputsOf('kiosk.recordReturn')[0]?.by).toMatchObject({ kind: 'person', personId: aName().personId });
  });
});

describe('leaving', () => {
  it('carries on without a photo when there is no camera', async () => {
    const bridge = await openKiosk();
    await press(...toPhoto);
    await screen.findByText('There is no camera');
    await press('Carry on without a photo');
    await screen.findByText('Signed out at 09:12');
    expect(bridge.inputsOf('kiosk.recordMovement')[0]?.photoId).toBeNull();
  });

  it('asks for no photo where the kiosk has no camera', async () => {
    await openKiosk({}, { cameraDriver: 'none' });
    await press(...toPhoto);
    await screen.findByText('Signed out at 09:12');
  });

  it('shows the badge number and that it was printed', async () => {
    await openKiosk({}, { cameraDriver: 'none' });
    await press(...toPhoto);
    const card = await screen.findByRole('region', { name: 'Your badge number' });
    expect(card.textContent).toContain('4829 1736');
    await within(card).findByText(/Take your badge/);
  });

  it('asks to write the number down when the printer is not ready, and stays', async () => {
    const bridge = await openKiosk(
      { 'kiosk.getBadgeProgress': () => ({ badgeId: aBadgeId, state: 'printing' }) },
      { cameraDriver: 'none' },
    );
    await press(...toPhoto);
    await screen.findByText('Printing your badge…');
    bridge.answer('kiosk.getBadgeProgress', () => ({ badgeId: aBadgeId, state: 'failed' }));
    act(() => bridge.emit('badge.progressed', { movementId: aReceipt().movementId }));
    await screen.findByText(/The printer isn’t ready/);
    expect(screen.queryByRole('timer')).toBeNull();
    await press('Finish');
    await button('I’m late');
  });
});

describe('time', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());
  const pass = async (ms: number): Promise<void> => act(async () => jest.advanceTimersByTimeAsync(ms));

  it('warns somebody who walked away, then forgets everything', async () => {
    await openKiosk();
    await press(...toReason);
    await pass(30_000);
    await screen.findByRole('alertdialog', { name: 'Are you still there?' });
    await pass(20_100);
    await button('I’m late');
    expect(screen.queryByText('Siân O')).toBeNull();
  });

  it('stays on "I’m still here", at the same question', async () => {
    await openKiosk();
    await press(...toReason);
    await pass(30_000);
    await press('I’m still here');
    await question('Why are you late?');
    await pass(29_000);
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('starts the time anew with every touch', async () => {
    await openKiosk();
    await press(...toReason);
    await pass(29_000);
    fireEvent.pointerDown(document.body);
    await pass(29_000);
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('leaves the last screen by itself, unless it is held', async () => {
    await openKiosk();
    await press(...toReason, 'Bus was late');
    await question('Siân O');
    await pass(5_200);
    await button('I’m late');
    await press(...toReason, 'Bus was late', 'Don’t close yet');
    await pass(6_000);
    await question('Siân O');
  });

  it('shows progress only when recording takes longer than 300 ms', async () => {
    await openKiosk({ 'kiosk.recordMovement': async () => new Promise<Receipt>(() => undefined) });
    await press(...toReason, 'Bus was late');
    const reason = await button('Bus was late');
    await pass(250);
    expect(reason.querySelector('.spinner')).toBeNull();
    await pass(100);
    expect(reason.querySelector('.spinner')).not.toBeNull();
  });

  it('keeps the flow in main, and forgets it there too', async () => {
    const bridge = await openKiosk();
    await press('I’m late', 'Year 8');
    await pass(200);
    const kept = bridge.inputsOf('kiosk.keepFlow').at(-1)?.stateJson ?? '';
    expect(JSON.parse(kept)).toMatchObject({ screen: { screen: 'month', walk: { year: aYear } } });
    await press('Start again');
    await pass(10);
    expect(bridge.inputsOf('kiosk.keepFlow').at(-1)).toEqual({ stateJson: null });
  });

  it('opens the admin view when the school’s name is held for three seconds, and not before', async () => {
    await openKiosk({ 'admin.getGate': () => aGate({ signedIn: false }) });
    const name = await screen.findByRole('heading', { name: 'Brynmawr Vale School' });
    fireEvent.pointerDown(name);
    await pass(2_900);
    fireEvent.pointerUp(name);
    await pass(1_000);
    expect(document.querySelector('[data-view="kiosk"]')).not.toBeNull();
    fireEvent.pointerDown(name);
    await pass(3_000);
    expect(document.querySelector('[data-view="admin"]')).not.toBeNull();
  });
});

describe('after a renderer crash', () => {
  it('comes back to the question that was on the screen', async () => {
    const stateJson = JSON.stringify({
      screen: {
        screen: 'month',
        walk: { requestId: '01990000-0000-7000-8000-00000000000a', door: 'late', year: aYear },
      },
      sending: null,
    });
    await openKiosk({ 'kiosk.getKeptFlow': () => ({ savedAtMs: readyState.nowMs - 5_000, stateJson }) });
    await question('Which month is your birthday in?');
    expect(screen.getByRole('button', { name: 'Change: Year 8' })).toBeTruthy();
  });
});

describe('the capture program', () => {
  const taken = { bytes: new Uint8Array([0xff, 0xd8, 0xff]), type: 'image/jpeg' as const, width: 1280, height: 720 };

  /** jsdom decodes and draws nothing. */
  function givePictures(level: number): void {
    Object.assign(globalThis, { createImageBitmap: async () => ({ width: 1280, height: 720 }) });
    const data = Uint8ClampedArray.from({ length: 400 }, () => level);
    // as: only what the still asks of a canvas
    const context = {
      drawImage: () => undefined,
      getImageData: () => ({ data }),
    } as unknown as CanvasRenderingContext2D;
    jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context);
    jest
      .spyOn(HTMLCanvasElement.prototype, 'toBlob')
      .mockImplementation((give) => give(Object.assign(new Blob(), { arrayBuffer: async () => new ArrayBuffer(8) })));
  }

  it('shows its still, keeps it once it is used, and records with its photo', async () => {
    givePictures(128);
    const bridge = await openKiosk({ 'kiosk.captureStill': () => taken }, { cameraDriver: 'node-webcam' });
    await press(...toPhoto, 'Take the photo');
    const use = await screen.findByRole('button', { name: 'Use this' }, { timeout: 5_000 });
    expect(bridge.inputsOf('kiosk.keepStill')).toEqual([]);
    fireEvent.click(use);
    await screen.findByText('Signed out at 09:12');
    expect(bridge.inputsOf('kiosk.keepStill')).toHaveLength(1);
    expect(bridge.inputsOf('kiosk.recordMovement')[0]?.photoId).toBe(aPhotoId);
    expect(screen.queryByText(/very dark/)).toBeNull();
  });

  it('is used by itself where no live camera opens, and a black picture is said to be dark', async () => {
    givePictures(2);
    await openKiosk(
      { 'kiosk.captureStill': () => taken, 'kiosk.checkCamera': () => ({ access: 'unknown', canCapture: true }) },
      { cameraDriver: 'auto' },
    );
    await press(...toPhoto);
    await screen.findByText('Look at the camera');
    await press('Take the photo');
    await screen.findByText(/very dark/, {}, { timeout: 5_000 });
  });

  it('is not used where the operating system keeps cameras from us: the words say that', async () => {
    await openKiosk(
      { 'kiosk.checkCamera': () => ({ access: 'blocked', canCapture: false }) },
      { cameraDriver: 'auto' },
    );
    await press(...toPhoto);
    await screen.findByText('The camera is switched off');
  });

  it('is not asked by a kiosk that is set to the live camera only', async () => {
    const bridge = await openKiosk(
      { 'kiosk.checkCamera': () => ({ access: 'unknown', canCapture: true }) },
      { cameraDriver: 'live' },
    );
    await press(...toPhoto);
    await screen.findByText('There is no camera');
    expect(bridge.inputsOf('kiosk.captureStill')).toEqual([]);
  });
});

const readyState = kioskStateOf();
function kioskStateOf(): KioskState {
  const answer = kioskAnswers()['kiosk.getState']?.({});
  // as: the fake answers at once, not with a promise.
  return answer as KioskState;
}
