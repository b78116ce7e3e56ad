// A pupil whose mapping does not write: movement and mark are kept, and nothing is sent.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aMark, aMovement, anOutboxRow } from '../../../../tests/fixtures/builders/store-facts.ts';
import { openKioskScene, type KioskScene } from '../../../../tests/harness/kiosk-scene.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import { studentMapping, type StudentMapping } from '../../../shared/domain/sync-mapping.ts';
import { insertMarks } from '../movements/build-movement.ts';
import { writebackStateOf } from '../sync/mark-state.ts';
import { claimDue } from '../../sync/outbox-claim.ts';
import { isKeptHere } from './kept-here.ts';

let scene: KioskScene;
let pupil: PersonId;
beforeEach(() => {
  scene = openKioskScene();
  pupil = scene.addPupil();
});
afterEach(() => scene.dispose());

function change(more: Partial<StudentMapping>): void {
  scene.temp.store.transaction((writer) => {
    const [first] = writer.listSyncMappings();
    writer.updateSyncMapping(studentMapping.parse({ ...first, ...more }));
  });
}

/** Records a movement of the pupil with one mark. */
function record() {
  const { store } = scene.temp;
  const [action] = store.listActions();
  const movement = aMovement({ personId: pupil, ...(action && { actionId: action.id }) });
  store.transaction((writer) => {
    writer.insertMovement(movement);
    const { date, session, code, minutesLate, explanation } = aMark(movement);
    insertMarks(scene.context, writer, movement, [
      { date, session, code, minutesLate, explanation, notBeforeMs: scene.clock.nowMs() },
    ]);
  });
  return { movement, marks: () => store.listMarksOf(movement.id) };
}

describe('while the mapping writes', () => {
  it('a mark waits to be sent', () => {
    const [one] = record().marks();
    expect(writebackStateOf(one?.outbox ?? null)).toBe('waiting');
  });
});

describe('while the mapping does not write', () => {
  it('the movement and its mark are kept, and the mark says why it is not sent', () => {
    change({ writes: false });
    const { movement, marks } = record();
    const [one] = marks();
    expect(scene.temp.store.findMovement(movement.id)).toEqual(movement);
    expect(one?.mark.code).toBe('M');
    expect(writebackStateOf(one?.outbox ?? null)).toBe('not_needed');
    expect(one?.outbox).toMatchObject({ lastErrorCode: 'MARK_KEPT_HERE', doneAtMs: scene.clock.nowMs() });
    expect(scene.temp.store.countOutbox()).toMatchObject({ waiting: 0, parked: 0 });
  });

  it('a mark that was waiting is ended instead of being sent', () => {
    const { marks } = record();
    change({ writes: false });
    const claim = claimDue(scene.temp.store, {
      nowMs: scene.clock.nowMs(),
      limit: 10,
      alone: new Set<string>(),
      codesAreFresh: true,
      registerIsKnown: false,
      plannedCodes: [],
    });
    expect(claim).toMatchObject({ ready: [], settled: 1 });
    expect(marks()[0]?.outbox).toMatchObject({ state: 'cancelled', lastErrorCode: 'MARK_KEPT_HERE' });
  });
});

it('staff, and pupils in no mapping, are not kept from what was decided', () => {
  expect(isKeptHere(scene.temp.store, pupil)).toBe(false);
  scene.temp.store.transaction((writer) => {
    for (const { id } of writer.listSyncMappings()) writer.deleteSyncMapping(id);
  });
  expect(isKeptHere(scene.temp.store, pupil)).toBe(false);
  expect(isKeptHere(scene.temp.store, anOutboxRow({ subjectId: pupil }).subjectId)).toBe(false);
});
