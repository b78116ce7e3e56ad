// The filters of the reports, in one line: range, year group, user type, and what is counted.
import type { ReportChoices } from '../../../shared/ipc/admin/reports-contract.ts';
import { adminReports } from '../../strings/admin/reports.ts';
import { DateField } from '../parts/form/text-field.tsx';
import { Select } from '../parts/form/select.tsx';
import { FilterBar, FilterChips } from '../parts/layout/filter-bar.tsx';
import { knownPresets, type RangeChoice, type ReportFilter } from './report-filter.ts';
import type { Measure } from './report-numbers.ts';

const words = adminReports.filters;
/** Stands for no narrowing in a list; no year and no user type is called that. */
const ALL = '';

interface ReportFiltersProps {
  readonly choices: ReportChoices;
  readonly filter: ReportFilter;
  readonly measure: Measure;
  readonly onFilter: (filter: ReportFilter) => void;
  readonly onMeasure: (measure: Measure) => void;
  readonly onClear: (() => void) | null;
}

/** The line above every report; the two dates stand below it when they are one's own. */
export function ReportFilters({ choices, filter, measure, onFilter, onMeasure, onClear }: ReportFiltersProps) {
  const ranges: readonly RangeChoice[] = [...knownPresets(choices), 'custom'];
  const years = choices.yearNames.map((name) => ({ id: name, label: name }));
  const userTypes = choices.userTypes.map(({ id, name }) => ({ id: String(id), label: name }));
  return (
    <>
      <FilterBar onClear={onClear}>
        <Select
          compact
          label={words.range}
          options={ranges.map((id) => ({ id, label: words.ranges[id] }))}
          value={filter.range}
          onChange={(range) => onFilter({ ...filter, range })}
        />
        <Select
          compact
          label={words.year}
          options={[{ id: ALL, label: words.everyYear }, ...years]}
          value={filter.yearName}
          onChange={(yearName) => onFilter({ ...filter, yearName })}
        />
        <Select
          compact
          label={words.userType}
          options={[{ id: ALL, label: words.everybody }, ...userTypes]}
          value={filter.userTypeId}
          onChange={(userTypeId) => onFilter({ ...filter, userTypeId })}
        />
        <FilterChips
          label={words.measure}
          options={[
            { id: 'times', label: words.measures.times },
            { id: 'minutes', label: words.measures.minutes },
          ]}
          chosen={measure}
          onChoose={onMeasure}
        />
      </FilterBar>
      {filter.range === 'custom' && <OwnDates filter={filter} today={choices.today} onFilter={onFilter} />}
    </>
  );
}

interface OwnDatesProps {
  readonly filter: ReportFilter;
  readonly today: string;
  readonly onFilter: (filter: ReportFilter) => void;
}

function OwnDates({ filter, today, onFilter }: OwnDatesProps) {
  const { from, to } = filter;
  const problem = from !== '' && to !== '' && from > to ? words.wrongOrder : null;
  return (
    <div className="adm-own-dates">
      <DateField label={words.from} value={from} max={today} onChange={(date) => onFilter({ ...filter, from: date })} />
      <DateField
        label={words.to}
        value={to}
        max={today}
        problem={problem}
        onChange={(date) => onFilter({ ...filter, to: date })}
      />
      {(from === '' || to === '') && <p className="adm-quiet">{words.missing}</p>}
    </div>
  );
}
