// The late flow in real Electron: five touches, a durable movement, and the L in the school's register.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ElectronKiosk } from '../../harness/electron-kiosk.ts';
import { openTestSchool, type TestSchool } from '../../harness/test-school.ts';
import { KioskPage } from './pages/kiosk-page.ts';

jest.setTimeout(120_000);

let school: TestSchool;
let kiosk: ElectronKiosk;
let pupil: KioskPage;

beforeAll(async () => {
  school = await openTestSchool({ pupils: 1_200 });
  kiosk = await school.open();
  pupil = new KioskPage(kiosk.page);
});
afterAll(() => school?.close());

describe('a late pupil', () => {
  it('is signed in with five touches, and told the time and where to go', async () => {
    await kiosk.screenshot('late-1-idle');
    await pupil.touchDoor('late');
    await kiosk.page.waitForSelector('[data-screen="year"] [data-answers="ready"]');
    await kiosk.screenshot('late-2-year');
    const years = await kiosk.page.locator('[data-screen="year"] .k-tile').count();
    expect(years).toBe(7);
    await kiosk.page.locator('[data-screen="year"] .k-tile').first().click();
    await kiosk.page.waitForSelector('[data-screen="month"] [data-answers="ready"]');
    await kiosk.screenshot('late-3-month');
    await kiosk.page.locator('[data-screen="month"] button.k-tile').first().click();
    await kiosk.page.waitForSelector('[data-screen="name"] [data-answers="ready"]');
    await kiosk.screenshot('late-4-name');
    const name = kiosk.page.locator('[data-screen="name"] .k-tile .k-name-label').first();
    const label = await name.innerText();
    await name.click();
    await kiosk.page.waitForSelector('[data-screen="reason"] [data-answers="ready"]');
    await kiosk.screenshot('late-5-reason');
    await pupil.touchReason('Bus or train');
    await pupil.waitForScreen('done');
    await kiosk.screenshot('late-6-done');
    const text = await pupil.doneText();
    expect(text).toContain(label.split(' ')[0]);
    expect(text).toMatch(/Signed in at 09:1\d/);
    expect(text).toContain('Go to your lesson.');
  });

  it('has an L in the register, with the minutes counted to the time at the door', async () => {
    const [mark] = await school.marks(1);
    expect(mark).toMatchObject({ date: '2026-11-23', session: 'AM', timesApplied: 1 });
    expect(mark?.code).toBe('L');
    expect(mark?.minutesLate).toBeGreaterThanOrEqual(27);
    expect(mark?.minutesLate).toBeLessThanOrEqual(29);
  });

  it('sees the screen forget everything and go back to idle', async () => {
    await pupil.waitForScreen('idle');
    expect(await kiosk.page.locator('[data-screen="idle"]').innerText()).not.toContain('Signed in');
  });

  it('makes one movement with a double tap on the reason', async () => {
    await pupil.touchDoor('late');
    await pupil.findMyName(1);
    await kiosk.page.locator('[data-screen="reason"] .k-tile', { hasText: 'Traffic' }).dblclick();
    await pupil.waitForScreen('done');
    await school.marks(2);
    expect(school.wonde.control.marks()).toHaveLength(2);
    await pupil.finish();
  });

  it('goes back one step with one touch, and changes an answer through its chip', async () => {
    await pupil.touchDoor('late');
    await pupil.findMyName(2);
    await kiosk.page.getByRole('button', { name: 'Back', exact: true }).click();
    await pupil.waitForScreen('name');
    await kiosk.page.getByRole('button', { name: /^Change: Year/ }).click();
    await pupil.waitForScreen('year');
    await kiosk.page.getByRole('button', { name: 'Start again' }).click();
    await pupil.waitForScreen('idle');
  });
});

describe('the kiosk', () => {
  it('keeps an acknowledged movement through a power cut, and sends it once', async () => {
    await school.wonde.stopListening();
    const before = school.wonde.control.marks().length;
    await pupil.signInLate('Bus or train', 3);
    await kiosk.kill();
    await school.wonde.listenAgain();
    kiosk = await school.open();
    pupil = new KioskPage(kiosk.page);
    const marks = await school.marks(before + 1);
    expect(marks).toHaveLength(before + 1);
    expect(marks.every(({ timesApplied }) => timesApplied === 1)).toBe(true);
  });
});
