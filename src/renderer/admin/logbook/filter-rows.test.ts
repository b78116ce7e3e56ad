import { describe, expect, it } from '@jest/globals';
import { aBadge, aLogbookRow, aMark } from '../../../../tests/fakes/invented-logbook.ts';
import { countMarks, filterRows, isNoFilter, noFilter, plainText, rowMatchesSearch } from './filter-rows.ts';

describe('searching the logbook', () => {
  it.each([
    ['Siân', 'sian'],
    ["Niamh O'Brien", 'niamh obrien'],
    ['Łukasz', 'lukasz'],
    ['Nguyễn', 'nguyen'],
    ['Đặng', 'dang'],
  ])('finds %s as %s', (name, typed) => {
    expect(plainText(name)).toBe(typed);
    expect(rowMatchesSearch(aLogbookRow(1, { personName: name }), typed)).toBe(true);
  });

  it('wants every word, in any order, of name, form and reason', () => {
    const row = aLogbookRow(1);
    expect(rowMatchesSearch(row, '9b owen')).toBe(true);
    expect(rowMatchesSearch(row, 'owen overslept')).toBe(true);
    expect(rowMatchesSearch(row, 'owen dentist')).toBe(false);
  });

  it('finds a badge by part of its number, with or without the gap', () => {
    const badge = aBadge(4);
    const row = aLogbookRow(4, { badge });
    expect(rowMatchesSearch(row, `${badge.id.slice(0, 4)} ${badge.id.slice(4)}`)).toBe(true);
    expect(rowMatchesSearch(row, badge.id.slice(2, 6))).toBe(true);
    expect(rowMatchesSearch(row, '000000')).toBe(false);
  });
});

describe('filters', () => {
  it('count as none only when all three are untouched', () => {
    expect(isNoFilter({ ...noFilter, search: '  ' })).toBe(true);
    expect(isNoFilter({ ...noFilter, kind: 'late' })).toBe(false);
  });

  it('take refused and needs-a-person together as what needs attention', () => {
    const rows = (['refused', 'needs_person', 'waiting', 'confirmed'] as const).map((state, index) =>
      aLogbookRow(index, { marks: [aMark(index, { state })] }),
    );
    expect(filterRows(rows, { ...noFilter, state: 'attention' })).toEqual(rows.slice(0, 2));
    expect(countMarks(rows, ['waiting'])).toBe(1);
  });
});
