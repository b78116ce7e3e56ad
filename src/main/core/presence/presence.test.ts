// The evacuation list, roll calls, and returns recorded by staff, on a real store.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MONDAY, openKioskScene, type KioskScene } from '../../../../tests/harness/kiosk-scene.ts';
import { aMovement } from '../../../../tests/fixtures/builders/store-facts.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import { movementKind, type Movement, type MovementKind } from '../../../shared/domain/movement.ts';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { recordCameBack } from './came-back.ts';
import { getEvacuationList, listOut } from './on-site.ts';
import { personStateOf } from './person-state.ts';
import { endRollCall, getRollCall, listRollCalls, startRollCall, tickPerson } from './roll-call.ts';

const WHO = 'Maria Rossi';
let scene: KioskScene;
beforeEach(() => {
  scene = openKioskScene();
  scene.at('08:30');
});
afterEach(() => scene.dispose());

/** Puts a movement of today at the scene's time into the store. */
function happen(personId: PersonId, kind: MovementKind, more: Partial<Movement> = {}): Movement {
  const action = scene.temp.store.listActions()[0];
  if (action === undefined) throw new Error('no action');
  const movement = aMovement({
    personId,
    kind,
    direction: ['late', 'return', 'signIn', 'buildingIn'].includes(kind) ? 'in' : 'out',
    actionId: action.id,
    localDate: MONDAY,
    occurredAtMs: scene.clock.nowMs(),
    building: kind.startsWith('building') ? 'Library' : null,
    ...more,
  });
  scene.temp.store.transaction((writer) => writer.insertMovement(movement));
  return movement;
}

const onSite = () => getEvacuationList(scene.context).people;
const names = () => onSite().map(({ name }) => name);
const pupil = (forename: string, surname: string) => scene.addPupil({ forename, surname });

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (thrown) {
    return (thrown as AppError).code; // as: use cases throw AppErrors only; anything else fails the comparison
  }
  return 'nothing thrown';
}

describe('the evacuation list', () => {
  it('is exactly those whose last signing was in, by surname', () => {
    const [ada, bo, cy] = [pupil('Ada', 'Zephyr'), pupil('Bo', 'Abel'), pupil('Cy', 'Moss')];
    happen(ada, 'signIn');
    happen(bo, 'signIn');
    happen(cy, 'signIn');
    happen(cy, 'signOut');
    happen(pupil('Late', 'Only'), 'late');
    expect(names()).toEqual(['Bo Abel', 'Ada Zephyr']);
  });

  it('keeps somebody who checked out, with a note, until they sign out', () => {
    const ada = pupil('Ada', 'Zephyr');
    happen(ada, 'signIn');
    scene.at('10:42');
    happen(ada, 'leaving', { actionName: 'Doctor' });
    expect(onSite()[0]).toMatchObject({
      sinceText: '08:30',
      checkedOut: { timeText: '10:42', actionName: 'Doctor' },
    });
    happen(ada, 'return');
    expect(onSite()[0]?.checkedOut).toBeNull();
    happen(ada, 'signOut');
    expect(onSite()).toEqual([]);
  });

  it('knows the building of who checked in to one, and forgets it when they sign out and in', () => {
    const ada = pupil('Ada', 'Zephyr');
    happen(ada, 'signIn');
    happen(ada, 'buildingIn');
    expect(onSite()[0]?.building).toBe('Library');
    happen(ada, 'buildingOut');
    expect(onSite()[0]?.building).toBeNull();
    happen(ada, 'buildingIn');
    happen(ada, 'signOut');
    happen(ada, 'signIn');
    expect(onSite()[0]?.building).toBeNull();
  });

  it('begins empty every day', () => {
    happen(pupil('Ada', 'Zephyr'), 'signIn');
    scene.at('08:30', '2026-11-24');
    expect(onSite()).toEqual([]);
  });

  it('agrees with the rule for one person, on random days of several people', () => {
    const people = [pupil('A', 'A'), pupil('B', 'B'), pupil('C', 'C')];
    let day = 0;
    const steps = fc.array(
      fc.record({
        who: fc.nat({ max: people.length - 1 }),
        kind: fc.constantFrom(...movementKind.options),
        building: fc.constantFrom('Library', 'Art block'),
      }),
      { maxLength: 25 },
    );
    fc.assert(
      fc.property(steps, (all) => {
        // A day of its own for each run: movements are never removed.
        day += 1;
        const date = new Date(Date.UTC(2027, 0, day)).toISOString().slice(0, 10);
        scene.at('09:00', date);
        for (const { who, kind, building } of all) {
          const personId = people[who];
          if (personId === undefined) continue;
          const place = kind.startsWith('building') ? { building } : {};
          happen(personId, kind, { localDate: date as Movement['localDate'], ...place }); // as: made above as YYYY-MM-DD
        }
        const localDate = date as Movement['localDate']; // as: see above
        const states = people.map((personId) => ({
          personId,
          state: personStateOf(scene.temp.store.listMovementsOf(personId, localDate)),
        }));
        const rows = scene.temp.store.listOnSite(localDate);
        expect(rows.map(({ person }) => person.id).sort()).toEqual(
          states.flatMap(({ personId, state }) => (state.signedIn === null ? [] : [personId])).sort(),
        );
        for (const { person, signedInAtMs, building, checkedOut } of rows) {
          const state = states.find(({ personId }) => personId === person.id)?.state;
          expect(signedInAtMs).toBe(state?.signedIn?.occurredAtMs);
          expect(building).toBe(state?.building);
          expect(checkedOut?.atMs ?? null).toBe(state?.checkedOut?.occurredAtMs ?? null);
        }
        const out = scene.temp.store.listOutNow(localDate).map(({ movement }) => movement.id);
        expect([...out].sort()).toEqual(states.flatMap(({ state }) => state.checkedOut?.id ?? []).sort());
      }),
      { numRuns: 60 },
    );
  });
});

describe('a roll call', () => {
  it('keeps the list of its beginning and survives a restart with its ticks', () => {
    const [ada, bo] = [pupil('Ada', 'Zephyr'), pupil('Bo', 'Abel')];
    happen(ada, 'signIn');
    happen(bo, 'signIn');
    happen(bo, 'buildingIn');
    const { rollCallId } = startRollCall(scene.context, WHO);
    scene.at('08:40');
    tickPerson(scene.context, { rollCallId, personId: ada, isHere: true }, WHO);
    const store = scene.temp.reopen();
    const restarted = { ...scene.context, store };
    const rollCall = getRollCall(restarted, rollCallId);
    expect(rollCall.people.map(({ name, building, tick }) => [name, building, tick])).toEqual([
      ['Bo Abel', 'Library', null],
      ['Ada Zephyr', null, { timeText: '08:40', by: WHO }],
    ]);
    expect([rollCall.peopleCount, rollCall.tickedCount, rollCall.startedBy]).toEqual([2, 1, WHO]);
    expect(getEvacuationList(restarted).openRollCallId).toBe(rollCallId);
  });

  it('is one at a time, takes ticks back, and takes none once it has ended', () => {
    const ada = pupil('Ada', 'Zephyr');
    happen(ada, 'signIn');
    const { rollCallId } = startRollCall(scene.context, WHO);
    expect(codeOf(() => startRollCall(scene.context, WHO))).toBe('CONFLICT');
    tickPerson(scene.context, { rollCallId, personId: ada, isHere: true }, WHO);
    tickPerson(scene.context, { rollCallId, personId: ada, isHere: false }, WHO);
    expect(getRollCall(scene.context, rollCallId).tickedCount).toBe(0);
    const stranger = pupil('Not', 'Listed');
    expect(codeOf(() => tickPerson(scene.context, { rollCallId, personId: stranger, isHere: true }, WHO))).toBe(
      'NOT_FOUND',
    );
    endRollCall(scene.context, rollCallId, WHO);
    expect(codeOf(() => tickPerson(scene.context, { rollCallId, personId: ada, isHere: true }, WHO))).toBe('CONFLICT');
    expect(codeOf(() => endRollCall(scene.context, rollCallId, WHO))).toBe('CONFLICT');
    scene.at('09:30');
    expect(startRollCall(scene.context, WHO).rollCallId).not.toBe(rollCallId);
    expect(listRollCalls(scene.context).map(({ ended }) => ended === null)).toEqual([true, false]);
    expect(scene.temp.store.countAudit('presence.rollCallStarted')).toBe(2);
    expect(scene.temp.store.countAudit('presence.rollCallEnded')).toBe(1);
  });

  it('says who signed in or out after it began, also once it is over', () => {
    const [ada, bo, cy] = [pupil('Ada', 'Zephyr'), pupil('Bo', 'Abel'), pupil('Cy', 'Moss')];
    happen(ada, 'signIn');
    happen(bo, 'signIn');
    scene.at('09:00');
    const { rollCallId } = startRollCall(scene.context, WHO);
    scene.at('09:05');
    happen(ada, 'signOut');
    happen(cy, 'signIn');
    happen(bo, 'leaving');
    const during = getRollCall(scene.context, rollCallId);
    expect(during.people.map(({ name, signedOutText }) => [name, signedOutText])).toEqual([
      ['Bo Abel', null],
      ['Ada Zephyr', '09:05'],
    ]);
    expect(during.people[0]?.checkedOut?.timeText).toBe('09:05');
    expect(during.joined.map(({ name }) => name)).toEqual(['Cy Moss']);
    scene.at('09:10');
    endRollCall(scene.context, rollCallId, WHO);
    scene.at('09:15');
    happen(bo, 'signOut');
    expect(getRollCall(scene.context, rollCallId).people.map(({ signedOutText }) => signedOutText)).toEqual([
      null,
      '09:05',
    ]);
  });
});

it('a roll call knows who left since by the order of recording, also when the clock was put back', () => {
  const ada = pupil('Ada', 'Zephyr');
  happen(ada, 'signIn');
  scene.at('09:30');
  const { rollCallId } = startRollCall(scene.context, WHO);
  scene.at('09:10');
  happen(ada, 'signOut');
  happen(pupil('Bo', 'Abel'), 'signIn');
  const rollCall = getRollCall(scene.context, rollCallId);
  expect(rollCall.people.map(({ signedOutText }) => signedOutText)).toEqual(['09:10']);
  expect(rollCall.joined.map(({ name }) => name)).toEqual(['Bo Abel']);
});

describe('coming back, recorded by staff', () => {
  it('is a return by name, audited with who recorded it, and takes the person off the list', () => {
    const ada = pupil('Ada', 'Zephyr');
    const leaving = happen(ada, 'leaving');
    expect(listOut(scene.context).map(({ movementId }) => movementId)).toEqual([leaving.id]);
    scene.at('11:05');
    expect(recordCameBack(scene.context, leaving.id, WHO)).toEqual({ timeText: '11:05' });
    expect(listOut(scene.context)).toEqual([]);
    const last = scene.temp.store.findLastMovement(ada, MONDAY);
    expect(last).toMatchObject({ kind: 'return', identifiedBy: 'name' });
    const [entry] = scene.temp.store.listAudit(
      { fromMs: null, untilMs: null, who: WHO, area: 'presence', text: null, whats: [] },
      { beforeSeq: null, limit: 5 },
    );
    expect(entry).toMatchObject({ what: 'presence.cameBack', subjectId: ada });
  });

  it('is refused when they are back already, or went again', () => {
    const ada = pupil('Ada', 'Zephyr');
    const first = happen(ada, 'leaving');
    happen(ada, 'return');
    scene.at('11:05');
    expect(codeOf(() => recordCameBack(scene.context, first.id, WHO))).toBe('NOT_OUT');
    happen(ada, 'leaving');
    expect(codeOf(() => recordCameBack(scene.context, first.id, WHO))).toBe('NOT_OUT');
    expect(scene.temp.store.countAudit('presence.cameBack')).toBe(0);
  });
});
