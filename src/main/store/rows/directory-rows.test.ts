// What the kiosk offers: years, months and names, in the order people expect.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { A_DAY, aMovement, anAction, aRosterPupil, enrol } from '../../../../tests/fixtures/builders/store-facts.ts';
import { FAKE_CLOCK_START_MS } from '../../../../tests/fakes/fake-clock.ts';
import { openTempStore, type TempStore } from '../../../../tests/harness/temp-store.ts';
import type { Movement } from '../../../shared/domain/movement.ts';
import { compareYearGroups } from './directory-order.ts';

const everyone = { scope: 'everyone' } as const;
const outNow = { scope: 'outNow', localDate: A_DAY } as const;

let temp: TempStore;
beforeEach(() => {
  temp = openTempStore();
  temp.store.transaction((writer) => writer.insertAction(anAction()));
});
afterEach(() => temp.dispose());

const record = (...movements: readonly Movement[]): void =>
  temp.store.transaction((writer) => movements.forEach((movement) => writer.insertMovement(movement)));

describe('year groups', () => {
  it('come in school order, whatever order the MIS gave them in', () => {
    const years = [
      ['10', 'Year 10'],
      ['R', 'Reception'],
      ['2', 'Year 2'],
      [null, 'Year 13'],
      ['N2', 'Nursery 2'],
      ['1', 'Year 1'],
      ['N1', 'Nursery 1'],
      [null, 'Foundation unit'],
    ] as const;
    enrol(
      temp.store,
      years.map(([code, name], n) => aRosterPupil({ wondeId: `A${n}`, yearGroup: { id: `g${n}`, name, code } })),
    );
    enrol(temp.store, [aRosterPupil({ wondeId: 'A99', yearGroup: null })], 'run-1');
    expect(temp.store.listYearGroups(everyone).map((year) => year.name)).toEqual([
      'Nursery 1',
      'Nursery 2',
      'Reception',
      'Year 1',
      'Year 2',
      'Year 10',
      'Year 13',
      'Foundation unit',
      null,
    ]);
  });

  it('are ranked by name where the code says nothing', () => {
    const names = ['Y11', 'Yr 9', 'Nursery', 'Blwyddyn 8', 'Reception', 'Year 7'];
    const groups = names.map((name) => ({ id: name, name, code: null }));
    expect(groups.sort(compareYearGroups).map((group) => group.name)).toEqual([
      'Nursery',
      'Reception',
      'Year 7',
      'Blwyddyn 8',
      'Yr 9',
      'Y11',
    ]);
  });

  it('with nobody in them are not offered', () => {
    enrol(temp.store, [aRosterPupil()]);
    temp.store.transaction((writer) => writer.retirePupils(['A100'], FAKE_CLOCK_START_MS));
    expect(temp.store.listYearGroups(everyone)).toEqual([]);
    expect(temp.store.listBirthMonths(everyone, 'Y7')).toEqual([]);
  });
});

describe('birth months', () => {
  it('come ascending, each once, and only those of the year', () => {
    enrol(temp.store, [
      aRosterPupil({ wondeId: 'A1', dateOfBirth: '2014-11-03' }),
      aRosterPupil({ wondeId: 'A2', dateOfBirth: '2014-02-03' }),
      aRosterPupil({ wondeId: 'A3', dateOfBirth: '2014-11-29' }),
      aRosterPupil({ wondeId: 'A4', dateOfBirth: null }),
      aRosterPupil({ wondeId: 'A5', dateOfBirth: '2013-05-01', yearGroup: { id: 'Y8', name: 'Year 8', code: '8' } }),
    ]);
    expect(temp.store.listBirthMonths(everyone, 'Y7')).toEqual([0, 2, 11]);
  });
});

describe('names', () => {
  it('are ordered by forename then surname as English readers look for them', () => {
    const names = [
      ['Zoë', 'Abara'],
      ['Łukasz', 'Nowak'],
      ['Lucy', 'Vale'],
      ['Siân', 'Oakley'],
      ['Sian', 'Ainsley'],
      ['Luke', 'Marsh'],
      ['Éabha', "O'Brien"],
      ['Eve', 'Nguyễn'],
      ['anna', 'Quill'],
      ['Álvaro', 'Reyes-Holt'],
    ] as const;
    enrol(
      temp.store,
      names.map(([forename, surname], n) => aRosterPupil({ wondeId: `A${n}`, forename, surname })),
    );
    const listed = temp.store.listPupils(everyone, 'Y7', 10).map((person) => `${person.forename} ${person.surname}`);
    expect(listed).toEqual([
      'Álvaro Reyes-Holt',
      'anna Quill',
      "Éabha O'Brien",
      'Eve Nguyễn',
      'Lucy Vale',
      'Łukasz Nowak',
      'Luke Marsh',
      'Sian Ainsley',
      'Siân Oakley',
      'Zoë Abara',
    ]);
  });
});

describe('those who are out', () => {
  const at = (minutes: number): number => FAKE_CLOCK_START_MS + minutes * 60_000;

  it('are those whose newest movement of the day is a leaving', () => {
    const people = enrol(
      temp.store,
      ['out', 'back', 'out again', 'late', 'yesterday'].map((surname, n) =>
        aRosterPupil({ wondeId: `A${n}`, surname, forename: 'P' }),
      ),
    ).map((person) => person.id);
    const [out, back, outAgain, late, yesterday] = people;
    if (!out || !back || !outAgain || !late || !yesterday) throw new Error('not all enrolled');
    const returned = { kind: 'return', direction: 'in' } as const;
    record(
      aMovement({ personId: out }),
      aMovement({ personId: back }),
      aMovement({ personId: back, ...returned, occurredAtMs: at(10) }),
      aMovement({ personId: outAgain }),
      aMovement({ personId: outAgain, ...returned, occurredAtMs: at(10) }),
      aMovement({ personId: outAgain, occurredAtMs: at(20) }),
      aMovement({ personId: late, kind: 'late', direction: 'in' }),
      aMovement({ personId: yesterday, localDate: '2026-08-31' }),
    );
    expect(temp.store.listPupils(outNow, 'Y7', 10).map((person) => person.surname)).toEqual(['out', 'out again']);
    expect(temp.store.listOutNow(A_DAY).map((entry) => entry.person.surname)).toEqual(['out again', 'out']);
  });

  it('does not hold somebody who came back within the same millisecond', () => {
    const [person] = enrol(temp.store, [aRosterPupil()]);
    if (person === undefined) throw new Error('nobody enrolled');
    record(aMovement({ personId: person.id }), aMovement({ personId: person.id, kind: 'return', direction: 'in' }));
    expect(temp.store.findLastMovement(person.id, A_DAY)?.kind).toBe('return');
    expect(temp.store.listOutNow(A_DAY)).toEqual([]);
    expect(temp.store.listYearGroups(outNow)).toEqual([]);
  });
});
