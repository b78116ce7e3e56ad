// Address books, histories and what hangs on a person, on real SQLite.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  A_DAY,
  aMark,
  aMovement,
  anAction,
  anOutboxRow,
  aRosterPupil,
  enrol,
} from '../../../../tests/fixtures/builders/store-facts.ts';
import { FAKE_CLOCK_START_MS } from '../../../../tests/fakes/fake-clock.ts';
import { seededRandom } from '../../../../tests/fakes/seeded-random.ts';
import { openMemoryConnection } from '../../../../tests/harness/temp-connection.ts';
import { photoId, type PersonId } from '../../../shared/domain/ids.ts';
import { STUDENT, userTypeId } from '../../../shared/domain/user-type.ts';
import type { Store, StoreWriter } from '../../core/store-port.ts';
import { createStore } from '../store.ts';

const NOW = FAKE_CLOCK_START_MS;
const SIXTH = userTypeId.parse('sixth');

let store: Store;
let ann: PersonId;
let lukasz: PersonId;
let zoe: PersonId;

const write = (work: (writer: StoreWriter) => void): void => store.transaction(work);
const belong = (ids: readonly PersonId[], type: typeof STUDENT | null): void =>
  write((writer) => writer.setMembership(ids, { userTypeId: type, departmentId: null }));

beforeEach(() => {
  store = createStore(openMemoryConnection(), seededRandom());
  const people = enrol(store, [
    aRosterPupil({ wondeId: 'A1', forename: 'Ann', surname: 'Zephyr' }),
    aRosterPupil({ wondeId: 'A2', forename: 'Łukasz', surname: 'Łoś' }),
    aRosterPupil({ wondeId: 'A3', forename: 'Zoë', surname: 'Lamb', yearGroup: null, formName: null }),
  ]);
  [ann, lukasz, zoe] = people.map(({ id }) => id) as [PersonId, PersonId, PersonId]; // as: three were enrolled
  write((writer) => {
    writer.insertAction(anAction());
    writer.insertUserType({ id: SIXTH, name: 'Sixth Form', builtIn: false, retired: false, sortOrder: 1 });
  });
  belong([ann, lukasz, zoe], STUDENT);
});
afterEach(() => store.close());

const namesIn = (type: typeof STUDENT, status: 'current' | 'left' = 'current') =>
  store.listAddressBook(type, status, null, 100).entries.map(({ person }) => person.surname);

describe('an address book', () => {
  it('lists its people by surname as English readers expect, with year, PIN, card and photo permission', () => {
    write((writer) => {
      writer.setCredential({ personId: ann, kind: 'pin', mac: 'm1', hint: null, setAtMs: NOW });
      writer.setCredential({ personId: zoe, kind: 'card', mac: 'm2', hint: '4203', setAtMs: NOW });
      writer.setPersonDetails(zoe, { photoPermission: 'refused', notes: '', departmentId: null }, NOW);
    });
    expect(namesIn(STUDENT)).toEqual(['Lamb', 'Łoś', 'Zephyr']);
    expect(store.listAddressBook(STUDENT, 'current', null, 100).entries).toMatchObject([
      { yearName: null, hasPin: false, hasCard: true, photoPermission: 'refused' },
      { yearName: 'Year 7', hasPin: false, hasCard: false, photoPermission: 'notSaid' },
      { yearName: 'Year 7', hasPin: true, hasCard: false, photoPermission: 'notSaid' },
    ]);
  });

  it('comes in pieces, each person in one of them', () => {
    const first = store.listAddressBook(STUDENT, 'current', null, 2);
    const second = store.listAddressBook(STUDENT, 'current', first.next, 2);
    expect([first.entries.length, second.entries.length, second.next]).toEqual([2, 1, null]);
    const all = [...first.entries, ...second.entries].map(({ person }) => person.surname);
    expect(all.toSorted()).toEqual(namesIn(STUDENT).toSorted());
  });

  it('is of its user type alone, and of nobody whom no mapping takes in', () => {
    belong([ann], SIXTH);
    belong([zoe], null);
    expect(namesIn(STUDENT)).toEqual(['Łoś']);
    expect(namesIn(SIXTH)).toEqual(['Zephyr']);
    expect(store.countAddressBooks()).toEqual(
      expect.arrayContaining([
        { userTypeId: STUDENT, current: 1, leavers: 0 },
        { userTypeId: SIXTH, current: 1, leavers: 0 },
      ]),
    );
  });

  it('shows leavers apart, those too who left before there were user types', () => {
    belong([zoe], null);
    write((writer) => writer.retirePupils(['A1', 'A3'], NOW + 5));
    expect(namesIn(STUDENT)).toEqual(['Łoś']);
    expect(namesIn(STUDENT, 'left')).toEqual(['Lamb', 'Zephyr']);
    expect(store.countAddressBooks()).toEqual([{ userTypeId: STUDENT, current: 1, leavers: 2 }]);
    expect(store.findEnrolment(ann)).toEqual({ leftAtMs: NOW + 5, updatedAtMs: NOW + 5 });
  });
});

describe('a history', () => {
  it('is the person’s whole own, newest first, with the marks of each movement', () => {
    const first = aMovement({ personId: ann, localDate: '2025-11-03' });
    const second = aMovement({ personId: ann, kind: 'late', direction: 'in' });
    const mark = aMark(second, { code: 'L', minutesLate: 7 });
    write((writer) => {
      writer.insertMovement(first);
      writer.insertMovement(second);
      writer.insertMovement(aMovement({ personId: zoe }));
      writer.insertMark(mark);
      writer.insertOutboxRow(anOutboxRow({ id: mark.id, subjectId: ann, state: 'parked' }));
    });
    expect(store.listHistory(ann).map(({ id }) => id)).toEqual([second.id, first.id]);
    const marks = store.listMarksOfPerson(ann);
    expect([...marks.keys()]).toEqual([second.id]);
    expect(marks.get(second.id)).toMatchObject([{ mark: { code: 'L' }, outbox: { state: 'parked' } }]);
  });

  it('knows the photos it names', () => {
    const photo = photoId.parse('01900000-0000-7000-8000-0000000000aa');
    const taken = aMovement({ personId: ann, photoId: photo });
    write((writer) => {
      writer.insertMovement(taken);
      writer.insertMovement(aMovement({ personId: ann }));
    });
    expect(store.listPhotosOf(ann)).toEqual([{ photoId: photo, movementId: taken.id }]);
  });

  it('of a day is given newest first for everybody', () => {
    const mine = aMovement({ personId: ann });
    const theirs = aMovement({ personId: zoe });
    write((writer) => {
      writer.insertMovement(mine);
      writer.insertMovement(theirs);
      writer.insertMovement(aMovement({ personId: zoe, localDate: '2020-01-06' }));
    });
    expect(store.listMovementsOfDay(A_DAY).map(({ id }) => id)).toEqual([theirs.id, mine.id]);
  });
});

describe('a PIN or card in the store', () => {
  it('cannot be two people’s', () => {
    write((writer) => writer.setCredential({ personId: ann, kind: 'pin', mac: 'same', hint: null, setAtMs: NOW }));
    expect(() =>
      write((writer) => writer.setCredential({ personId: zoe, kind: 'pin', mac: 'same', hint: null, setAtMs: NOW })),
    ).toThrow('CONFLICT');
    expect(store.findCredentialByMac('pin', 'same')?.personId).toBe(ann);
    expect(store.findCredentialByMac('card', 'same')).toBeNull();
  });
});
