import { describe, expect, it } from '@jest/globals';
import { countdownText, dayOf, dayPlus, dayText, howLongText, momentText } from './school-day.ts';

const MINUTE_MS = 60_000;

describe('days', () => {
  it('step over the end of a month and over the change of the clocks', () => {
    expect(dayPlus('2026-10-25', 1)).toBe('2026-10-26');
    expect(dayPlus('2026-03-01', -1)).toBe('2026-02-28');
    expect(dayText('2026-09-22')).toBe('Tuesday 22 September 2026');
  });

  it('are the school’s, whatever the PC thinks', () => {
    expect(dayOf(Date.UTC(2026, 5, 1, 23, 30), 'Europe/London')).toBe('2026-06-02');
  });

  it('name a moment of today without its date', () => {
    const nowMs = Date.UTC(2026, 8, 22, 13, 20);
    expect(momentText(nowMs - 60 * MINUTE_MS, nowMs, 'Europe/London')).toBe('today at 13:20');
    expect(momentText(nowMs - 24 * 60 * MINUTE_MS, nowMs, 'Europe/London')).toBe('Mon 21 Sept at 14:20');
  });
});

describe('durations', () => {
  it.each([
    [0, 'under 1 min'],
    [59, '59 min'],
    [65, '1 h 05 min'],
  ])('of %i minutes', (minutes, text) => {
    expect(howLongText(0, minutes * MINUTE_MS)).toBe(text);
  });

  it('never count down to zero too early', () => {
    expect(countdownText(1)).toBe('0:01');
    expect(countdownText(90_000)).toBe('1:30');
    expect(countdownText(-5)).toBe('0:00');
  });
});
