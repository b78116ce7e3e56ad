// Kind 4: 422, in each shape somebody has seen or may expect, and the same said later by the job.
import { afterEach, expect, it } from '@jest/globals';
import { openFaultScene, type FaultScene } from './fault-scene.ts';
import type { MarkId } from '../../../src/shared/domain/ids.ts';

let s: FaultScene;
afterEach(() => s.close());

type Settings = NonNullable<NonNullable<Parameters<typeof openFaultScene>[0]>['simulator']>['settings'];

/** Four marks; the second pupil is withheld from us since. */
async function sendOneBadOfFour(settings: Settings = {}): Promise<readonly MarkId[]> {
  s = await openFaultScene({ simulator: { settings } });
  await s.syncNow();
  const marks = [0, 1, 2, 3].map((index) => s.addMark(index));
  s.edit({ op: 'hidePupil', studentId: s.person(1).wondeId });
  await s.settle();
  return marks;
}

/** The MIS does not know the second pupil any more: the roll is read, and the mark is one for a person. */
function expectOnlyTheSecondLeft(marks: readonly MarkId[]): void {
  expect(marks.map((id) => s.staffSee(id))).toEqual(['confirmed', 'needs_person', 'confirmed', 'confirmed']);
  expect(marks.map((id) => s.scene.row(id).lastErrorCode)[1]).toBe('MARK_PUPIL_LEFT');
  expect(s.control.marks().map(({ timesPosted }) => timesPosted)).toEqual([1, 1, 1]);
  expect(s.engine.status()).toMatchObject({ waiting: 0, needsPerson: 1, pausedBecause: null });
  expect(s.light()).toBe('attention');
}

it.each(['map', 'envelope', 'laravel'] as const)(
  '422 for one of four marks, of a pupil who is not there (%s): that one goes to a person in the words of the MIS, the others go through',
  async (validationBody) => {
    const marks = await sendOneBadOfFour({ validationBody });
    expectOnlyTheSecondLeft(marks);
    expect(marks.map((id) => s.scene.row(id).lastErrorWords)[1]).toMatch(/student/i);
  },
);

it('a pupil who left since, refused by the job and not at once: that one goes to a person, the others go through', async () => {
  s = await openFaultScene();
  await s.syncNow();
  const marks = [0, 1, 2, 3].map((index) => s.addMark(index));
  s.edit({ op: 'leavePupil', studentId: s.person(1).wondeId });
  s.control.setSettings({ unknownIdBehaviour: 'failJob' });
  await s.settle();
  expectOnlyTheSecondLeft(marks);
});

it('422 for every mark of a request: each is refused in the words of the MIS, and kept for a person', async () => {
  s = await openFaultScene();
  await s.syncNow();
  s.fault({ fault: { kind: 'validationRefused' }, method: 'POST' });
  const marks = [0, 1].map((index) => s.addMark(index));
  await s.settle();
  expect(marks.map((id) => s.staffSee(id))).toEqual(['refused', 'refused']);
  for (const id of marks) expect(s.scene.row(id).lastErrorWords).toContain('is invalid');
  expect(s.engine.status()).toMatchObject({ waiting: 0, needsPerson: 2 });
});

it('more marks than the server takes in one request: each is sent by itself', async () => {
  s = await openFaultScene({ simulator: { settings: { maxMarksPerPost: 2 } } });
  await s.syncNow();
  const marks = [0, 1, 2, 3].map((index) => s.addMark(index));
  await s.settle();
  expect(new Set(marks.map((id) => s.staffSee(id)))).toEqual(new Set(['confirmed']));
  expect(s.control.marks()).toHaveLength(4);
});
