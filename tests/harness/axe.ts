// Runs axe in the page of a real Electron. The page's policy forbids injected scripts and eval; the debugger's own
// evaluation is not subject to it.
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { axeTags, violationLines } from './axe-words.ts';

/** What is wrong with the page's accessibility, one line each. */
export async function findPageViolations(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('Runtime.evaluate', { expression: axe.source });
    const options = JSON.stringify({ runOnly: axeTags, resultTypes: ['violations'] });
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: `axe.run(document, ${options}).then(({ violations }) => JSON.stringify({ violations }))`,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined) throw new Error(`axe did not run: ${exceptionDetails.text}`);
    // as: the expression above returns this as text
    return violationLines(JSON.parse(String(result.value)) as Pick<AxeResults, 'violations'>);
  } finally {
    await session.detach();
  }
}
