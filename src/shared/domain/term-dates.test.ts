import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, checkTermDates, isInTerm, mondayOf, rangeOf, type TermDates } from './term-dates.ts';

const dates: TermDates = {
  terms: [
    { name: 'Autumn', from: '2026-09-02', to: '2026-12-18' },
    { name: 'Spring', from: '2027-01-05', to: '2027-03-26' },
  ],
  closures: [
    { name: 'Training day', from: '2026-09-28', to: '2026-09-28' },
    { name: 'October half term', from: '2026-10-26', to: '2026-10-30' },
  ],
  halfDays: [],
};
const none: TermDates = { terms: [], closures: [], halfDays: [] };

describe('whether a date is in term', () => {
  it.each([
    ['2026-09-01', false],
    ['2026-09-02', true],
    ['2026-09-28', false],
    ['2026-10-28', false],
    ['2026-11-02', true],
    ['2026-12-18', true],
    ['2026-12-19', false],
  ])('%s: %s', (date, held) => expect(isInTerm(date, dates)).toBe(held));

  it('is always so in a school that has not set its terms, but for its closures', () => {
    expect(isInTerm('2026-08-10', none)).toBe(true);
    expect(isInTerm('2026-10-26', { ...none, closures: dates.closures })).toBe(false);
  });
});

describe('what is wrong with term dates', () => {
  it('is nothing when they are in order', () => expect(checkTermDates(dates)).toEqual([]));

  it('names the line: no name, no date, ends before it begins, overlaps', () => {
    const problems = checkTermDates({
      terms: [
        { name: ' ', from: '2026-09-02', to: '2026-10-20' },
        { name: 'Second', from: '2026-10-20', to: '2026-12-18' },
        { name: 'Third', from: '', to: '2026-12-18' },
        { name: 'Fourth', from: '2027-02-31', to: '2027-03-01' },
      ],
      closures: [{ name: 'Snow', from: '2027-01-15', to: '2027-01-14' }],
    });
    expect(problems).toEqual([
      { list: 'terms', index: 0, kind: 'name' },
      { list: 'terms', index: 1, kind: 'overlap', other: 0 },
      { list: 'terms', index: 2, kind: 'date' },
      { list: 'terms', index: 3, kind: 'date' },
      { list: 'closures', index: 0, kind: 'order' },
    ]);
  });
});

describe('the range of a preset', () => {
  it.each([
    ['week', '2026-11-25', { from: '2026-11-23', to: '2026-11-25' }],
    ['halfTerm', '2026-10-01', { from: '2026-09-02', to: '2026-10-01' }],
    ['halfTerm', '2026-11-25', { from: '2026-10-31', to: '2026-11-25' }],
    ['halfTerm', '2026-12-24', { from: '2026-10-31', to: '2026-12-18' }],
    ['halfTerm', '2026-10-28', { from: '2026-09-02', to: '2026-10-25' }],
    ['term', '2026-11-25', { from: '2026-09-02', to: '2026-11-25' }],
    ['term', '2026-12-24', { from: '2026-09-02', to: '2026-12-18' }],
    ['term', '2027-02-01', { from: '2027-01-05', to: '2027-02-01' }],
    ['year', '2026-11-25', { from: '2026-09-01', to: '2026-11-25' }],
    ['year', '2027-08-31', { from: '2026-09-01', to: '2027-08-31' }],
  ] as const)('%s on %s', (preset, today, range) => expect(rangeOf(preset, today, dates)).toEqual(range));

  it('is not known without terms, or before the first', () => {
    expect(rangeOf('term', '2026-11-25', none)).toBeNull();
    expect(rangeOf('halfTerm', '2026-08-25', dates)).toBeNull();
    expect(rangeOf('week', '2026-11-25', none)).not.toBeNull();
  });

  it('never ends after today, and never before it begins', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays('2026-08-01', days));
    fc.assert(
      fc.property(fc.constantFrom('week', 'halfTerm', 'term', 'year'), day, (preset, today) => {
        const range = rangeOf(preset, today, dates);
        if (range === null) return;
        expect(range.from <= range.to).toBe(true);
        expect(range.to <= today).toBe(true);
      }),
    );
  });
});

describe('mondayOf', () => {
  it('is a date’s own Monday, across months', () => {
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
    expect(mondayOf('2026-12-01')).toBe('2026-11-30');
  });
});
