// Who: the ten with the most as bars, and everybody as a table that sorts, searches and exports.
import { SearchX } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ReportPerson } from '../../../shared/ipc/admin/reports-contract.ts';
import { adminReports } from '../../strings/admin/reports.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { BarChart } from '../parts/charts/bar-chart.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { FilterBar, SearchBox } from '../parts/layout/filter-bar.tsx';
import type { DataColumn } from '../parts/table/data-columns.ts';
import { DataTable } from '../parts/table/data-table.tsx';
import { ExportMenu } from './export-menu.tsx';
import { pointsOf, reportSeries, summaryOf } from './report-numbers.ts';
import type { ShownReport } from './report-view.tsx';

const words = adminReports.people;
const MOST = 10;

const yearAndForm = ({ yearName, formName }: ReportPerson): string =>
  [yearName, formName].filter((part) => part !== null).join(' · ');

const figure = (id: keyof typeof words.columns, of: (row: ReportPerson) => number): DataColumn<ReportPerson> => ({
  id,
  header: words.columns[id],
  kind: 'figures',
  sortBy: of,
  cell: of,
});

const columns: ReadonlyArray<DataColumn<ReportPerson>> = [
  { id: 'name', header: words.columns.name, share: 3, sortBy: ({ name }) => name, cell: ({ name }) => name },
  {
    id: 'year',
    header: words.columns.year,
    share: 2,
    sortBy: yearAndForm,
    cell: (row) => yearAndForm(row) || enAdmin.common.none,
  },
  figure('late', ({ late }) => late),
  figure('leftEarly', ({ leftEarly }) => leftEarly),
  figure('minutesLate', ({ minutesLate }) => minutesLate),
  figure('minutesAway', ({ minutesAway }) => minutesAway),
  figure('longest', ({ longestMinutes }) => longestMinutes),
];

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** The report by person. */
export function PeopleReport({ report, question, measure }: ShownReport) {
  const [search, setSearch] = useState('');
  const shown = useMemo(
    () => report.byPerson.filter(({ name }) => plain(name).includes(plain(search.trim()))),
    [report, search],
  );
  const title = adminReports.charts.mostOften;
  return (
    <>
      <BarChart
        title={measure === 'times' ? title : adminReports.charts.inMinutes(title)}
        summary={summaryOf(report, 'person', measure)}
        axisLabel={adminReports.charts.person}
        points={pointsOf(report, 'person', measure, MOST)}
        series={reportSeries}
        direction="rows"
      />
      <FilterBar
        count={words.shown(shown.length, report.byPerson.length)}
        actions={<ExportMenu title={words.label} table="person" question={question} />}
      >
        <SearchBox label={words.search} value={search} onChange={setSearch} />
      </FilterBar>
      <div className="adm-report-people">
        <DataTable
          label={words.label}
          columns={columns}
          rows={shown}
          rowId={({ personId }) => personId}
          rowName={({ name }) => name}
          empty={<EmptyState icon={SearchX} title={words.nobodyTitle} text={words.nobodyText} />}
        />
      </div>
    </>
  );
}
