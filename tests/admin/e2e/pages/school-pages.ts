// What an administrator does on the pages Registers and Terms and conditions.
import type { Page } from 'playwright-core';
import { adminPages } from '../../../../src/renderer/strings/admin/pages.ts';
import { adminParts } from '../../../../src/renderer/strings/admin/parts.ts';
import { adminRegisters } from '../../../../src/renderer/strings/admin/registers.ts';
import { adminTerms } from '../../../../src/renderer/strings/admin/terms.ts';
import { AdminPage } from '../../../main/e2e/pages/admin-page.ts';

export interface FilledInTimes {
  readonly amOpens: string;
  readonly pmOpens: string;
  readonly openFor: string;
}

/** Types the register times and saves them where they are not the kiosk's already. */
export async function setRegisters(page: Page, times: FilledInTimes): Promise<void> {
  await new AdminPage(page).goTo(adminPages.labels.registers);
  const form = page.getByRole('form', { name: adminRegisters.form });
  for (const field of ['amOpens', 'pmOpens', 'openFor'] as const) {
    await form.getByLabel(adminRegisters[field], { exact: true }).fill(times[field]);
  }
  await form.getByText(adminRegisters.marksStay).waitFor();
  const notSaved = form.getByText(adminParts.saveBar.dirty, { exact: true });
  if (!(await notSaved.isVisible())) return;
  await form.getByRole('button', { name: adminParts.saveBar.save, exact: true }).click();
  await notSaved.waitFor({ state: 'hidden' });
}

/** Writes the first text of the terms and publishes it. */
export async function publishTerms(page: Page, text: string): Promise<void> {
  await new AdminPage(page).goTo(adminPages.labels.terms);
  await page.getByRole('textbox', { name: adminTerms.body, exact: true }).fill(text);
  await page.getByRole('button', { name: adminTerms.publish, exact: true }).click();
  await page.getByRole('button', { name: adminTerms.publishConfirm(1), exact: true }).click();
  await page.getByText(adminTerms.published(1)).waitFor();
}
