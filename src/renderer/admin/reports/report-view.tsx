// What every report has above it: the filters in one line, the totals, and the state in which nothing happened.
import { CalendarOff, PartyPopper } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Report, ReportChoices } from '../../../shared/ipc/admin/reports-contract.ts';
import { adminReports } from '../../strings/admin/reports.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Notice } from '../parts/notice.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { questionOf, type ReportFilter, type ReportInput } from './report-filter.ts';
import { ReportFilters } from './report-filters.tsx';
import { longDate, type Measure } from './report-numbers.ts';

const words = adminReports;

/** A report as it is shown: its numbers, what was asked, and what is counted. */
export interface ShownReport {
  readonly report: Report;
  readonly question: ReportInput;
  readonly measure: Measure;
}

export interface ReportViewProps {
  readonly choices: ReportChoices;
  readonly filter: ReportFilter;
  readonly measure: Measure;
  readonly onFilter: (filter: ReportFilter) => void;
  readonly onMeasure: (measure: Measure) => void;
  readonly onTermDates: () => void;
  readonly children: (shown: ShownReport) => ReactNode;
}

/** Filters, totals, and what is made of the report. */
export function ReportView(props: ReportViewProps) {
  const { choices, filter, measure, onFilter, onMeasure, onTermDates, children } = props;
  const question = questionOf(filter, choices);
  const report = useAdminQuery('reports.get', question);
  const clear = () => onFilter({ ...filter, yearName: '', userTypeId: '' });
  const isNarrowed = filter.yearName !== '' || filter.userTypeId !== '';
  return (
    <>
      <ReportFilters
        choices={choices}
        filter={filter}
        measure={measure}
        onFilter={onFilter}
        onMeasure={onMeasure}
        onClear={isNarrowed ? clear : null}
      />
      {question !== null && (
        <Loaded result={report}>
          {(value) =>
            value.totals.late + value.totals.leftEarly === 0 ? (
              <NothingHappened schoolDays={value.schoolDays} onClear={isNarrowed ? clear : null} />
            ) : (
              <>
                <ReportTotals report={value} question={question} />
                {choices.termDates.terms.length === 0 && <TermDatesMissing onTermDates={onTermDates} />}
                {children({ report: value, question, measure })}
              </>
            )
          }
        </Loaded>
      )}
    </>
  );
}

function TermDatesMissing({ onTermDates }: { readonly onTermDates: () => void }) {
  return (
    <Notice
      tone="calm"
      title={words.totals.allDaysCount}
      actions={
        <Button size="admin" onPress={onTermDates}>
          {words.totals.setTermDates}
        </Button>
      }
    />
  );
}

interface NothingHappenedProps {
  readonly schoolDays: number;
  readonly onClear: (() => void) | null;
}

function NothingHappened({ schoolDays, onClear }: NothingHappenedProps) {
  if (schoolDays === 0) {
    return <EmptyState icon={CalendarOff} title={words.empty.noDaysTitle} text={words.empty.noDaysText} />;
  }
  return (
    <EmptyState icon={PartyPopper} title={words.empty.title} text={words.empty.text}>
      {onClear !== null && (
        <Button size="admin" onPress={onClear}>
          {words.empty.clear}
        </Button>
      )}
    </EmptyState>
  );
}

const figures = new Intl.NumberFormat('en-GB');

function ReportTotals({ report, question }: Pick<ShownReport, 'report' | 'question'>) {
  const { totals, schoolDays } = report;
  return (
    <div className="adm-report-totals">
      <dl aria-label={words.totals.label}>
        {(['late', 'leftEarly', 'minutesLate', 'minutesAway'] as const).map((name) => (
          <div key={name}>
            <dt>{words.totals[name]}</dt>
            <dd>{figures.format(totals[name])}</dd>
          </div>
        ))}
      </dl>
      <p className="adm-quiet">
        {words.totals.span(longDate(question.from), longDate(question.to), schoolDays)}. {words.totals.rule}
      </p>
    </div>
  );
}
