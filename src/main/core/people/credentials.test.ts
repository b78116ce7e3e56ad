import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openPeopleScene, type PeopleScene } from '../../../../tests/harness/people-scene.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { CredentialDeps } from './credentials.ts';
import {
  canHash,
  clearCredential,
  findPersonByCredential,
  forgetLostCredentials,
  setCard,
  setPin,
  suggestPin,
} from './credentials.ts';
import { pinProblemOf } from './pin-rules.ts';

let scene: PeopleScene;
let ann: PersonId;
let ben: PersonId;
beforeEach(() => {
  scene = openPeopleScene();
  ann = scene.addPerson({ forename: 'Ann', dateOfBirth: '2010-04-21' });
  ben = scene.addPerson({ forename: 'Ben', dateOfBirth: '2010-11-02' });
});
afterEach(() => scene.dispose());

const deps = (): CredentialDeps => ({ ...scene.context, hasher: scene.hasher });
const find = (kind: 'pin' | 'card', text: string) =>
  findPersonByCredential(scene.context.store, scene.hasher, kind, text);
const card = (text: string, moveFrom: PersonId | null = null) => ({ text, moveFrom });

function refusalOf(work: () => unknown): AppError {
  try {
    work();
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
    throw thrown;
  }
  throw new Error('nothing was refused');
}

describe('a PIN', () => {
  it('finds its person until it is changed or cleared', () => {
    setPin(deps(), ann, '4071', 'Rita');
    expect(find('pin', '4071')).toBe(ann);
    expect(find('pin', ' 4071 ')).toBe(ann);
    setPin(deps(), ann, '58203', 'Rita');
    expect(find('pin', '4071')).toBeNull();
    expect(find('pin', '58203')).toBe(ann);
    clearCredential(deps(), ann, 'pin', 'Rita');
    expect(find('pin', '58203')).toBeNull();
  });

  it('is one person’s: the second is told that it is taken, and not by whom', () => {
    setPin(deps(), ann, '4071', 'Rita');
    const refusal = refusalOf(() => setPin(deps(), ben, '4071', 'Rita'));
    expect(refusal).toMatchObject({ code: 'VALIDATION', fields: { pin: 'taken' } });
    expect(JSON.stringify([refusal.message, refusal.context, refusal.fields])).not.toContain(ann);
    expect(find('pin', '4071')).toBe(ann);
  });

  it('may be set again for the one who has it', () => {
    setPin(deps(), ann, '4071', 'Rita');
    setPin(deps(), ann, '4071', 'Rita');
    expect(find('pin', '4071')).toBe(ann);
  });

  it('says which rule it breaks, and keeps what was set before', () => {
    setPin(deps(), ann, '4071', 'Rita');
    for (const [pin, problem] of [
      ['7777', 'repeat'],
      ['4321', 'run'],
      ['2104', 'birthDate'],
      ['2580', 'common'],
      ['40a1', 'form'],
    ] as const) {
      expect(refusalOf(() => setPin(deps(), ann, pin, 'Rita')).fields).toEqual({ pin: problem });
    }
    expect(find('pin', '4071')).toBe(ann);
  });

  it('of a leaver opens nothing, and is free for another', () => {
    setPin(deps(), ann, '4071', 'Rita');
    scene.retire(ann);
    expect(find('pin', '4071')).toBeNull();
    setPin(deps(), ben, '4071', 'Rita');
    expect(find('pin', '4071')).toBe(ben);
    expect(scene.context.store.findCredential(ann, 'pin')).toBeNull();
  });

  it('of somebody no mapping takes in opens nothing', () => {
    setPin(deps(), ann, '4071', 'Rita');
    scene.context.store.transaction((writer) => writer.setMembership([ann], { userTypeId: null, departmentId: null }));
    expect(find('pin', '4071')).toBeNull();
  });

  it('cannot be given to nobody', () => {
    const nobody = scene.context.random.uuidV7(0) as PersonId; // as: a well-formed id
    expect(refusalOf(() => setPin(deps(), nobody, '4071', 'Rita')).code).toBe('NOT_FOUND');
  });

  it('of any text that was not set finds nobody', () => {
    setPin(deps(), ann, '4071', 'Rita');
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (text) => {
        fc.pre(text.trim() !== '4071');
        expect(find('pin', text)).toBeNull();
      }),
    );
  });
});

describe('suggestPin', () => {
  it('gives one that the rules allow and nobody has', () => {
    setPin(deps(), ben, '4071', 'Rita');
    for (let n = 0; n < 200; n += 1) {
      const pin = suggestPin(deps(), ann);
      expect(pinProblemOf(pin, '2010-04-21')).toBeNull();
      expect(pin).not.toBe('4071');
    }
  });

  it('passes over numbers that are trivial or taken', () => {
    setPin(deps(), ben, '4071', 'Rita');
    const drawn = ['1111', '4071', '2104', '8305'];
    const random = { ...scene.context.random, digits: () => drawn.shift() ?? '' };
    expect(suggestPin({ ...deps(), random }, ann)).toBe('8305');
  });
});

describe('a card', () => {
  it('finds its person however the reader writes it', () => {
    expect(setCard(deps(), ann, card('04:a2:3b:c1'), 'Rita')).toEqual({ result: 'set', hint: 'C1' });
    for (const text of ['04A23BC1', ';04a23bc1?', 'UID: 04A23BC1']) expect(find('card', text)).toBe(ann);
    expect(find('card', '04A23BC2')).toBeNull();
    expect(find('pin', '04A23BC1')).toBeNull();
  });

  it('of another is not taken from them without being asked', () => {
    setCard(deps(), ann, card('0012345678'), 'Rita');
    expect(setCard(deps(), ben, card('12345678'), 'Rita')).toMatchObject({ result: 'taken', holder: { id: ann } });
    expect(find('card', '12345678')).toBe(ann);
    expect(setCard(deps(), ben, card('12345678', ann), 'Rita')).toMatchObject({ result: 'set' });
    expect(find('card', '12345678')).toBe(ben);
    expect(scene.context.store.findCredential(ann, 'card')).toBeNull();
  });

  it('moves only from the person who was named when it was asked', () => {
    const cay = scene.addPerson({ forename: 'Cay' });
    setCard(deps(), ann, card('0012345678'), 'Rita');
    expect(setCard(deps(), ben, card('0012345678', cay), 'Rita')).toMatchObject({
      result: 'taken',
      holder: { id: ann },
    });
  });

  it('that is no card is refused', () => {
    expect(refusalOf(() => setCard(deps(), ann, card('12'), 'Rita')).fields).toEqual({ card: 'form' });
  });

  it('is never a badge, sound or damaged, nor the QR code of a page: the kiosk would never find its owner by it', () => {
    for (const text of ['GH48291736', 'gh 4829 1736', 'GH48291730', ']Q1GH48291736']) {
      expect(refusalOf(() => setCard(deps(), ann, card(text), 'Rita')).fields).toEqual({ card: 'badge' });
    }
    expect(refusalOf(() => setCard(deps(), ann, card('www.example.org'), 'Rita')).fields).toEqual({ card: 'form' });
  });
});

describe('the audit', () => {
  it('has who, whose, before and after, and neither PIN nor card nor hash', () => {
    setPin(deps(), ann, '40719', 'Rita');
    setCard(deps(), ann, card('0049174203'), 'Rita');
    setCard(deps(), ben, card('0049174203', ann), 'Adam');
    clearCredential(deps(), ann, 'pin', 'Adam');
    clearCredential(deps(), ann, 'pin', 'Adam');
    expect(scene.audit()).toEqual([
      { who: 'Rita', what: 'pin.set', subjectId: ann, before: null, after: { kind: 'pin' } },
      { who: 'Rita', what: 'card.set', subjectId: ann, before: null, after: { kind: 'card', hint: '4203' } },
      { who: 'Adam', what: 'card.cleared', subjectId: ann, before: { kind: 'card', hint: '4203' }, after: null },
      { who: 'Adam', what: 'card.set', subjectId: ben, before: null, after: { kind: 'card', hint: '4203' } },
      { who: 'Adam', what: 'pin.cleared', subjectId: ann, before: { kind: 'pin' }, after: null },
    ]);
    expect(JSON.stringify(scene.audit())).not.toMatch(/40719|49174203|mac/);
  });
});

describe('the key of the hashes', () => {
  it('is the same after a restart', () => {
    setPin(deps(), ann, '4071', 'Rita');
    expect(findPersonByCredential(scene.context.store, scene.restartedHasher(), 'pin', '4071')).toBe(ann);
  });

  it('that is lost is said to be, is never replaced by itself, and can be started afresh', () => {
    setPin(deps(), ann, '4071', 'Rita');
    setCard(deps(), ben, card('0049174203'), 'Rita');
    expect(refusalOf(() => forgetLostCredentials({ ...deps(), hasher: scene.hasher }, 'Adam')).code).toBe('CONFLICT');
    rmSync(scene.keyFile);
    const hasher = scene.restartedHasher();
    const lost = { ...deps(), hasher };
    expect(canHash(hasher)).toBe(false);
    expect(refusalOf(() => setPin(lost, ben, '8305', 'Rita')).code).toBe('SECRET_UNREADABLE');
    expect(forgetLostCredentials(lost, 'Adam')).toBe(2);
    expect(scene.context.store.countAllCredentials()).toBe(0);
    setPin(lost, ben, '8305', 'Rita');
    expect(findPersonByCredential(scene.context.store, scene.restartedHasher(), 'pin', '8305')).toBe(ben);
    expect(scene.audit().at(-2)).toMatchObject({ what: 'credentials.reset', before: { count: 2 } });
  });

  it('keeps PINs and cards apart, and tells nothing of what it hashed', () => {
    const mac = scene.hasher.macOf('pin', '4071');
    expect(mac).not.toBe(scene.hasher.macOf('card', '4071'));
    expect(mac).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });
});
