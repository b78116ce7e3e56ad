// Kind 7: the writeback job is stuck, fails, is half done, or is done and does not show.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
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

it('today: a job half done that ends in a word for "done" and names nobody: it is believed whole', async () => {
  s.control.setSettings({ writebackErrors: 'none' });
  const marks = [0, 1].map((index) => s.addMark(index));
  s.fault({ fault: { kind: 'jobPartial', failIndexes: [1] } });
  await s.settle();
  expect(marks.map((id) => s.staffSee(id))).toEqual(['confirmed', 'confirmed']);
  expect(s.control.marks()).toHaveLength(1);
});

it('today: a job done that the next extraction does not show: confirmed on the word of the job', async () => {
  s.fault({ fault: { kind: 'missedByExtraction' } });
  const mark = s.addMark(0);
  await s.settle();
  expect(s.staffSee(mark)).toBe('confirmed');
  expect(s.control.marks()).toHaveLength(1);
  expect(s.requests('GET', '/attendance/session')).toEqual([]);
});

it('a job Wonde knows nothing of: sent again, and in the end a person is asked', async () => {
  s.control.setSettings({ extraction: 'manual' });
  s.fault({ fault: { kind: 'notFound' }, path: '/writebacks/' });
  const mark = s.addMark(0);
  await s.settle();
  expect(s.staffSee(mark)).toBe('needs_person');
  expect(s.control.marks()).toEqual([expect.objectContaining({ code: 'L', timesPosted: 3 })]);
});
