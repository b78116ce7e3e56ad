import { describe, expect, it } from '@jest/globals';
import { defaultRegisterTimes } from './attendance.ts';
import { checkHalfDays, dayTimesOf } from './day-times.ts';
import { halfDay, termDates } from './term-dates.ts';

const day = (of: object) => halfDay.parse({ name: 'Early closing', date: '2026-12-18', dayEnds: '12:30', ...of });
const kindOf = (...days: ReturnType<typeof day>[]) => checkHalfDays(days, defaultRegisterTimes).map(({ kind }) => kind);

describe('the register times of a date', () => {
  const calendar = termDates.parse({ halfDays: [day({})] });

  it('are the usual ones on any other day, and where nothing is known', () => {
    expect(dayTimesOf('2026-12-17', defaultRegisterTimes, calendar)).toEqual({
      times: defaultRegisterTimes,
      hasAfternoon: true,
      halfDayName: null,
    });
    expect(dayTimesOf('2026-12-18', defaultRegisterTimes).hasAfternoon).toBe(true);
  });

  it('are the half day’s own, with what is usual where it says nothing', () => {
    expect(dayTimesOf('2026-12-18', defaultRegisterTimes, calendar)).toMatchObject({
      times: { amOpens: '08:45', dayEnds: '12:30', openForMinutes: 30 },
      hasAfternoon: false,
      halfDayName: 'Early closing',
    });
  });
});

describe('half days as they are typed', () => {
  it.each([
    ['are fine', [day({})], []],
    ['with an afternoon that fits', [day({ dayEnds: '14:30', hasAfternoon: true, pmOpens: '12:30' })], []],
    ['without a name', [{ ...day({}), name: ' ' }], ['name']],
    ['without a day', [{ ...day({}), date: '' }], ['date']],
    ['twice the same day', [day({}), day({ name: 'Snow' })], ['same']],
    ['that end before the morning register closes', [day({ dayEnds: '09:10' })], ['times']],
    [
      'whose afternoon register is not over when lessons end',
      [day({ dayEnds: '13:20', hasAfternoon: true })],
      ['times'],
    ],
    ['with half a time', [{ ...day({}), dayEnds: '12' }], ['times']],
  ] as const)('%s', (_name, days, kinds) => expect(kindOf(...days)).toEqual(kinds));
});
