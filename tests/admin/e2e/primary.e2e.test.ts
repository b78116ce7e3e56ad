// A primary school in real Electron, by hand and by provisioning file: nobody signs in or out, parents check children
// out for medical appointments, and the code waits for the afternoon register and reaches the MIS.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ElectronKiosk } from '../../harness/electron-kiosk.ts';
import { schoolByFile, schoolByHand } from '../../harness/example-school.ts';
import { ADMIN_PASSWORD } from '../../harness/provisioning-file.ts';
import { tellSetUp } from '../../harness/set-up-told.ts';
import { askKiosk, signInAsAdministrator } from '../../harness/sixth-form-scene.ts';
import { openTestSchool, type TestSchool } from '../../harness/test-school.ts';
import { waitFor } from '../../harness/wait-for.ts';
import { AdminPage } from '../../main/e2e/pages/admin-page.ts';
import { KioskPage } from '../../main/e2e/pages/kiosk-page.ts';
import { ActionsPage } from './pages/actions-page.ts';
import { whatTheKioskOffers, type KioskOffer } from './pages/kiosk-offers.ts';
import { MappingsPage } from './pages/mappings-page.ts';
import { publishTerms, setRegisters } from './pages/school-pages.ts';

jest.setTimeout(180_000);

const TWENTY_TO_ELEVEN = '2026-11-23T10:40:00Z';
/** The afternoon register closes at 13:30. */
const SHORTLY_BEFORE_IT_CLOSES = '2026-11-23T13:29:40Z';
const CLOSES_MS = Date.parse('2026-11-23T13:30:00Z');
const YEARS = [0, 1, 2, 3, 4, 5, 6];
const YEAR_NAMES = ['Reception', 'Year 1', 'Year 2', 'Year 3', 'Year 4', 'Year 5', 'Year 6'];
const SAMPLES = ['Reception', 'Year 3'];
const TERMS =
  '# Taking a child out of school\n\nI am allowed to take this child out of school today, and the office knows.';
const screen = { width: 1280, height: 800 };

let school: TestSchool | undefined;
let kiosk: ElectronKiosk;
let admin: AdminPage;
type Way = 'byHand' | 'byFile';
const offered: Partial<Record<Way, KioskOffer>> = {};
const setUps: Partial<Record<Way, unknown>> = {};

afterAll(() => school?.close());

async function open(more: Readonly<Record<string, unknown>>): Promise<void> {
  await school?.close();
  school = undefined;
  school = await openTestSchool({ pupils: 150, years: YEARS, now: TWENTY_TO_ELEVEN, more });
  kiosk = await school.open({ screen });
}

interface WaitingMark {
  readonly session: string;
  readonly code: string;
  readonly dueAtMs: number | null;
  readonly isScheduled: boolean;
  readonly settledAtMs: number | null;
}

async function marks(group: 'open' | 'settled'): Promise<WaitingMark[]> {
  const { rows } = await askKiosk<{ rows: WaitingMark[] }>(kiosk.page, 'marks.list', { group });
  return rows;
}

/** A parent takes a child to the dentist at 10:40: terms, photo, badge; and the mark waits for 13:30. */
async function leaveForTheDentist(picture: string): Promise<void> {
  const parent = new KioskPage(kiosk.page);
  await parent.touchDoor('leaving');
  await parent.findMyName();
  await parent.touchReason('Doctor or dentist');
  await parent.waitForScreen('terms');
  await kiosk.page.getByRole('heading', { name: 'Taking a child out of school' }).waitFor();
  await kiosk.screenshot(`${picture}-terms`);
  await kiosk.page.getByRole('button', { name: 'I accept' }).click();
  await parent.takePhoto();
  await kiosk.page.getByRole('button', { name: 'Use this' }).click();
  await parent.waitForScreen('done');
  expect(await parent.doneText()).toMatch(/Signed out at 10:4\d/);
  expect(await parent.badgeIdOnScreen()).toMatch(/^\d{8}$/);
  await kiosk.screenshot(`${picture}-done`);
  await parent.finish();
  await signInAsAdministrator(kiosk.page);
  expect(await marks('open')).toMatchObject([{ session: 'PM', code: 'M', dueAtMs: CLOSES_MS, isScheduled: true }]);
  expect(school?.wonde.control.marks()).toEqual([]);
}

/** Nobody comes back: the kiosk, restarted shortly before the register closes, sends the mark when it has closed. */
async function waitForTheRegisterToClose(): Promise<void> {
  if (school === undefined) throw new Error('no school');
  const { wonde } = school;
  await kiosk.close();
  kiosk = await school.open({ screen, now: SHORTLY_BEFORE_IT_CLOSES });
  const [mark] = await waitFor(
    'the mark in the register',
    () => {
      const register = wonde.control.marks();
      return register.length > 0 ? register : null;
    },
    60_000,
  );
  expect(mark).toMatchObject({ date: '2026-11-23', session: 'PM', code: 'M', timesApplied: 1 });
  await signInAsAdministrator(kiosk.page);
  const settled = await waitFor('the mark to be settled', async () => (await marks('settled'))[0] ?? null);
  expect(settled.settledAtMs).toBeGreaterThanOrEqual(CLOSES_MS);
}

/** What both ways do once they are set up. */
async function lookAtTheKiosk(way: Way, picture: string): Promise<void> {
  await kiosk.page.waitForSelector('[data-door="leaving"]');
  await kiosk.screenshot(picture);
  offered[way] = await whatTheKioskOffers(kiosk.page, SAMPLES);
  setUps[way] = await tellSetUp(kiosk.page);
}

describe('a primary school by hand', () => {
  beforeAll(async () => {
    await open(schoolByHand('primary'));
    admin = await AdminPage.enter(kiosk.page, ADMIN_PASSWORD);
  });

  it('needs no other mapping: every pupil is a Student, read and written', async () => {
    const mappings = new MappingsPage(kiosk.page);
    await mappings.open();
    expect(await mappings.lines()).toEqual(['All year groups → Student']);
    await kiosk.page.getByRole('listitem').getByText('Read and write').first().waitFor();
    await kiosk.screenshot('admin/primary-1-mapping');
  });

  it('gets its register times and the terms parents accept', async () => {
    await setRegisters(kiosk.page, { amOpens: '08:50', pmOpens: '13:00', openFor: '30' });
    await kiosk.page.getByText('The register times are saved.').waitFor();
    await kiosk.screenshot('admin/primary-2-registers');
    await publishTerms(kiosk.page, TERMS);
    await kiosk.screenshot('admin/primary-3-terms');
  });

  it('gets one reason for lateness, with a table that is refused while it has a gap', async () => {
    const actions = new ActionsPage(kiosk.page);
    await actions.open();
    await actions.begin();
    await actions.fillIn({ name: 'Late', direction: 'in', type: 'check', code: 'byTime', photo: 'never' });
    await actions.setMoment('from', 2, '09:30');
    await kiosk.page.getByText('This table cannot be saved yet').waitFor();
    await actions.touchSave();
    await kiosk.page.getByText('This cannot be saved yet').waitFor();
    await kiosk.screenshot('admin/primary-4-gap');
    await actions.setMoment('from', 2, 'closes');
    await kiosk.page.getByText('Every minute is answered by exactly one row.').waitFor();
    await (await actions.previewAt('09:12')).getByText('Written at once. 22 minutes late.').waitFor();
    await kiosk.screenshot('admin/primary-5-table');
    await actions.save();
    for (const name of ['I overslept', 'Bus or train', 'Traffic', 'Doctor or dentist', 'Family reason']) {
      await actions.takeOff('late', name);
    }
    await actions.takeOff('late', 'Something else');
    expect(await actions.names('late')).toEqual(['Late']);
  });

  it('gets its medical appointments: a photo and the terms always, M for the next register', async () => {
    const actions = new ActionsPage(kiosk.page);
    for (const name of ['Feeling ill', 'Interview', 'Family reason', 'Going home', 'Something else']) {
      await actions.takeOff('leaving', name);
    }
    await actions.edit('leaving', 'Doctor or dentist');
    await actions.fillIn({ photo: 'always', terms: 'always' });
    await (await actions.previewAt('10:40')).getByText('Waits until 13:30.').waitFor();
    await kiosk.screenshot('admin/primary-6-medical');
    await actions.save();
    await actions.duplicate('leaving', 'Doctor or dentist');
    await actions.fillIn({ name: 'Hospital' });
    await actions.save();
    expect(await actions.names('leaving')).toEqual(['Doctor or dentist', 'Hospital']);
    expect(await actions.names('signIn')).toEqual([]);
    await kiosk.screenshot('admin/primary-7-actions');
  });

  it('has no door of lateness while nobody can be late, and has it again with the action', async () => {
    const actions = new ActionsPage(kiosk.page);
    await actions.takeOff('late', 'Late');
    await admin.leave();
    await kiosk.page.waitForSelector('[data-doors="2"]');
    expect(await kiosk.page.locator('.k-door-label').allInnerTexts()).toEqual(['I’m leaving', 'I’m back']);
    await kiosk.screenshot('admin/primary-8-two-doors');
    admin = await AdminPage.enter(kiosk.page, ADMIN_PASSWORD);
    await actions.open();
    await actions.bringBack('late', 'Late');
  });

  it('ends on the kiosk', async () => {
    await admin.leave();
    await kiosk.page.waitForSelector('[data-door="late"]');
    await lookAtTheKiosk('byHand', 'admin/primary-8-kiosk-by-hand');
  });

  it('lets a parent take a child to the dentist at 10:40, and the mark waits until 13:30', async () => {
    await leaveForTheDentist('admin/primary-9-leaving');
    admin = await AdminPage.openGate(kiosk.page);
    await admin.goTo('Sync and writeback');
    await kiosk.screenshot('admin/primary-10-waiting');
    await admin.leave();
  });

  it('sends M to the afternoon register once that has closed and nobody came back', waitForTheRegisterToClose);
});

describe('a primary school by provisioning file', () => {
  beforeAll(() => open(schoolByFile('primary')));

  it('is on the kiosk with no hands', () => lookAtTheKiosk('byFile', 'admin/primary-11-kiosk-by-file'));

  it('lets a parent take a child to the dentist at 10:40, and the mark waits until 13:30', () =>
    leaveForTheDentist('admin/primary-12-leaving'));

  it('sends M to the afternoon register once that has closed and nobody came back', waitForTheRegisterToClose);
});

describe('both ways', () => {
  it('offer only the doors that lead somewhere: nobody signs in or out', () => {
    const reasons = { screen: 'reason', standing: null } as const;
    const late = { ...reasons, choices: ['Late'] };
    const leaving = { ...reasons, choices: ['Doctor or dentist', 'Hospital'] };
    expect(offered.byHand).toEqual({
      doors: ['I’m late', 'I’m leaving', 'I’m back'],
      late: { years: YEAR_NAMES, asked: { Reception: late, 'Year 3': late } },
      leaving: { years: YEAR_NAMES, asked: { Reception: leaving, 'Year 3': leaving } },
      sign: null,
    });
  });

  it('come to the same kiosk and the same set-up', () => {
    expect(offered.byFile).toEqual(offered.byHand);
    expect(setUps.byFile).toEqual(setUps.byHand);
  });
});
