// Kind 7: the writeback job is stuck, fails, is half done, or is done and does not show.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { SCENE_DATE } from '../../harness/sync-scene.ts';
import { openFaultScene, type FaultScene } from './fault-scene.ts';

let s: FaultScene;
beforeEach(async () => {
  s = await openFaultScene();
  await s.syncNow();
});
afterEach(() => s.close());

it('a job stuck for hours: sent, then a person is asked; a retry finds it done and posts nothing', async () => {
  s.fault({ fault: { kind: 'jobStuck' } });
  const mark = s.addMark(0);
  await s.settle(10);
  expect(s.staffSee(mark)).toBe('sent');
  await s.settle();
  expect(s.staffSee(mark)).toBe('needs_person');
  expect(s.light()).toBe('attention');
  s.control.finishJobs();
  s.scene.store.transaction((writer) => writer.updateOutbox(mark, { state: 'pending', outcome: null }));
  await s.settle();
  expect(s.staffSee(mark)).toBe('confirmed');
  expect(s.requests('POST', '/attendance')).toHaveLength(1);
});

it('a job that fails: refused in the words of the MIS, and not in the register', async () => {
  s.fault({ fault: { kind: 'jobFails', reason: 'The register is closed' } });
  const mark = s.addMark(0);
  await s.settle();
  expect(s.staffSee(mark)).toBe('refused');
  expect(s.scene.row(mark).lastErrorWords).toBe('The register is closed');
  expect(s.control.marks()).toEqual([]);
});

it.each(['list', 'message', 'none'] as const)(
  'a job half done, its errors as %s: each mark is confirmed or refused, none is lost',
  async (writebackErrors) => {
    s.control.setSettings({ writebackErrors, statusWords: { partial: 'failed' } });
    const marks = [0, 1, 2].map((index) => s.addMark(index));
    s.fault({ fault: { kind: 'jobPartial', failIndexes: [1], reason: 'The register is closed' }, count: 1 });
    await s.settle();
    const states = marks.map((id) => s.staffSee(id));
    expect(states.every((state) => state === 'confirmed' || state === 'refused')).toBe(true);
    const confirmed = states.filter((state) => state === 'confirmed').length;
    expect(s.control.marks()).toHaveLength(confirmed);
    expect(confirmed).toBeGreaterThanOrEqual(2);
  },
);

/** The rest of the school's day goes by: somebody else's mark shows that the register was read again since. */
async function hoursLater(of: number): Promise<void> {
  s.scene.clock.advance(5 * 3_600_000);
  s.edit({ op: 'teacherMark', studentId: s.person(of).wondeId, date: SCENE_DATE, session: 'PM', code: '\\' });
  await s.engine.uploadNow();
  await s.settle();
}

it('a job half done that ends in a word for "done" and names nobody: what the register does not show hours later is sent again, once', async () => {
  s.control.setSettings({ writebackErrors: 'none' });
  const marks = [0, 1].map((index) => s.addMark(index));
  s.fault({ fault: { kind: 'jobPartial', failIndexes: [1] }, count: 1 });
  await s.settle();
  expect(marks.map((id) => s.staffSee(id))).toEqual(['confirmed', 'confirmed']);
  await hoursLater(5);
  expect(marks.map((id) => s.staffSee(id))).toEqual(['confirmed', 'confirmed']);
  const am = s.control.marks().filter(({ session }) => session === 'AM');
  expect(am.map(({ code, timesPosted }) => [code, timesPosted])).toEqual([
    ['L', 1],
    ['L', 2],
  ]);
});

it('a job done that the next extraction does not show: sent again, and in the end a person is asked', async () => {
  s.fault({ fault: { kind: 'missedByExtraction' }, path: s.person(0).wondeId });
  const mark = s.addMark(0);
  await s.settle();
  expect(s.staffSee(mark)).toBe('confirmed');
  for (const other of [3, 4, 5]) await hoursLater(other);
  expect(s.staffSee(mark)).toBe('needs_person');
  expect(s.scene.row(mark).lastErrorCode).toBe('MARK_UNCONFIRMED');
  expect(s.requests('POST', '/attendance')).toHaveLength(3);
});

it('a job Wonde knows nothing of: sent again, and in the end a person is asked', async () => {
  s.control.setSettings({ extraction: 'manual' });
  s.fault({ fault: { kind: 'notFound' }, path: '/writebacks/' });
  const mark = s.addMark(0);
  await s.settle();
  expect(s.staffSee(mark)).toBe('needs_person');
  expect(s.control.marks()).toEqual([expect.objectContaining({ code: 'L', timesPosted: 3 })]);
});
