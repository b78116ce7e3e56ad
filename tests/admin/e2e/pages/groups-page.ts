// What an administrator does on the pages User types and Departments, which are alike.
import type { Page } from 'playwright-core';
import { adminPages } from '../../../../src/renderer/strings/admin/pages.ts';
import { adminPeopleSetup } from '../../../../src/renderer/strings/admin/people-setup.ts';
import { AdminPage } from '../../../main/e2e/pages/admin-page.ts';

const words = adminPeopleSetup.groups;

export class GroupsPage {
  readonly page: Page;
  readonly area: 'userTypes' | 'departments';

  constructor(page: Page, area: 'userTypes' | 'departments') {
    this.page = page;
    this.area = area;
  }

  async open(): Promise<void> {
    await new AdminPage(this.page).goTo(adminPages.labels[this.area]);
  }

  async add(name: string): Promise<void> {
    const { add, list } = adminPeopleSetup[this.area];
    await this.page.getByRole('button', { name: add, exact: true }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel(words.name).fill(name);
    await dialog.getByRole('button', { name: add, exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await this.page.getByRole('list', { name: list }).getByText(name, { exact: true }).waitFor();
  }

  /** What stands on the line of a group: "58 people · 1 mapping · 2 actions". */
  async factsOf(name: string): Promise<string> {
    const line = this.page.getByRole('listitem').filter({ has: this.page.getByText(name, { exact: true }) });
    return await line.locator('.adm-quiet').innerText();
  }
}
