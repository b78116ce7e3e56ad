// What a reader sends, told apart as the kiosk would, without leaving a trace.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { newRequest } from '../../../../tests/harness/kiosk-scene.ts';
import { openPeopleScene, type PeopleScene } from '../../../../tests/harness/people-scene.ts';
import { badgeIdFromRandomDigits, badgeSymbolText, type BadgeId } from '../../../shared/domain/badge-id.ts';
import { actionId, type PersonId } from '../../../shared/domain/ids.ts';
import { recordMovement } from '../movements/record-movement.ts';
import { setCard } from '../people/credentials.ts';
import { readScan } from './read-scan.ts';

let scene: PeopleScene;
beforeEach(() => {
  scene = openPeopleScene();
});
afterEach(() => scene.dispose());

const read = (text: string) => readScan({ ...scene.context, hasher: scene.hasher }, text);

/** Somebody leaves and is given a badge. */
function leave(personId: PersonId): BadgeId {
  const { badgeId } = recordMovement(
    scene.context,
    {
      requestId: newRequest(),
      personId,
      actionId: actionId.parse('out-medical'),
      photoId: null,
      termsVersionId: null,
      identifiedBy: 'name',
    },
    () => true,
  );
  if (badgeId === null) throw new Error('no badge came of it');
  return badgeId;
}

function giveCard(personId: PersonId, text: string): void {
  setCard({ ...scene.context, hasher: scene.hasher }, personId, { text, moveFrom: null }, 'Sam');
}

describe('a badge that is read', () => {
  it('is told with its owner while it works today, from the symbol and from digits typed in groups', () => {
    const id = leave(scene.addPerson());
    const works = { kind: 'badge', badgeId: id, state: 'out', personName: 'Siân Owen' };
    expect(read(badgeSymbolText(id))).toEqual(works);
    expect(read(`${id.slice(0, 4)} ${id.slice(4)}`)).toEqual(works);
  });

  it('is told from one that was used and one whose day is over', () => {
    const used = leave(scene.addPerson());
    scene.context.store.transaction((writer) => writer.markBadgeUsed(used, scene.clock.nowMs()));
    const old = leave(scene.addPerson({ forename: 'Ada' }));
    expect(read(used)).toMatchObject({ kind: 'badge', state: 'used', personName: 'Siân Owen' });
    scene.at('08:00', '2026-11-24');
    expect(read(old)).toMatchObject({ kind: 'badge', state: 'expired', personName: 'Ada Owen' });
    expect(read(used)).toMatchObject({ state: 'used' });
  });

  it('is nobody’s when this kiosk never gave it out', () => {
    const badgeId = badgeIdFromRandomDigits('7654321');
    expect(read(badgeId)).toEqual({ kind: 'badge', badgeId, state: 'unknown', personName: null });
  });

  it('is a damaged one when one digit is wrong', () => {
    const id = leave(scene.addPerson());
    const wrong = id.slice(0, 7) + String((Number(id.at(-1)) + 1) % 10);
    expect(read(wrong)).toEqual({ kind: 'damagedBadge' });
    expect(read(`GH${wrong}`)).toEqual({ kind: 'damagedBadge' });
  });
});

describe('a card that is read', () => {
  it('is told with its holder, however the reader writes it', () => {
    const personId = scene.addPerson();
    giveCard(personId, '04A2B34F2A');
    const held = { kind: 'card', personId, personName: 'Siân Owen' };
    expect(read('04a2b34f2a')).toEqual(held);
    expect(read('UID: 04:A2:B3:4F:2A')).toEqual(held);
  });

  it('is a card and no damaged badge, when its number has a badge’s length', () => {
    const personId = scene.addPerson();
    const digits = badgeIdFromRandomDigits('1234567');
    const number = digits.slice(0, 7) + String((Number(digits.at(-1)) + 1) % 10);
    giveCard(personId, number);
    expect(read(number)).toMatchObject({ kind: 'card', personId });
  });

  it('is a card nobody has, told by its end, and so is a leaver’s', () => {
    expect(read('04A2B34F2A')).toEqual({ kind: 'unknownCard', ending: '4F2A' });
    const leaver = scene.addPerson();
    giveCard(leaver, '04A2B34F2A');
    scene.retire(leaver);
    expect(read('04A2B34F2A')).toEqual({ kind: 'unknownCard', ending: '4F2A' });
  });

  it('is neither, when it is no text of a card', () => {
    for (const text of ['x', '???', '0000000000', 'GHTEST of a page that is far too long']) {
      expect(read(text)).toEqual({ kind: 'unreadable' });
    }
  });
});

describe('the try-out of a reader', () => {
  it('records nothing, uses no badge and counts nothing', () => {
    const personId = scene.addPerson();
    const id = leave(personId);
    giveCard(personId, '04A2B34F2A');
    const auditBefore = scene.audit().length;
    const { store } = scene.context;
    const logbook = () => JSON.stringify(store.listLogbook('2026-11-23'));
    const before = logbook();
    scene.heard.length = 0;
    for (const text of [id, '04A2B34F2A', '12345678', 'x']) read(text);
    expect(logbook()).toBe(before);
    expect(store.findBadge(id)?.usedAtMs).toBeNull();
    expect(scene.audit()).toHaveLength(auditBefore);
    expect(scene.heard).toEqual([]);
  });
});
