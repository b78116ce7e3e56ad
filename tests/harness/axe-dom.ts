// Runs axe on what a jsdom test rendered. jsdom lays nothing out: colours and sizes are axe.ts's to check.
import { run } from 'axe-core';
import { axeTags, violationLines } from './axe-words.ts';

/** What is wrong with the document's accessibility, one line each. */
export async function findAxeViolations(root: Element = document.body): Promise<readonly string[]> {
  const results = await run(root, {
    runOnly: axeTags,
    // Of a part alone: the page's frame brings the landmarks. Colours and visible words need a layout and a canvas.
    rules: {
      'color-contrast': { enabled: false },
      'label-content-name-mismatch': { enabled: false },
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
      'landmark-one-main': { enabled: false },
    },
  });
  return violationLines(results);
}
