// In real Electron: every button of the page Sync and writeback, and the lights that lead to it. The register is the
// simulated MIS's own.
import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { STUDENT } from '../../../src/shared/domain/user-type.ts';
import { findPageViolations } from '../../harness/axe.ts';
import type { ElectronKiosk } from '../../harness/electron-kiosk.ts';
import { ADMIN_PASSWORD } from '../../harness/provisioning-file.ts';
import { askKiosk, signInAsAdministrator } from '../../harness/sixth-form-scene.ts';
import { openTestSchool, type TestSchool } from '../../harness/test-school.ts';
import { AdminPage } from '../../main/e2e/pages/admin-page.ts';

jest.setTimeout(240_000);

const PUPILS = 450;
const REFUSAL = 'The register is closed';

let school: TestSchool;
let kiosk: ElectronKiosk;
let people: { personId: string; name: string }[];

const button = (name: string | RegExp) => kiosk.page.getByRole('button', { name, exact: typeof name === 'string' });
const text = (words: string | RegExp) => kiosk.page.getByText(words).first();
const light = (state: string) => kiosk.page.locator(`[data-light="${state}"]`);

/** Who stands at the door, by their place in the address book. */
function pupil(index: number): { personId: string; name: string } {
  const found = people[index];
  if (found === undefined) throw new Error(`nobody at ${index}`);
  return found;
}

/** Arrives late, as the touchscreen records it. */
async function arriveLate(index: number): Promise<void> {
  const { personId } = pupil(index);
  const request = { requestId: randomUUID(), personId, actionId: 'late-bus', photoId: null, termsVersionId: null };
  await askKiosk(kiosk.page, 'kiosk.recordMovement', { ...request, identifiedBy: 'name' });
}

async function openMark(index: number): Promise<void> {
  await button(new RegExp(`^${pupil(index).name}, mark`)).click();
  await kiosk.page
    .getByRole('complementary')
    .or(kiosk.page.getByRole('region', { name: pupil(index).name }))
    .first()
    .waitFor();
}

/** The tab says how many marks need somebody. */
const needsPerson = (count: number) => kiosk.page.getByRole('tab', { name: `Needs a person (${count})` }).waitFor();

beforeAll(async () => {
  school = await openTestSchool({ pupils: PUPILS });
  kiosk = await school.open({ screen: { width: 1280, height: 800 } });
  await signInAsAdministrator(kiosk.page);
  const { rows } = await askKiosk<{ rows: { personId: string; forename: string; surname: string }[] }>(
    kiosk.page,
    'people.getAddressBook',
    { userTypeId: STUDENT, roll: 'current', after: null },
  );
  people = rows.slice(0, 8).map(({ personId, forename, surname }) => ({ personId, name: `${forename} ${surname}` }));
  await askKiosk(kiosk.page, 'admin.signOut', {});
});
afterAll(() => school?.close());

it('marks the MIS refuses turn the kiosk’s discreet light, and the light of the home page leads to them', async () => {
  await light('ok').waitFor();
  school.wonde.control.addFault({ fault: { kind: 'jobFails', reason: REFUSAL } });
  for (const index of [0, 1, 2, 3]) await arriveLate(index);
  await light('attention').waitFor({ timeout: 60_000 });
  await kiosk.screenshot('sync/kiosk-light');
  await AdminPage.enter(kiosk.page, ADMIN_PASSWORD);
  await button(/Something needs a person/).click();
  await kiosk.page.getByRole('heading', { name: 'Sync and writeback' }).waitFor();
  await needsPerson(4);
  expect(await findPageViolations(kiosk.page)).toEqual([]);
  await kiosk.screenshot('sync/needs-a-person');
  await kiosk.page.emulateMedia({ colorScheme: 'dark' });
  await kiosk.screenshot('sync/needs-a-person-dark');
  await kiosk.page.emulateMedia({ colorScheme: 'light' });
  school.wonde.control.clearFaults();
});

it('a refused mark tells the MIS’s words, and goes when somebody tries again', async () => {
  await openMark(0);
  await text(`The MIS said: “${REFUSAL}”`).waitFor();
  await kiosk.screenshot('sync/refused-mark');
  await expect(button('Try again').evaluate((one) => one.getBoundingClientRect().bottom)).resolves.toBeLessThan(800);
  await button('Try again').click();
  await needsPerson(3);
  const [mark] = await school.marks(1);
  expect(mark).toMatchObject({ code: 'L', minutesLate: 27 });
});

it('one is corrected and sent again: the dialog leads to what is missing, and the register has the new code', async () => {
  await openMark(1);
  await button('Correct and resend…').click();
  const dialog = kiosk.page.getByRole('alertdialog');
  await dialog.getByRole('button', { name: /Code/ }).click();
  await kiosk.page.getByRole('option', { name: /^M:/ }).click();
  await dialog.getByRole('button', { name: 'Correct and send' }).click();
  const reason = dialog.getByLabel('Reason', { exact: true });
  await dialog.getByText(/Write a few words/).waitFor();
  expect(await reason.evaluate((field) => field === document.activeElement)).toBe(true);
  await kiosk.screenshot('sync/correct-dialog');
  await reason.fill('A letter from the dentist came');
  await dialog.getByRole('button', { name: 'Correct and send' }).click();
  await needsPerson(2);
  const marks = await school.marks(2);
  expect(marks.map(({ code }) => code).sort()).toEqual(['L', 'M']);
});

it('one was entered by hand, and one stays as the register has it: neither is sent', async () => {
  await openMark(2);
  await button('Entered by hand…').click();
  await kiosk.page.getByLabel('Note', { exact: true }).fill('Entered by the office at 10:00');
  await button('Yes, it is in the MIS').click();
  await needsPerson(1);
  await openMark(3);
  await button('Leave as it is…').click();
  await kiosk.page.getByLabel('Why', { exact: true }).fill('The teacher saw her at registration');
  await button('Leave it as it is').click();
  await text('Nothing needs a person').waitFor();
  await button(/Everything due has been sent/).waitFor();
  await kiosk.page.getByRole('tab', { name: 'Settled this week' }).click();
  await text('Entered by hand').waitFor();
  await kiosk.screenshot('sync/settled');
  expect(school.wonde.control.marks()).toHaveLength(2);
});

it('an update of people shows how far it is, can be stopped, and says in the end what it brought', async () => {
  school.wonde.control.addFault({ fault: { kind: 'slow', delayMs: 1_500 }, path: '/students' });
  await button('Update people from the MIS').click();
  await kiosk.page.getByRole('progressbar').waitFor();
  await text(new RegExp(`of ${PUPILS}`)).waitFor();
  await kiosk.screenshot('sync/progress');
  await button('Stop').click();
  await text('The update was stopped').waitFor();
  school.wonde.control.clearFaults();
  await button('Update people from the MIS').click();
  await text(`Done. ${PUPILS} pupils are on the kiosk.`).waitFor();
  await text('Last update brought').waitFor();
  await kiosk.page.getByRole('tab', { name: 'Updates from the MIS' }).click();
  await text('The update was stopped').waitFor();
  await kiosk.screenshot('sync/updates');
});

it('what the MIS takes stands under Integration settings, and half days among the term dates', async () => {
  const admin = new AdminPage(kiosk.page);
  await admin.goTo('Integration settings');
  await kiosk.page.getByRole('tab', { name: 'Access' }).click();
  await text('What the MIS takes').waitFor();
  await text('Taken. The school says so in Wonde.').waitFor();
  expect(await findPageViolations(kiosk.page)).toEqual([]);
  await text('If you know better').scrollIntoViewIfNeeded();
  await kiosk.screenshot('sync/what-the-mis-takes');
  await admin.goTo('Reports');
  await kiosk.page.getByRole('tab', { name: 'Term dates' }).click();
  await button('Add a half day').click();
  await kiosk.page
    .getByRole('group', { name: 'a half day without a name' })
    .getByLabel('Name', { exact: true })
    .fill('Last day of term');
  expect(await findPageViolations(kiosk.page)).toEqual([]);
  await button('Add a half day').scrollIntoViewIfNeeded();
  await kiosk.screenshot('sync/half-day');
  await kiosk.page.getByLabel('Day', { exact: true }).fill('2026-12-18');
  await button('Save').click();
  await text('Saved.').waitFor();
  await admin.goTo('Sync and writeback');
});

it('with no network marks wait, the page says why, and Upload sends them once it is back', async () => {
  school.wonde.control.addFault({ fault: { kind: 'connectionRefused' } });
  await arriveLate(4);
  await kiosk.page.getByRole('tab', { name: 'On their way (1)' }).click();
  await button(new RegExp(`^${pupil(4).name}, mark L`)).waitFor();
  await text('Nothing is being sent at the moment').waitFor();
  await kiosk.screenshot('sync/offline');
  school.wonde.control.clearFaults();
  await button('Upload to MIS').click();
  await school.marks(3);
  await kiosk.page.getByRole('tab', { name: 'On their way (0)' }).waitFor();
  await new AdminPage(kiosk.page).leave();
  await light('ok').waitFor();
});
