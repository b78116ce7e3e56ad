// Leaving and coming back in real Electron: the photo, the printed badge, the symbol that signs back in, the reprint.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { copyFileSync } from 'node:fs';
import path from 'node:path';
import type { ElectronKiosk } from '../../harness/electron-kiosk.ts';
import { ADMIN_PASSWORD } from '../../harness/provisioning-file.ts';
import { openTestSchool, type TestSchool } from '../../harness/test-school.ts';
import { waitFor } from '../../harness/wait-for.ts';
import { readBadgeSymbols } from '../../fixtures/read-symbols.ts';
import { AdminPage } from './pages/admin-page.ts';
import { KioskPage } from './pages/kiosk-page.ts';

jest.setTimeout(120_000);

let school: TestSchool;
let kiosk: ElectronKiosk;
let pupil: KioskPage;
let badgeId: string;

beforeAll(async () => {
  school = await openTestSchool({ now: '2026-11-23T10:42:00Z' });
  kiosk = await school.open();
  pupil = new KioskPage(kiosk.page);
});
afterAll(() => school?.close());

async function printedBadge(count: number): Promise<string> {
  const badges = await school.printer.waitForBadges(count, 30_000);
  const file = badges[count - 1]?.file;
  if (file === undefined) throw new Error('no badge');
  return file;
}

/** Chromium 114 once laid the picture over the button. */
async function expectButtonBesidePicture(): Promise<void> {
  const picture = await kiosk.page.locator('.k-photo-frame').boundingBox();
  const button = await kiosk.page.getByRole('button', { name: 'Take the photo' }).boundingBox();
  if (picture === null || button === null) throw new Error('the picture or its button is not on the screen');
  expect(picture.width).toBeGreaterThan(200);
  const isBeside = button.x >= picture.x + picture.width || button.y >= picture.y + picture.height;
  expect(isBeside).toBe(true);
}

describe('a pupil who leaves', () => {
  it('is photographed, may retake the photo, and gets a badge number', async () => {
    await pupil.touchDoor('leaving');
    await pupil.findMyName();
    await pupil.touchReason('Doctor or dentist');
    await pupil.waitForScreen('photo');
    await kiosk.page.waitForSelector('[data-photo="framing"]');
    await kiosk.screenshot('leaving-1-photo');
    await expectButtonBesidePicture();
    await pupil.takePhoto();
    await kiosk.screenshot('leaving-2-still');
    await kiosk.page.getByRole('button', { name: 'Retake' }).click();
    await pupil.takePhoto();
    await kiosk.page.getByRole('button', { name: 'Use this' }).click();
    await pupil.waitForScreen('done');
    badgeId = await pupil.badgeIdOnScreen();
    expect(badgeId).toMatch(/^\d{8}$/);
    expect(await pupil.doneText()).toMatch(/Signed out at 10:4\d/);
    await kiosk.screenshot('leaving-3-done');
  });

  it('holds a printed badge whose symbols an independent decoder reads as that number', async () => {
    const file = await printedBadge(1);
    copyFileSync(file, path.resolve('artifacts/screens/badge.png'));
    expect(readBadgeSymbols(file)).toEqual({ qr: `GH${badgeId}`, code128: `GH${badgeId}` });
  });

  it('is listed as out, and a reprint has the same number', async () => {
    await pupil.waitForScreen('idle');
    const admin = await AdminPage.enter(kiosk.page, ADMIN_PASSWORD);
    await kiosk.screenshot('admin-1-logbook');
    await admin.reprintNewestBadge('Torn');
    await kiosk.screenshot('admin-2-story');
    const file = await printedBadge(2);
    copyFileSync(file, path.resolve('artifacts/screens/badge-reprint.png'));
    expect(readBadgeSymbols(file).qr).toBe(`GH${badgeId}`);
    await admin.leave();
  });

  it('signs back in by holding the badge under the scanner at the idle screen', async () => {
    await pupil.waitForScreen('idle');
    await pupil.scan(`GH${badgeId}`);
    await pupil.waitForScreen('done');
    expect(await pupil.doneText()).toMatch(/Back in school at 10:4\d/);
    await kiosk.screenshot('return-done');
    await pupil.finish();
  });

  it('has no mark in the register: back before the afternoon register', () => {
    expect(school.wonde.control.marks()).toEqual([]);
  });
});

describe('a pupil who comes back without a scanner', () => {
  it('types the number; a wrong digit is explained, a used badge too', async () => {
    const id = await pupil.leaveWithPhoto('Family reason', 1);
    await pupil.finish();
    await pupil.touchDoor('return');
    await pupil.typeBadge(id.slice(0, 7) + String((Number(id[7]) + 1) % 10));
    await kiosk.page.waitForSelector('[data-problem="BADGE_CHECK_FAILED"]');
    await kiosk.screenshot('return-wrong-digit');
    await kiosk.page.getByRole('button', { name: 'Clear' }).click();
    await pupil.typeBadge(id);
    await pupil.waitForScreen('done');
    await pupil.finish();
  });

  it('who lost the badge finds the name among those who are out, and only those', async () => {
    await pupil.leaveWithPhoto('Interview', 2);
    await pupil.finish();
    await pupil.touchDoor('return');
    await kiosk.page.getByRole('button', { name: 'I lost my badge' }).click();
    await pupil.waitForScreen('year');
    await kiosk.page.waitForSelector('[data-screen="year"] [data-answers="ready"]');
    expect(await kiosk.page.locator('[data-screen="year"] .k-tile').count()).toBe(1);
    await pupil.findMyName(0, 'done');
    expect(await pupil.doneText()).toContain('Back in school');
    await pupil.finish();
  });
});

describe('when the printer is off', () => {
  it('the child leaves all the same: the number is on the screen, and the badge prints when the printer is back', async () => {
    const printed = school.printer.state().badges.length;
    await school.printer.setFaults({ offline: true });
    const id = await pupil.leaveWithPhoto('Doctor or dentist', 3);
    await kiosk.page.waitForSelector('[data-stage="writeDown"]');
    await kiosk.screenshot('leaving-no-printer');
    await pupil.finish();
    await school.printer.setFaults({ offline: false });
    const file = await printedBadge(printed + 1);
    expect(readBadgeSymbols(file).qr).toBe(`GH${id}`);
  });
});

describe('when there is no camera', () => {
  it('the child leaves without a photo after one calm sentence', async () => {
    await kiosk.close();
    kiosk = await school.open({ camera: false });
    pupil = new KioskPage(kiosk.page);
    await pupil.touchDoor('leaving');
    await pupil.findMyName(4);
    await pupil.touchReason('Family reason');
    await kiosk.page.waitForSelector('[data-photo="problem"]');
    await kiosk.screenshot('leaving-no-camera');
    await kiosk.page.getByRole('button', { name: 'Carry on without a photo' }).click();
    await pupil.waitForScreen('done');
    const id = await pupil.badgeIdOnScreen();
    const badges = await waitFor('the badge', () => school.printer.state().badges.at(-1));
    expect(id).toMatch(/^\d{8}$/);
    expect(badges.file).toContain('.png');
  });
});
