// What a kiosk offers, found out as people would: by touching through it, from every door, and recording nothing.
import type { Page } from 'playwright-core';
import { askKiosk } from '../../../harness/sixth-form-scene.ts';
import { KioskPage } from '../../../main/e2e/pages/kiosk-page.ts';

/** What somebody is asked behind a door: why (reason), or what they want, after being told where they stand (person). */
export interface Asked {
  readonly screen: string;
  readonly standing: string | null;
  readonly choices: readonly string[];
}

export interface ReasonDoorOffer {
  readonly years: readonly string[];
  /** By the years that were looked into. */
  readonly asked: Readonly<Record<string, Asked>>;
}

/** Years of a group of pupils, or null for staff; and what the first of them is asked. */
export interface GroupOffer {
  readonly years: readonly string[] | null;
  readonly asked: Asked;
}

export interface KioskOffer {
  readonly doors: readonly string[];
  readonly late: ReasonDoorOffer | null;
  readonly leaving: ReasonDoorOffer | null;
  /** By group; the only group there is, is called "only". */
  readonly sign: Readonly<Record<string, GroupOffer>> | null;
}

const oneLine = (words: string): string => words.replaceAll(/\s+/g, ' ').trim();

class Walk {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async words(selector = '.k-tile'): Promise<string[]> {
    return (await this.page.locator(`[data-answers="ready"] ${selector}`).allInnerTexts()).map(oneLine);
  }

  /** Touches an answer, the first unless told, and resolves with the screen that asks next. */
  async touch(words?: string): Promise<string> {
    const from = await this.screen();
    const answers = this.page.locator(`[data-screen="${from}"] [data-answers="ready"] button.k-tile`);
    await (words === undefined ? answers : answers.filter({ hasText: words })).first().click();
    // A question with one answer only answers itself: it never has a button to wait for.
    await this.page.waitForSelector(`[data-screen]:not([data-screen="${from}"]) [data-answers="ready"] button.k-tile`);
    return await this.screen();
  }

  async screen(): Promise<string> {
    return (await this.page.getAttribute('[data-screen]', 'data-screen')) ?? '';
  }

  /** From the months on: the first month, the first name, and what that person is asked. */
  async askFirst(): Promise<Asked> {
    while (!['reason', 'person'].includes(await this.screen())) await this.touch();
    return await this.asked();
  }

  async asked(): Promise<Asked> {
    const screen = await this.screen();
    const [standing] = await this.page.locator('[data-screen="person"] .k-standing').allInnerTexts();
    return {
      screen,
      standing: standing === undefined ? null : oneLine(standing),
      choices: await this.words('.k-tile-label'),
    };
  }

  async startAgain(): Promise<void> {
    await this.page.getByRole('button', { name: 'Start again' }).click();
    await this.page.waitForSelector('[data-screen="idle"]');
  }
}

async function lookBehind(page: Page, door: 'late' | 'leaving', samples: readonly string[]): Promise<ReasonDoorOffer> {
  const kiosk = new KioskPage(page);
  const walk = new Walk(page);
  await kiosk.touchDoor(door);
  await page.waitForSelector('[data-screen="year"] [data-answers="ready"]');
  const years = await walk.words('.k-tile-label');
  await walk.startAgain();
  const asked: Record<string, Asked> = {};
  for (const year of samples.filter((sample) => years.includes(sample))) {
    await kiosk.touchDoor(door);
    await page.waitForSelector('[data-screen="year"] [data-answers="ready"]');
    await walk.touch(year);
    asked[year] = await walk.askFirst();
    await walk.startAgain();
  }
  return { years, asked };
}

async function lookAtGroup(walk: Walk): Promise<GroupOffer> {
  const years = (await walk.screen()) === 'year' ? await walk.words('.k-tile-label') : null;
  return { years, asked: await walk.askFirst() };
}

async function lookBehindSign(page: Page): Promise<Readonly<Record<string, GroupOffer>>> {
  const kiosk = new KioskPage(page);
  const walk = new Walk(page);
  await kiosk.touchDoor('sign');
  const first = await walk.touch('By my name');
  if (first !== 'group') {
    const only = await lookAtGroup(walk);
    await walk.startAgain();
    return { only };
  }
  const names = await walk.words();
  await walk.startAgain();
  const offers: Record<string, GroupOffer> = {};
  for (const name of names) {
    await kiosk.touchDoor('sign');
    await walk.touch('By my name');
    await walk.touch(name);
    offers[name] = await lookAtGroup(walk);
    await walk.startAgain();
  }
  return offers;
}

/** Touches through the kiosk from the idle screen and comes back to it; `samples` are the years to look into. */
export async function whatTheKioskOffers(page: Page, samples: readonly string[]): Promise<KioskOffer> {
  await page.waitForSelector('[data-screen="idle"] [data-door]');
  const ids = await page.locator('[data-door]').evaluateAll((doors) => doors.map((each) => each.dataset['door'] ?? ''));
  const doors = await page.locator('[data-door] .k-door-label').allInnerTexts();
  return {
    doors,
    late: ids.includes('late') ? await lookBehind(page, 'late', samples) : null,
    leaving: ids.includes('leaving') ? await lookBehind(page, 'leaving', samples) : null,
    sign: ids.includes('sign') ? await lookBehindSign(page) : null,
  };
}

/**
 * Gives the first pupil of a year a card, presents it at the idle screen and tells what its owner is offered. An
 * administrator is signed in at this window.
 */
export async function whatACardOffers(page: Page, yearName: string, card: string): Promise<Asked> {
  const everybody = { scope: 'late', userTypeId: null };
  const years = await askKiosk<{ id: string; name: string }[]>(page, 'kiosk.listYearGroups', everybody);
  const inYear = { ...everybody, yearGroupId: years.find(({ name }) => name === yearName)?.id };
  const [birthMonth] = await askKiosk<number[]>(page, 'kiosk.listBirthMonths', inYear);
  const names = await askKiosk<{ personId: string }[]>(page, 'kiosk.listNames', { ...inYear, birthMonth });
  await askKiosk(page, 'people.setCard', { personId: names[0]?.personId, text: card, moveFrom: null });
  const walk = new Walk(page);
  await new KioskPage(page).present(card);
  await page.waitForSelector('[data-screen="person"] [data-answers="ready"]');
  const asked = await walk.asked();
  await walk.startAgain();
  return asked;
}
