// Every page of the admin view in real Electron, by touch and by keyboard alone: each control is large enough for a
// finger, Tab and the arrow keys come to each, the focus is always in sight, and no words are cut off.
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { adminPages } from '../../../src/renderer/strings/admin/pages.ts';
import { cutWords, focusedControl, numberControls } from '../../harness/reach.ts';
import { ADMIN_PASSWORD } from '../../harness/provisioning-file.ts';
import { openTestSchool, type TestSchool } from '../../harness/test-school.ts';
import { AdminPage } from '../../main/e2e/pages/admin-page.ts';
import { KioskPage } from '../../main/e2e/pages/kiosk-page.ts';

jest.setTimeout(180_000);

const pages = Object.entries(adminPages.labels);
/** A fingertip; a pixel less is the border of the row a button stands in. */
const SMALLEST_TARGET_PX = 39;
const MOST_TABS = 250;

let school: TestSchool;
let page: Page;

beforeAll(async () => {
  school = await openTestSchool();
  ({ page } = await school.open({ screen: { width: 1280, height: 800 } }));
  const pupil = new KioskPage(page);
  await pupil.signInLate('Bus or train');
  await pupil.finish();
  await school.marks(1);
  await AdminPage.enter(page, ADMIN_PASSWORD);
});
afterAll(() => school?.close());

/** Goes through the page with Tab until it comes round; what was never reached, and where the focus could not be seen. */
async function walkByTab(controls: number): Promise<{ readonly unreached: number[]; readonly unseen: string[] }> {
  const unreached = new Set(Array.from({ length: controls }, (_, index) => index));
  const unseen: string[] = [];
  for (let tabs = 0; tabs < MOST_TABS && unreached.size > 0; tabs += 1) {
    await page.keyboard.press('Tab');
    const { reach, group, isVisible, name } = await page.evaluate(focusedControl);
    if (reach !== null) unreached.delete(reach);
    for (const member of group) unreached.delete(member);
    if (reach !== null && !isVisible) unseen.push(name);
  }
  return { unreached: [...unreached], unseen };
}

/** What of the page a finger or the keyboard would not manage. */
async function findProblems() {
  const controls = await page.evaluate(numberControls, 'main');
  const small = controls.filter(({ widthPx, heightPx }) => Math.min(widthPx, heightPx) < SMALLEST_TARGET_PX);
  const cut = await page.evaluate(cutWords, 'main');
  const { unreached, unseen } = await walkByTab(controls.length);
  return {
    small: small.map(({ name, widthPx, heightPx }) => `${name}: ${Math.round(widthPx)} × ${Math.round(heightPx)}`),
    cut,
    unreached: unreached.map((index) => controls[index]?.name),
    unseen,
  };
}

describe('every page of the admin view, by touch and by keyboard alone', () => {
  it.each(pages)('%s', async (_id, label) => {
    await page.getByRole('navigation').getByRole('button', { name: label, exact: true }).press('Enter');
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    await page.waitForFunction(() => document.querySelector('main .adm-loading') === null);
    expect(await findProblems()).toEqual({ small: [], cut: [], unreached: [], unseen: [] });
  });

  it('would be found wanting: a button out of reach, a small one, and words cut off', async () => {
    await page.evaluate(() => {
      const main = document.querySelector('main');
      if (main === null) return;
      const out = Object.assign(document.createElement('button'), { textContent: 'Out of reach', tabIndex: -1 });
      out.style.minHeight = '48px';
      const small = Object.assign(document.createElement('button'), { textContent: 'x' });
      const cut = Object.assign(document.createElement('p'), {
        textContent: 'Words that are too long for their place',
      });
      small.style.cssText = 'width:20px;height:20px;min-height:0;padding:0';
      cut.style.cssText = 'width:60px;overflow:hidden;white-space:nowrap';
      for (const planted of [out, small, cut]) planted.dataset['planted'] = '';
      main.prepend(out, small, cut);
    });
    const { small, cut, unreached } = await findProblems();
    await page.evaluate(() => document.querySelectorAll('[data-planted]').forEach((planted) => planted.remove()));
    expect({ small, cut, unreached }).toEqual({
      small: ['button x: 20 × 20'],
      cut: [expect.stringContaining('Words that are too long')],
      unreached: ['button Out of reach'],
    });
  });
});
