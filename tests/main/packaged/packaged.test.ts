// The packaged app (electron-builder --linux dir) starts and passes the late flow.
import { afterAll, expect, it, jest } from '@jest/globals';
import type { SpawnedKiosk } from '../../harness/spawned-kiosk.ts';
import { openTestSchool, type TestSchool } from '../../harness/test-school.ts';
import { KioskPage } from '../e2e/pages/kiosk-page.ts';

jest.setTimeout(180_000);

let school: TestSchool | undefined;
let kiosk: SpawnedKiosk | undefined;
afterAll(async () => {
  await kiosk?.close();
  await school?.close();
});

/** Every day a school day and a register from midnight, so that the test holds whenever it runs. */
const registersOpenAllDay = {
  registers: {
    amOpens: '00:00',
    pmOpens: '12:00',
    openForMinutes: 30,
    schoolDays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  },
};

it('the packaged app starts, passes the late flow, and its mark reaches the register', async () => {
  const packaged = process.env['GATEHOUSE_TEST_PACKAGED'];
  if (packaged === undefined) throw new Error('Run this through npm test: it packages the app first');
  school = await openTestSchool({ now: null, more: registersOpenAllDay });
  kiosk = await school.spawn({ packaged });
  const { page, leave } = await kiosk.look();
  const pupil = new KioskPage(page);
  await page.waitForSelector('[data-screen="idle"][data-roster="ready"]', { timeout: 60_000 });
  await pupil.signInLate('Bus or train');
  expect(await pupil.doneText()).toContain('Signed in at');
  const [mark] = await school.marks(1);
  expect(mark).toMatchObject({ timesApplied: 1 });
  expect(['L', 'U']).toContain(mark?.code);
  await leave();
});
