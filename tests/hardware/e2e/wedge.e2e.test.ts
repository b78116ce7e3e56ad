// Scanners and card readers in real Electron: at a reader's speed and at a person's, on every screen of the kiosk and in
// the forms of the admin view. What is typed are trusted keys at exact times (tests/harness/keyboard-reader.ts).
import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { ElectronKiosk } from '../../harness/electron-kiosk.ts';
import { plugInReader, type KeyboardReader } from '../../harness/keyboard-reader.ts';
import { ADMIN_PASSWORD } from '../../harness/provisioning-file.ts';
import {
  askKiosk,
  firstOf,
  setUpSixthForm,
  signInAsAdministrator,
  type Found,
  type SixthFormScene,
} from '../../harness/sixth-form-scene.ts';
import { NINE_TWELVE, openTestSchool, type TestSchool } from '../../harness/test-school.ts';
import { AdminPage } from '../../main/e2e/pages/admin-page.ts';
import { KioskPage } from '../../main/e2e/pages/kiosk-page.ts';

jest.setTimeout(180_000);

const CARD = '0004A1B2C3';

let school: TestSchool | undefined;
let kiosk: ElectronKiosk;
let page: Page;
let pupil: KioskPage;
let reader: KeyboardReader;
let scene: SixthFormScene;
let sixthFormer: Found;
let openedAtMs = 0;

async function plugIn(): Promise<void> {
  page = kiosk.page;
  pupil = new KioskPage(page);
  reader = await plugInReader(page);
}

beforeAll(async () => {
  school = await openTestSchool({ pupils: 200, more: { terms: { required: true, text: 'Be kind.' } } });
  openedAtMs = Date.now();
  kiosk = await school.open({ screen: { width: 1280, height: 800 } });
  await plugIn();
  await signInAsAdministrator(page);
  scene = await setUpSixthForm(page);
  sixthFormer = await firstOf(page, scene.sixthForm);
  await askKiosk(page, 'people.setCard', { personId: sixthFormer.personId, text: CARD, moveFrom: null });
  await page.waitForSelector('[data-door="sign"]');
});
afterAll(() => school?.close());

const shown = (screen: string) => page.waitForSelector(`[data-screen="${screen}"]`);
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });

/** How many movements there are of today, whoever made them. */
async function countMovements(): Promise<number> {
  await signInAsAdministrator(page);
  const none = { status: null, userTypeId: null, departmentId: null, actionId: null, yearName: null, writeback: null };
  const filter = { ...none, range: { kind: 'today' }, withBadge: false, search: '' };
  const { keys } = await askKiosk<{ keys: unknown[] }>(page, 'logbook.list', { filter, order: 'newest' });
  return keys.length;
}

async function toName(): Promise<void> {
  await pupil.touchDoor('late');
  await pupil.answer('year', '7', 'month');
  await page.locator('[data-screen="month"] [data-answers="ready"] .k-tile').first().click();
  await shown('name');
}
async function toReason(): Promise<void> {
  await pupil.touchDoor('late');
  await pupil.findMyName();
}
async function toTerms(): Promise<void> {
  await toReason();
  await pupil.answer('reason', 'Bus or train', 'terms');
}
async function toPhoto(): Promise<void> {
  await pupil.touchDoor('leaving');
  await pupil.findMyName();
  await pupil.answer('reason', 'Doctor', 'terms');
  await button('I accept').click();
  await shown('photo');
}
async function toGroup(): Promise<void> {
  await pupil.touchDoor('sign');
  await pupil.answer('how', 'By my name', 'group');
}
async function toStaff(): Promise<void> {
  await toGroup();
  // One department has people: it is not asked for.
  await pupil.answer('group', 'Teaching staff', 'staff');
}
async function toPerson(): Promise<void> {
  await toStaff();
  await page.locator('[data-screen="staff"] [data-answers="ready"] .k-tile').first().click();
  await shown('person');
}

/** Screens on which somebody may be in the middle of something, and how one comes to them. */
const busy: readonly (readonly [screen: string, go: () => Promise<unknown>])[] = [
  ['year', () => pupil.touchDoor('late')],
  ['month', async () => (await pupil.touchDoor('late'), pupil.answer('year', '7', 'month'))],
  ['name', toName],
  ['reason', toReason],
  ['terms', toTerms],
  ['photo', toPhoto],
  ['staff', toStaff],
  ['person', toPerson],
];

const free: readonly (readonly [screen: string, go: () => Promise<unknown>])[] = [
  ['idle', async () => undefined],
  ['badge', () => pupil.touchDoor('return')],
  ['how', () => pupil.touchDoor('sign')],
  ['pin', async () => (await pupil.touchDoor('sign'), pupil.answer('how', 'With my PIN', 'pin'))],
  ['group', toGroup],
];

async function startAgain(): Promise<void> {
  if ((await page.locator('[data-screen="idle"]').count()) > 0) return;
  const again = button('Start again');
  await ((await again.count()) ? again : button('Finish')).click();
  await shown('idle');
}

/** A person's keys at a person's speed, Enter and all: nothing is scanned, nothing is pressed. */
async function isNoReaderOn(screen: string): Promise<void> {
  await shown(screen);
  await reader.typeByHand('xk9j\n');
  expect(await page.locator('[data-screen]').first().getAttribute('data-screen')).toBe(screen);
  expect(await page.locator('[data-scan-note]').count()).toBe(0);
}

async function lookAtTheQuestion(): Promise<void> {
  await kiosk.screenshot('scan-question');
  for (const [name, width, height] of [
    ['large', 1920, 1080],
    ['tall', 1080, 1920],
  ] as const) {
    await page.setViewportSize({ width, height });
    await kiosk.screenshot(`scan-question-${name}`);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

describe('a card held to the reader', () => {
  beforeEach(startAgain);

  it.each(free)('opens its owner’s own screen from %s, and records nothing; typing does not', async (screen, go) => {
    await go();
    await isNoReaderOn(screen);
    await reader.scan(CARD);
    await shown('person');
    expect(await page.locator('[data-screen="person"] h1').innerText()).toBe(sixthFormer.label);
    expect(await countMovements()).toBe(0);
  });

  it.each(busy)(
    'is asked about on %s, which is not shown meanwhile and is still there after it',
    async (screen, go) => {
      await go();
      await shown(screen);
      await reader.scan(CARD, { end: screen === 'month' ? 'Tab' : 'Enter' });
      await shown('scan');
      expect(await page.locator(`[data-screen="${screen}"], .k-chip`).count()).toBe(0);
      if (screen === 'reason') await lookAtTheQuestion();
      await button('No, carry on here').click();
      await shown(screen);
      await reader.scan(CARD.replace('A1', 'A2'));
      await shown('scan');
      await button('Start again').click();
      await shown('idle');
      expect(await countMovements()).toBe(0);
    },
  );

  it('starts with its owner when they say that it is theirs', async () => {
    await toReason();
    await reader.scan(CARD);
    await shown('scan');
    await button('Yes, use my card').click();
    await shown('person');
    expect(await page.locator('[data-screen="person"] h1').innerText()).toBe(sixthFormer.label);
    // Held to the reader still: nothing is asked and nothing changes.
    for (let times = 0; times < 3; times += 1) await reader.scan(CARD);
    expect(await page.locator('[data-screen="person"]').count()).toBe(1);
  });

  it('closes what lies over the question: reception’s desk', async () => {
    await pupil.touchDoor('late');
    await button('Call reception').click();
    await page.getByRole('dialog').waitFor();
    await reader.scan(CARD);
    await shown('scan');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});

describe('a person who types', () => {
  beforeEach(startAgain);

  it('types a badge’s number on the keypad with the keyboard', async () => {
    await pupil.touchDoor('return');
    await reader.typeByHand('4829');
    await page.waitForSelector('[data-typed="4829"]');
  });

  it('types a PIN, and Enter enters it', async () => {
    await pupil.touchDoor('sign');
    await pupil.answer('how', 'With my PIN', 'pin');
    await reader.typeByHand('83027\n');
    await page.waitForSelector('[data-problem="PIN_WRONG"]');
  });
});

describe('a code that is none of ours', () => {
  beforeEach(startAgain);

  it.each([
    ['9780141036144', 'foreignProduct', 'That barcode is not from here'],
    ['HTTPS', 'CARD_UNKNOWN', 'This card is not known here'],
    ['www.example.org/menu', 'foreignLink', 'That code is for a phone'],
    ['0000000000', 'foreignOther', 'This code is not from here'],
  ])('has words of its own: %s is %s', async (text, problem, title) => {
    await reader.scan(text);
    await page.waitForSelector(`[data-problem="${problem}"]`);
    expect(await page.locator('h1').innerText()).toBe(title);
    await button('By my name').click();
    await shown('group');
  });

  it('is only a word at the foot of somebody’s walk', async () => {
    await toReason();
    await reader.scan('www.example.org/menu');
    await page.waitForSelector('[data-scan-note="foreignLink"]');
    await kiosk.screenshot('scan-note');
    await button('All right').click();
    await page.waitForSelector('[data-scan-note]', { state: 'detached' });
    await shown('reason');
  });

  it('may be a badge: damaged, never printed here, or used', async () => {
    await reader.scan('GH48291730');
    await page.waitForSelector('[data-problem="BADGE_CHECK_FAILED"]');
    await reader.scan('GH48291736');
    await page.waitForSelector('[data-problem="BADGE_UNKNOWN"]');
  });
});

describe('a badge under the scanner', () => {
  async function leave(nth: number): Promise<string> {
    await startAgain();
    await pupil.touchDoor('leaving');
    await pupil.findMyName(nth);
    await pupil.answer('reason', 'Doctor', 'terms');
    await button('I accept').click();
    await pupil.takePhoto();
    await button('Use this').click();
    await shown('done');
    const badgeId = await pupil.badgeIdOnScreen();
    await pupil.finish();
    return `GH${badgeId}`;
  }

  it('signs its pupil in once, however often and however fast it is read', async () => {
    const badge = await leave(0);
    const before = await countMovements();
    for (let times = 0; times < 10; times += 1) await reader.scan(badge);
    await shown('done');
    expect(await pupil.doneText()).toContain('Back in school');
    await pupil.finish();
    await reader.scan(badge);
    await shown('done');
    expect(await pupil.doneText()).toContain('This was recorded before');
    await pupil.finish();
    expect(await countMovements()).toBe(before + 1);
  });

  it('is asked about where its pupil, or another, is asked whether they are back', async () => {
    const badge = await leave(2);
    await pupil.touchDoor('late');
    await pupil.findMyName(2, 'stillOut');
    await isNoReaderOn('stillOut');
    await reader.scan(badge);
    await shown('scan');
    await button('Yes, use my badge').click();
    await shown('done');
    expect(await pupil.doneText()).toContain('Back in school');
    // The next in the queue, while the last one's name is still on the screen.
    await reader.scan(CARD);
    await shown('person');
  });

  it('is signed in once through a relaunch, too', async () => {
    const badge = await leave(1);
    const before = await countMovements();
    await reader.scan(badge);
    await shown('done');
    await kiosk.kill();
    // The kiosk's clock goes on where it was.
    const now = new Date(Date.parse(NINE_TWELVE) + Date.now() - openedAtMs).toISOString();
    kiosk = await (school ?? fail()).open({ screen: { width: 1280, height: 800 }, now });
    await plugIn();
    await reader.scan(badge);
    await shown('done');
    expect(await pupil.doneText()).toContain('This was recorded before');
    await pupil.finish();
    expect(await countMovements()).toBe(before + 1);
  });
});

function fail(): never {
  throw new Error('the school did not open');
}

describe('the admin view', () => {
  beforeAll(async () => {
    await startAgain();
    await askKiosk(page, 'admin.signOut', {});
    const gate = await AdminPage.openGate(page);
    const password = page.getByLabel('Admin password', { exact: true });
    await password.fill('half a pass');
    await password.focus();
    await reader.scan(CARD);
    await page.waitForSelector('[data-scan-notice="card"]');
    expect(await password.inputValue()).toBe('half a pass');
    await button('Close').click();
    await gate.leave();
    await AdminPage.enter(page, ADMIN_PASSWORD);
  });

  it('takes a scan out of the search again, and says so', async () => {
    const admin = new AdminPage(page);
    await admin.goTo('Address books');
    const search = page.getByRole('searchbox');
    await search.fill('Si');
    await search.focus();
    await reader.scan('GH48291736');
    await page.waitForSelector('[data-scan-notice="badge"]');
    expect(await search.inputValue()).toBe('Si');
    await kiosk.screenshot('admin/scan-notice');
    await reader.typeByHand('an');
    expect(await search.inputValue()).toBe('Sian');
    await search.fill('');
  });

  it('submits no form and presses no button with the end of a scan', async () => {
    await new AdminPage(page).goTo('User types');
    const before = await page.locator('main').innerText();
    await button('Add a user type').click();
    const name = page.getByRole('dialog').getByRole('textbox').first();
    await name.focus();
    await reader.scan('0004829173');
    expect(await name.inputValue()).toBe('');
    expect(await page.getByRole('dialog').count()).toBe(1);
    // The button has the focus: Enter and Tab of a scan leave it alone.
    await page.getByRole('dialog').getByRole('button').last().focus();
    await reader.scan('0004829173');
    await reader.scan('0004829174', { end: 'Tab' });
    expect(await page.getByRole('dialog').count()).toBe(1);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await page.locator('main').innerText()).toBe(before);
  });

  it('tells what a reader sent where readers are set up, and how fast', async () => {
    await new AdminPage(page).goTo('Printer and camera');
    await page.getByRole('tab', { name: 'Scanner and cards' }).click();
    await page.getByRole('textbox', { name: /^What the reader sends/ }).waitFor();
    await reader.scan(CARD, { gapMs: 30 });
    await page.getByText('Fast enough to be a reader.').waitFor();
    await page.getByText(/slowest key came after 3\d ms/).waitFor();
    await kiosk.screenshot('admin/reader-test');
  });

  it('keeps sounds and lights, and plays them without a touch before', async () => {
    await page.getByRole('tab', { name: 'Sounds and lights' }).click();
    await page.getByRole('switch', { name: 'Sounds' }).waitFor();
    await button('Attention').click();
    await page.locator('.signal-light--try[data-signal="attention"]').waitFor();
    await kiosk.screenshot('admin/signals');
  });
});

describe('sounds and lights', () => {
  /** The pitch of every wave that was started since the last call. */
  const takeWaves = () =>
    page.evaluate(() => {
      const waves: OscillatorNode[] = Reflect.get(globalThis, 'startedWaves') ?? [];
      Reflect.set(globalThis, 'startedWaves', []);
      return waves.map(({ frequency }) => Math.round(frequency.value));
    });

  const countWaves = async (): Promise<void> => {
    await page.evaluate(() => {
      const create = Reflect.get(AudioContext.prototype, 'createOscillator');
      Reflect.set(AudioContext.prototype, 'createOscillator', function (this: AudioContext) {
        const wave: OscillatorNode = Reflect.apply(create, this, []);
        const waves: OscillatorNode[] = Reflect.get(globalThis, 'startedWaves') ?? [];
        Reflect.set(globalThis, 'startedWaves', [...waves, wave]);
        return wave;
      });
    });
  };

  beforeAll(async () => {
    await new AdminPage(page).leave();
    await countWaves();
  });
  beforeEach(startAgain);

  it('need no touch first: Electron lets them sound of themselves', async () => {
    const state = await page.evaluate(async () => {
      const context = new AudioContext();
      await Promise.race([context.resume(), new Promise((resolve) => setTimeout(resolve, 2_000))]);
      return context.state;
    });
    expect(state).toBe('running');
  });

  it('differ in shape for success and for attention', async () => {
    await takeWaves();
    await reader.scan('0000000000');
    await page.waitForSelector('.signal-light[data-signal="attention"]');
    await kiosk.screenshot('signal-attention');
    const attention = await takeWaves();
    await startAgain();
    await toTerms();
    await button('I accept').click();
    await page.waitForSelector('.signal-light[data-signal="success"]');
    await kiosk.screenshot('signal-success');
    const success = await takeWaves();
    expect([attention.length, new Set(attention).size]).toEqual([3, 1]);
    expect(success.length).toBe(2);
    expect(success[1]).toBeGreaterThan(success[0] ?? Number.NaN);
  });

  it('are quiet and dark when the school wants neither, and the words stay', async () => {
    await signInAsAdministrator(page);
    await askKiosk(page, 'readers.saveSignals', { signals: { sounds: false, volume: 60, lights: false } });
    // A fresh page knows the new settings from its first moment.
    await page.reload();
    await shown('idle');
    await countWaves();
    await takeWaves();
    await reader.scan('0000000000');
    await page.waitForSelector('[data-problem="foreignOther"]');
    expect(await page.locator('.signal-light').count()).toBe(0);
    expect(await takeWaves()).toEqual([]);
    await askKiosk(page, 'readers.saveSignals', { signals: { sounds: true, volume: 60, lights: true } });
  });

  it('do not move where motion is not wanted', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await reader.scan('0000000001x');
    const light = page.locator('.signal-light').first();
    await light.waitFor();
    expect(await light.evaluate((element) => getComputedStyle(element).animationName)).toBe('none');
  });
});
