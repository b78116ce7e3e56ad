// A card held to the reader where the kiosk itself waits: under "are you still there?", and after a recording that did not
// work. Its owner must not end up in the walk of whoever stood there before.
import path from 'node:path';
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import Database from 'better-sqlite3';
import type { ElectronKiosk } from '../../harness/electron-kiosk.ts';
import { plugInReader, type KeyboardReader } from '../../harness/keyboard-reader.ts';
import { openTestSchool, type TestSchool } from '../../harness/test-school.ts';
import { KioskPage } from '../../main/e2e/pages/kiosk-page.ts';

jest.setTimeout(120_000);

const CARD = '0004A1B2C3';
const ANOTHER = '0004A1B2C4';
const A_THIRD = '0004A1B2C5';

let school: TestSchool;
let kiosk: ElectronKiosk;
let pupil: KioskPage;
let reader: KeyboardReader;

beforeAll(async () => {
  // The shortest times a school may set.
  school = await openTestSchool({ more: { flow: { idleWarningAfterMs: 5_000, idleCountdownMs: 20_000 } } });
  kiosk = await school.open({ screen: { width: 1280, height: 800 } });
  pupil = new KioskPage(kiosk.page);
  reader = await plugInReader(kiosk.page);
});
afterAll(() => school?.close());

const touch = (name: string) => kiosk.page.getByRole('button', { name, exact: true }).click();
const warning = () => kiosk.page.locator('[data-idle-warning]');

it('under the warning it is asked about, not taken for a touch; put aside, the walk goes on', async () => {
  await pupil.touchDoor('late');
  await pupil.findMyName();
  await warning().waitFor({ timeout: 15_000 });
  await reader.scan(CARD);
  await pupil.waitForScreen('scan');
  expect(await warning().count()).toBe(0);
  // Nothing of the one who stood here before is shown to whoever holds the card.
  expect(await kiosk.page.locator('.k-chip').count()).toBe(0);
  await touch('No, carry on here');
  await pupil.waitForScreen('reason');
});

it('under the warning of its own question it is the same question; *Start again* forgets both', async () => {
  await reader.scan(ANOTHER);
  await pupil.waitForScreen('scan');
  await warning().waitFor({ timeout: 15_000 });
  await reader.scan(A_THIRD);
  await warning().waitFor({ state: 'detached' });
  await pupil.waitForScreen('scan');
  await touch('Start again');
  await pupil.waitForScreen('idle');
  expect(school.wonde.control.marks()).toEqual([]);
});

it('after a recording that did not work it is asked about, and *Try again* still records what was chosen', async () => {
  const store = new Database(path.join(school.dataDir, 'kiosk', 'gatehouse.db'));
  try {
    await pupil.touchDoor('late');
    await pupil.findMyName();
    // Refused at once: a lock would hold up everything else that main writes, and this test's own touches with it.
    store.exec("CREATE TRIGGER refused BEFORE INSERT ON movements BEGIN SELECT RAISE(ABORT, 'by the test'); END");
    await pupil.touchReason('Bus or train');
    await pupil.waitForScreen('failed');
    await reader.scan(CARD);
    await pupil.waitForScreen('scan');
    expect(await kiosk.page.locator('.k-chip').count()).toBe(0);
    await kiosk.screenshot('scan-after-failure');
    await touch('No, carry on here');
    await pupil.waitForScreen('failed');
    store.exec('DROP TRIGGER refused');
    await touch('Try again');
    await pupil.waitForScreen('done');
    expect(await school.marks(1)).toHaveLength(1);
  } finally {
    store.close();
  }
});
