// The report's tables on their way into a file: the same numbers as on the screen.
import type { Report, ReportCounts, ReportQuestion, ReportTable } from '../../../shared/ipc/admin/reports-contract.ts';
import type { ExportTable, TableColumn } from '../export/table.ts';

const countColumns: readonly TableColumn[] = [
  { key: 'late', label: 'Times late', type: 'number' },
  { key: 'leftEarly', label: 'Times left early', type: 'number' },
  { key: 'minutesLate', label: 'Minutes late', type: 'minutes' },
  { key: 'minutesAway', label: 'Minutes away', type: 'minutes' },
];

const text = (key: string, label: string): TableColumn => ({ key, label, type: 'text' });
const date = (key: string, label: string): TableColumn => ({ key, label, type: 'date' });

const countsOf = ({ late, leftEarly, minutesLate, minutesAway }: ReportCounts) => ({
  late,
  leftEarly,
  minutesLate,
  minutesAway,
});

type Part = Pick<ExportTable, 'title' | 'columns' | 'rows'>;

const parts: Readonly<Record<ReportTable, (report: Report) => Part>> = {
  day: ({ byDay }) => ({
    title: 'Lateness by day',
    columns: [date('date', 'Day'), ...countColumns],
    rows: byDay.map((row) => ({ date: row.date, ...countsOf(row) })),
  }),
  week: ({ byWeek }) => ({
    title: 'Lateness by week',
    columns: [date('monday', 'Week beginning'), ...countColumns],
    rows: byWeek.map((row) => ({ monday: row.monday, ...countsOf(row) })),
  }),
  weekday: ({ byWeekday }) => ({
    title: 'Lateness by weekday',
    columns: [text('weekday', 'Weekday'), ...countColumns],
    rows: byWeekday.map((row) => ({
      weekday: `${row.weekday.charAt(0).toUpperCase()}${row.weekday.slice(1)}`,
      ...countsOf(row),
    })),
  }),
  year: ({ byYear }) => ({
    title: 'Lateness by year group',
    columns: [text('year', 'Year group'), ...countColumns],
    rows: byYear.map((row) => ({ year: row.yearName ?? 'No year', ...countsOf(row) })),
  }),
  reason: ({ byReason }) => ({
    title: 'Lateness by reason',
    columns: [text('reason', 'Reason'), ...countColumns],
    rows: byReason.map((row) => ({ reason: row.name, ...countsOf(row) })),
  }),
  person: ({ byPerson }) => ({
    title: 'Lateness by person',
    columns: [
      text('name', 'Name'),
      text('year', 'Year group'),
      text('form', 'Form'),
      ...countColumns,
      { key: 'longest', label: 'Longest, minutes', type: 'minutes' },
    ],
    rows: byPerson.map((row) => ({
      name: row.name,
      year: row.yearName,
      form: row.formName,
      ...countsOf(row),
      longest: row.longestMinutes,
    })),
  }),
};

/** One table of the report, with what it was narrowed to in its notes. */
export function reportExport(
  report: Report,
  wanted: ReportTable,
  { from, to, yearName }: ReportQuestion,
  userTypeName: string | null,
): ExportTable {
  const narrowed = [yearName, userTypeName].filter((note) => note !== null);
  return { ...parts[wanted](report), notes: [`${from} to ${to}`, ...narrowed] };
}
