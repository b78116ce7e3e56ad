// How to get to the screens of Sign in or out, and to the terms.
import type { Page } from 'playwright-core';
import { termsVersionId } from '../../src/shared/domain/terms.ts';
import { departmentId, userTypeId } from '../../src/shared/domain/user-type.ts';
import { actionId } from '../../src/shared/domain/ids.ts';
import { AppError } from '../../src/shared/errors/app-error.ts';
import type { PersonOffer, PersonStanding, SignGroup } from '../../src/shared/ipc/kiosk-contract.ts';
import type { FakeHandlers } from '../../tests/fakes/fake-bridge.ts';
import { kioskState, namesOf, receiptOf } from './invented-school.ts';
import type { Story } from './stories.ts';

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const listed = (page: Page, screen: string) => page.waitForSelector(`[data-screen="${screen}"] [data-answers="ready"]`);

const group = (name: string, kind: SignGroup['kind']): SignGroup => ({
  userTypeId: userTypeId.parse(name.toLowerCase().replaceAll(' ', '-')),
  name,
  kind,
});
const groups = [group('Sixth Form', 'student'), group('Teaching staff', 'staff'), group('Support staff', 'staff')];
const departments = ['English', 'Mathematics', 'Science', 'Humanities', 'Languages', 'Art and music', 'No department'];

const offer = (name: string, kind: PersonOffer['kind'], more: Partial<PersonOffer> = {}): PersonOffer => ({
  actionId: actionId.parse(name.toLowerCase().replaceAll(' ', '-')),
  name,
  icon: 'other',
  takesPhoto: false,
  asksTerms: false,
  printsBadge: false,
  kind,
  building: null,
  ...more,
});
const [somebody = never()] = namesOf(1);
const signedIn: PersonStanding = {
  personId: somebody.personId,
  label: 'Oluwaseun-Alexandra W',
  presence: 'signedIn',
  sinceText: '08:31',
  building: 'Library',
  outSinceText: null,
  offers: [
    offer('Leave the Library', 'buildingOut', { building: 'Library' }),
    offer('Art block', 'buildingIn', { building: 'Art block' }),
    offer('Going home', 'signOut'),
    offer('Doctor, dentist or hospital', 'leaving', { icon: 'stethoscope' }),
    offer('Interview', 'leaving', { icon: 'interview' }),
  ],
  canReturn: false,
  doors: [],
};
const notYet: PersonStanding = {
  ...signedIn,
  presence: 'notYet',
  sinceText: null,
  building: null,
  offers: [offer('Sign in', 'signIn')],
};
const twelve: PersonStanding = {
  ...signedIn,
  offers: [
    ...signedIn.offers,
    ...['Sports hall', 'Music school', 'Sixth Form centre', 'Theatre', 'Science block'].map((name) =>
      offer(name, 'buildingIn', { building: name }),
    ),
    offer('Study leave', 'signOut'),
    offer('Family', 'leaving', { icon: 'family' }),
  ],
};
const out: PersonStanding = {
  ...signedIn,
  building: null,
  outSinceText: '10:42',
  canReturn: true,
  offers: [offer('Going home', 'signOut')],
};
const byCard: PersonStanding = {
  ...notYet,
  presence: 'untold',
  offers: [],
  doors: ['late', 'leaving'],
};

const body = `# Using this kiosk

Please read this before you sign in.

## What we keep

- your name and the time you sign in or out
- **one photo**, for thirty days
- where in the school you said you would be

## What we ask of you

1. Sign in when you arrive and sign out when you go.
2. Do it for yourself only. *Never for a friend.*
3. Tell reception when something is wrong.

${'Anybody who is on site has to be found when the alarm sounds, which is why this matters. '.repeat(8)}`;

async function toHow(page: Page): Promise<void> {
  await press(page, 'Sign in or out');
  await listed(page, 'how');
}
async function toGroups(page: Page): Promise<void> {
  await toHow(page);
  await press(page, 'By my name');
  await listed(page, 'group');
}
async function toDepartments(page: Page): Promise<void> {
  await toGroups(page);
  await press(page, 'Teaching staff');
  await listed(page, 'department');
}
async function toStaff(page: Page): Promise<void> {
  await toDepartments(page);
  await press(page, 'Science');
  await listed(page, 'staff');
}
async function toPerson(page: Page): Promise<void> {
  await toStaff(page);
  await page.locator('.k-name').first().click();
  await listed(page, 'person');
}
async function present(page: Page): Promise<void> {
  await page.keyboard.type('0004A1B2C3', { delay: 2 });
  await page.keyboard.press('Enter');
}
async function toPin(page: Page, digits: string): Promise<void> {
  await toHow(page);
  await press(page, 'With my PIN');
  await listed(page, 'pin');
  for (const digit of digits) await press(page, `Digit ${digit}`);
}

const sixth: FakeHandlers = {
  'kiosk.listSignGroups': () => groups,
  'kiosk.listDepartments': () => departments.map((name) => ({ id: departmentId.parse(name), name })),
  'kiosk.listStaff': () => namesOf(14),
  'kiosk.getPerson': () => signedIn,
  'kiosk.identify': () => somebody,
  'kiosk.getTerms': () => ({
    versionId: termsVersionId.parse('01990000-0000-7000-8000-00000000000c'),
    version: 1,
    body,
  }),
};

function never(): never {
  throw new AppError('INTERNAL');
}

const doorsStory = (name: string, doors: typeof kioskState.doors): Story => ({
  name,
  answers: { 'kiosk.getState': () => ({ ...kioskState, doors }) },
  act: async (page) => void (await page.waitForSelector('[data-screen="idle"]')),
});
const none = { late: false, leaving: false, return: false, sign: false };

const person = (name: string, standing: PersonStanding): Story => ({
  name,
  answers: { ...sixth, 'kiosk.getPerson': () => standing },
  act: toPerson,
});

const done = (name: string, kind: 'signIn' | 'signOut' | 'buildingIn' | 'buildingOut', more: object): Story => ({
  name,
  answers: {
    ...sixth,
    'kiosk.recordMovement': () => ({ ...receiptOf('late'), kind, reasonName: 'Sign in', badgeId: null, ...more }),
  },
  act: async (page) => {
    await toPerson(page);
    await page.locator('.k-offers .k-tile').first().click();
    await page.waitForSelector('[data-screen="done"]');
  },
});

/** The screens of Sign in or out. */
export const signStories: readonly Story[] = [
  doorsStory('idle-primary', { ...none, leaving: true, return: true }),
  doorsStory('idle-four', { late: true, leaving: true, return: true, sign: true }),
  doorsStory('idle-one-door', { ...none, sign: true }),
  doorsStory('idle-no-door', none),
  { name: 'how', answers: sixth, act: toHow },
  { name: 'group-3', answers: sixth, act: toGroups },
  {
    name: 'group-2',
    answers: { ...sixth, 'kiosk.listSignGroups': () => [group('Sixth Form', 'student'), group('Sixth Form', 'staff')] },
    act: toGroups,
  },
  { name: 'department-7', answers: sixth, act: toDepartments },
  {
    name: 'department-24',
    answers: {
      ...sixth,
      'kiosk.listDepartments': () =>
        Array.from({ length: 24 }, (_, n) => ({
          id: departmentId.parse(`d${n}`),
          name: n === 0 ? 'Science' : `Department ${n}`,
        })),
    },
    act: toDepartments,
  },
  { name: 'staff-14', answers: sixth, act: toStaff },
  { name: 'staff-90', answers: { ...sixth, 'kiosk.listStaff': () => namesOf(90) }, act: toStaff },
  person('person-signed-in', signedIn),
  person('person-not-yet', notYet),
  person('person-twelve', twelve),
  person('person-out', out),
  {
    name: 'person-nothing',
    answers: { ...sixth, 'kiosk.getPerson': () => ({ ...notYet, offers: [] }) },
    act: async (page) => {
      await toStaff(page);
      await page.locator('.k-name').first().click();
      await page.waitForSelector('[data-screen="person"] [data-answers="empty"]');
    },
  },
  {
    name: 'person-card-doors',
    answers: { ...sixth, 'kiosk.getPerson': () => byCard },
    act: async (page) => {
      // On a busy machine a key may come too late for a reader's speed.
      for (let tries = 0; tries < 5 && (await page.locator('[data-screen="person"]').count()) === 0; tries += 1) {
        await present(page);
        await page.waitForTimeout(500);
      }
      await listed(page, 'person');
    },
  },
  {
    name: 'card-unknown',
    answers: {
      'kiosk.identify': () => {
        throw new AppError('CARD_UNKNOWN');
      },
    },
    act: async (page) => {
      await present(page);
      await page.waitForSelector('[data-problem="CARD_UNKNOWN"]');
    },
  },
  { name: 'pin-typing', answers: sixth, act: (page) => toPin(page, '48263') },
  {
    name: 'pin-wrong',
    answers: {
      'kiosk.identify': () => {
        throw new AppError('PIN_WRONG');
      },
    },
    act: async (page) => {
      await toPin(page, '4826');
      await press(page, 'Carry on');
      await page.waitForSelector('[data-problem="PIN_WRONG"]');
    },
  },
  {
    name: 'terms',
    answers: {
      ...sixth,
      'kiosk.getPerson': () => ({ ...notYet, offers: [offer('Sign in', 'signIn', { asksTerms: true })] }),
    },
    act: async (page) => {
      await toPerson(page);
      await press(page, 'Sign in');
      await listed(page, 'terms');
    },
  },
  done('done-sign-in', 'signIn', { nextStep: 'welcome' }),
  done('done-sign-out', 'signOut', { nextStep: 'goodbye', reasonName: 'Going home' }),
  done('done-building-in', 'buildingIn', { nextStep: 'inBuilding', building: 'Library' }),
];
