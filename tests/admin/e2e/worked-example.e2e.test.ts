// The worked example in real Electron, by hand and by provisioning file: a Sixth Form user type with Years 12 and 13 in
// it that signs in and out, every other year a Student that checks in and out, and a kiosk that offers each their own.
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
import { whatACardOffers, whatTheKioskOffers, type Asked, type KioskOffer } from './pages/kiosk-offers.ts';
import { MappingsPage } from './pages/mappings-page.ts';
import { setRegisters } from './pages/school-pages.ts';

jest.setTimeout(180_000);

const SAMPLES = ['Year 9', 'Year 12', 'Year 13'];
const ALL_YEARS = ['Year 7', 'Year 8', 'Year 9', 'Year 10', 'Year 11', 'Year 12', 'Year 13'];
const screen = { width: 1280, height: 800 };

let school: TestSchool | undefined;
let kiosk: ElectronKiosk;
let admin: AdminPage;
type Way = 'byHand' | 'byFile';
const offered: Partial<Record<Way, KioskOffer>> = {};
const setUps: Partial<Record<Way, unknown>> = {};
const cards: Partial<Record<Way, Readonly<Record<string, Asked>>>> = {};

afterAll(() => school?.close());

async function open(more: Readonly<Record<string, unknown>>): Promise<void> {
  await school?.close();
  school = undefined;
  school = await openTestSchool({ pupils: 300, more });
  kiosk = await school.open({ screen });
}

/** A card of a younger pupil and one of a sixth-former; an administrator is signed in. */
async function presentCards(): Promise<Readonly<Record<string, Asked>>> {
  return {
    'Year 9': await whatACardOffers(kiosk.page, 'Year 9', '0004A1B2C3'),
    'Year 12': await whatACardOffers(kiosk.page, 'Year 12', '0004A1B2C4'),
  };
}

describe('the worked example by hand', () => {
  beforeAll(async () => {
    await open(schoolByHand('sixth-form'));
    admin = await AdminPage.enter(kiosk.page, ADMIN_PASSWORD);
  });

  it('begins with a user type of its own', async () => {
    const userTypes = new GroupsPage(kiosk.page, 'userTypes');
    await userTypes.open();
    await userTypes.add('Sixth Form');
    expect(await userTypes.factsOf('Sixth Form')).toBe('nobody yet · no mapping fills it · no action on the kiosk');
    await kiosk.screenshot('admin/worked-1-user-types');
  });

  it('maps the years, and says first whom a mapping takes out of their address book', async () => {
    const mappings = new MappingsPage(kiosk.page);
    await mappings.open();
    expect(await mappings.remove('All year groups: Student')).toMatch(/300 people leave the address book they are in/);
    await kiosk.page.getByText('No mapping yet').waitFor();
    await mappings.fillInPupils('Sixth Form', ['Year 12', 'Year 13']);
    await kiosk.screenshot('admin/worked-2-mapping');
    expect(await mappings.save()).toBeNull();
    await mappings.fillInPupils('Student', 'others');
    expect(await mappings.save()).toBeNull();
    expect((await mappings.lines()).toSorted()).toEqual([
      'All other year groups → Student',
      'Years 12 and 13 → Sixth Form',
    ]);
    await kiosk.screenshot('admin/worked-3-mappings');
  });

  it('gives each user type its own actions', async () => {
    const actions = new ActionsPage(kiosk.page);
    await actions.open();
    const sign = { icon: 'home', type: 'sign', photo: 'never', userTypes: ['Sixth Form'] } as const;
    await actions.begin();
    await actions.fillIn({ name: 'Signing in', direction: 'in', ...sign });
    await kiosk.screenshot('admin/worked-4-signing-in');
    await actions.save();
    await actions.add('Signing out', { direction: 'out', ...sign });
    for (const name of ['Traffic', 'Doctor or dentist', 'Family reason']) await actions.takeOff('late', name);
    for (const name of ['Interview', 'Family reason', 'Going home', 'Something else']) {
      await actions.takeOff('leaving', name);
    }
    expect(await actions.names('late')).toEqual(['I overslept', 'Bus or train', 'Something else']);
    expect(await actions.names('leaving')).toEqual(['Doctor or dentist', 'Feeling ill']);
    expect(await actions.names('signIn')).toEqual(['Signing in']);
    await kiosk.screenshot('admin/worked-5-actions');
  });

  it('ends on the kiosk', async () => {
    await setRegisters(kiosk.page, { amOpens: '08:45', pmOpens: '13:00', openFor: '30' });
    await admin.leave();
    await kiosk.page.waitForSelector('[data-door="sign"]');
    await kiosk.screenshot('admin/worked-6-kiosk-by-hand');
    offered.byHand = await whatTheKioskOffers(kiosk.page, SAMPLES);
    setUps.byHand = await tellSetUp(kiosk.page);
    cards.byHand = await presentCards();
  });
});

describe('the worked example by provisioning file', () => {
  beforeAll(() => open(schoolByFile('sixth-form')));

  it('is on the kiosk with no hands', async () => {
    await kiosk.page.waitForSelector('[data-door="sign"]');
    await kiosk.screenshot('admin/worked-7-kiosk-by-file');
    offered.byFile = await whatTheKioskOffers(kiosk.page, SAMPLES);
    setUps.byFile = await tellSetUp(kiosk.page);
    cards.byFile = await presentCards();
  });

  it('lets a sixth-former sign in and out, each time offered only what fits', async () => {
    const person = new KioskPage(kiosk.page);
    const find = async () => {
      await person.touchDoor('sign');
      await person.answer('how', 'By my name', 'year');
      await person.answer('year', 'Year 12', 'month');
      await person.findOnwards();
    };
    await find();
    expect(await person.choose('Signing in')).toMatch(/Signed in at 09:1\d/);
    await person.finish();
    await find();
    expect(await person.standing()).toMatch(/^Signed in since 09:1\d$/);
    expect(await person.offers()).toEqual(['Signing out Sign out']);
    await kiosk.screenshot('admin/worked-8-signed-in');
    expect(await person.choose('Signing out')).toMatch(/Signed out at 09:1\d/);
    await person.finish();
  });
});

describe('both ways', () => {
  it('offer each pupil only their own actions', () => {
    const reasons = { screen: 'reason', standing: null } as const;
    const sixthForm = { screen: 'person', standing: 'Not signed in today', choices: ['Signing in Sign in'] };
    const late = { ...reasons, choices: ['I overslept', 'Bus or train', 'Something else'] };
    expect(offered.byHand).toEqual({
      doors: ['I’m late', 'I’m leaving', 'I’m back', 'Sign in or out'],
      late: {
        years: ALL_YEARS,
        // Who walks in late and signs in here is signed in.
        asked: {
          'Year 9': late,
          'Year 12': { ...reasons, choices: ['Signing in'] },
          'Year 13': { ...reasons, choices: ['Signing in'] },
        },
      },
      leaving: {
        years: ALL_YEARS,
        // Who is not signed in has nothing to sign out of.
        asked: {
          'Year 9': { ...reasons, choices: ['Doctor or dentist', 'Feeling ill'] },
          'Year 12': sixthForm,
          'Year 13': sixthForm,
        },
      },
      sign: { only: { years: ['Year 12', 'Year 13'], asked: sixthForm } },
    });
  });

  it('know by the card whose doors they are', () => {
    expect(cards.byHand).toEqual({
      // Who does not sign in and out stands nowhere, and finds the two doors of exceptions.
      'Year 9': { screen: 'person', standing: null, choices: ['I’m late', 'I’m leaving'] },
      'Year 12': { screen: 'person', standing: 'Not signed in today', choices: ['Signing in Sign in'] },
    });
  });

  it('come to the same kiosk and the same set-up', () => {
    expect(offered.byFile).toEqual(offered.byHand);
    expect(setUps.byFile).toEqual(setUps.byHand);
    expect(cards.byFile).toEqual(cards.byHand);
  });
});
