// What a pupil does at the touchscreen, in a pupil's words.
import type { Page } from 'playwright-core';
import { plugInReader, type KeyboardReader } from '../../../harness/keyboard-reader.ts';

export type Door = 'late' | 'leaving' | 'return' | 'sign';

const firstScreens: Readonly<Record<Door, string>> = { late: 'year', leaving: 'year', return: 'badge', sign: 'how' };

/** Touches the nth answer of the screen that is open and waits for the next screen. */
async function touchAnswer(page: Page, from: string, to: string, nth = 0): Promise<string> {
  const answers = page.locator(`[data-screen="${from}"] [data-answers="ready"] .k-tile`);
  await answers.first().waitFor();
  const answer = answers.nth(nth);
  const label = (await answer.innerText()).replaceAll('\n', ' ').trim();
  await answer.click();
  await page.waitForSelector(`[data-screen="${to}"]`);
  return label;
}

export class KioskPage {
  readonly page: Page;
  #reader: Promise<KeyboardReader> | null = null;

  constructor(page: Page) {
    this.page = page;
  }

  async touchDoor(door: Door): Promise<void> {
    await this.page.click(`[data-door="${door}"]`);
    await this.page.waitForSelector(`[data-screen="${firstScreens[door]}"]`);
  }

  /** Year, month and name: the nth of each. Resolves with the name that was shown. */
  async findMyName(nth = 0, next = 'reason'): Promise<string> {
    await touchAnswer(this.page, 'year', 'month', nth);
    await touchAnswer(this.page, 'month', 'name');
    return await touchAnswer(this.page, 'name', next);
  }

  /** The first month and the first name, to where the person stands. */
  async findOnwards(): Promise<string> {
    await touchAnswer(this.page, 'month', 'name');
    return await touchAnswer(this.page, 'name', 'person');
  }

  async touchReason(name: string): Promise<void> {
    await this.page.locator('[data-screen="reason"] .k-tile', { hasText: name }).click();
  }

  async waitForScreen(name: string): Promise<void> {
    await this.page.waitForSelector(`[data-screen="${name}"]`);
  }

  /** The whole late flow: five touches from idle to done. */
  async signInLate(reason: string, nth = 0): Promise<string> {
    await this.touchDoor('late');
    const name = await this.findMyName(nth);
    await this.touchReason(reason);
    await this.waitForScreen('done');
    return name;
  }

  async takePhoto(): Promise<void> {
    await this.waitForScreen('photo');
    await this.page.getByRole('button', { name: 'Take the photo' }).click();
    await this.page.waitForSelector('[data-photo="review"]');
  }

  /** The whole leaving flow with a photo; resolves with the badge ID on the last screen. */
  async leaveWithPhoto(reason: string, nth = 0): Promise<string> {
    await this.touchDoor('leaving');
    await this.findMyName(nth);
    await this.touchReason(reason);
    await this.takePhoto();
    await this.page.getByRole('button', { name: 'Use this' }).click();
    await this.waitForScreen('done');
    return await this.badgeIdOnScreen();
  }

  async badgeIdOnScreen(): Promise<string> {
    const id = await this.page.getAttribute('[data-badge-id]', 'data-badge-id');
    if (id === null) throw new Error('no badge ID on the screen');
    return id;
  }

  /** What the last screen says, as one line. */
  async doneText(): Promise<string> {
    return (await this.page.locator('[data-screen="done"]').innerText()).replaceAll('\n', ' ');
  }

  async finish(): Promise<void> {
    await this.page.getByRole('button', { name: 'Finish' }).click();
    await this.waitForScreen('idle');
  }

  async typeBadge(id: string): Promise<void> {
    for (const digit of id) await this.page.getByRole('button', { name: `Digit ${digit}` }).click();
  }

  /** Touches an answer of the screen that is open, by its words. */
  async answer(from: string, words: string, to: string): Promise<void> {
    await this.page.waitForSelector(`[data-screen="${from}"] [data-answers="ready"]`);
    // Until the screen has been there for a moment its answers take no touch: the wait is playwright's.
    await this.page.locator(`[data-screen="${from}"] .k-tile`).filter({ hasText: words }).first().click();
    await this.waitForScreen(to);
  }

  /** Where the person screen says somebody stands. */
  async standing(): Promise<string> {
    await this.page.waitForSelector('[data-screen="person"] [data-answers="ready"]');
    return (await this.page.locator('.k-standing').innerText()).replaceAll('\n', ' ');
  }

  /** What the person screen offers, in order. */
  async offers(): Promise<string[]> {
    await this.page.waitForSelector('[data-screen="person"] [data-answers="ready"]');
    const tiles = await this.page.locator('.k-offers .k-tile').allInnerTexts();
    return tiles.map((words) => words.replaceAll('\n', ' ').trim());
  }

  /** Touches an offer of the person screen and resolves with what the last screen says. */
  async choose(offer: string): Promise<string> {
    await this.answer('person', offer, 'done');
    return this.doneText();
  }

  /** Types a PIN on the keypad and enters it. */
  async enterPin(pin: string): Promise<void> {
    await this.typeBadge(pin);
    await this.page.getByRole('button', { name: 'Carry on' }).click();
  }

  /**
   * Presents a card and waits for the screen it leads to. On a busy machine a key may come too late for a reader's
   * speed; then the card is presented again, as its owner would.
   */
  async present(card: string, seen = '[data-screen="person"]'): Promise<void> {
    for (let tries = 1; ; tries += 1) {
      await this.scan(card);
      try {
        return void (await this.page.waitForSelector(seen, { timeout: 3_000 }));
      } catch (tooLate) {
        if (tries === 5) throw tooLate;
      }
    }
  }

  /** Types as a keyboard-wedge scanner does: fast, then Enter. */
  async scan(text: string): Promise<void> {
    this.#reader ??= plugInReader(this.page);
    await (await this.#reader).scan(text);
  }
}
