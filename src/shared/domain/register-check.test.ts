import { describe, expect, it } from '@jest/globals';
import { defaultRegisterTimes, type RegisterTimes } from './attendance.ts';
import { checkRegisterTimes, isOpenTooLong } from './register-check.ts';

const fieldsOf = (more: Partial<RegisterTimes>) =>
  checkRegisterTimes({ ...defaultRegisterTimes, ...more }).map(({ field }) => field);

describe('register times', () => {
  it('are fine by default', () => {
    expect(fieldsOf({})).toEqual([]);
  });

  it('never have an afternoon register before the morning one closes', () => {
    expect(fieldsOf({ pmOpens: '08:45' })).toEqual(['pmOpens']);
    expect(fieldsOf({ pmOpens: '09:14' })).toEqual(['pmOpens']);
    expect(fieldsOf({ pmOpens: '09:15' })).toEqual([]);
  });

  it('never let lessons end while the afternoon register is open', () => {
    expect(fieldsOf({ dayEnds: '13:29' })).toEqual(['dayEnds']);
    expect(fieldsOf({ dayEnds: '13:30' })).toEqual([]);
  });

  it('are too long beyond what the guidance has, and not before', () => {
    expect(isOpenTooLong({ openForMinutes: 30 })).toBe(false);
    expect(isOpenTooLong({ openForMinutes: 31 })).toBe(true);
  });
});
