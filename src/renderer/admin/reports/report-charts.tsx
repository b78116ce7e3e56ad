// The charts: over time, by weekday, by year group and by reason. Each has its table and its export.
import { useState } from 'react';
import { adminReports } from '../../strings/admin/reports.ts';
import { BarChart } from '../parts/charts/bar-chart.tsx';
import { LineChart } from '../parts/charts/line-chart.tsx';
import { FilterChips } from '../parts/layout/filter-bar.tsx';
import { ExportMenu } from './export-menu.tsx';
import { pointsOf, reportSeries, summaryOf, type Grouping } from './report-numbers.ts';
import type { ShownReport } from './report-view.tsx';

const words = adminReports.charts;
/** Beyond this many days a point a day is too dense to read: it opens week by week. */
const MAX_DAILY_POINTS = 45;
const titles: Readonly<Record<Exclude<Grouping, 'person'>, readonly [title: string, axis: string]>> = {
  day: [words.byDay, words.day],
  week: [words.byWeek, words.week],
  weekday: [words.byWeekday, words.weekday],
  year: [words.byYear, words.year],
  reason: [words.byReason, words.reason],
};

function chartOf({ report, question, measure }: ShownReport, by: Exclude<Grouping, 'person'>) {
  const [title, axisLabel] = titles[by];
  return {
    title: measure === 'times' ? title : words.inMinutes(title),
    summary: summaryOf(report, by, measure),
    axisLabel,
    points: pointsOf(report, by, measure),
    series: reportSeries,
    actions: <ExportMenu title={title} table={by} question={question} />,
  };
}

/** When: a line over the range and bars by weekday. */
export function TimeCharts(shown: ShownReport) {
  const [step, setStep] = useState<'day' | 'week'>(shown.report.schoolDays > MAX_DAILY_POINTS ? 'week' : 'day');
  const options = [
    { id: 'day', label: words.steps.day },
    { id: 'week', label: words.steps.week },
  ] as const;
  return (
    <>
      <FilterChips showLabel label={words.step} options={options} chosen={step} onChoose={setStep} />
      <LineChart key={step} {...chartOf(shown, step)} />
      <BarChart {...chartOf(shown, 'weekday')} />
    </>
  );
}

/** Who by group, and why. */
export function GroupCharts(shown: ShownReport) {
  return (
    <>
      <BarChart {...chartOf(shown, 'year')} />
      <BarChart {...chartOf(shown, 'reason')} direction="rows" />
    </>
  );
}
