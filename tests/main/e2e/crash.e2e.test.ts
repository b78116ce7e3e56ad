// A page that crashes comes back to the same question.
import { afterAll, expect, it, jest } from '@jest/globals';
import { openTestSchool, type TestSchool } from '../../harness/test-school.ts';
import type { SpawnedKiosk } from '../../harness/spawned-kiosk.ts';
import { waitFor } from '../../harness/wait-for.ts';
import { KioskPage } from './pages/kiosk-page.ts';

jest.setTimeout(120_000);

let school: TestSchool | undefined;
let kiosk: SpawnedKiosk | undefined;
afterAll(async () => {
  await kiosk?.close();
  await school?.close();
});

it('a page that crashes in the middle of a flow is loaded again, at the same question with the same answers', async () => {
  school = await openTestSchool();
  kiosk = await school.spawn();
  const before = await kiosk.look();
  const pupil = new KioskPage(before.page);
  await pupil.touchDoor('late');
  await pupil.findMyName(2);
  const chips = await before.page.locator('.k-chip').allInnerTexts();
  await waitFor('main to have been handed the flow', () =>
    before.page.evaluate(async () => {
      const answer = await Reflect.get(globalThis, 'gatehouse').invoke('kiosk.getKeptFlow', {});
      return answer.value?.stateJson.includes('reason') ? true : null;
    }),
  );
  const [renderer] = kiosk.rendererPids();
  await before.leave();
  if (renderer === undefined) throw new Error('no renderer process was found');
  process.kill(renderer, 'SIGKILL');
  await waitFor('a new page', () => {
    const [again] = kiosk?.rendererPids() ?? [];
    return again !== undefined && again !== renderer ? again : null;
  });
  const after = await kiosk.look();
  await new KioskPage(after.page).waitForScreen('reason');
  expect(await after.page.locator('.k-chip').allInnerTexts()).toEqual(chips);
  await after.leave();
});
