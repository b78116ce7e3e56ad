// How to get to each screen worth looking at.
import type { Page } from 'playwright-core';
import { AppError } from '../../src/shared/errors/app-error.ts';
import type { FakeHandlers } from '../../tests/fakes/fake-bridge.ts';
import { badge, kioskState, namesOf, reasonsOf, receiptOf, yearsOf } from './invented-school.ts';

export interface Story {
  readonly name: string;
  readonly answers?: FakeHandlers;
  /** False: this page may not use the camera. */
  readonly camera?: boolean;
  readonly act: (page: Page) => Promise<void>;
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const at = (page: Page, screen: string) => page.waitForSelector(`[data-screen="${screen}"]`);
const listed = (page: Page, screen: string) => page.waitForSelector(`[data-screen="${screen}"] [data-answers="ready"]`);

async function toYear(page: Page, door = 'I’m late'): Promise<void> {
  await press(page, door);
  await listed(page, 'year');
}
async function toMonth(page: Page, door?: string): Promise<void> {
  await toYear(page, door);
  await page.locator('.k-year').nth(1).click();
  await listed(page, 'month');
}
async function toName(page: Page, door?: string): Promise<void> {
  await toMonth(page, door);
  await press(page, 'March');
  await listed(page, 'name');
}
async function toReason(page: Page, door?: string): Promise<void> {
  await toName(page, door);
  await page.locator('.k-name').first().click();
  await listed(page, 'reason');
}
async function toPhoto(page: Page): Promise<void> {
  await toReason(page, 'I’m leaving');
  await press(page, 'Family');
  await at(page, 'photo');
}
async function toReview(page: Page): Promise<void> {
  await toPhoto(page);
  await press(page, 'Take the photo');
  await page.waitForSelector('[data-photo="review"]');
}
async function toLeft(page: Page): Promise<void> {
  await toReview(page);
  await press(page, 'Use this');
  await at(page, 'done');
}
async function toLateDone(page: Page): Promise<void> {
  await toReason(page);
  await press(page, 'Bus was late');
}
async function typeDigits(page: Page, text: string): Promise<void> {
  for (const digit of text) await press(page, `Digit ${digit}`);
}

export const stories: readonly Story[] = [
  { name: 'idle', act: async (page) => void (await at(page, 'idle')) },
  {
    name: 'idle-long-school',
    answers: {
      'kiosk.getState': () => ({
        ...kioskState,
        schoolName: 'Ysgol Gyfun Gymunedol Llanfairpwll a’r Cylch Church in Wales Comprehensive',
        syncLight: 'attention',
      }),
    },
    act: async (page) => void (await at(page, 'idle')),
  },
  {
    name: 'idle-importing',
    answers: { 'kiosk.getState': () => ({ ...kioskState, roster: 'importing', syncLight: 'waiting' }) },
    act: async (page) => void (await at(page, 'idle')),
  },
  { name: 'year-7', act: (page) => toYear(page) },
  { name: 'year-16', answers: { 'kiosk.listYearGroups': () => yearsOf(16) }, act: (page) => toYear(page) },
  {
    name: 'year-nobody-out',
    answers: { 'kiosk.listYearGroups': () => [] },
    act: async (page) => {
      await press(page, 'I’m back');
      await press(page, 'I lost my badge');
      await page.waitForSelector('[data-answers="empty"]');
    },
  },
  { name: 'month', act: (page) => toMonth(page) },
  {
    name: 'month-13',
    answers: { 'kiosk.listBirthMonths': () => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] },
    act: (page) => toMonth(page),
  },
  { name: 'name-40', act: (page) => toName(page) },
  { name: 'name-17', answers: { 'kiosk.listNames': () => namesOf(17) }, act: (page) => toName(page) },
  { name: 'name-5', answers: { 'kiosk.listNames': () => namesOf(33).slice(28) }, act: (page) => toName(page) },
  { name: 'name-130', answers: { 'kiosk.listNames': () => namesOf(130) }, act: (page) => toName(page) },
  { name: 'reason-12', act: (page) => toReason(page) },
  {
    name: 'reason-5',
    answers: { 'kiosk.listReasons': () => ({ next: 'reason', reasons: reasonsOf(5, false) }) },
    act: (page) => toReason(page),
  },
  {
    name: 'badge',
    act: async (page) => {
      await press(page, 'I’m back');
      await typeDigits(page, '4829');
    },
  },
  {
    name: 'badge-wrong',
    act: async (page) => {
      await press(page, 'I’m back');
      await typeDigits(page, '48291112');
    },
  },
  {
    name: 'photo',
    act: async (page) => {
      await toPhoto(page);
      await page.waitForSelector('[data-photo="framing"]');
    },
  },
  {
    name: 'photo-count',
    act: async (page) => {
      await toPhoto(page);
      await press(page, 'Take the photo');
      await page.waitForSelector('[data-photo="counting"]');
    },
  },
  { name: 'photo-review', act: (page) => toReview(page) },
  {
    name: 'photo-none',
    answers: {
      'kiosk.getState': () => ({ ...kioskState, cameraDriver: 'node-webcam' }),
      'kiosk.captureStill': () => {
        throw new AppError('CAMERA_MISSING');
      },
    },
    act: async (page) => {
      await toPhoto(page);
      await press(page, 'Take the photo');
      await page.waitForSelector('[data-photo="problem"]');
    },
  },
  {
    name: 'done-late',
    act: async (page) => {
      await toLateDone(page);
      await at(page, 'done');
    },
  },
  {
    name: 'done-late-already',
    answers: { 'kiosk.recordMovement': () => ({ ...receiptOf('late'), personLabel: 'Nia P', alreadyRecorded: true }) },
    act: async (page) => {
      await toLateDone(page);
      await at(page, 'done');
    },
  },
  { name: 'done-leaving-printing', act: (page) => toLeft(page) },
  {
    name: 'done-leaving-take',
    answers: { 'kiosk.getBadgeProgress': () => ({ badgeId: badge, state: 'confirmed' }) },
    act: (page) => toLeft(page),
  },
  {
    name: 'done-leaving-failed',
    answers: { 'kiosk.getBadgeProgress': () => ({ badgeId: badge, state: 'failed' }) },
    act: (page) => toLeft(page),
  },
  {
    name: 'done-return',
    act: async (page) => {
      await press(page, 'I’m back');
      await typeDigits(page, badge);
      await at(page, 'done');
    },
  },
  {
    name: 'still-out',
    answers: { 'kiosk.listReasons': () => ({ next: 'stillOut', leftAtText: '08:50' }) },
    act: async (page) => {
      await toName(page);
      await page.locator('.k-name').first().click();
      await at(page, 'stillOut');
    },
  },
  {
    name: 'failed',
    answers: {
      'kiosk.recordMovement': () => {
        throw new AppError('STORAGE_FULL');
      },
    },
    act: async (page) => {
      await toLateDone(page);
      await at(page, 'failed');
    },
  },
  {
    name: 'reception',
    act: async (page) => {
      await toYear(page);
      await press(page, 'Call reception');
    },
  },
  {
    name: 'idle-warning',
    answers: { 'kiosk.getState': () => ({ ...kioskState, flow: { ...kioskState.flow, idleWarningAfterMs: 400 } }) },
    act: async (page) => {
      await toYear(page);
      await page.waitForSelector('[data-idle-warning]');
    },
  },
];
