// The roll calls so far, each with its ticks.
import { ListChecks } from 'lucide-react';
import type { RollCallId, RollCallSummary } from '../../../shared/ipc/admin/presence-contract.ts';
import { presenceWords } from '../../strings/admin/presence.ts';
import { Button } from '../../ui/button.tsx';
import { shortDayText } from '../logbook/school-day.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';

const words = presenceWords.rollCall;
const { pastColumns } = words;

/** The list; opening one shows it as it was. */
export function PastRollCalls({ onOpen }: { readonly onOpen: (id: RollCallId) => void }) {
  const rollCalls = useAdminQuery('presence.listRollCalls', {});
  return (
    <Loaded result={rollCalls}>
      {(rows) =>
        rows.length === 0 ? (
          <EmptyState icon={ListChecks} title={words.pastEmptyTitle} text={words.pastEmptyText} />
        ) : (
          <table className="adm-table adm-presence__table" aria-label={words.pastTable}>
            <thead>
              <tr>
                {[pastColumns.date, pastColumns.began, pastColumns.ended, pastColumns.result, pastColumns.who].map(
                  (column) => (
                    <th key={column} scope="col">
                      {column}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <PastRow key={row.id} row={row} onOpen={onOpen} />
              ))}
            </tbody>
          </table>
        )
      }
    </Loaded>
  );
}

interface PastRowProps {
  readonly row: RollCallSummary;
  readonly onOpen: (id: RollCallId) => void;
}

function PastRow({ row, onOpen }: PastRowProps) {
  const { startedText, ended } = row;
  const day = shortDayText(row.localDate);
  return (
    <tr>
      <th scope="row">
        <Button size="admin" tone="plain" aria-label={words.open(day, startedText)} onPress={() => onOpen(row.id)}>
          {day}
        </Button>
      </th>
      <td className="adm-figures">{startedText}</td>
      <td className="adm-figures">{ended === null ? words.notEnded : ended.timeText}</td>
      <td>{words.progress(row.tickedCount, row.peopleCount)}</td>
      <td>{row.startedBy}</td>
    </tr>
  );
}
