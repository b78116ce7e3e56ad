import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { personId } from '../../../shared/domain/ids.ts';
import type { AddressBookRow, HistoryRow } from '../../../shared/ipc/admin/people-contract.ts';
import { filterHistory, isWholeHistory, wholeHistory } from './filter-history.ts';
import { everybody, findable, findPeople, isEverybody, listedName } from './find-people.ts';

let count = 0;
function row(of: Partial<AddressBookRow>): AddressBookRow {
  count += 1;
  return {
    personId: personId.parse(`01900000-0000-7000-8000-${String(count).padStart(12, '0')}`),
    forename: 'Siân',
    surname: 'O’Brien',
    kind: 'student',
    yearName: 'Year 9',
    formName: '9B',
    departmentName: null,
    hasPin: false,
    hasCard: false,
    photoPermission: 'notSaid',
    standing: { place: 'nothing', building: null, sinceMs: null, timeText: null },
    ...of,
  };
}

const sian = row({});
const lukasz = row({ forename: 'Łukasz', surname: 'Łoś', hasPin: true, photoPermission: 'refused' });
const tom = row({ forename: 'Tom', surname: 'Reed', kind: 'staff', departmentName: 'Science', hasCard: true });
const all = findable([sian, lukasz, tom]);
const found = (search: string) => findPeople(all, { ...everybody, search });

describe('searching an address book', () => {
  it.each([
    ['sian obrien', [sian]],
    ['O’Brien, Siân', [sian]],
    ['lukasz los', [lukasz]],
    ['year 9', [sian, lukasz]],
    ['9b LOS', [lukasz]],
    ['science', [tom]],
    ['nobody', []],
    ['   ', [sian, lukasz, tom]],
  ])('finds %j with or without accents', (search, people) => expect(found(search)).toEqual(people));

  it('finds everybody by the name they are listed under', () => {
    const names = fc.constantFrom('Zoë', 'Łukasz', "D'Arcy", 'Anne-Marie', 'Ødegård', 'Nguyễn', 'Ellis');
    fc.assert(
      fc.property(names, names, (forename, surname) => {
        const person = row({ forename, surname });
        const people = findable([sian, person, tom]);
        for (const search of [listedName(person), `${forename} ${surname}`.toUpperCase()]) {
          expect(findPeople(people, { ...everybody, search })).toContain(person);
        }
      }),
    );
  });

  it('shows who lacks what', () => {
    const shown = (show: typeof everybody.show) => findPeople(all, { search: '', show });
    expect(shown('noPin')).toEqual([sian, tom]);
    expect(shown('noCard')).toEqual([sian, lukasz]);
    expect(shown('refused')).toEqual([lukasz]);
    expect(shown('notSaid')).toEqual([sian, tom]);
    expect(isEverybody({ search: ' ', show: 'all' })).toBe(true);
    expect(isEverybody({ search: '', show: 'noPin' })).toBe(false);
  });
});

describe('filtering a history', () => {
  // as: the filter reads these fields only
  const at = (localDate: string, kind: HistoryRow['kind'], actionName: string, building: string | null = null) =>
    ({ localDate, kind, actionName, building }) as HistoryRow;
  const bus = at('2026-09-14', 'late', 'Bus late');
  const library = at('2026-09-15', 'buildingIn', 'Check in', 'Bücherei');
  const dentist = at('2026-11-23', 'leaving', 'Dentist');
  const rows = [dentist, library, bus];
  const left = (of: Partial<typeof wholeHistory>) => filterHistory(rows, { ...wholeHistory, ...of });

  it('keeps the days named, both ends among them', () => {
    expect(left({})).toEqual(rows);
    expect(left({ from: '2026-09-15' })).toEqual([dentist, library]);
    expect(left({ to: '2026-09-15' })).toEqual([library, bus]);
    expect(left({ from: '2026-09-15', to: '2026-09-15' })).toEqual([library]);
    expect(left({ from: '2026-10-01', to: '2026-09-01' })).toEqual([]);
  });

  it('keeps one kind, and what is searched in reason and building', () => {
    expect(left({ kind: 'late' })).toEqual([bus]);
    expect(left({ search: 'bucherei' })).toEqual([library]);
    expect(left({ kind: 'late', search: 'dentist' })).toEqual([]);
    expect(isWholeHistory(wholeHistory)).toBe(true);
  });
});
