import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { actionId } from '../../../shared/domain/ids.ts';
import { newRequest, openKioskScene, type KioskScene } from '../../../../tests/harness/kiosk-scene.ts';
import { recordMovement } from '../movements/record-movement.ts';
import { badgeProgressOf } from './badge-progress.ts';
import { printBadge } from './print-badge.ts';
import type { PrintJobState } from '../store-port.ts';

const PRINTER = {
  kind: 'network',
  host: '127.0.0.1',
  port: 9100,
  paper: '80mm',
  commands: 'epson',
  confirms: true,
} as const;

let scene: KioskScene;
beforeEach(() => {
  scene = openKioskScene();
  scene.settings = { ...scene.settings, printer: PRINTER };
});
afterEach(() => scene.dispose());

function leave() {
  const request = {
    requestId: newRequest(),
    personId: scene.addPupil(),
    actionId: actionId.parse('out-medical'),
    photoId: null,
    termsVersionId: null,
    identifiedBy: 'name' as const,
  };
  return recordMovement(scene.context, request, () => true);
}

function endJob(movementId: ReturnType<typeof leave>['movementId'], state: PrintJobState): void {
  const job = scene.temp.store.findLastPrintJob(movementId);
  if (job === null) throw new Error('no job');
  scene.temp.store.transaction((writer) => writer.updatePrintJob(job.id, { state, finishedAtMs: scene.clock.nowMs() }));
}

const again = (movementId: ReturnType<typeof leave>['movementId']) =>
  printBadge(scene.context, { movementId, reason: 'Torn' }, 'admin');

describe('printing a badge again', () => {
  it('keeps the ID, counts the reprint and audits it', () => {
    const left = leave();
    endJob(left.movementId, 'confirmed');
    expect(again(left.movementId)).toMatchObject({ badgeId: left.badgeId });
    expect(scene.temp.store.findLastPrintJob(left.movementId)).toMatchObject({
      reprintNumber: 1,
      reason: 'Torn',
      state: 'waiting',
    });
    endJob(left.movementId, 'confirmed');
    again(left.movementId);
    expect(scene.temp.store.findLastPrintJob(left.movementId)?.reprintNumber).toBe(2);
    expect(scene.temp.store.countAudit('badge.reprinted')).toBe(2);
  });

  it('counts a badge that may be on paper as a reprint, and one that surely is not as the badge itself', () => {
    const maybe = leave();
    endJob(maybe.movementId, 'unconfirmed');
    again(maybe.movementId);
    expect(scene.temp.store.findLastPrintJob(maybe.movementId)?.reprintNumber).toBe(1);
    const never = leave();
    endJob(never.movementId, 'failed');
    again(never.movementId);
    expect(scene.temp.store.findLastPrintJob(never.movementId)).toMatchObject({ reprintNumber: 0, reason: null });
    expect(scene.temp.store.countAudit('badge.printed')).toBe(1);
  });

  it('tries a waiting badge now instead of queueing a second one', () => {
    const left = leave();
    const job = scene.temp.store.findLastPrintJob(left.movementId);
    scene.clock.advance(60_000);
    again(left.movementId);
    expect(scene.temp.store.findLastPrintJob(left.movementId)).toMatchObject({
      id: job?.id,
      nextAttemptAtMs: scene.clock.nowMs(),
    });
  });

  it('says that there is no printer while none is set up, and queues nothing', () => {
    scene.settings = { ...scene.settings, printer: { kind: 'none' } };
    const left = leave();
    expect(() => again(left.movementId)).toThrow('PRINTER_NOT_SET_UP');
    expect(badgeProgressOf(scene.temp.store, left.movementId, scene.settings)).toEqual({
      badgeId: left.badgeId,
      state: 'noPrinter',
    });
  });
});
