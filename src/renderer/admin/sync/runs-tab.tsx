// The last runs of the roll: when, how long, what each brought.
import { RefreshCw } from 'lucide-react';
import { useMemo } from 'react';
import type { SyncRunRow } from '../../../shared/ipc/admin/marks-contract.ts';
import { syncWords } from '../../strings/admin/sync.ts';
import { adminErrorWords } from '../../strings/en-admin-errors.ts';
import { useAdmin } from '../admin-context.tsx';
import { momentText } from '../logbook/school-day.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { StatusChip } from '../parts/status-chip.tsx';
import type { DataColumn } from '../parts/table/data-columns.ts';
import { DataTable } from '../parts/table/data-table.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';

const words = syncWords.run;

function columnsOf(moment: (epochMs: number) => string): ReadonlyArray<DataColumn<SyncRunRow>> {
  const { columns } = words;
  return [
    { id: 'when', header: columns.when, cell: (run) => moment(run.startedAtMs), sortBy: (run) => run.startedAtMs },
    { id: 'kind', header: columns.kind, cell: (run) => words.kinds[run.kind] },
    {
      id: 'took',
      header: columns.took,
      kind: 'figures',
      cell: (run) => words.seconds(((run.endedAtMs - run.startedAtMs) / 1000).toFixed(1)),
      sortBy: (run) => run.endedAtMs - run.startedAtMs,
    },
    {
      id: 'brought',
      header: columns.brought,
      share: 2,
      cell: (run) => words.brought(run.added, run.changed, run.gone) || words.nothing,
    },
    {
      id: 'result',
      header: columns.result,
      share: 2,
      cell: (run) =>
        run.errorCode === null ? (
          <StatusChip tone="good">{words.done}</StatusChip>
        ) : (
          <StatusChip tone={run.errorCode === 'ROSTER_STOPPED' ? 'calm' : 'bad'}>
            {adminErrorWords(run.errorCode).title}
          </StatusChip>
        ),
    },
  ];
}

/** The tab. */
export function RunsTab() {
  const runs = useAdminQuery('marks.listRuns', {});
  const { kiosk, nowMs } = useAdmin();
  const columns = useMemo(
    () => columnsOf((epochMs) => momentText(epochMs, nowMs(), kiosk.timeZone)),
    [kiosk.timeZone, nowMs],
  );
  return (
    <Loaded result={runs}>
      {(rows) => (
        <DataTable
          label={syncWords.runs}
          columns={columns}
          rows={rows}
          rowId={(run) => `${run.startedAtMs}-${run.endedAtMs}`}
          rowName={(run) => words.kinds[run.kind]}
          empty={<EmptyState icon={RefreshCw} title={syncWords.empty.runsTitle} text={syncWords.empty.runsText} />}
        />
      )}
    </Loaded>
  );
}
