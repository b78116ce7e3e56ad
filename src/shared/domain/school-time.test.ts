// The school's clock beside luxon's, at any instant and across every change of the clocks.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { schoolTimeAt } from './school-time.ts';

const zones = ['Europe/London', 'Europe/Dublin', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'America/New_York', 'UTC'];

function byLuxon(epochMs: number, zone: string) {
  const there = DateTime.fromMillis(epochMs, { zone, locale: 'en-GB' });
  return {
    localDate: there.toFormat('yyyy-MM-dd'),
    weekday: there.toFormat('EEEE').toLowerCase(),
    timeText: there.toFormat('HH:mm'),
  };
}

describe('the time at the school', () => {
  it('is what luxon says at any instant from 1960 to 2100', () => {
    const instants = fc.integer({ min: Date.UTC(1960, 0, 1), max: Date.UTC(2100, 0, 1) });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (epochMs, zone) => {
        expect(schoolTimeAt(epochMs, zone)).toEqual(byLuxon(epochMs, zone));
      }),
      { numRuns: 300 },
    );
  });

  it.each(['2026-03-29T01:00:00Z', '2026-10-25T01:00:00Z'])(
    'changes with the clocks at %s, to the millisecond',
    (at) => {
      const changeMs = Date.parse(at);
      for (const epochMs of [changeMs - 1, changeMs, changeMs + 1, changeMs - 900_000, changeMs + 900_000]) {
        expect(schoolTimeAt(epochMs, 'Europe/London')).toEqual(byLuxon(epochMs, 'Europe/London'));
      }
    },
  );

  it('is refused where there is no such instant or zone', () => {
    expect(() => schoolTimeAt(Number.NaN, 'Europe/London')).toThrow('not an instant');
    expect(() => schoolTimeAt(0, 'Mars/Olympus')).toThrow('not an instant');
    expect(() => schoolTimeAt(Date.UTC(2026, 0, 1), 'Mars/Olympus')).toThrow('not an instant');
  });
});
