import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { actionId } from '../../../shared/domain/ids.ts';
import { isBadgeId } from '../../../shared/domain/badge-id.ts';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { newRequest, openKioskScene, type KioskScene } from '../../../../tests/harness/kiosk-scene.ts';
import { recordMovement } from './record-movement.ts';
import { recordReturn } from './record-return.ts';
import { BADGE_TRY_LIMITS, createTryLimiter } from './try-limiter.ts';

let scene: KioskScene;
beforeEach(() => {
  scene = openKioskScene();
});
afterEach(() => scene.dispose());

type Request = Parameters<typeof recordMovement>[1];

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (thrown) {
    return (thrown as AppError).code; // as: use cases throw AppErrors only; anything else fails the comparison
  }
  return 'nothing thrown';
}

function late(personId: Request['personId'], more: Partial<Request> = {}) {
  const request = {
    requestId: newRequest(),
    personId,
    actionId: actionId.parse('late-bus'),
    photoId: null,
    termsVersionId: null,
    identifiedBy: 'name' as const,
    ...more,
  };
  return recordMovement(scene.context, request, () => true);
}

function leaving(personId: Request['personId'], more: Partial<Request> = {}) {
  return late(personId, { actionId: actionId.parse('out-medical'), ...more });
}

describe('a late pupil', () => {
  it('is recorded with an L while the register is open, and told what was recorded', () => {
    const receipt = late(scene.addPupil());
    expect(receipt).toMatchObject({
      kind: 'late',
      personLabel: 'Siân O',
      timeText: '09:12',
      reasonName: 'Bus or train',
      nextStep: 'goToLesson',
      session: 'AM',
      badgeId: null,
      alreadyRecorded: false,
    });
    const [entry] = scene.temp.store.listLogbook('2026-11-23');
    expect(entry?.marks[0]).toMatchObject({
      mark: { code: 'L', minutesLate: 27, session: 'AM', comment: 'Bus or train' },
      outbox: { state: 'pending', nextAttemptAtMs: receipt.occurredAtMs },
    });
    expect(scene.heard).toEqual(['movement.recorded', 'pokeSync']);
  });

  it('stays recorded when the PC loses power right after', () => {
    const receipt = late(scene.addPupil());
    const store = scene.temp.reopen();
    expect(store.findMovement(receipt.movementId)?.kind).toBe('late');
    expect(store.listDueOutbox(scene.clock.nowMs(), 10)).toHaveLength(1);
  });

  it('makes one movement of two quick touches with one request', () => {
    const person = scene.addPupil();
    const requestId = newRequest();
    const first = late(person, { requestId });
    const second = late(person, { requestId });
    expect(second).toMatchObject({ movementId: first.movementId, alreadyRecorded: true });
    expect(scene.temp.store.listLogbook('2026-11-23')).toHaveLength(1);
  });

  it('who signs in again in the same session is told it is done already; in the afternoon it counts', () => {
    const person = scene.addPupil();
    const first = late(person);
    scene.at('09:40');
    expect(late(person, { actionId: actionId.parse('late-other') })).toMatchObject({
      movementId: first.movementId,
      alreadyRecorded: true,
      timeText: '09:12',
    });
    scene.at('13:10');
    expect(late(person)).toMatchObject({ alreadyRecorded: false, session: 'PM' });
  });

  it('who is signed out is sent to *I am back* instead of getting a late mark', () => {
    const person = scene.addPupil();
    leaving(person);
    scene.at('10:30');
    expect(codeOf(() => late(person))).toBe('CURRENTLY_OUT');
    expect(scene.temp.store.listLogbook('2026-11-23')).toHaveLength(1);
  });

  it.each([
    ['the return itself', { actionId: actionId.parse('back') }],
    ['no known reason', { actionId: actionId.parse('nothing') }],
  ])('is refused with %s, and nothing is written', (_what, more) => {
    const person = scene.addPupil();
    expect(codeOf(() => late(person, more))).toBe('NOT_FOUND');
    expect(scene.temp.store.listLogbook('2026-11-23')).toEqual([]);
    expect(scene.heard).toEqual([]);
  });
});

describe('a leaving pupil', () => {
  it('gets a badge, a print job and a mark that waits for the next register', () => {
    scene.at('10:42');
    const receipt = leaving(scene.addPupil());
    expect(receipt.nextStep).toBe('showBadgeAndLeave');
    expect(isBadgeId(receipt.badgeId ?? '')).toBe(true);
    const job = scene.temp.store.findLastPrintJob(receipt.movementId);
    expect(job).toMatchObject({ state: 'waiting', reprintNumber: 0, badgeId: receipt.badgeId });
    const [marked] = scene.temp.store.listMarksOf(receipt.movementId);
    expect(marked).toMatchObject({ mark: { code: 'M', session: 'PM' } });
    expect(scene.temp.store.listDueOutbox(scene.clock.nowMs(), 10)).toEqual([]);
    expect(scene.heard).toEqual(['movement.recorded', 'pokeSync', 'pokePrinter']);
  });

  it('keeps the photo that was taken, and leaves all the same when the still never reached the disk', () => {
    const photoId = '01900000-0000-7000-8000-0000000000aa' as Request['photoId']; // as: a still's id, branded at the edge
    const request = {
      requestId: newRequest(),
      actionId: actionId.parse('out-medical'),
      photoId,
      termsVersionId: null,
      identifiedBy: 'name' as const,
    };
    const kept = recordMovement(scene.context, { ...request, personId: scene.addPupil() }, () => true);
    const lost = recordMovement(
      scene.context,
      { ...request, requestId: newRequest(), personId: scene.addPupil() },
      () => false,
    );
    expect(scene.temp.store.findMovement(kept.movementId)?.photoId).toBe(photoId);
    expect(scene.temp.store.findMovement(lost.movementId)?.photoId).toBeNull();
  });

  it('who leaves again without having signed back in gets a new badge, and the old one stops working', () => {
    const person = scene.addPupil();
    const first = leaving(person);
    scene.at('11:30');
    const second = leaving(person);
    expect(second.badgeId).not.toBe(first.badgeId);
    expect(scene.temp.store.findOpenBadge(person, '2026-11-23')?.id).toBe(second.badgeId);
  });

  it('who taps twice with two requests leaves once', () => {
    const person = scene.addPupil();
    const first = leaving(person);
    expect(leaving(person)).toMatchObject({
      movementId: first.movementId,
      badgeId: first.badgeId,
      alreadyRecorded: true,
    });
  });
});

describe('what was recorded already', () => {
  it('stays the one lateness of the session although the pupil left and came back since', () => {
    const person = scene.addPupil();
    const first = late(person);
    scene.at('09:20');
    leaving(person);
    scene.at('09:40');
    const by = { kind: 'person' as const, personId: person, identifiedBy: 'name' as const };
    recordReturn(scene.context, { requestId: newRequest(), by }, createTryLimiter(BADGE_TRY_LIMITS));
    scene.at('09:45');
    expect(late(person)).toMatchObject({ movementId: first.movementId, alreadyRecorded: true });
    expect(scene.temp.store.listMarksForSession(person, '2026-11-23', 'AM')).toHaveLength(1);
  });

  it('is found again by its request after the pupil left the roll', () => {
    const person = scene.addPupil();
    const requestId = newRequest();
    const first = late(person, { requestId });
    scene.temp.store.transaction((writer) => {
      const wondeId = writer.findPerson(person)?.wondeId ?? '';
      expect(writer.retirePupils([wondeId], scene.clock.nowMs())).toBe(1);
    });
    expect(late(person, { requestId })).toMatchObject({ movementId: first.movementId, alreadyRecorded: true });
  });

  it('is no second tap when the clock was put back by hours meanwhile', () => {
    const person = scene.addPupil();
    scene.at('11:00');
    const first = leaving(person);
    scene.at('09:00');
    const second = leaving(person);
    expect(second).toMatchObject({ alreadyRecorded: false });
    expect(second.movementId).not.toBe(first.movementId);
  });
});
