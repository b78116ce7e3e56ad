import { describe, expect, it } from '@jest/globals';
import { calendarDateOf, momentOf, momentParameter } from './date-object.ts';

describe('date objects', () => {
  it.each([
    [{ date: '2010-07-01 00:00:00.000000', timezone: 'Europe/London' }, '2010-07-01'],
    [{ date: '2010-07-01 00:00:00', timezone: 'Europe/London' }, '2010-07-01'],
    [{ date: '2010-07-01' }, '2010-07-01'],
    ['2010-07-01', '2010-07-01'],
    [{ date: '0000-00-00 00:00:00' }, null],
    [{ date: '' }, null],
    [null, null],
    [undefined, null],
  ])('%j is the calendar date %s', (value, expected) => {
    expect(calendarDateOf(value)).toBe(expected);
  });

  it.each([
    [{ date: '2026-07-01 12:00:00.500000', timezone: 'UTC' }, Date.UTC(2026, 6, 1, 12, 0, 0, 500)],
    [{ date: '2026-07-01 12:00:00', timezone: 'Europe/London' }, Date.UTC(2026, 6, 1, 11)],
    [{ date: '2026-07-01 12:00:00', timezone: 'Nowhere/Else' }, Date.UTC(2026, 6, 1, 12)],
    ['2026-07-01T12:00:00Z', Date.UTC(2026, 6, 1, 12)],
    [{ date: 'yesterday' }, null],
    [null, null],
  ])('%j is the moment %s', (value, expected) => {
    expect(momentOf(value)).toBe(expected);
  });

  it('become a parameter nobody can misread', () => {
    expect(momentParameter(Date.UTC(2026, 6, 1, 12, 0, 0, 999))).toBe('2026-07-01T12:00:00Z');
  });
});
