// In real Electron: named users and their roles, the way back in from the command line, the audit trail; and who is on
// site, a roll call that survives a power cut, paper and PDF, and a return recorded by staff.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { findPageViolations } from '../../harness/axe.ts';
import { logOf, type ElectronKiosk } from '../../harness/electron-kiosk.ts';
import { ADMIN_PASSWORD } from '../../harness/provisioning-file.ts';
import {
  askKiosk,
  setUpSixthForm,
  signInAsAdministrator,
  type SixthFormScene,
} from '../../harness/sixth-form-scene.ts';
import { openTestSchool, type TestSchool } from '../../harness/test-school.ts';
import { AdminPage } from '../../main/e2e/pages/admin-page.ts';
import { KioskPage } from '../../main/e2e/pages/kiosk-page.ts';

jest.setTimeout(240_000);

const SCREEN = { width: 1280, height: 800 };
const RECEPTIONIST = { name: 'Maria Rossi', given: 'given by the office', own: 'maria’s own words' };
const NEW_PASSWORD = 'words from IT services';

let school: TestSchool;
let kiosk: ElectronKiosk;
let scene: SixthFormScene;
let people: { personId: string; name: string }[];

interface Standing {
  readonly offers: readonly { readonly actionId: string; readonly name: string }[];
}

/** Records a movement as the touchscreen does, by the name of what is offered. */
async function record(personId: string, offer: string): Promise<void> {
  const { offers } = await askKiosk<Standing>(kiosk.page, 'kiosk.getPerson', { personId });
  const found = offers.find(({ name }) => name === offer);
  if (found === undefined) throw new Error(`${offer} is not offered, but ${offers.map(({ name }) => name).join(', ')}`);
  const request = { requestId: randomUUID(), personId, actionId: found.actionId, photoId: null, identifiedBy: 'name' };
  await askKiosk(kiosk.page, 'kiosk.recordMovement', request);
}

const button = (name: string | RegExp) => kiosk.page.getByRole('button', { name, exact: typeof name === 'string' });
const field = (label: string) => kiosk.page.getByLabel(label, { exact: true });

async function typeNewPassword(password: string): Promise<void> {
  await field('New password').fill(password);
  await field('The same password again').fill(password);
}

async function signIn(name: string, password: string): Promise<AdminPage> {
  const admin = await AdminPage.openGate(kiosk.page);
  await field('Your name').fill(name);
  await field('Admin password').fill(password);
  await button('Sign in').click();
  return admin;
}

beforeAll(async () => {
  school = await openTestSchool({ pupils: 300 });
  kiosk = await school.open({ screen: SCREEN });
  await signInAsAdministrator(kiosk.page);
  scene = await setUpSixthForm(kiosk.page);
  const { rows } = await askKiosk<{ rows: { personId: string; forename: string; surname: string }[] }>(
    kiosk.page,
    'people.getAddressBook',
    { userTypeId: scene.sixthForm, roll: 'current', after: null },
  );
  people = rows.slice(0, 6).map(({ personId, forename, surname }) => ({ personId, name: `${forename} ${surname}` }));
  await askKiosk(kiosk.page, 'admin.signOut', {});
  for (const { personId } of people) await record(personId, 'Sign in');
  await record(people[0]?.personId ?? '', 'Library');
});
afterAll(() => school?.close());

describe('named users', () => {
  it('an administrator adds a receptionist, who chooses a password of her own', async () => {
    const admin = await AdminPage.enter(kiosk.page, ADMIN_PASSWORD);
    await admin.goTo('Users');
    await button('Add a user').click();
    await kiosk.screenshot('admin/users-add');
    await field('Name').fill(RECEPTIONIST.name);
    await field('First password').fill(RECEPTIONIST.given);
    await button('Add').click();
    await kiosk.page.getByText('Must choose a password').waitFor();
    await kiosk.screenshot('admin/users');
    expect(await findPageViolations(kiosk.page)).toEqual([]);
    await admin.leave();

    await signIn(RECEPTIONIST.name, RECEPTIONIST.given);
    await kiosk.page.getByRole('heading', { name: 'Choose your own password' }).waitFor();
    await kiosk.screenshot('admin/gate-choose-password');
    expect(await findPageViolations(kiosk.page)).toEqual([]);
    await typeNewPassword(RECEPTIONIST.own);
    await button('Save and sign in').click();
    await kiosk.page.getByRole('heading', { name: 'Daily logbook' }).waitFor();
    const buttons = await kiosk.page.getByRole('navigation').getByRole('button').allInnerTexts();
    expect(buttons).toContain('Evacuation list');
    expect(buttons).not.toContain('Users');
    await expect(askKiosk(kiosk.page, 'users.list', {})).rejects.toThrow('ADMIN_ROLE_NEEDED');
    await new AdminPage(kiosk.page).leave();
  });

  it('a wrong name and a wrong password are refused in the same words', async () => {
    const said: string[] = [];
    for (const [name, password] of [
      ['Nobody Atall', ADMIN_PASSWORD],
      [RECEPTIONIST.name, 'a wrong password'],
    ] as const) {
      const admin = await signIn(name, password);
      const alert = kiosk.page.getByRole('alert').first();
      await alert.waitFor();
      said.push(await alert.innerText());
      if (said.length === 1) await kiosk.screenshot('admin/gate-named-wrong');
      await admin.leave();
    }
    expect(said[0]).toContain('Name or password is wrong');
    expect(said[1]).toBe(said[0]);
  });
});

describe('who is on site', () => {
  it('a receptionist finds the list in one touch, by building, and prints it', async () => {
    const admin = await signIn(RECEPTIONIST.name, RECEPTIONIST.own);
    await kiosk.page.getByRole('heading', { name: 'Daily logbook' }).waitFor();
    await admin.goTo('Evacuation list');
    await kiosk.page.getByText('6 people on site').waitFor();
    await kiosk.page.getByRole('heading', { name: 'Library (1)' }).waitFor();
    await kiosk.page.getByRole('heading', { name: 'Building not known (5)' }).waitFor();
    await kiosk.screenshot('admin/evacuation');
    expect(await findPageViolations(kiosk.page)).toEqual([]);
    await button('Print').click();
    await school.printer.waitForBadges(1, 60_000);
    await kiosk.page.getByText('It is on paper.').waitFor();
  });

  it('a roll call keeps its ticks through a power cut, marks who signs out, and is kept when it ends', async () => {
    await button('Start roll call').click();
    const [first, second, third] = people;
    if (first === undefined || second === undefined || third === undefined) throw new Error('too few people');
    await button(new RegExp(`^${first.name}`)).click();
    await button(new RegExp(`^${second.name}`)).click();
    await kiosk.page.getByRole('heading', { name: 'Ticked (2)' }).waitFor();
    await kiosk.page.waitForFunction(() => document.body.innerText.includes('ticked 09:1'));
    await kiosk.kill();
    kiosk = await school.open({ screen: SCREEN });
    const admin = await signIn(RECEPTIONIST.name, RECEPTIONIST.own);
    await kiosk.page.getByRole('heading', { name: 'Daily logbook' }).waitFor();
    await admin.goTo('Evacuation list');
    await button('Go on with the roll call').click();
    await kiosk.page.getByRole('heading', { name: 'Ticked (2)' }).waitFor();
    await record(third.personId, 'Going home');
    await kiosk.page.getByText(/signed out 09:1\d/).waitFor();
    await kiosk.screenshot('admin/roll-call');
    expect(await findPageViolations(kiosk.page)).toEqual([]);
    await button('End roll call').click();
    await kiosk.page.getByText('4 people are still missing', { exact: false }).waitFor();
    await button('End it').click();
    await kiosk.page.getByText(/ended 09:1\d by Maria Rossi/).waitFor();
    await button('Back to the list').click();
    await kiosk.page.getByRole('tab', { name: 'Roll calls' }).click();
    await kiosk.page.getByText('2 of 6 ticked').waitFor();
    await kiosk.screenshot('admin/roll-calls');
    await admin.leave();
  });

  it('the PDF is one, made without scripts or network', async () => {
    await askKiosk(kiosk.page, 'admin.signIn', { name: RECEPTIONIST.name, password: RECEPTIONIST.own });
    const chosen = `${school.dataDir}/evacuation.pdf`;
    // The system's own dialog cannot be driven: this answers in its place.
    await kiosk.electron.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
    }, chosen);
    const saved = await askKiosk<{ saved: boolean; fileName: string }>(kiosk.page, 'presence.savePdf', {
      kind: 'evacuation',
    });
    expect(saved).toMatchObject({ saved: true, fileName: 'evacuation.pdf' });
    const { readFileSync } = await import('node:fs');
    const bytes = readFileSync(chosen);
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-');
    expect(bytes.length).toBeGreaterThan(5_000);
    await askKiosk(kiosk.page, 'admin.signOut', {});
  });
});

describe('who is out and not back', () => {
  it('is one touch from the home page, and a receptionist records that they came back', async () => {
    const pupil = new KioskPage(kiosk.page);
    await pupil.leaveWithPhoto('Doctor or dentist');
    await pupil.finish();
    const admin = await signIn(RECEPTIONIST.name, RECEPTIONIST.own);
    await kiosk.page.getByRole('heading', { name: 'Daily logbook' }).waitFor();
    await admin.goTo('Out now');
    const row = kiosk.page.locator('table tbody tr');
    const name = (await row.getByRole('rowheader').innerText()).trim();
    await button(`${name} came back`).click();
    await button('Record it').click();
    await kiosk.page.getByText(`${name} came back at 09:`).waitFor();
    await row.waitFor({ state: 'detached' });
    await admin.goTo('Daily logbook');
    const newest = kiosk.page.locator('.adm-logbook-row').first();
    await newest.getByText('Back', { exact: true }).first().waitFor();
    expect(await newest.innerText()).toContain(name);
    await admin.leave();
  });
});

describe('IT who have the machine but no password', () => {
  it('start it with --reset-admin and set a new one at the gate, once', async () => {
    await kiosk.close();
    kiosk = await school.open({ screen: SCREEN, kioskArgs: ['--reset-admin'] });
    const admin = await AdminPage.openGate(kiosk.page);
    await kiosk.page.getByRole('heading', { name: 'Set an administrator’s password' }).waitFor();
    await kiosk.page.getByText(/Open for another 1\d:\d\d/).waitFor();
    await kiosk.screenshot('admin/gate-reset');
    expect(await findPageViolations(kiosk.page)).toEqual([]);
    await typeNewPassword(NEW_PASSWORD);
    await button('Set the password and sign in').click();
    await kiosk.page.getByRole('heading', { name: 'Daily logbook' }).waitFor();
    await admin.goTo('Audit trail');
    await kiosk.page.getByText('Set an administrator’s password by --reset-admin').waitFor();
    await kiosk.page
      .getByRole('button', { name: /Gave a user a new password/ })
      .first()
      .click();
    await kiosk.screenshot('admin/audit');
    expect(await findPageViolations(kiosk.page)).toEqual([]);
    await admin.leave();
    await AdminPage.openGate(kiosk.page);
    await field('Your name').waitFor();
    expect(await kiosk.page.getByText('reset-admin').count()).toBe(0);
    expect(logOf(school.dataDir)).toContain('--reset-admin');
  });

  it('and a start without it knows nothing of it, while the new password opens', async () => {
    await kiosk.close();
    kiosk = await school.open({ screen: SCREEN });
    await signIn('Administrator', NEW_PASSWORD);
    await kiosk.page.getByRole('heading', { name: 'Daily logbook' }).waitFor();
    await expect(
      askKiosk(kiosk.page, 'admin.resetAdministrator', { name: 'Administrator', password: 'a passer-by' }),
    ).rejects.toThrow('ADMIN_RESET_CLOSED');
  });
});
