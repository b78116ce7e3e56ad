// A secondary school in real Electron, by hand and by provisioning file: Sixth Form signs in and out and checks in and
// out of buildings, staff sign in and out, every other year only checks in late and out early.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ElectronKiosk } from '../../harness/electron-kiosk.ts';
import { schoolByFile, schoolByHand } from '../../harness/example-school.ts';
import { ADMIN_PASSWORD } from '../../harness/provisioning-file.ts';
import { tellSetUp } from '../../harness/set-up-told.ts';
import { openTestSchool, type TestSchool } from '../../harness/test-school.ts';
import { AdminPage } from '../../main/e2e/pages/admin-page.ts';
import { KioskPage } from '../../main/e2e/pages/kiosk-page.ts';
import { ActionsPage } from './pages/actions-page.ts';
import { GroupsPage } from './pages/groups-page.ts';
import { whatTheKioskOffers, type KioskOffer } from './pages/kiosk-offers.ts';
import { MappingsPage } from './pages/mappings-page.ts';
import { publishTerms, setRegisters } from './pages/school-pages.ts';

jest.setTimeout(180_000);

const SAMPLES = ['Year 9', 'Year 12'];
const ALL_YEARS = ['Year 7', 'Year 8', 'Year 9', 'Year 10', 'Year 11', 'Year 12', 'Year 13'];
const SIGNS = ['Sixth Form', 'Teaching staff', 'Support staff'];

let school: TestSchool | undefined;
let kiosk: ElectronKiosk;
let admin: AdminPage;
type Way = 'byHand' | 'byFile';
const offered: Partial<Record<Way, KioskOffer>> = {};
const setUps: Partial<Record<Way, unknown>> = {};
const days: Partial<Record<Way, unknown>> = {};

afterAll(() => school?.close());

async function open(more: Readonly<Record<string, unknown>>): Promise<void> {
  await school?.close();
  school = undefined;
  school = await openTestSchool({ pupils: 300, more });
  kiosk = await school.open({ screen: { width: 1280, height: 800 } });
}

/** The first sixth-former's morning at the kiosk: what is said and offered, step by step. */
async function aSixthFormersDay(): Promise<unknown> {
  const person = new KioskPage(kiosk.page);
  const told: unknown[] = [];
  for (const choice of ['Signing in', 'Into the library', 'Out of the library', 'Into the art block', 'Signing out']) {
    await person.touchDoor('sign');
    await person.answer('how', 'By my name', 'group');
    await person.answer('group', 'Sixth Form', 'year');
    await person.answer('year', 'Year 12', 'month');
    await person.findOnwards();
    const before = { standing: await person.standing(), offers: await person.offers() };
    if (choice === 'Out of the library') await kiosk.screenshot('admin/secondary-7-in-the-library');
    told.push({ ...before, chosen: choice, said: await person.choose(choice) });
    await person.finish();
  }
  // The minute of the clock is the only difference between two mornings.
  return JSON.parse(JSON.stringify(told).replaceAll(/09:\d\d/g, '09:xx'));
}

/** What both ways do once they are set up. */
async function lookAtTheKiosk(way: Way, picture: string): Promise<void> {
  await kiosk.page.waitForSelector('[data-door="sign"]');
  await kiosk.screenshot(picture);
  offered[way] = await whatTheKioskOffers(kiosk.page, SAMPLES);
  setUps[way] = await tellSetUp(kiosk.page);
  days[way] = await aSixthFormersDay();
}

describe('a secondary school by hand', () => {
  beforeAll(async () => {
    await open(schoolByHand('secondary'));
    admin = await AdminPage.enter(kiosk.page, ADMIN_PASSWORD);
  });

  it('gets its user types and departments', async () => {
    const userTypes = new GroupsPage(kiosk.page, 'userTypes');
    await userTypes.open();
    for (const name of SIGNS) await userTypes.add(name);
    await kiosk.screenshot('admin/secondary-1-user-types');
    const departments = new GroupsPage(kiosk.page, 'departments');
    await departments.open();
    for (const name of ['Office', 'Premises']) await departments.add(name);
    await kiosk.screenshot('admin/secondary-2-departments');
  });

  it('maps Years 12 and 13 out of Student, and staff by what they do; the staff come with the sync that follows', async () => {
    const mappings = new MappingsPage(kiosk.page);
    await mappings.open();
    await mappings.fillInPupils('Sixth Form', ['Year 12', 'Year 13']);
    expect(await mappings.save()).toMatch(/\d+ people leave the address book they are in/);
    await mappings.fillInStaff('Teaching staff', 'teaching', null);
    expect(await mappings.save()).toBeNull();
    await mappings.fillInStaff('Support staff', 'support', 'Office');
    await kiosk.screenshot('admin/secondary-3-staff-mapping');
    expect(await mappings.save()).toBeNull();
    expect((await mappings.lines()).toSorted()).toEqual([
      'All other year groups → Student',
      'Support staff → Support staff, Office',
      'Teaching staff → Teaching staff, No department',
      'Years 12 and 13 → Sixth Form',
    ]);
    await kiosk.page.waitForFunction(
      () =>
        [...document.querySelectorAll('.adm-lines__words .adm-quiet')].filter((line) =>
          /^\d/.test(line.textContent ?? ''),
        ).length === 4,
    );
    await kiosk.screenshot('admin/secondary-4-mappings');
  });

  it('gets actions for signing, for buildings and for the door, each for those who need it', async () => {
    const actions = new ActionsPage(kiosk.page);
    await actions.open();
    const sign = { icon: 'home', type: 'sign', photo: 'never', userTypes: SIGNS } as const;
    await actions.add('Signing in', { direction: 'in', ...sign });
    await actions.add('Signing out', { direction: 'out', ...sign });
    const check = { type: 'check', photo: 'never', userTypes: ['Sixth Form'] } as const;
    await actions.add('Into the library', { direction: 'in', building: 'Library', ...check });
    await actions.add('Out of the library', { direction: 'out', building: 'Library', ...check });
    await actions.add('Into the art block', { direction: 'in', building: 'Art block', ...check });
    await actions.begin();
    await actions.fillIn({ name: 'Out of the art block', direction: 'out', building: 'Art block', ...check });
    await kiosk.screenshot('admin/secondary-5-building');
    await actions.save();
    for (const name of ['Traffic', 'Doctor or dentist', 'Family reason']) await actions.takeOff('late', name);
    for (const name of ['Interview', 'Family reason', 'Going home', 'Something else']) {
      await actions.takeOff('leaving', name);
    }
    expect(await actions.names('buildingIn')).toEqual(['Into the library', 'Into the art block']);
    expect(await actions.names('buildingOut')).toEqual(['Out of the library', 'Out of the art block']);
    await kiosk.screenshot('admin/secondary-6-actions');
  });

  it('ends on the kiosk', async () => {
    await setRegisters(kiosk.page, { amOpens: '08:45', pmOpens: '13:00', openFor: '30' });
    await publishTerms(kiosk.page, '# Signing out\n\n- I have no lesson now.\n- I am back before my next lesson.');
    await admin.leave();
    await lookAtTheKiosk('byHand', 'admin/secondary-8-kiosk-by-hand');
  });
});

describe('a secondary school by provisioning file', () => {
  beforeAll(() => open(schoolByFile('secondary')));

  it('is on the kiosk with no hands', async () => {
    await lookAtTheKiosk('byFile', 'admin/secondary-9-kiosk-by-file');
  });
});

describe('both ways', () => {
  it('let Sixth Form and staff sign in and out, and every other year only check in late and out early', () => {
    const reasons = { screen: 'reason', standing: null } as const;
    const signingIn = { screen: 'person', standing: 'Not signed in today', choices: ['Signing in Sign in'] };
    expect(offered.byHand).toEqual({
      doors: ['I’m late', 'I’m leaving', 'I’m back', 'Sign in or out'],
      late: {
        years: ALL_YEARS,
        asked: {
          'Year 9': { ...reasons, choices: ['I overslept', 'Bus or train', 'Something else'] },
          'Year 12': { ...reasons, choices: ['Signing in'] },
        },
      },
      leaving: {
        years: ALL_YEARS,
        asked: { 'Year 9': { ...reasons, choices: ['Doctor or dentist', 'Feeling ill'] }, 'Year 12': signingIn },
      },
      sign: {
        'Sixth Form': { years: ['Year 12', 'Year 13'], asked: signingIn },
        'Teaching staff': { years: null, asked: signingIn },
        'Support staff': { years: null, asked: signingIn },
      },
    });
  });

  it('take a sixth-former in, into buildings and out of them, and out again', () => {
    const inHouse = ['Into the library Check in to Library', 'Into the art block Check in to Art block'];
    const out = 'Signing out Sign out';
    expect(days.byHand).toMatchObject([
      { standing: 'Not signed in today', offers: ['Signing in Sign in'] },
      { standing: 'Signed in since 09:xx', offers: [...inHouse, out] },
      {
        standing: 'Signed in since 09:xx · Library',
        offers: ['Out of the library Check out of Library', 'Into the art block Check in to Art block', out],
      },
      { standing: 'Signed in since 09:xx', offers: [...inHouse, out] },
      {
        standing: 'Signed in since 09:xx · Art block',
        offers: ['Out of the art block Check out of Art block', 'Into the library Check in to Library', out],
      },
    ]);
  });

  it('come to the same kiosk and the same set-up', () => {
    expect(offered.byFile).toEqual(offered.byHand);
    expect(setUps.byFile).toEqual(setUps.byHand);
    expect(days.byFile).toEqual(days.byHand);
  });
});
