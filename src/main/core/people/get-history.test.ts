// The lateness of a school year, and where somebody stands.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { aMark, aMovement, anOutboxRow } from '../../../../tests/fixtures/builders/store-facts.ts';
import { MONDAY } from '../../../../tests/harness/kiosk-scene.ts';
import { openPeopleScene, type PeopleScene } from '../../../../tests/harness/people-scene.ts';
import { actionId, type PersonId } from '../../../shared/domain/ids.ts';
import type { MovementKind } from '../../../shared/domain/movement.ts';
import { addressBookTable, getAddressBook, listAddressBooks } from './address-books.ts';
import { getHistory, latenessByWeek, schoolYearStart } from './get-history.ts';
import { getProfile } from './get-profile.ts';
import { standingOf } from './standing.ts';
import { STUDENT } from '../../../shared/domain/user-type.ts';

const iso = (date: Date): string => date.toISOString().slice(0, 10);
const anyDay = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => iso(date));

describe('schoolYearStart', () => {
  it('is the last first of September', () => {
    expect(schoolYearStart('2026-11-23')).toBe('2026-09-01');
    expect(schoolYearStart('2026-08-31')).toBe('2025-09-01');
    expect(schoolYearStart('2026-09-01')).toBe('2026-09-01');
  });
});

describe('latenessByWeek', () => {
  it('has every week of the year so far, once, in order, each beginning on a Monday', () => {
    fc.assert(
      fc.property(anyDay, (today) => {
        const { weeks } = latenessByWeek([], today);
        const mondays = weeks.map(({ monday }) => monday);
        expect(mondays).toEqual([...new Set(mondays)].sort());
        expect(mondays.every((monday) => DateTime.fromISO(monday, { zone: 'utc' }).weekday === 1)).toBe(true);
        expect(mondays.length).toBeLessThanOrEqual(54);
        expect(mondays.at(-1)).toBe(DateTime.fromISO(today, { zone: 'utc' }).startOf('week').toFormat('yyyy-MM-dd'));
      }),
    );
  });

  it('counts each late arrival of the year in one week, and none of other years', () => {
    const arrivals = fc.array(fc.record({ localDate: anyDay, minutes: fc.integer({ min: 0, max: 200 }) }));
    fc.assert(
      fc.property(anyDay, arrivals, (today, all) => {
        const from = schoolYearStart(today);
        const past = all.filter(({ localDate }) => localDate <= today);
        const own = past.filter(({ localDate }) => localDate >= from);
        const { times, minutes } = latenessByWeek(past, today);
        expect(times).toBe(own.length);
        expect(minutes).toBe(own.reduce((sum, arrival) => sum + arrival.minutes, 0));
      }),
    );
  });
});

let scene: PeopleScene;
let ann: PersonId;
beforeEach(() => {
  scene = openPeopleScene();
  ann = scene.addPerson({ forename: 'Ann', surname: 'Amis' });
});
afterEach(() => scene.dispose());

function move(kind: MovementKind, time: string, building: string | null = null) {
  scene.at(time);
  const movement = aMovement({
    personId: ann,
    kind,
    building,
    direction: kind.endsWith('Out') || kind === 'leaving' ? 'out' : 'in',
    actionId: actionId.parse('late-bus'),
    occurredAtMs: scene.clock.nowMs(),
    localDate: MONDAY,
  });
  scene.context.store.transaction((writer) => writer.insertMovement(movement));
  return movement;
}

const standing = () =>
  getAddressBook(scene.context, { userTypeId: STUDENT, roll: 'current', after: null }).rows.find(
    ({ personId }) => personId === ann,
  )?.standing;

describe('where somebody stands', () => {
  it('follows the day: signed in, into a building, out at the door, back, signed out', () => {
    expect(standing()).toEqual({ place: 'nothing', building: null, sinceMs: null, timeText: null });
    move('signIn', '08:31');
    expect(standing()).toMatchObject({ place: 'onSite', timeText: '08:31' });
    move('buildingIn', '10:05', 'Library');
    expect(standing()).toMatchObject({ place: 'inBuilding', building: 'Library', timeText: '10:05' });
    move('leaving', '11:00');
    expect(standing()).toMatchObject({ place: 'out', timeText: '11:00' });
    move('return', '11:40');
    expect(standing()).toMatchObject({ place: 'inBuilding', building: 'Library' });
    move('buildingOut', '11:50', 'Library');
    expect(standing()).toMatchObject({ place: 'onSite', timeText: '08:31' });
    move('signOut', '15:30');
    expect(standing()).toMatchObject({ place: 'signedOut', timeText: '15:30' });
  });

  it('is here for whoever came late or came back without signing in', () => {
    move('late', '09:12');
    expect(standing()).toMatchObject({ place: 'here', timeText: '09:12' });
    move('leaving', '11:00');
    move('return', '11:40');
    expect(standing()).toMatchObject({ place: 'here', timeText: '11:40' });
    expect(standingOf([], 'Europe/London').place).toBe('nothing');
  });
});

describe('a person’s history', () => {
  it('has each movement with its marks and where their writeback stands, and counts the lateness', () => {
    const late = move('late', '09:12');
    const mark = aMark(late, { code: 'L', minutesLate: 27 });
    scene.context.store.transaction((writer) => {
      writer.insertMark(mark);
      writer.insertOutboxRow(anOutboxRow({ id: mark.id, subjectId: ann, state: 'done' }));
    });
    const { rows, lateness } = getHistory(scene.context, ann);
    expect(rows).toMatchObject([{ kind: 'late', timeText: '09:12', marks: [{ code: 'L', state: 'confirmed' }] }]);
    expect(lateness).toMatchObject({ from: '2026-09-01', times: 1, minutes: 27 });
    expect(lateness.weeks.at(-1)).toEqual({ monday: MONDAY, times: 1, minutes: 27 });
  });
});

describe('a profile', () => {
  const photos = { has: () => true };
  const profile = () => getProfile({ ...scene.context, hasher: scene.hasher, photos }, ann);

  it('has no hash in it, and says of a card only how it ends', () => {
    scene.context.store.transaction((writer) =>
      writer.setCredential({ personId: ann, kind: 'card', mac: 'the-mac', hint: '4203', setAtMs: 5 }),
    );
    expect(profile()).toMatchObject({
      roll: 'current',
      card: { hint: '4203', setAtMs: 5 },
      pin: null,
      department: null,
    });
    expect(JSON.stringify(profile())).not.toContain('the-mac');
  });

  it('of a leaver says when they left', () => {
    scene.at('12:00');
    scene.retire(ann);
    expect(profile()).toMatchObject({ roll: 'left', leftAtMs: scene.clock.nowMs() });
  });
});

describe('exporting an address book', () => {
  it('gives exactly the people named, in their order, without those who are no longer in it', () => {
    const ben = scene.addPerson({ forename: 'Ben', surname: 'Byrne' });
    const cay = scene.addPerson({ forename: 'Cay', surname: 'Cole' });
    scene.retire(cay);
    const wanted = { userTypeId: STUDENT, roll: 'current' as const, personIds: [ben, cay, ann], search: ' year 7 ' };
    const table = addressBookTable(scene.context, wanted);
    expect(table).toMatchObject({ title: 'Address book Student', notes: ['Search year 7'] });
    expect(table.rows.map((row) => row['surname'])).toEqual(['Byrne', 'Amis']);
    expect(listAddressBooks(scene.context)).toMatchObject({
      books: [{ userTypeId: STUDENT, current: 2, leavers: 1 }],
      inNoAddressBook: 0,
    });
  });
});
