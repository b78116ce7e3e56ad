// What a person does about a mark: corrects it, enters it by hand, leaves the register as it is.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { actionId, markId, type MarkId } from '../../../shared/domain/ids.ts';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { newRequest, openKioskScene, type KioskScene } from '../../../../tests/harness/kiosk-scene.ts';
import { recordMovement } from '../movements/record-movement.ts';
import { writebackStateOf } from '../sync/mark-state.ts';
import { parseMarkPayload } from '../sync/mark-payload.ts';
import { correctMark } from './correct-mark.ts';
import { listMarks } from './list-marks.ts';
import { enteredByHand, leaveAsIs } from './settle-by-person.ts';

const WHO = 'Mrs Price';
let scene: KioskScene;
beforeEach(() => {
  scene = openKioskScene();
});
afterEach(() => scene.dispose());

/** Somebody arrives at 09:31, after the register closed: a U. */
function aLateMark(): MarkId {
  scene.at('09:31');
  const receipt = recordMovement(
    scene.context,
    {
      requestId: newRequest(),
      personId: scene.addPupil(),
      actionId: actionId.parse('late-bus'),
      photoId: null,
      termsVersionId: null,
      identifiedBy: 'name',
    },
    () => true,
  );
  const [made] = scene.context.store.listMarksOf(receipt.movementId);
  if (made === undefined) throw new Error('no mark was made');
  return made.mark.id;
}

const store = () => scene.context.store;
const stateOf = (id: MarkId) => writebackStateOf(store().findOutboxRow(id));
const park = (markId: MarkId) =>
  store().transaction((writer) => writer.updateOutbox(markId, { state: 'parked', outcome: 'refused' }));

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (thrown) {
    return (thrown as AppError).code; // as: use cases throw AppErrors only; anything else fails the comparison
  }
  return 'nothing thrown';
}

describe('a correction', () => {
  it('keeps the old mark, the new one, who and why, and sends the new one over whatever is there', () => {
    const old = aLateMark();
    park(old);
    const id = correctMark(scene.context, { markId: old, code: 'M', minutesLate: null, reason: 'A letter came' }, WHO);
    expect(stateOf(old)).toBe('superseded');
    expect(store().findMark(old)?.mark).toMatchObject({ code: 'U', correction: null });
    const corrected = store().findMark(id);
    expect(corrected?.mark).toMatchObject({
      code: 'M',
      comment: 'Bus or train, corrected 09:31',
      explanation: 'M: corrected from U by Mrs Price. A letter came',
      correction: { of: old, by: WHO, reason: 'A letter came' },
    });
    expect(corrected?.outbox).toMatchObject({ state: 'pending', attempts: 0 });
    expect(corrected?.outbox && parseMarkPayload(corrected.outbox)).toMatchObject({
      overwrites: true,
      isArrival: true,
    });
    expect(store().countAudit('mark.corrected')).toBe(1);
    expect(scene.heard).toContain('pokeSync');
  });

  it('of a mark in the register leaves it confirmed until the new one has arrived', () => {
    const old = aLateMark();
    store().transaction((writer) => writer.updateOutbox(old, { state: 'done', outcome: null }));
    correctMark(scene.context, { markId: old, code: 'L', minutesLate: 5, reason: 'The clock was wrong' }, WHO);
    expect(stateOf(old)).toBe('confirmed');
  });

  it('that somebody entered in the MIS by hand takes the place of the old one', () => {
    const old = aLateMark();
    store().transaction((writer) => writer.updateOutbox(old, { state: 'done', outcome: null }));
    const request = { markId: old, code: 'L', minutesLate: 5, reason: 'The clock was wrong' };
    enteredByHand(scene.context, { markId: correctMark(scene.context, request, WHO), note: 'typed it in' }, WHO);
    expect(stateOf(old)).toBe('superseded');
  });

  it('is refused where a newer mark stands, where the school has no such code, and of nothing', () => {
    const old = aLateMark();
    const request = { markId: old, code: 'M', minutesLate: null, reason: 'A letter came' };
    store().transaction((writer) =>
      writer.replaceAttendanceCodes([{ wondeId: 'A1', code: 'M', description: 'Medical', type: null }], 1),
    );
    expect(codeOf(() => correctMark(scene.context, { ...request, code: 'QQ' }, WHO))).toBe('WONDE_CODE_UNKNOWN');
    const newer = correctMark(scene.context, request, WHO);
    expect(codeOf(() => correctMark(scene.context, request, WHO))).toBe('CONFLICT');
    const unknown = markId.parse('01900000-0000-7000-8000-0000000000ff');
    expect(codeOf(() => correctMark(scene.context, { ...request, markId: unknown }, WHO))).toBe('NOT_FOUND');
    expect(codeOf(() => correctMark(scene.context, { ...request, markId: newer }, WHO))).toBe('nothing thrown');
  });
});

describe('a mark that a person settles', () => {
  it('counts as confirmed once it was entered by hand, says so, and is sent no more', () => {
    const id = aLateMark();
    park(id);
    enteredByHand(scene.context, { markId: id, note: 'Entered at 10:00' }, WHO);
    expect(stateOf(id)).toBe('confirmed');
    const settled = listMarks(scene.context, 'settled');
    expect(settled).toMatchObject({ total: 1, rows: [{ markId: id, byHand: true, state: 'confirmed', code: 'U' }] });
    expect(store().listDueOutbox(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
  });

  it('is not needed where the register is left as it is', () => {
    const id = aLateMark();
    leaveAsIs(scene.context, { markId: id, note: 'The teacher is right' }, WHO);
    expect(stateOf(id)).toBe('not_needed');
    expect(store().countAudit('mark.leftAsIs')).toBe(1);
  });

  it('cannot be one that is under way or has arrived', () => {
    const id = aLateMark();
    for (const state of ['sending', 'submitted', 'done', 'cancelled'] as const) {
      store().transaction((writer) => writer.updateOutbox(id, { state }));
      expect(codeOf(() => enteredByHand(scene.context, { markId: id, note: 'Entered' }, WHO))).toBe('CONFLICT');
    }
  });
});

describe('the list of marks', () => {
  it('has each mark in the group where a receptionist looks for it, with the pupil and when it goes', () => {
    const id = aLateMark();
    expect(listMarks(scene.context, 'open')).toMatchObject({
      total: 1,
      rows: [{ markId: id, personName: 'Siân Owen', yearName: 'Year 7', state: 'waiting', isScheduled: false }],
    });
    park(id);
    expect(listMarks(scene.context, 'open').rows).toEqual([]);
    expect(listMarks(scene.context, 'attention').rows).toMatchObject([{ markId: id, state: 'refused', dueAtMs: null }]);
  });
});
