// The register times of one date: the usual ones, or those of a half day. Pure; wall-clock times of the school.
import type { LocalDate, RegisterTimes } from './attendance.ts';
import { minuteOf } from './code-table.ts';
import type { HalfDay, TermDates } from './term-dates.ts';

export interface DayTimes {
  /** On a day without an afternoon the morning lasts until lessons end. */
  readonly times: RegisterTimes;
  readonly hasAfternoon: boolean;
  /** What the school calls a half day; null on any other. */
  readonly halfDayName: string | null;
}

function timesOf({ amOpens, pmOpens, dayEnds, hasAfternoon }: HalfDay, usual: RegisterTimes): RegisterTimes {
  return {
    ...usual,
    amOpens: amOpens ?? usual.amOpens,
    pmOpens: hasAfternoon ? (pmOpens ?? usual.pmOpens) : dayEnds,
    dayEnds,
  };
}

/** When the registers of a date are taken. Whether there is school at all is another question (whyClosed). */
export function dayTimesOf(date: LocalDate, usual: RegisterTimes, termDates?: TermDates): DayTimes {
  const day = termDates?.halfDays.find((one) => one.date === date);
  if (day === undefined) return { times: usual, hasAfternoon: true, halfDayName: null };
  return { times: timesOf(day, usual), hasAfternoon: day.hasAfternoon, halfDayName: day.name };
}

/** times: its registers and its end contradict each other, with what is usual where it says nothing. */
export interface HalfDayProblem {
  readonly index: number;
  readonly kind: 'name' | 'date' | 'same' | 'times';
  /** same: the earlier line of that date. */
  readonly other?: number;
}

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);
const isTime = (text: string): boolean => /^\d{2}:\d{2}$/.test(text);

function fits(day: HalfDay, usual: RegisterTimes): boolean {
  const { amOpens, pmOpens, dayEnds, openForMinutes } = timesOf(day, usual);
  if (![amOpens, pmOpens, dayEnds].every(isTime)) return false;
  const amCloses = minuteOf(amOpens) + openForMinutes;
  if (!day.hasAfternoon) return amCloses <= minuteOf(dayEnds);
  return amCloses <= minuteOf(pmOpens) && minuteOf(pmOpens) + openForMinutes <= minuteOf(dayEnds);
}

/** Everything wrong with half days as they are typed, one problem a line; empty when they may be kept. */
export function checkHalfDays(days: readonly HalfDay[], usual: RegisterTimes): readonly HalfDayProblem[] {
  return days.flatMap((day, index): HalfDayProblem[] => {
    if (day.name.trim() === '') return [{ index, kind: 'name' }];
    if (!isDate(day.date)) return [{ index, kind: 'date' }];
    const other = days.findIndex((one, at) => at < index && one.date === day.date);
    if (other >= 0) return [{ index, kind: 'same', other }];
    return fits(day, usual) ? [] : [{ index, kind: 'times' }];
  });
}
