// Scrolling the logbook of 10,000 movements in real Electron, frame by frame, beside a plain list in the same window.
import path from 'node:path';
import type { Page } from 'playwright-core';
import { AdminPage } from '../../tests/main/e2e/pages/admin-page.ts';
import { addManyMovements } from '../../tests/fixtures/builders/many-movements.ts';
import { openStoreFile } from '../../tests/harness/temp-store.ts';
import { ADMIN_PASSWORD } from '../../tests/harness/provisioning-file.ts';
import { openTestSchool } from '../../tests/harness/test-school.ts';
import type { BenchContext } from './bench-context.ts';
import { scrollFrames, showPlainList } from './in-page.ts';
import type { Measurement } from './statistics.ts';

const MOVEMENTS = 10_000;
/** A slow flick of a finger, and a fast one: a row, and five rows, in every frame. */
const PX_A_FRAME: readonly number[] = [40, 200];

async function openLogbook(page: Page): Promise<void> {
  await AdminPage.enter(page, ADMIN_PASSWORD);
  await page.locator('.adm-range select').selectOption({ label: 'All days' });
  await page.locator('.adm-logbook-table .adm-row-button:not(.adm-quiet)').first().waitFor();
}

/** Measures each speed; the list and its reference in turns. */
export async function benchScroll({ isQuick }: BenchContext): Promise<readonly Measurement[]> {
  const school = await openTestSchool({ pupils: 300, more: { printer: { kind: 'none' } } });
  try {
    await (await school.open()).close();
    const store = openStoreFile(path.join(school.dataDir, 'kiosk', 'gatehouse.db'));
    addManyMovements(store, { movements: MOVEMENTS, pupils: 1_500, days: 190, allConfirmed: true });
    store.close();
    const { page } = await school.open({ screen: { width: 1280, height: 800 } });
    await openLogbook(page);
    await page.evaluate(showPlainList, MOVEMENTS);
    const frames = isQuick ? 60 : 200;
    const found: Measurement[] = [];
    for (const pxAFrame of PX_A_FRAME) {
      const samples: number[] = [];
      const referenceSamples: number[] = [];
      for (let turn = 0; turn < 3; turn += 1) {
        samples.push(...(await page.evaluate(scrollFrames, { selector: '.adm-table-scroll', frames, pxAFrame })));
        referenceSamples.push(
          ...(await page.evaluate(scrollFrames, { selector: '[data-plain-list]', frames, pxAFrame })),
        );
      }
      found.push({
        name: `logbook of ${MOVEMENTS} movements: a frame while scrolling ${pxAFrame} px in each / a plain list`,
        unit: 'ms',
        samples,
        referenceSamples,
        target: { of: 'ratio', atMost: 2 },
      });
    }
    return found;
  } finally {
    await school.close();
  }
}
