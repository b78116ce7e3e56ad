// From the report's numbers to what charts draw, and the sentence that says what they show. Pure.
import type { Report, ReportCounts } from '../../../shared/ipc/admin/reports-contract.ts';
import { adminReports } from '../../strings/admin/reports.ts';
import type { ChartPoint, ChartSeries } from '../parts/charts/chart-data.ts';

const words = adminReports.charts;

export type Measure = 'times' | 'minutes';

export const reportSeries: readonly ChartSeries[] = [
  { id: 'late', label: words.late },
  { id: 'leftEarly', label: words.leftEarly },
];

/** Late and left early of one group, in the measure that is shown. */
function valuesOf(counts: ReportCounts, measure: Measure): ChartPoint['values'] {
  return measure === 'times'
    ? { late: counts.late, leftEarly: counts.leftEarly }
    : { late: counts.minutesLate, leftEarly: counts.minutesAway };
}

/** Both together: what is the most. */
export function amountOf(counts: ReportCounts, measure: Measure): number {
  return measure === 'times' ? counts.late + counts.leftEarly : counts.minutesLate + counts.minutesAway;
}

const dayFormat = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
const weekFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const longFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

const atNoon = (localDate: string): Date => new Date(`${localDate}T12:00:00Z`);

/** "14 September 2026". */
export function longDate(localDate: string): string {
  return longFormat.format(atNoon(localDate));
}

interface Row {
  readonly id: string;
  readonly label: string;
  readonly counts: ReportCounts;
}

export type Grouping = 'day' | 'week' | 'weekday' | 'year' | 'reason' | 'person';

const rowsOf: Readonly<Record<Grouping, (report: Report) => readonly Row[]>> = {
  day: ({ byDay }) =>
    byDay.map((counts) => ({ id: counts.date, label: dayFormat.format(atNoon(counts.date)), counts })),
  week: ({ byWeek }) =>
    byWeek.map((counts) => ({ id: counts.monday, label: weekFormat.format(atNoon(counts.monday)), counts })),
  weekday: ({ byWeekday }) =>
    byWeekday.map((counts) => ({ id: counts.weekday, label: words.weekdays[counts.weekday], counts })),
  year: ({ byYear }) =>
    byYear.map((counts) => ({ id: counts.yearName ?? '', label: counts.yearName ?? words.noYear, counts })),
  reason: ({ byReason }) => byReason.map((counts) => ({ id: counts.actionId, label: counts.name, counts })),
  person: ({ byPerson }) => byPerson.map((counts) => ({ id: counts.personId, label: counts.name, counts })),
};

/** The points of one chart; with `top`, so many with the most. */
export function pointsOf(report: Report, by: Grouping, measure: Measure, top?: number): readonly ChartPoint[] {
  const rows = rowsOf[by](report);
  const mostFirst = (a: Row, b: Row): number => amountOf(b.counts, measure) - amountOf(a.counts, measure);
  const shown = top === undefined ? rows : [...rows].sort(mostFirst).slice(0, top);
  return shown.map(({ id, label, counts }) => ({ id, label, values: valuesOf(counts, measure) }));
}

/** One sentence: which group has the most, and how much. */
export function summaryOf(report: Report, by: Grouping, measure: Measure): string {
  const most = rowsOf[by](report).reduce<Row | null>(
    (best, row) => (best === null || amountOf(row.counts, measure) > amountOf(best.counts, measure) ? row : best),
    null,
  );
  const amount = most === null ? 0 : amountOf(most.counts, measure);
  if (most === null || amount === 0) return words.summaryNothing;
  const name = by === 'week' ? words.weekOf(most.label) : most.label;
  return words.summary(name, measure === 'times' ? words.summaryTimes(amount) : words.summaryMinutes(amount));
}
