// A slip is queued with the movement, in its transaction, only where the action prints one and a printer is set up.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { actionId } from '../../../shared/domain/ids.ts';
import { newRequest, openKioskScene, type KioskScene } from '../../../../tests/harness/kiosk-scene.ts';
import { printerSettings } from '../../../shared/settings/printer.ts';
import { RETURN_ACTION_ID } from '../default-actions.ts';
import { recordMovement } from '../movements/record-movement.ts';
import { recordReturn } from '../movements/record-return.ts';
import { BADGE_TRY_LIMITS, createTryLimiter } from '../movements/try-limiter.ts';

const PRINTER = printerSettings.parse({ kind: 'network', host: '127.0.0.1' });

let scene: KioskScene;
beforeEach(() => {
  scene = openKioskScene();
  scene.settings = { ...scene.settings, printer: PRINTER };
});
afterEach(() => scene.dispose());

function letPrintSlips(id: string): void {
  scene.temp.store.transaction((writer) => {
    const action = writer.findAction(actionId.parse(id));
    if (action !== null) writer.updateAction({ ...action, printsSlip: true });
  });
}

const record = (action: string, personId = scene.addPupil()) =>
  recordMovement(
    scene.context,
    {
      requestId: newRequest(),
      personId,
      actionId: actionId.parse(action),
      photoId: null,
      termsVersionId: null,
      identifiedBy: 'name',
    },
    () => true,
  );
const jobsOf = (movementId: ReturnType<typeof record>['movementId']) => scene.temp.store.listPrintJobs(movementId);

describe('a slip', () => {
  it('waits for the printer beside the lateness that was recorded', () => {
    letPrintSlips('late-bus');
    const late = record('late-bus');
    expect(jobsOf(late.movementId)).toMatchObject([{ kind: 'slip', badgeId: null, state: 'waiting', askedBy: null }]);
    // The pupil's answer is there before anything prints, and says nothing of waiting.
    expect(late.kind).toBe('late');
    expect(scene.heard).toContain('pokePrinter');
  });

  it('is not queued where the action has none, where no printer is set up, and for leaving', () => {
    expect(jobsOf(record('late-other').movementId)).toEqual([]);
    expect(scene.heard).not.toContain('pokePrinter');
    letPrintSlips('late-bus');
    letPrintSlips('out-medical');
    expect(jobsOf(record('out-medical').movementId).map(({ kind }) => kind)).toEqual(['badge']);
    scene.settings = { ...scene.settings, printer: { kind: 'none' } };
    expect(jobsOf(record('late-bus').movementId)).toEqual([]);
  });

  it('comes for coming back too, and is neither the badge nor a reprint of it', () => {
    letPrintSlips(RETURN_ACTION_ID);
    const left = record('out-medical');
    scene.clock.advance(60 * 60_000);
    const back = recordReturn(
      scene.context,
      { requestId: newRequest(), by: { kind: 'badge', text: left.badgeId ?? '' } },
      createTryLimiter(BADGE_TRY_LIMITS),
    );
    expect(jobsOf(back.movementId)).toMatchObject([{ kind: 'slip' }]);
    expect(scene.temp.store.findLastPrintJob(back.movementId)).toBeNull();
  });
});
