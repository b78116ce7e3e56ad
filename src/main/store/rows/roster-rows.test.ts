// The roster in the store: who is matched to whom, what a null does, who leaves and who comes back.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  aMovement,
  anAction,
  aRosterPupil,
  enrol,
  findByWondeId,
  listCurrentPupils,
  YEAR_7,
} from '../../../../tests/fixtures/builders/store-facts.ts';
import { FAKE_CLOCK_START_MS } from '../../../../tests/fakes/fake-clock.ts';
import { openMemoryConnection } from '../../../../tests/harness/temp-connection.ts';
import { seededRandom } from '../../../../tests/fakes/seeded-random.ts';
import { openTempStore, type TempStore } from '../../../../tests/harness/temp-store.ts';
import { NO_BIRTH_MONTH, NO_YEAR_GROUP, type RosterPupil, type Store } from '../../core/store-port.ts';
import { createStore } from '../store.ts';

const NOW = FAKE_CLOCK_START_MS;
const everyone = { scope: 'everyone' } as const;

let temp: TempStore;
beforeEach(() => {
  temp = openTempStore();
});
afterEach(() => temp.dispose());

const upsert = (pupils: readonly RosterPupil[], runId: string, store: Store = temp.store) =>
  store.transaction((writer) => writer.upsertPupils(pupils, runId, NOW));

describe('a pupil the MIS names for the first time', () => {
  it('is kept with all that was said', () => {
    const [person] = enrol(temp.store, [
      aRosterPupil({ upi: 'u1', misId: '9919', upn: 'Z1', middleNames: 'Mair', formName: '7A' }),
    ]);
    expect(person).toMatchObject({
      kind: 'student',
      wondeId: 'A100',
      upi: 'u1',
      misId: '9919',
      upn: 'Z1',
      forename: 'Siân',
      surname: 'Oakley',
      middleNames: 'Mair',
      dateOfBirth: '2014-10-03',
      yearGroupId: 'Y7',
      formName: '7A',
      status: 'current',
    });
    expect(temp.store.findYearGroup('Y7')).toEqual(YEAR_7);
    expect(temp.store.countPupils()).toBe(1);
  });

  it('is offered under no year and no month when the MIS gives neither', () => {
    enrol(temp.store, [aRosterPupil({ yearGroup: null, dateOfBirth: null })]);
    expect(temp.store.listYearGroups(everyone)).toEqual([{ id: NO_YEAR_GROUP, name: null, code: null }]);
    expect(temp.store.listBirthMonths(everyone, NO_YEAR_GROUP)).toEqual([NO_BIRTH_MONTH]);
    expect(temp.store.listPupils(everyone, NO_YEAR_GROUP, NO_BIRTH_MONTH)).toHaveLength(1);
  });

  it('is called Pupil when the MIS gives no name at all, until it gives one', () => {
    const [unnamed] = enrol(temp.store, [aRosterPupil({ forename: null, surname: ' ' })]);
    expect(unnamed).toMatchObject({ forename: 'Pupil', surname: '' });
    upsert([aRosterPupil({ forename: null, surname: 'Oakley' })], 'run-2');
    expect(findByWondeId(temp.store, 'A100')).toMatchObject({ forename: '', surname: 'Oakley' });
    upsert([aRosterPupil()], 'run-3');
    expect(findByWondeId(temp.store, 'A100')).toMatchObject({ forename: 'Siân', surname: 'Oakley' });
  });

  it('has no birth month when the date of birth cannot be read', () => {
    const [person] = enrol(temp.store, [aRosterPupil({ dateOfBirth: '2014-13-41' })]);
    expect(person?.dateOfBirth).toBeNull();
    expect(temp.store.listBirthMonths(everyone, 'Y7')).toEqual([NO_BIRTH_MONTH]);
  });
});

describe('a pupil the MIS names again', () => {
  const whole = aRosterPupil({ upi: 'u1', misId: '9919', upn: 'Z1', middleNames: 'Mair' });

  it('is neither added nor changed when nothing is new', () => {
    expect(upsert([whole], 'run-1')).toMatchObject({ added: 1, changed: 0 });
    expect(upsert([whole], 'run-2')).toMatchObject({ added: 0, changed: 0 });
    expect(temp.store.countPupils()).toBe(1);
  });

  it('keeps everything when a withheld scope turns every field to null', () => {
    const [before] = enrol(temp.store, [whole]);
    const silent: RosterPupil = {
      wondeId: 'A100',
      upi: null,
      misId: null,
      upn: null,
      forename: null,
      surname: null,
      middleNames: null,
      dateOfBirth: null,
      yearGroup: null,
      formName: null,
    };
    expect(upsert([silent], 'run-2')).toMatchObject({ added: 0, changed: 0 });
    expect(findByWondeId(temp.store, 'A100')).toEqual(before);
  });

  it('moves to the month and year the MIS now gives', () => {
    enrol(temp.store, [whole]);
    const year8 = { id: 'Y8', name: 'Year 8', code: '8' };
    expect(upsert([{ ...whole, dateOfBirth: '2014-02-03', yearGroup: year8 }], 'run-2')).toEqual({
      added: 0,
      changed: 1,
      isYearRenamed: false,
    });
    expect(temp.store.listYearGroups(everyone)).toEqual([year8]);
    expect(temp.store.listBirthMonths(everyone, 'Y8')).toEqual([2]);
  });

  it('keeps our id when they re-join under a new Wonde id with the same UPI', () => {
    const [before] = enrol(temp.store, [whole]);
    expect(upsert([{ ...whole, wondeId: 'A200' }], 'run-2')).toMatchObject({ added: 0, changed: 1 });
    expect(findByWondeId(temp.store, 'A200')?.id).toBe(before?.id);
    expect(findByWondeId(temp.store, 'A100')).toBeNull();
  });

  it('keeps our id when the school changes its MIS and only the UPN stays', () => {
    const [before] = enrol(temp.store, [whole]);
    upsert([{ ...whole, wondeId: 'B900', upi: 'other', misId: '1', forename: 'SIAN' }], 'run-2');
    expect(findByWondeId(temp.store, 'B900')?.id).toBe(before?.id);
  });

  it('comes back under our old id when they were marked as left', () => {
    const [before] = enrol(temp.store, [whole]);
    temp.store.transaction((writer) => writer.retirePupils(['A100'], NOW));
    expect(temp.store.countPupils()).toBe(0);
    expect(upsert([whole], 'run-2')).toMatchObject({ added: 0, changed: 1 });
    expect(findByWondeId(temp.store, 'A100')?.id).toBe(before?.id);
  });
});

describe('children an MIS mixes up', () => {
  it('stay two when twins were given one UPN, in a full run and in a later delta', () => {
    const twin = aRosterPupil({ wondeId: 'A1', upi: 'u1', upn: 'SAME', forename: 'Zoë' });
    const other = aRosterPupil({ wondeId: 'A2', upi: 'u2', upn: 'SAME', forename: 'Łukasz' });
    const [first] = enrol(temp.store, [twin]);
    expect(upsert([other], 'run-2')).toMatchObject({ added: 1, changed: 0 });
    expect(upsert([other, twin], 'run-3')).toMatchObject({ added: 0, changed: 0 });
    expect(findByWondeId(temp.store, 'A1')?.id).toBe(first?.id);
  });

  it('stay two when namesakes of one birthday share a UPN within one run', () => {
    const one = aRosterPupil({ wondeId: 'A1', upn: 'SAME' });
    expect(upsert([one, { ...one, wondeId: 'A2' }], 'run-1')).toMatchObject({ added: 2, changed: 0 });
  });

  it('stay two when a UPI is repeated for a child of another birthday', () => {
    enrol(temp.store, [aRosterPupil({ wondeId: 'A1', upi: 'SAME' })]);
    expect(upsert([aRosterPupil({ wondeId: 'A2', upi: 'SAME', dateOfBirth: '2013-01-09' })], 'run-2').added).toBe(1);
  });

  it('are one when a page names the same pupil twice', () => {
    expect(upsert([aRosterPupil(), aRosterPupil({ formName: '7B' })], 'run-1')).toMatchObject({ added: 1, changed: 1 });
    expect(temp.store.countPupils()).toBe(1);
  });
});

describe('pupils who leave', () => {
  const three = ['A1', 'A2', 'A3'].map((wondeId) => aRosterPupil({ wondeId }));

  it('are those a finished full run did not see', () => {
    upsert(three, 'run-1');
    upsert(three.slice(0, 1), 'run-2');
    temp.store.transaction((writer) => {
      const everybody = writer.listPupilsSeen('run-2', null, 10);
      expect(everybody.filter(({ isSeen }) => !isSeen)).toHaveLength(2);
      expect(writer.listPupilsSeen('run-2', everybody[0]?.id ?? null, 1)).toEqual([everybody[1]]);
      const all = everybody.map(({ id }) => id);
      expect(writer.retireUnseenPupils(all, 'run-2', NOW)).toBe(2);
      expect(writer.listPupilsSeen('run-2', null, 10).map(({ isSeen }) => isSeen)).toEqual([true]);
    });
    expect(listCurrentPupils(temp.store).map((person) => person.wondeId)).toEqual(['A1']);
  });

  it('are those on the deletion list, and each is counted once', () => {
    upsert(three, 'run-1');
    const retire = (): number => temp.store.transaction((writer) => writer.retirePupils(['A2', 'unknown'], NOW));
    expect(retire()).toBe(1);
    expect(retire()).toBe(0);
  });

  it('are still found by id and, until they are back, among those who are out', () => {
    const [person] = enrol(temp.store, [aRosterPupil()]);
    if (person === undefined) throw new Error('nobody enrolled');
    const movement = aMovement({ personId: person.id });
    temp.store.transaction((writer) => {
      writer.insertAction(anAction());
      writer.insertMovement(movement);
      writer.retirePupils([person.wondeId], NOW);
    });
    const outNow = { scope: 'outNow', localDate: movement.localDate } as const;
    expect(temp.store.findPerson(person.id)?.status).toBe('left');
    expect(temp.store.listYearGroups(everyone)).toEqual([]);
    expect(temp.store.listYearGroups(outNow)).toEqual([YEAR_7]);
    expect(temp.store.listBirthMonths(outNow, 'Y7')).toEqual([10]);
    expect(temp.store.listPupils(outNow, 'Y7', 10).map((pupil) => pupil.id)).toEqual([person.id]);
  });
});

const pupils = fc.array(
  fc.record({
    wondeId: fc.constantFrom('A1', 'A2', 'A3', 'A4', 'A5', 'A6'),
    upi: fc.option(fc.constantFrom('u1', 'u2', 'u3')),
    misId: fc.option(fc.constantFrom('1', '2')),
    upn: fc.option(fc.constantFrom('n1', 'n2', 'n3')),
    forename: fc.option(fc.constantFrom('Siân', 'Zoë', 'Łukasz', '')),
    surname: fc.option(fc.constantFrom("O'Brien", 'Nguyễn', '')),
    middleNames: fc.option(fc.constantFrom('Mair')),
    dateOfBirth: fc.option(fc.constantFrom('2014-10-03', '2013-01-09', 'soon')),
    yearGroup: fc.option(fc.constantFrom(YEAR_7, { id: 'Y8', name: 'Year 8', code: null })),
    formName: fc.option(fc.constantFrom('7A', '7B')),
  }),
  { maxLength: 12 },
);

/** One pupil a Wonde id: what the MIS says of one pupil does not contradict itself. */
const rolls = pupils.map((list) => [...new Map(list.map((pupil) => [pupil.wondeId, pupil])).values()]);

const freshStore = () => createStore(openMemoryConnection(), seededRandom());

describe('any roll', () => {
  it('applied a second time changes nothing', () => {
    fc.assert(
      fc.property(rolls, (roll) => {
        const store = freshStore();
        const { added } = upsert(roll, 'run-1', store);
        const before = listCurrentPupils(store);
        expect(added).toBe(roll.length);
        expect(upsert(roll, 'run-1', store)).toMatchObject({ added: 0, changed: 0 });
        expect(upsert(roll, 'run-2', store)).toMatchObject({ added: 0, changed: 0 });
        expect(listCurrentPupils(store)).toEqual(before);
        store.close();
      }),
      { numRuns: 60 },
    );
  });

  it('applied after any other leaves exactly its pupils seen, each under their own Wonde id', () => {
    fc.assert(
      fc.property(rolls, rolls, (earlier, later) => {
        const store = freshStore();
        upsert(earlier, 'run-1', store);
        upsert(later, 'run-2', store);
        store.transaction((writer) => {
          const ids = writer.listPupilsSeen('run-2', null, 100).map(({ id }) => id);
          writer.retireUnseenPupils(ids, 'run-2', NOW);
        });
        const current = listCurrentPupils(store);
        expect(current.map((person) => person.wondeId).sort()).toEqual(later.map((pupil) => pupil.wondeId).sort());
        expect(new Set(current.map((person) => person.id)).size).toBe(current.length);
        store.close();
      }),
      { numRuns: 60 },
    );
  });
});
