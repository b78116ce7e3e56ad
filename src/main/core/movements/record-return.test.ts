import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { actionId, type MarkId, type PersonId } from '../../../shared/domain/ids.ts';
import {
  badgeIdFromRandomDigits,
  badgeSymbolText,
  spacedBadgeId,
  type BadgeId,
} from '../../../shared/domain/badge-id.ts';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { schoolTimeAt } from '../../../shared/domain/school-time.ts';
import { newRequest, openKioskScene, type KioskScene } from '../../../../tests/harness/kiosk-scene.ts';
import { writebackStateOf } from '../sync/mark-state.ts';
import { recordMovement } from './record-movement.ts';
import { recordReturn } from './record-return.ts';
import { BADGE_TRY_LIMITS, createTryLimiter } from './try-limiter.ts';

let scene: KioskScene;
let limiter: ReturnType<typeof createTryLimiter>;
beforeEach(() => {
  scene = openKioskScene();
  limiter = createTryLimiter(BADGE_TRY_LIMITS);
});
afterEach(() => scene.dispose());

function leave(personId: PersonId, reason = 'out-medical') {
  const request = {
    requestId: newRequest(),
    personId,
    actionId: actionId.parse(reason),
    photoId: null,
    termsVersionId: null,
    identifiedBy: 'name' as const,
  };
  const receipt = recordMovement(scene.context, request, () => true);
  if (receipt.badgeId === null) throw new Error('no badge');
  return { ...receipt, badgeId: receipt.badgeId };
}

const scan = (text: string, requestId = newRequest()) =>
  recordReturn(scene.context, { requestId, by: { kind: 'badge', text } }, limiter);
const byName = (personId: PersonId) =>
  recordReturn(
    scene.context,
    { requestId: newRequest(), by: { kind: 'person', personId, identifiedBy: 'name' } },
    limiter,
  );

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (thrown) {
    return (thrown as AppError).code; // as: use cases throw AppErrors only; anything else fails the comparison
  }
  return 'nothing thrown';
}

describe('a pupil coming back', () => {
  it('is signed in by the ID alone, typed or scanned', () => {
    for (const write of [(id: BadgeId) => id as string, spacedBadgeId, badgeSymbolText]) {
      const person = scene.addPupil();
      scene.at('10:42');
      const left = leave(person);
      scene.at('11:50');
      expect(scan(write(left.badgeId))).toMatchObject({
        kind: 'return',
        personLabel: 'Siân O',
        timeText: '11:50',
        nextStep: 'goToLesson',
      });
      expect(scene.temp.store.listOutNow('2026-11-23')).toEqual([]);
    }
  });

  it('makes one movement of ten scans of one badge', () => {
    const left = leave(scene.addPupil());
    scene.at('10:00');
    const receipts = Array.from({ length: 10 }, () => scan(left.badgeId));
    expect(new Set(receipts.map(({ movementId }) => movementId)).size).toBe(1);
    expect(receipts.map(({ alreadyRecorded }) => alreadyRecorded)).toEqual([
      false,
      ...Array.from({ length: 9 }, () => true),
    ]);
  });

  it('finds a badge used up later that day, and expired the next day', () => {
    const left = leave(scene.addPupil());
    const another = leave(scene.addPupil());
    scene.at('10:00');
    scan(left.badgeId);
    scene.at('14:00');
    expect(codeOf(() => scan(left.badgeId))).toBe('BADGE_USED');
    scene.at('08:50', '2026-11-24');
    expect(codeOf(() => scan(another.badgeId))).toBe('BADGE_EXPIRED');
  });

  it('is told of a wrong digit, an unknown badge and something that is no badge', () => {
    const left = leave(scene.addPupil());
    const wrongDigit = left.badgeId.slice(0, 7) + String((Number(left.badgeId[7]) + 1) % 10);
    expect(codeOf(() => scan(wrongDigit))).toBe('BADGE_CHECK_FAILED');
    expect(codeOf(() => scan(badgeIdFromRandomDigits('9999999')))).toBe('BADGE_UNKNOWN');
    expect(codeOf(() => scan('5901234123457'))).toBe('BADGE_UNKNOWN');
  });

  it('cannot guess: after five unknown badges the kiosk waits, then listens again', () => {
    const left = leave(scene.addPupil());
    for (const digits of ['1111111', '2222222', '3333333', '4444444', '5555555']) {
      expect(codeOf(() => scan(badgeIdFromRandomDigits(digits)))).toBe('BADGE_UNKNOWN');
    }
    expect(codeOf(() => scan(left.badgeId))).toBe('TOO_MANY_TRIES');
    scene.clock.advance(BADGE_TRY_LIMITS.waitMs);
    expect(scan(left.badgeId).kind).toBe('return');
  });

  it('who lost the badge signs in by name, and the lost badge stops working', () => {
    const person = scene.addPupil();
    const left = leave(person);
    scene.at('10:00');
    expect(byName(person)).toMatchObject({ kind: 'return', alreadyRecorded: false });
    scene.at('10:30');
    expect(codeOf(() => scan(left.badgeId))).toBe('BADGE_USED');
  });

  it('by name works only for those who are out', () => {
    expect(codeOf(() => byName(scene.addPupil()))).toBe('NOT_OUT');
  });

  it('before the next register closes needs no mark for having left', () => {
    const person = scene.addPupil();
    scene.at('10:42');
    const left = leave(person);
    scene.at('13:29');
    scan(left.badgeId);
    const [marked] = scene.temp.store.listMarksOf(left.movementId);
    expect(writebackStateOf(marked?.outbox ?? null)).toBe('not_needed');
  });

  it('after that register closed leaves the mark standing, sent or not', () => {
    const person = scene.addPupil();
    scene.at('10:42');
    const left = leave(person);
    scene.at('13:30');
    scan(left.badgeId);
    expect(scene.temp.store.listDueOutbox(scene.clock.nowMs(), 10)).toHaveLength(1);
  });

  describe('from an action whose code is written at once', () => {
    const marksOf = (person: PersonId) =>
      scene.temp.store.listMarksForSession(person, schoolTimeAt(scene.clock.nowMs(), 'Europe/London').localDate, 'AM');
    const setState = (id: MarkId, state: 'pending' | 'submitted' | 'done') =>
      scene.temp.store.transaction((writer) => writer.updateOutbox(id, { state }));

    /** Leaves at a time, the mark stands as told, comes back: the mark's state and the sentence of the return. */
    function leavesAndReturns(left: string, state: 'pending' | 'submitted' | 'done', back: string) {
      scene.temp.store.transaction((writer) => {
        const action = writer.findAction(actionId.parse('out-medical'));
        if (action !== null) writer.updateAction({ ...action, forSession: 'current' });
      });
      const person = scene.addPupil();
      scene.at(left);
      const { badgeId } = leave(person);
      const [made] = marksOf(person);
      if (made === undefined) throw new Error('no mark');
      setState(made.mark.id, state);
      scene.at(back);
      const { movementId } = scan(badgeId);
      const explanation = scene.temp.store.findMovement(movementId)?.explanation;
      return [writebackStateOf(scene.temp.store.findOutboxRow(made.mark.id)), explanation];
    }

    it.each([
      // Present when the register was taken, or not: once it has closed, what was written at once stands, sent or not.
      ['09:40', 'pending', '10:10', 'waiting', 'Back.'],
      ['09:40', 'done', '10:10', 'confirmed', 'Back.'],
      // Back while the register is still open: there is nothing to say. What has not left is called off; what has, stays.
      [
        '08:50',
        'pending',
        '09:05',
        'not_needed',
        'Back before the register closed: the mark for leaving is not needed.',
      ],
      [
        '08:50',
        'submitted',
        '09:05',
        'sent',
        'Back before the register closed; the mark for leaving had left already and stays: look at the register.',
      ],
      ['08:50', 'pending', '09:20', 'waiting', 'Back.'],
    ] as const)('left %s, the mark is %s, back %s: it is %s', (left, state, back, expected, sentence) => {
      expect(leavesAndReturns(left, state, back)).toEqual([expected, sentence]);
    });
  });

  it('needs no mark for either leaving after having left twice without coming back between', () => {
    const person = scene.addPupil();
    scene.at('10:00');
    const first = leave(person, 'out-medical');
    scene.at('10:10');
    const second = leave(person, 'out-other');
    scene.at('11:00');
    scan(second.badgeId);
    const [marked] = scene.temp.store.listMarksOf(first.movementId);
    expect(writebackStateOf(marked?.outbox ?? null)).toBe('not_needed');
  });

  it('ends the badge of an earlier leaving too, when the last one printed none', () => {
    const person = scene.addPupil();
    scene.at('10:00');
    const first = leave(person, 'out-medical');
    scene.temp.store.transaction((writer) => {
      const home = writer.findAction(actionId.parse('out-home'));
      if (home === null) throw new Error('no such reason');
      writer.insertAction({ ...home, id: actionId.parse('out-no-badge'), printsBadge: false });
    });
    scene.at('10:10');
    const without = {
      requestId: newRequest(),
      personId: person,
      actionId: actionId.parse('out-no-badge'),
      photoId: null,
      termsVersionId: null,
      identifiedBy: 'name' as const,
    };
    recordMovement(scene.context, without, () => true);
    scene.at('10:30');
    byName(person);
    scene.at('10:40');
    expect(codeOf(() => scan(first.badgeId))).toBe('BADGE_USED');
  });

  it('after the clock was put back is in, once, and can leave again', () => {
    const person = scene.addPupil();
    scene.at('11:00');
    const left = leave(person);
    scene.at('10:00');
    const back = scan(left.badgeId);
    expect(scene.temp.store.listOutNow('2026-11-23')).toEqual([]);
    expect(scan(left.badgeId)).toMatchObject({ movementId: back.movementId, alreadyRecorded: true });
    scene.at('10:05');
    const again = leave(person);
    expect(again.alreadyRecorded).toBe(false);
    expect(scene.temp.store.listOutNow('2026-11-23')).toHaveLength(1);
    scene.at('10:20');
    expect(byName(person)).toMatchObject({ kind: 'return', alreadyRecorded: false });
  });
});
