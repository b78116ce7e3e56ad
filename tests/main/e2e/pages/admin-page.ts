// What a receptionist does in the admin view.
import type { Page } from 'playwright-core';

export class AdminPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Opens the gate from the idle screen with the keyboard's way in. */
  static async openGate(page: Page): Promise<AdminPage> {
    await page.waitForSelector('[data-screen="idle"]');
    await page.keyboard.press('Control+Shift+A');
    await page.waitForSelector('[data-view="admin"]');
    return new AdminPage(page);
  }

  /** Opens the gate and signs in; ends on the daily logbook. */
  static async enter(page: Page, password: string): Promise<AdminPage> {
    const admin = await AdminPage.openGate(page);
    await page.getByLabel('Admin password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { name: 'Daily logbook' }).waitFor();
    return admin;
  }

  async goTo(pageName: string): Promise<void> {
    await this.page.getByRole('navigation').getByRole('button', { name: pageName, exact: true }).click();
    await this.page.getByRole('heading', { name: pageName }).first().waitFor();
  }

  /** Prints the newest badge of the logbook again, for one of the offered reasons or a typed one. */
  async reprintNewestBadge(reason: string): Promise<void> {
    await this.page
      .getByRole('button', { name: /^Print the badge of/ })
      .first()
      .click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Another reason').fill(reason);
    await dialog.getByRole('button', { name: /^Print/ }).click();
    await dialog.getByRole('button', { name: 'Close' }).click();
  }

  async leave(): Promise<void> {
    await this.page.getByRole('button', { name: 'Back to the kiosk' }).click();
    await this.page.waitForSelector('[data-screen="idle"]');
  }
}
