import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { actionId } from '../../../shared/domain/ids.ts';
import { newRequest, openKioskScene, type KioskScene } from '../../../../tests/harness/kiosk-scene.ts';
import { recordMovement } from '../movements/record-movement.ts';
import { badgeProgressOf } from './badge-progress.ts';
import { reprintAtKiosk } from './kiosk-reprint.ts';
import { printBadge, printJobAgain } from './print-badge.ts';
import { getPrintQueueStatus } from './print-queue-status.ts';
import { WELL } from './print-targets.ts';
import { recordCameOut } from './settle-print.ts';
import type { PrintJobState } from '../store-port.ts';

const PRINTER = {
  kind: 'network',
  host: '127.0.0.1',
  port: 9100,
  paper: '80mm',
  commands: 'epson',
  confirms: true,
} as const;

const ADMIN = { role: 'administrator', name: 'admin' } as const;

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
  printBadge(scene.context, { movementId, reason: 'Torn' }, ADMIN);

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

describe('how often a badge is printed again', () => {
  type Asker = Parameters<typeof printBadge>[2];
  const desk = (name: string): Asker => ({ role: 'receptionist', name });

  function reprint(movementId: ReturnType<typeof leave>['movementId'], asker: Asker): void {
    endJob(movementId, 'confirmed');
    printBadge(scene.context, { movementId, reason: 'Lost' }, asker);
  }

  function limit(printing: Partial<(typeof scene.settings)['printing']>): void {
    scene.settings = { ...scene.settings, printing: { ...scene.settings.printing, ...printing } };
  }

  it('is limited per hour for each receptionist, and never for an administrator', () => {
    limit({ reprintsPerHourAtReception: 2 });
    const { movementId } = leave();
    for (let n = 0; n < 2; n += 1) reprint(movementId, desk('Ann'));
    expect(() => reprint(movementId, desk('Ann'))).toThrow(expect.objectContaining({ code: 'REPRINT_LIMIT' }));
    reprint(movementId, desk('Ben'));
    for (let n = 0; n < 5; n += 1) reprint(movementId, ADMIN);
    scene.clock.advance(60 * 60_000 + 1);
    reprint(movementId, desk('Ann'));
    expect(scene.temp.store.findLastPrintJob(movementId)).toMatchObject({ reprintNumber: 9, askedBy: 'Ann' });
  });

  it('has no limit at reception where the school wants none', () => {
    limit({ reprintsPerHourAtReception: null });
    const { movementId } = leave();
    for (let n = 0; n < 30; n += 1) reprint(movementId, desk('Ann'));
    expect(scene.temp.store.findLastPrintJob(movementId)?.reprintNumber).toBe(30);
  });

  it('is limited at the touchscreen, whoever stands there, and says who it was in the audit', () => {
    limit({ reprintsPerHourAtKiosk: 1 });
    const first = leave();
    const second = leave();
    endJob(first.movementId, 'unconfirmed');
    endJob(second.movementId, 'unconfirmed');
    expect(reprintAtKiosk(scene.context, first.movementId)).toEqual({ state: 'waiting' });
    expect(() => reprintAtKiosk(scene.context, second.movementId)).toThrow(
      expect.objectContaining({ code: 'REPRINT_LIMIT' }),
    );
    expect(scene.temp.store.findLastPrintJob(first.movementId)).toMatchObject({ reprintNumber: 1, askedBy: null });
    expect(scene.temp.store.findLastPrintJob(second.movementId)).toMatchObject({ reprintNumber: 0 });
  });

  it('is not for old badges at the touchscreen', () => {
    const { movementId } = leave();
    endJob(movementId, 'unconfirmed');
    scene.clock.advance(16 * 60_000);
    expect(() => reprintAtKiosk(scene.context, movementId)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  });

  it('counts no badge that surely never came out', () => {
    limit({ reprintsPerHourAtKiosk: 0 });
    const { movementId } = leave();
    endJob(movementId, 'failed');
    expect(reprintAtKiosk(scene.context, movementId)).toEqual({ state: 'waiting' });
  });
});

describe('a badge nobody knows the fate of', () => {
  const health = { main: WELL, spare: WELL };
  const status = () => getPrintQueueStatus({ ...scene.context, printerHealth: () => health });
  const jobOf = (movementId: ReturnType<typeof leave>['movementId']) => {
    const job = scene.temp.store.findLastPrintJob(movementId);
    if (job === null) throw new Error('no job');
    return job;
  };

  it('is shown to staff until somebody says that it came out', () => {
    const { movementId, badgeId } = leave();
    expect(status()).toMatchObject({ main: { place: '127.0.0.1 port 9100' }, spare: null, waiting: 1, unsettled: [] });
    endJob(movementId, 'unconfirmed');
    expect(status()).toMatchObject({ waiting: 0, waitingSinceMs: null, unsettled: [{ movementId, badgeId }] });
    recordCameOut(scene.context, jobOf(movementId).id, 'Ann');
    expect(status().unsettled).toEqual([]);
    expect(jobOf(movementId).state).toBe('confirmed');
    expect(scene.temp.store.countAudit('badge.cameOut')).toBe(1);
    expect(() => recordCameOut(scene.context, jobOf(movementId).id, 'Ann')).toThrow(
      expect.objectContaining({ code: 'CONFLICT' }),
    );
  });

  it('is no longer in doubt when it was printed again', () => {
    const { movementId } = leave();
    endJob(movementId, 'unconfirmed');
    printJobAgain(scene.context, { printJobId: jobOf(movementId).id, reason: 'Did not come out' }, ADMIN);
    expect(status()).toMatchObject({ waiting: 1, unsettled: [] });
    expect(jobOf(movementId)).toMatchObject({ reprintNumber: 1, askedBy: 'admin', reason: 'Did not come out' });
  });

  it('is forgotten after half a day', () => {
    const { movementId } = leave();
    endJob(movementId, 'unconfirmed');
    scene.clock.advance(12 * 60 * 60_000 + 1);
    expect(status().unsettled).toEqual([]);
  });
});
