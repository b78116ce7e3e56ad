import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { anAction } from '../../../../tests/fixtures/builders/store-facts.ts';
import { newRequest, openKioskScene, type KioskScene } from '../../../../tests/harness/kiosk-scene.ts';
import type { Action } from '../../../shared/domain/action.ts';
import type { CodeRule } from '../../../shared/domain/attendance.ts';
import { actionId, type PersonId } from '../../../shared/domain/ids.ts';
import { termsVersion } from '../../../shared/domain/terms.ts';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { getPerson } from '../directory/get-person.ts';
import { identify } from '../directory/identify.ts';
import { listReasons } from '../directory/list-reasons.ts';
import { recordMovement } from './record-movement.ts';
import { recordReturn } from './record-return.ts';
import { BADGE_TRY_LIMITS, createTryLimiter } from './try-limiter.ts';

const lateRule: CodeRule = {
  kind: 'conditional',
  rows: (['AM', 'PM'] as const).flatMap((session) => [
    { session, from: 'opens' as const, until: 'closes' as const, code: 'L' },
    { session, from: 'closes' as const, until: 'end' as const, code: 'U' },
  ]),
};
const of = (id: string, direction: 'in' | 'out', type: 'sign' | 'check', more: Partial<Action> = {}): Action =>
  anAction({
    id: actionId.parse(id),
    name: id,
    direction,
    type,
    photo: 'never',
    printsBadge: false,
    printsSlip: false,
    backAfterMinutes: null,
    codeRule: { kind: 'none' },
    ...more,
  });

const TERMS = termsVersion.parse({
  id: '01990000-0000-7000-8000-00000000000c',
  version: 1,
  body: '# Rules',
  publishedAtMs: 0,
  publishedBy: 'A',
});

let scene: KioskScene;
let person: PersonId;
beforeEach(() => {
  scene = openKioskScene();
  scene.temp.store.transaction((writer) => {
    writer.insertAction(of('sign-in', 'in', 'sign', { codeRule: lateRule, translations: { cy: 'Mewngofnodi' } }));
    writer.insertAction(of('sign-out', 'out', 'sign', { codeRule: { kind: 'fixed', code: 'M' } }));
    writer.insertAction(of('library', 'in', 'check', { building: 'Library' }));
    writer.insertAction(of('leave-library', 'out', 'check', { building: 'Library' }));
    writer.insertAction(of('art', 'in', 'check', { building: 'Art' }));
  });
  person = scene.addPupil();
});
afterEach(() => scene.dispose());

type Request = Parameters<typeof recordMovement>[1];

function record(action: string, more: Partial<Request> = {}) {
  const request = {
    requestId: newRequest(),
    personId: person,
    actionId: actionId.parse(action),
    photoId: null,
    termsVersionId: null,
    identifiedBy: 'name' as const,
    ...more,
  };
  return recordMovement(scene.context, request, () => true);
}

function refusalOf(work: () => unknown): AppError | null {
  try {
    work();
  } catch (thrown) {
    return thrown as AppError; // as: use cases throw AppErrors only; anything else fails the comparison
  }
  return null;
}

const movements = () => scene.temp.store.listMovementsOf(person, '2026-11-23').map(({ kind }) => kind);
const standing = () => getPerson(scene.context, { personId: person, language: 'en' });

describe('signing in and out', () => {
  it('changes where the person stands, and the code rule decides the mark', () => {
    expect(standing()).toMatchObject({ presence: 'notYet', sinceText: null });
    expect(record('sign-in')).toMatchObject({
      kind: 'signIn',
      timeText: '09:12',
      session: 'AM',
      nextStep: 'goToLesson',
    });
    expect(scene.temp.store.listMarksForSession(person, '2026-11-23', 'AM')[0]?.mark.code).toBe('L');
    expect(standing()).toMatchObject({ presence: 'signedIn', sinceText: '09:12' });
    scene.at('11:00');
    expect(record('sign-out', { identifiedBy: 'card' })).toMatchObject({ kind: 'signOut', nextStep: 'goodbye' });
    expect(standing()).toMatchObject({ presence: 'signedOut', sinceText: '11:00' });
    expect(scene.temp.store.findLastMovement(person, '2026-11-23')?.identifiedBy).toBe('card');
  });

  it('before the register makes no mark and wishes a good day', () => {
    scene.at('08:31');
    expect(record('sign-in')).toMatchObject({ session: null, nextStep: 'welcome' });
  });

  it('twice within two minutes is one movement; later it is refused, with words of its own', () => {
    const first = record('sign-in');
    expect(record('sign-in')).toMatchObject({ movementId: first.movementId, alreadyRecorded: true });
    scene.at('09:30');
    expect(refusalOf(() => record('sign-in'))).toMatchObject({
      code: 'ALREADY_SIGNED_IN',
      fields: { sinceText: '09:12' },
    });
    record('sign-out');
    expect(record('sign-out')).toMatchObject({ alreadyRecorded: true });
    scene.at('09:40');
    expect(refusalOf(() => record('sign-out'))).toMatchObject({ code: 'NOT_SIGNED_IN' });
    expect(movements()).toEqual(['signOut', 'signIn']);
  });

  it('again in one session makes no second mark: who was here was not late', () => {
    scene.at('08:31');
    record('sign-in');
    scene.at('09:30');
    record('sign-out');
    scene.at('10:30');
    expect(record('sign-in')).toMatchObject({ session: null });
    expect(scene.temp.store.listMarksForSession(person, '2026-11-23', 'AM')).toEqual([]);
  });

  it('calls off the mark that signing out made for a register they are back for', () => {
    record('sign-in');
    scene.at('11:00');
    record('sign-out');
    const [planned] = scene.temp.store.listMarksForSession(person, '2026-11-23', 'PM');
    expect(planned).toMatchObject({ mark: { code: 'M' }, outbox: { state: 'pending' } });
    scene.at('12:30');
    record('sign-in');
    expect(scene.temp.store.findMark(planned?.mark.id ?? never())?.outbox).toMatchObject({
      state: 'cancelled',
      outcome: 'not_needed',
      // Whoever looks at the mark is told why.
      lastErrorCode: 'MARK_BACK_IN_TIME',
    });
  });

  it('after checking out ends the badge and calls off the leaving’s mark', () => {
    scene.at('10:00');
    const left = record('out-medical');
    scene.at('11:00');
    record('sign-in');
    expect(scene.temp.store.findOpenBadge(person, '2026-11-23')).toBeNull();
    expect(scene.temp.store.listMarksOf(left.movementId)[0]?.outbox?.state).toBe('cancelled');
    expect(standing()).toMatchObject({ presence: 'signedIn', outSinceText: null });
  });

  it('after the register closed leaves the leaving’s own code in it', () => {
    scene.at('10:00');
    record('out-medical');
    scene.at('13:45');
    expect(record('sign-in')).toMatchObject({ session: null });
    const codes = scene.temp.store.listMarksForSession(person, '2026-11-23', 'PM').map(({ mark }) => mark.code);
    expect(codes).toEqual(['M']);
  });
});

describe('buildings', () => {
  it('say where somebody is and leave presence alone', () => {
    record('sign-in');
    expect(record('library')).toMatchObject({
      kind: 'buildingIn',
      building: 'Library',
      nextStep: 'inBuilding',
      session: null,
    });
    expect(standing()).toMatchObject({ presence: 'signedIn', building: 'Library' });
    record('art');
    expect(standing().building).toBe('Art');
    expect(refusalOf(() => record('leave-library'))).toMatchObject({ code: 'CONFLICT' });
  });

  it('are for those who are here, and nobody is in one twice', () => {
    expect(refusalOf(() => record('library'))).toMatchObject({ code: 'NOT_SIGNED_IN' });
    record('sign-in');
    const first = record('library');
    scene.at('09:40');
    expect(record('library')).toMatchObject({ movementId: first.movementId, alreadyRecorded: true });
    expect(record('leave-library').alreadyRecorded).toBe(false);
    expect(record('leave-library').alreadyRecorded).toBe(true);
    expect(movements()).toEqual(['buildingOut', 'buildingIn', 'signIn']);
  });
});

describe('coming back by name', () => {
  it('finds whoever is out, although they went into a building since', () => {
    record('sign-in');
    record('out-medical');
    record('library');
    scene.at('09:30');
    const by = { kind: 'person' as const, personId: person, identifiedBy: 'pin' as const };
    const receipt = recordReturn(scene.context, { requestId: newRequest(), by }, createTryLimiter(BADGE_TRY_LIMITS));
    expect(scene.temp.store.findMovement(receipt.movementId)?.identifiedBy).toBe('pin');
    expect(standing().canReturn).toBe(false);
  });
});

describe('what follows a name', () => {
  const reasons = (kind: 'late' | 'leaving', language = 'en') =>
    listReasons(scene.context, { kind, personId: person, language });

  it('is the person screen for somebody who is signed in already, and the question for somebody who is out', () => {
    expect(reasons('late')).toMatchObject({ next: 'reason' });
    record('sign-in');
    expect(reasons('late')).toEqual({ next: 'person' });
    record('out-medical');
    expect(reasons('late')).toEqual({ next: 'stillOut', leftAtText: '09:12' });
  });

  it('is the action in the language asked for, or by its own name', () => {
    const names = (language: string) =>
      getPerson(scene.context, { personId: person, language }).offers.map(({ name }) => name);
    expect(names('cy')).toEqual(['Mewngofnodi']);
    expect(names('cy-GB')).toEqual(['Mewngofnodi']);
    expect(names('pl')).toEqual(['sign-in']);
  });

  it('is nothing for somebody in no user type', () => {
    scene.temp.store.transaction((writer) => writer.setMembership([person], { userTypeId: null, departmentId: null }));
    expect(refusalOf(() => reasons('late'))).toMatchObject({ code: 'NOT_FOUND' });
    expect(refusalOf(() => standing())).toMatchObject({ code: 'NOT_FOUND' });
    expect(refusalOf(() => record('sign-in'))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('never is an action of another user type', () => {
    scene.temp.store.transaction((writer) => writer.insertAction(of('theirs', 'in', 'sign', { userTypeIds: [] })));
    expect(refusalOf(() => record('theirs'))).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('terms and photos', () => {
  beforeEach(() => scene.temp.store.transaction((writer) => writer.insertTermsVersion(TERMS)));

  it('keeps which version was accepted and when; without acceptance nothing is recorded', () => {
    scene.settings = { ...scene.settings, termsRequired: true };
    expect(standing().offers[0]).toMatchObject({ asksTerms: true });
    expect(refusalOf(() => record('sign-in'))).toMatchObject({ code: 'TERMS_NEEDED' });
    const receipt = record('sign-in', { termsVersionId: TERMS.id });
    expect(scene.temp.store.findMovement(receipt.movementId)?.terms).toEqual({
      versionId: TERMS.id,
      acceptedAtMs: scene.clock.nowMs(),
    });
  });

  it('are not asked for where the school does not want them', () => {
    expect(standing().offers[0]).toMatchObject({ asksTerms: false });
    expect(record('sign-in').alreadyRecorded).toBe(false);
  });

  it('never takes or keeps a photo of somebody whose photo is refused', () => {
    const photoId = '01900000-0000-7000-8000-0000000000aa' as Request['photoId']; // as: a still's id, branded at the edge
    const takes = () => {
      const answer = listReasons(scene.context, { kind: 'leaving', personId: person, language: 'en' });
      return answer.next === 'reason' && answer.reasons.some(({ takesPhoto }) => takesPhoto);
    };
    expect(takes()).toBe(true);
    scene.temp.store.transaction((writer) =>
      writer.setPersonDetails(person, { photoPermission: 'refused', notes: '', departmentId: null }, 0),
    );
    expect(takes()).toBe(false);
    expect(scene.temp.store.findMovement(record('out-medical', { photoId }).movementId)?.photoId).toBeNull();
  });
});

describe('a card or a PIN', () => {
  const use = () => ({
    context: scene.context,
    findByCredential: (_kind: string, text: string) => (text === 'right' ? person : null),
    tries: { pin: createTryLimiter(BADGE_TRY_LIMITS), card: createTryLimiter(BADGE_TRY_LIMITS) },
  });
  const by = (kind: 'pin' | 'card', text: string) => ({ by: { kind, text } });

  it('finds its owner by forename and initial, and records nothing', () => {
    expect(identify(use(), by('card', 'right'))).toEqual({ personId: person, label: 'Siân O', detail: null });
    expect(movements()).toEqual([]);
  });

  it('of somebody who left the roll is nobody’s', () => {
    scene.temp.store.transaction((writer) => writer.retirePupils([writer.findPerson(person)?.wondeId ?? ''], 0));
    expect(refusalOf(() => identify(use(), by('card', 'right')))).toMatchObject({ code: 'CARD_UNKNOWN' });
  });

  it('that is wrong too often has to wait, also for the right one; cards and PINs do not lock each other', () => {
    const same = use();
    for (let n = 0; n < 5; n += 1) expect(refusalOf(() => identify(same, by('pin', 'no')))?.code).toBe('PIN_WRONG');
    expect(refusalOf(() => identify(same, by('pin', 'right')))?.code).toBe('TOO_MANY_TRIES');
    expect(identify(same, by('card', 'right')).personId).toBe(person);
  });
});

function never(): never {
  throw new Error('there is no mark');
}
