// What every form of the admin view has: a list to choose from, choices in sight, a switch.
import type { Locator } from 'playwright-core';

/** Words as a pattern that matches them from their beginning. */
export function beginningWith(words: string, then = ''): RegExp {
  return new RegExp(`^${words.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}${then}`);
}

/** Opens a list by its label and touches the choice whose words begin so. */
export async function choose(scope: Locator, label: string, choice: string): Promise<void> {
  const page = scope.page();
  const named = page.locator('.field-label').filter({ hasText: beginningWith(label, '( \\(needed\\))?$') });
  await scope.locator('.adm-pick').filter({ has: named }).getByRole('button').click();
  await page.getByRole('option', { name: beginningWith(choice, '\\b') }).click();
}

/** Chooses one of a few by how its words begin: below a choice stands what it means. */
export async function pick(scope: Locator, group: string, choice: string): Promise<void> {
  await scope
    .getByRole('radiogroup', { name: group })
    .getByRole('radio', { name: beginningWith(choice) })
    .check();
}

/** Ticks exactly these boxes of a group. */
export async function tick(scope: Locator, group: string, wanted: readonly string[]): Promise<void> {
  const boxes = scope.getByRole('group', { name: group }).getByRole('checkbox');
  const missing = new Set(wanted);
  for (const box of await boxes.all()) {
    const words = await box.locator('xpath=ancestor::label').innerText();
    // "Year 12 (28 pupils)", "Sixth Form": the number is not the name's.
    const name = words.replace(/ \([\d,]+ pupils?\)[\s\S]*$/, '').trim();
    missing.delete(name);
    if (wanted.includes(name) !== (await box.isChecked())) await box.setChecked(wanted.includes(name));
  }
  if (missing.size > 0) throw new Error(`${group} has no box for ${[...missing].join(', ')}`);
}
