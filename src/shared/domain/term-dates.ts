// The school's terms, and the holidays and closure days inside them. Pure: dates are the school's own, as text.
import { DateTime } from 'luxon';
import { z } from 'zod';
import { localDate, wallTime, type LocalDate } from './attendance.ts';

export const datedSpan = z.strictObject({
  name: z.string().trim().min(1).max(60),
  /** First and last day, both included. */
  from: localDate,
  to: localDate,
});
export type DatedSpan = z.infer<typeof datedSpan>;

/** A school day that is not like the others: it ends early, or its registers are taken at other times. */
export const halfDay = z.strictObject({
  name: z.string().trim().min(1).max(60),
  date: localDate,
  /** When lessons end that day. */
  dayEnds: wallTime,
  /** False: the day has a morning register only. */
  hasAfternoon: z.boolean().default(false),
  /** Null: as on any other day. */
  amOpens: wallTime.nullable().default(null),
  pmOpens: wallTime.nullable().default(null),
});
export type HalfDay = z.infer<typeof halfDay>;

export const termDates = z.strictObject({
  terms: z.array(datedSpan).max(60).default([]),
  /** Half-term holidays, training days, snow days: days inside a term on which nobody is late. */
  closures: z.array(datedSpan).max(200).default([]),
  /** Last days of term, exam days, early closings: school days all the same. */
  halfDays: z.array(halfDay).max(200).default([]),
});
export type TermDates = z.infer<typeof termDates>;

export type TermList = 'terms' | 'closures';

/** What is wrong with one line of the term dates. */
export interface TermProblem {
  readonly list: TermList;
  readonly index: number;
  readonly kind: 'name' | 'date' | 'order' | 'overlap';
  /** overlap: the line it overlaps. */
  readonly other?: number;
}

interface TypedSpan {
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

const isDate = (text: string): boolean => localDate.safeParse(text).success && DateTime.fromISO(text).isValid;

function problemsOf(list: TermList, spans: readonly TypedSpan[]): TermProblem[] {
  return spans.flatMap((span, index): TermProblem[] => {
    const problems: TermProblem[] = [];
    if (span.name.trim() === '') problems.push({ list, index, kind: 'name' });
    if (!isDate(span.from) || !isDate(span.to)) return [...problems, { list, index, kind: 'date' }];
    if (span.from > span.to) return [...problems, { list, index, kind: 'order' }];
    const other = spans.findIndex(
      (one, at) => at < index && isDate(one.from) && isDate(one.to) && one.from <= span.to && span.from <= one.to,
    );
    return other < 0 ? problems : [...problems, { list, index, kind: 'overlap', other }];
  });
}

/** Everything wrong with term dates as they are typed; empty when they may be kept. */
export function checkTermDates(typed: {
  readonly terms: readonly TypedSpan[];
  readonly closures: readonly TypedSpan[];
}): readonly TermProblem[] {
  return [...problemsOf('terms', typed.terms), ...problemsOf('closures', typed.closures)];
}

const covers = (span: DatedSpan, date: LocalDate): boolean => span.from <= date && date <= span.to;

/** Whether school is held on this date as far as the term dates say; a school without terms is always in term. */
export function isInTerm(date: LocalDate, { terms, closures }: TermDates): boolean {
  if (closures.some((span) => covers(span, date))) return false;
  return terms.length === 0 || terms.some((span) => covers(span, date));
}

/** Why there is no school on a date: the closure's name, or null outside every term; undefined when there is school. */
export function whyClosed(date: LocalDate, dates: TermDates): string | null | undefined {
  if (isInTerm(date, dates)) return undefined;
  return dates.closures.find((span) => covers(span, date))?.name ?? null;
}

/** The date so many days later, or earlier. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return localDate.parse(DateTime.fromISO(date, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd'));
}

/** The Monday of a date's week. */
export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, 1 - DateTime.fromISO(date, { zone: 'utc' }).weekday);
}

export const rangePresets = ['week', 'halfTerm', 'term', 'year'] as const;
export type RangePreset = (typeof rangePresets)[number];

export interface DateRange {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** A closure this long splits a term into halves; a training day does not. */
const HALF_TERM_HOLIDAY_DAYS = 3;
const SCHOOL_YEAR_BEGINS = '09-01';

function lengthDays(span: DatedSpan): number {
  return DateTime.fromISO(span.to).diff(DateTime.fromISO(span.from), 'days').days + 1;
}

function halfOf(term: DateRange, today: LocalDate, closures: readonly DatedSpan[]): DateRange {
  const breaks = closures.filter((span) => lengthDays(span) >= HALF_TERM_HOLIDAY_DAYS);
  const begins = breaks
    .map(({ to }) => addDays(to, 1))
    .filter((date) => date > term.from && date <= today)
    .reduce((latest, date) => (date > latest ? date : latest), term.from);
  const ends = breaks
    .map(({ from }) => addDays(from, -1))
    .filter((date) => date >= begins && date < term.to)
    .reduce((earliest, date) => (date < earliest ? date : earliest), term.to);
  return { from: begins, to: ends };
}

/** This school year: from the first of September. */
function yearOf(today: LocalDate): DateRange {
  const year = Number(today.slice(0, 4)) - (today.slice(5) < SCHOOL_YEAR_BEGINS ? 1 : 0);
  return { from: localDate.parse(`${year}-${SCHOOL_YEAR_BEGINS}`), to: localDate.parse(`${year + 1}-08-31`) };
}

/**
 * The range a preset means today, never past today. Null where the term dates do not say: in the holidays *this term*
 * is the one that ended last.
 */
export function rangeOf(preset: RangePreset, today: LocalDate, { terms, closures }: TermDates): DateRange | null {
  const untilToday = ({ from, to }: DateRange): DateRange => ({ from, to: to > today ? today : to });
  if (preset === 'week') return { from: mondayOf(today), to: today };
  if (preset === 'year') return untilToday(yearOf(today));
  const begun = terms.filter(({ from }) => from <= today);
  const [first] = begun;
  if (first === undefined) return null;
  const term = begun.reduce((latest, one) => (one.from > latest.from ? one : latest), first);
  if (preset === 'term') return untilToday(term);
  const until = today > term.to ? term.to : today;
  return untilToday(halfOf(term, until, closures));
}
