// How often a pupil was late this school year: a chart by week with totals, the numbers as a table behind it.
import type { ClientOutput } from '../../../shared/ipc/contract.ts';
import { profileWords } from '../../strings/admin/profile.ts';
import { BarChart } from '../parts/charts/bar-chart.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { dateText, shortDay } from './dates.ts';

const words = profileWords.lateness;

/** The tab. */
export function LatenessTab({ personId }: { readonly personId: string }) {
  const answer = useAdminQuery('people.getHistory', { personId });
  return <Loaded result={answer}>{({ lateness }) => <Weeks lateness={lateness} />}</Loaded>;
}

function Weeks({ lateness }: { readonly lateness: ClientOutput<'people.getHistory'>['lateness'] }) {
  return (
    <BarChart
      title={words.title}
      summary={words.summary(lateness.times, lateness.minutes, dateText(lateness.from))}
      axisLabel={words.axis}
      series={[{ id: 'times', label: words.times }]}
      points={lateness.weeks.map(({ monday, times }) => ({ id: monday, label: shortDay(monday), values: { times } }))}
    />
  );
}
