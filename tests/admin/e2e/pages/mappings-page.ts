// What an administrator does on the page Wonde configuration.
import type { Locator, Page } from 'playwright-core';
import { adminPages } from '../../../../src/renderer/strings/admin/pages.ts';
import { adminPeopleSetup } from '../../../../src/renderer/strings/admin/people-setup.ts';
import { AdminPage } from '../../../main/e2e/pages/admin-page.ts';
import { choose, pick, tick } from './form.ts';

const words = adminPeopleSetup.mappings;
const formWords = adminPeopleSetup.mappingForm;

export class MappingsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await new AdminPage(this.page).goTo(adminPages.labels.wondeConfiguration);
  }

  /** Fills in a new mapping for pupils and leaves it unsaved. */
  async fillInPupils(userType: string, years: readonly string[] | 'others'): Promise<void> {
    const form = await this.begin(formWords.student);
    if (years === 'others') await pick(form, formWords.scope, formWords.others);
    else await tick(form, formWords.years, years);
    await choose(form, formWords.userType, userType);
  }

  /** Fills in a new mapping for staff and leaves it unsaved. */
  async fillInStaff(userType: string, staff: keyof typeof words.staff, department: string | null): Promise<void> {
    const form = await this.begin(formWords.staff);
    await pick(form, formWords.staffScope, words.staff[staff]);
    if (department !== null) await choose(form, formWords.department, department);
    await choose(form, formWords.userType, userType);
  }

  /** Saves the mapping, confirms where people change their address book, and says what was asked. */
  async save(): Promise<string | null> {
    await this.page.getByRole('button', { name: formWords.save, exact: true }).click();
    const question = this.page.getByRole('alertdialog');
    await question.or(this.list()).first().waitFor();
    const asked = (await question.isVisible()) ? await question.innerText() : null;
    if (asked !== null) await question.getByRole('button', { name: /^Save, move/ }).click();
    await this.list().waitFor();
    return asked;
  }

  /** Touches Remove of a mapping, confirms, and says what was asked. */
  async remove(mapping: string): Promise<string> {
    await this.page.getByRole('button', { name: words.removeLabel(mapping), exact: true }).click();
    const question = this.page.getByRole('alertdialog');
    const asked = await question.innerText();
    await question.getByRole('button', { name: formWords.confirmRemove, exact: true }).click();
    await question.waitFor({ state: 'hidden' });
    return asked;
  }

  /** Every mapping as the page says it: "Years 12 and 13 → Sixth Form". */
  async lines(): Promise<string[]> {
    await this.list().waitFor();
    const names = await this.list().locator('.adm-lines__name').all();
    return await Promise.all(
      names.map(async (name) =>
        (await name.locator('> span:not(.visually-hidden)').allInnerTexts()).slice(0, 3).join(' '),
      ),
    );
  }

  private list(): Locator {
    return this.page.getByRole('list', { name: words.listTitle });
  }

  private async begin(entity: string): Promise<Locator> {
    await this.page.getByRole('button', { name: words.add, exact: true }).click();
    const form = this.page.getByRole('form', { name: formWords.addTitle });
    await pick(form, formWords.entity, entity);
    return form;
  }
}
