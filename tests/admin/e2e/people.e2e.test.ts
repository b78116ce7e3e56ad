// Address books and profiles in real Electron: PIN, card by reader, photo permission, collectors, notes, history.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { ElectronKiosk } from '../../harness/electron-kiosk.ts';
import { plugInReader } from '../../harness/keyboard-reader.ts';
import { ADMIN_PASSWORD } from '../../harness/provisioning-file.ts';
import { openTestSchool, type TestSchool } from '../../harness/test-school.ts';
import { AdminPage } from '../../main/e2e/pages/admin-page.ts';
import { KioskPage } from '../../main/e2e/pages/kiosk-page.ts';

jest.setTimeout(180_000);

const CARD = '0049174203';

let school: TestSchool | undefined;
let kiosk: ElectronKiosk;
let page: Page;
let admin: AdminPage;

beforeAll(async () => {
  school = await openTestSchool({ pupils: 300 });
  kiosk = await school.open({ screen: { width: 1280, height: 800 } });
  page = kiosk.page;
  const pupil = new KioskPage(page);
  await pupil.signInLate('Bus or train');
  await pupil.finish();
  admin = await AdminPage.enter(page, ADMIN_PASSWORD);
});
afterAll(() => school?.close());

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const rows = () => page.locator('table tbody tr:not([aria-hidden])');

async function openPerson(index: number): Promise<string> {
  await admin.goTo('Address books');
  const name = (await rows().nth(index).getByRole('button').first().textContent()) ?? '';
  await rows().nth(index).click();
  await page.getByRole('heading', { name: 'From the MIS' }).waitFor();
  return name;
}

async function holdCardToReader(): Promise<void> {
  await page.getByText('Hold the card to the reader now.').waitFor();
  await (await plugInReader(page)).scan(CARD);
}

describe('an address book', () => {
  it('lists everybody of the user type and finds a name by part of it', async () => {
    await admin.goTo('Address books');
    await page.getByText('300 people', { exact: true }).waitFor();
    const name = (await rows().first().getByRole('button').first().textContent()) ?? '';
    await page.getByRole('searchbox').fill(name.toLowerCase());
    await page.getByText(/^\d+ of 300 people$/).waitFor();
    expect(await rows().first().textContent()).toContain(name);
    await kiosk.screenshot('admin/address-book');
    await button('Clear search and filters').click();
  });
});

describe('a profile', () => {
  it('refuses a trivial PIN in words, takes a suggested one and shows it once', async () => {
    await openPerson(0);
    await button('Set a PIN').click();
    await page.getByLabel('New PIN').fill('4321');
    await button('Set PIN').click();
    await page.getByText(/Digits in a row/).waitFor();
    await button('Suggest a PIN').click();
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[role=dialog] input')?.value !== '4321');
    await button('Set PIN').click();
    await page.getByRole('heading', { name: /^The PIN of/ }).waitFor();
    await button('Done').click();
    await button('Change PIN').waitFor();
  });

  it('takes a card held to the reader, and moves it to another only when told to', async () => {
    await button('Assign a card').click();
    await holdCardToReader();
    await page.getByText(/^Ends in 4203/).waitFor();
    await openPerson(3);
    await button('Assign a card').click();
    await holdCardToReader();
    await page.getByRole('alertdialog', { name: /^This card belongs to/ }).waitFor();
    await kiosk.screenshot('admin/profile-card-taken');
    await button('Move it here').click();
    await page.getByText(/^Ends in 4203/).waitFor();
    await openPerson(0);
    await button('Assign a card').waitFor();
  });

  it('keeps permission, collectors and notes across a visit to another page', async () => {
    await page.getByRole('radio', { name: /^Refused/ }).click();
    await button('Add a collector').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill('Ivy Marsh');
    await dialog.getByLabel('Telephone').fill('call me');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText(/^Type a telephone number/).waitFor();
    await dialog.getByLabel('Telephone').fill('01632 960 001');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Ivy Marsh').waitFor();
    await page.getByLabel('Notes for reception').fill('Bus 14 on Fridays');
    await button('Save notes').click();
    await page.getByText('Saved.', { exact: true }).waitFor();
    await kiosk.screenshot('admin/profile');
    await admin.goTo('Daily logbook');
    await openPerson(0);
    expect(await page.getByRole('radio', { name: /^Refused/ }).isChecked()).toBe(true);
    expect(await page.getByLabel('Notes for reception').inputValue()).toBe('Bus 14 on Fridays');
    expect(await page.getByText('01632 960 001').count()).toBe(1);
  });

  it('has the movements of the person with their marks, and counts the lateness', async () => {
    await admin.goTo('Address books');
    // Whoever came late is first when sorted by where people are.
    await page.getByRole('columnheader', { name: /^Now/ }).getByRole('button').click();
    await page
      .getByText(/^In school since 09:/)
      .first()
      .click();
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByText('1 movement', { exact: true }).waitFor();
    await rows().first().click();
    await page
      .getByText(/L: arrived 09:1\d/)
      .first()
      .waitFor();
    await kiosk.screenshot('admin/profile-history');
    await page.getByRole('tab', { name: 'Lateness' }).click();
    await page.getByText(/^1 late arrival and \d+ minutes late since 1 September 2026\.$/).waitFor();
    await button(/^Show as table/).click();
    await page
      .getByRole('cell', { name: '23 Nov' })
      .or(page.getByRole('rowheader', { name: '23 Nov' }))
      .first()
      .waitFor();
  });
});
