// Which days of a range count, with their register times as instants in the school's zone.
import { dayTimesOf } from '../../../shared/domain/day-times.ts';
import { instantOf, schoolTimeAt } from '../../../shared/domain/school-time.ts';
import { addDays, isInTerm, type DateRange, type TermDates } from '../../../shared/domain/term-dates.ts';
import type { RegisterTimes } from '../../../shared/domain/attendance.ts';
import type { CountedDay } from '../store-parts/reports-store.ts';

/** Four school years: longer than anybody looks back at once, short enough to answer at once. */
export const MAX_RANGE_DAYS = 4 * 366;

export interface SchoolCalendar {
  readonly registers: RegisterTimes;
  readonly termDates: TermDates;
  readonly timeZone: string;
}

/**
 * The school days of a range that are in term. Past days are taken with the register times of now: earlier ones are
 * not kept.
 */
export function countedDays({ from, to }: DateRange, calendar: SchoolCalendar): readonly CountedDay[] {
  const { registers, termDates, timeZone } = calendar;
  const days: CountedDay[] = [];
  for (let date = from; date <= to && days.length < MAX_RANGE_DAYS; date = addDays(date, 1)) {
    if (!isInTerm(date, termDates)) continue;
    const at = (time: string): number => instantOf(date, time, timeZone);
    const { times } = dayTimesOf(date, registers, termDates);
    const amOpensMs = at(times.amOpens);
    if (!registers.schoolDays.includes(schoolTimeAt(amOpensMs, timeZone).weekday)) continue;
    days.push({ date, amOpensMs, pmOpensMs: at(times.pmOpens), endsMs: at(times.dayEnds) });
  }
  return days;
}
