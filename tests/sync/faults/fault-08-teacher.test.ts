// Kind 8: a teacher changes the same mark. The last one to write wins, silently, and the kiosk cannot lock a register.
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { SCENE_DATE } from '../../harness/sync-scene.ts';
import { openFaultScene, type FaultScene } from './fault-scene.ts';

let s: FaultScene;
beforeEach(async () => {
  s = await openFaultScene();
  await s.syncNow();
});
afterEach(() => s.close());

const register = () => s.control.marks().map(({ code }) => code);
const teacherWrites = (code: string) =>
  s.edit({ op: 'teacherMark', studentId: s.person(0).wondeId, date: SCENE_DATE, session: 'AM', code });

it('an N by the teacher before ours: ours takes its place', async () => {
  teacherWrites('N');
  const mark = s.addMark(0);
  await s.settle();
  expect(s.staffSee(mark)).toBe('confirmed');
  expect(register()).toEqual(['L']);
});

it('a change by the teacher after ours: it stands, and the kiosk never writes again', async () => {
  s.fault({ fault: { kind: 'teacherEdits', when: 'afterApply', code: '/' } });
  const mark = s.addMark(0);
  await s.settle();
  s.scene.clock.advance(3_600_000);
  await s.settle();
  expect(s.staffSee(mark)).toBe('confirmed');
  expect(register()).toEqual(['/']);
  expect(s.requests('POST', '/attendance')).toHaveLength(1);
});

it('a mark the school planned (M), and a late arrival: the plan stands, and staff see why nothing was written', async () => {
  teacherWrites('M');
  const mark = s.addMark(0);
  await s.settle();
  expect(s.staffSee(mark)).toBe('not_needed');
  expect(s.scene.row(mark)).toMatchObject({ lastErrorCode: 'MARK_PLANNED', lastErrorWords: 'M' });
  expect(register()).toEqual(['M']);
  expect(s.requests('POST', '/attendance')).toEqual([]);
});

it('present in the register, and an absence from the door (U): nobody is made absent: a person is asked', async () => {
  teacherWrites('/');
  const mark = s.addMark(0, { code: 'U', minutesLate: 46 });
  await s.settle();
  expect(s.staffSee(mark)).toBe('needs_person');
  expect(s.scene.row(mark).lastErrorCode).toBe('MARK_AGAINST_PRESENCE');
  expect(register()).toEqual(['/']);
});

it('present in the register, and a leaving that would say M: not needed, and staff see why', async () => {
  teacherWrites('/');
  const mark = s.addMark(0, { code: 'M', minutesLate: null });
  await s.settle();
  expect(s.staffSee(mark)).toBe('not_needed');
  expect(s.scene.row(mark).lastErrorCode).toBe('MARK_PRESENT_ALREADY');
  expect(register()).toEqual(['/']);
});

it('a register that nobody may read, and a planned mark in it: the mark is sent, as nothing can be known', async () => {
  teacherWrites('M');
  s.fault({ fault: { kind: 'scopeMissing', scope: 'attendance.read' }, method: 'GET', path: '/attendance/session' });
  const mark = s.addMark(0);
  await s.settle();
  expect(s.staffSee(mark)).toBe('confirmed');
  expect(register()).toEqual(['L']);
});

it('a change by the teacher between a lost answer and the reading back: it stands, and a person is asked', async () => {
  s.fault({ fault: { kind: 'teacherEdits', when: 'afterApply', code: '/' }, count: 1 });
  s.fault({ fault: { kind: 'replyLost' }, method: 'POST', count: 1 });
  const mark = s.addMark(0);
  // The fake clock stands still: without this the teacher would write in the very millisecond of the door.
  s.scene.clock.advance(1_000);
  await s.settle();
  expect(s.staffSee(mark)).toBe('needs_person');
  expect(s.scene.row(mark)).toMatchObject({ lastErrorCode: 'MARK_CHANGED_SINCE', lastErrorWords: '/' });
  expect(register()).toEqual(['/']);
  expect(s.requests('POST', '/attendance')).toHaveLength(1);
});
