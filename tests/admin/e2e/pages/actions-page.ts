// What an administrator does on the page Actions and in its editor.
import type { Locator, Page } from 'playwright-core';
import { adminActions } from '../../../../src/renderer/strings/admin/actions.ts';
import { adminPages } from '../../../../src/renderer/strings/admin/pages.ts';
import { AdminPage } from '../../../main/e2e/pages/admin-page.ts';
import { choose, pick, tick } from './form.ts';

const { editor: words, list: listWords, table, groups, preview } = adminActions;

/** What is filled in; everything left out stays as it is. */
export interface FilledIn {
  readonly name?: string;
  readonly icon?: keyof typeof adminActions.icons;
  readonly type?: 'sign' | 'check';
  readonly direction?: 'in' | 'out';
  readonly building?: string;
  /** `byTime`: the table a person starts from. */
  readonly code?: { readonly always: string } | 'byTime' | 'staffChoose';
  readonly photo?: 'always' | 'never';
  readonly terms?: 'always' | 'never';
  readonly badge?: boolean;
  readonly userTypes?: readonly string[];
}

export class ActionsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await new AdminPage(this.page).goTo(adminPages.labels.actions);
  }

  /** Adds an action and comes back to the list. */
  async add(name: string, filledIn: FilledIn): Promise<void> {
    await this.begin();
    await this.fillIn({ name, ...filledIn });
    await this.save();
  }

  /** Opens the editor for a new action. */
  async begin(): Promise<void> {
    await this.page.getByRole('button', { name: adminActions.page.add, exact: true }).click();
    await this.editor().waitFor();
  }

  /** Opens an action of a group. */
  async edit(group: keyof typeof groups, name: string): Promise<void> {
    await this.group(group).locator('.adm-action-open').filter({ hasText: name }).click();
    await this.editor().waitFor();
  }

  /** Opens the editor with a copy of an action. */
  async duplicate(group: keyof typeof groups, name: string): Promise<void> {
    await this.more(group, name, listWords.duplicate);
    await this.editor().waitFor();
  }

  async takeOff(group: keyof typeof groups, name: string): Promise<void> {
    await this.more(group, name, listWords.retire);
    await this.group(group).getByText(name, { exact: true }).waitFor({ state: 'hidden' });
  }

  async bringBack(group: keyof typeof groups, name: string): Promise<void> {
    await this.page.getByRole('button', { name: `${listWords.bringBack}: ${name}`, exact: true }).click();
    await this.group(group).getByText(name, { exact: true }).waitFor();
  }

  async fillIn(filledIn: FilledIn): Promise<void> {
    const form = this.editor();
    const { name, icon, type, direction, building, photo, terms, badge, userTypes } = filledIn;
    if (name !== undefined) await form.getByLabel(words.name).fill(name);
    if (icon !== undefined) {
      await form.getByRole('radio', { name: adminActions.icons[icon], exact: true }).check({ force: true });
    }
    if (type !== undefined) await pick(form, words.type, words.types[type].label);
    if (direction !== undefined) await pick(form, words.direction, words.directions[direction]);
    if (building !== undefined) await form.getByRole('combobox', { name: words.building, exact: true }).fill(building);
    await this.fillInCode(filledIn.code);
    if (photo !== undefined) await pick(form, words.photo, words[photo]);
    if (terms !== undefined) await pick(form, words.terms, words[terms]);
    if (badge !== undefined) await form.getByRole('switch', { name: words.badge }).setChecked(badge);
    if (userTypes !== undefined) await tick(form, words.userTypes, userTypes);
  }

  async save(): Promise<void> {
    await this.touchSave();
    await this.editor().waitFor({ state: 'hidden' });
  }

  /** Touches Save and stays, whatever comes of it. */
  async touchSave(): Promise<void> {
    await this.editor().getByRole('button', { name: words.save, exact: true }).click();
  }

  /** The list, once the editor is closed: every action that is on the kiosk, as "group: name". */
  async names(group: keyof typeof groups): Promise<string[]> {
    return await this.group(group).locator('.adm-action-name').allInnerTexts();
  }

  /** Sets one end of a row of the table to a moment of the session, or to a time. */
  async setMoment(what: 'from' | 'until', row: number, moment: string): Promise<void> {
    const label = table.name(table[what], row);
    if (moment in table.moments) return await choose(this.editor(), label, moments[moment] ?? moment);
    await choose(this.editor(), label, 'at a time');
    await this.editor().getByLabel(table.time(table[what], row)).fill(moment);
  }

  /** What the table says of itself: that it is whole, or what is wrong. */
  tableStanding(): Locator {
    return this.editor().getByText(table.complete).or(this.editor().getByText(table.problemsTitle));
  }

  /** What would happen at a time of the day that is shown. */
  async previewAt(time: string): Promise<Locator> {
    const group = this.editor().getByRole('group', { name: preview.title });
    await group.getByLabel(preview.time, { exact: true }).fill(time);
    return group;
  }

  private async fillInCode(code: FilledIn['code']): Promise<void> {
    if (code === undefined) return;
    const form = this.editor();
    if (code === 'staffChoose') return await pick(form, words.rule, words.rules.none.label);
    if (code === 'byTime') return await pick(form, words.rule, words.rules.conditional.label);
    await pick(form, words.rule, words.rules.fixed.label);
    await choose(form, words.code, code.always);
  }

  private async more(group: keyof typeof groups, name: string, choice: string): Promise<void> {
    await this.group(group)
      .getByRole('button', { name: listWords.more(name), exact: true })
      .click();
    await this.page.getByRole('menuitem', { name: choice, exact: true }).click();
  }

  private group(group: keyof typeof groups): Locator {
    return this.page.getByRole('region', { name: groups[group].title, exact: true });
  }

  private editor(): Locator {
    return this.page.getByRole('form', { name: words.form, exact: true });
  }
}

const moments: Readonly<Record<string, string>> = {
  opens: 'register opens',
  closes: 'register closes',
  end: 'session ends',
};
