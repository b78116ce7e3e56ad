// Reports: lateness and early leaving over time, by group and by person; and the term dates that say which days count.
import { useState } from 'react';
import type { ReportChoices } from '../../../shared/ipc/admin/reports-contract.ts';
import { adminReports } from '../../strings/admin/reports.ts';
import { useAskBeforeLeaving } from '../frame/unsaved.tsx';
import { Page } from '../parts/layout/page.tsx';
import { Tabs } from '../parts/layout/tabs.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { GroupCharts, TimeCharts } from './report-charts.tsx';
import { firstFilter, type ReportFilter } from './report-filter.ts';
import { PeopleReport } from './people-report.tsx';
import { ReportView, type ReportViewProps } from './report-view.tsx';
import type { Measure } from './report-numbers.ts';
import { TermDatesForm } from './term-dates-form.tsx';

type TabId = keyof typeof adminReports.tabs;

/** The page *Reports*. */
export function ReportsPage() {
  const choices = useAdminQuery('reports.getChoices', {});
  return (
    <Page title={adminReports.title} lead={adminReports.lead}>
      <Loaded result={choices}>{(value) => <ReportTabs choices={value} />}</Loaded>
    </Page>
  );
}

function ReportTabs({ choices }: { readonly choices: ReportChoices }) {
  const ask = useAskBeforeLeaving();
  const [tab, setTab] = useState<TabId>('time');
  const [filter, setFilter] = useState<ReportFilter>(() => firstFilter(choices));
  const [measure, setMeasure] = useState<Measure>('times');
  const goTo = (next: TabId) => ask(() => setTab(next));
  const view = (children: ReportViewProps['children']) => (
    <ReportView
      choices={choices}
      filter={filter}
      measure={measure}
      onFilter={setFilter}
      onMeasure={setMeasure}
      onTermDates={() => goTo('termDates')}
    >
      {children}
    </ReportView>
  );
  const words = adminReports.tabs;
  return (
    <Tabs
      label={adminReports.tabsLabel}
      selected={tab}
      onSelect={goTo}
      tabs={[
        { id: 'time', label: words.time, content: view((shown) => <TimeCharts {...shown} />) },
        { id: 'groups', label: words.groups, content: view((shown) => <GroupCharts {...shown} />) },
        { id: 'people', label: words.people, content: view((shown) => <PeopleReport {...shown} />) },
        {
          id: 'termDates',
          label: words.termDates,
          content: <TermDatesForm dates={choices.termDates} registers={choices.registers} />,
        },
      ]}
    />
  );
}
