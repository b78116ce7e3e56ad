// Kind 6: Wonde applied the marks and we never saw the answer.
import { afterEach, expect, it } from '@jest/globals';
import { openFaultScene, type FaultScene } from './fault-scene.ts';

let s: FaultScene;
afterEach(() => s.close());

it.each([
  ['the connection was cut', { kind: 'replyLost', how: 'cut' }],
  ['the reply never came', { kind: 'replyLost', how: 'hang' }],
  ['half a body came', { kind: 'cutBody' }],
] as const)('applied, and %s: the register is read back, and nothing is sent twice', async (_name, kind) => {
  s = await openFaultScene({ settings: { requestTimeoutMs: 1_000 } });
  await s.syncNow();
  s.fault({ fault: kind, method: 'POST', count: 1 });
  const marks = [0, 1, 2].map((index) => s.addMark(index));
  await s.engine.uploadNow();
  expect(marks.map((id) => s.staffSee(id))).toEqual(['waiting', 'waiting', 'waiting']);
  await s.settle();
  expect(marks.map((id) => s.staffSee(id))).toEqual(['confirmed', 'confirmed', 'confirmed']);
  expect(s.control.marks().map(({ timesPosted, timesApplied }) => [timesPosted, timesApplied])).toEqual([
    [1, 1],
    [1, 1],
    [1, 1],
  ]);
});

it('applied, the answer lost, and the register not extracted yet: sent again, and still one mark', async () => {
  s = await openFaultScene({ simulator: { settings: { extraction: 'manual' } } });
  await s.syncNow();
  s.fault({ fault: { kind: 'replyLost' }, method: 'POST', count: 1 });
  const mark = s.addMark(0);
  await s.settle();
  expect(s.staffSee(mark)).toBe('confirmed');
  expect(s.control.marks()).toEqual([expect.objectContaining({ code: 'L', minutesLate: 12, timesPosted: 2 })]);
});

it('not applied, and the connection cut: sent again', async () => {
  s = await openFaultScene();
  await s.syncNow();
  s.fault({ fault: { kind: 'connectionRefused' }, method: 'POST', count: 1 });
  const mark = s.addMark(0);
  await s.settle();
  expect(s.staffSee(mark)).toBe('confirmed');
  expect(s.control.marks()).toEqual([expect.objectContaining({ timesPosted: 1, timesApplied: 1 })]);
});
