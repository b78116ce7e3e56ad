// A person's whole history of movements, newest first, with its own filters; one movement's story beside it.
import { History, SearchX } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { MovementId } from '../../../shared/domain/ids.ts';
import { movementKind } from '../../../shared/domain/movement.ts';
import type { LogbookStory } from '../../../shared/ipc/admin/logbook-contract.ts';
import type { HistoryRow } from '../../../shared/ipc/admin/people-contract.ts';
import { profileWords } from '../../strings/admin/profile.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { Button } from '../../ui/button.tsx';
import { neverPrinted } from '../logbook/badge-word.tsx';
import { MarkChips } from '../logbook/mark-chip.tsx';
import { MovementPanel } from '../logbook/movement-panel.tsx';
import { MovementWord } from '../logbook/movement-word.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Select, type SelectOption } from '../parts/form/select.tsx';
import { DateField } from '../parts/form/text-field.tsx';
import { FilterBar, SearchBox } from '../parts/layout/filter-bar.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { ReprintDialog, type PrintableBadge } from '../parts/reprint-dialog.tsx';
import type { DataColumn } from '../parts/table/data-columns.ts';
import { DataTable } from '../parts/table/data-table.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { dayWithYear } from './dates.ts';
import { filterHistory, isWholeHistory, wholeHistory, type HistoryFilter } from './filter-history.ts';

const words = profileWords.history;

type Column = DataColumn<HistoryRow>;

const movement: Column = {
  id: 'movement',
  header: words.columns.movement,
  cell: ({ kind }) => <MovementWord kind={kind} />,
  sortBy: ({ kind }) => enAdmin.movement.kinds[kind],
};
const reason: Column = {
  id: 'reason',
  header: words.columns.reason,
  share: 1.5,
  cell: ({ actionName, building }) => (building === null ? actionName : `${actionName} · ${building}`),
  sortBy: ({ actionName }) => actionName,
};
const date = (cell: Column['cell'], share: number): Column => ({
  id: 'date',
  header: words.columns.date,
  share,
  cell,
  sortBy: ({ occurredAtMs }) => occurredAtMs,
});

const columns: readonly Column[] = [
  date(({ localDate }) => dayWithYear(localDate), 1.2),
  { id: 'time', header: words.columns.time, share: 0.5, cell: ({ timeText }) => timeText },
  movement,
  reason,
  { id: 'marks', header: words.columns.marks, share: 1.6, cell: ({ marks }) => <MarkChips marks={marks} /> },
  { id: 'by', header: words.columns.by, share: 0.7, cell: ({ identifiedBy }) => words.identified[identifiedBy] },
];

/** Beside an open story, which says the rest. */
const narrowColumns: readonly Column[] = [
  date(({ localDate, timeText }) => `${dayWithYear(localDate)}, ${timeText}`, 1.4),
  movement,
  reason,
];

const kindOptions: ReadonlyArray<SelectOption<HistoryFilter['kind']>> = [
  { id: 'all', label: words.anyKind },
  ...movementKind.options.map((id) => ({ id, label: enAdmin.movement.kinds[id] })),
];

interface HistoryTabProps {
  readonly personId: string;
  readonly name: string;
}

/** The tab. */
export function HistoryTab({ personId, name }: HistoryTabProps) {
  const answer = useAdminQuery('people.getHistory', { personId });
  return <Loaded result={answer}>{({ rows }) => <FilledHistory rows={rows} name={name} />}</Loaded>;
}

function FilledHistory({ rows, name }: { readonly rows: readonly HistoryRow[]; readonly name: string }) {
  const [filter, setFilter] = useState(wholeHistory);
  const [openId, setOpenId] = useState<MovementId | null>(null);
  const shown = useMemo(() => filterHistory(rows, filter), [rows, filter]);
  const clear = () => setFilter(wholeHistory);
  if (rows.length === 0) return <EmptyState icon={History} title={words.emptyTitle} text={words.emptyText} />;
  return (
    <>
      <FilterBar count={words.count(shown.length, rows.length)} onClear={isWholeHistory(filter) ? null : clear}>
        <SearchBox label={words.search} value={filter.search} onChange={(search) => setFilter({ ...filter, search })} />
        <Select
          label={words.kind}
          options={kindOptions}
          value={filter.kind}
          onChange={(kind) => setFilter({ ...filter, kind })}
          compact
        />
        <div className="adm-profile__dates">
          <DateField label={words.from} value={filter.from} onChange={(from) => setFilter({ ...filter, from })} />
          <DateField label={words.to} value={filter.to} onChange={(to) => setFilter({ ...filter, to })} />
        </div>
      </FilterBar>
      <div className="adm-beside">
        <DataTable
          label={words.table(name)}
          columns={openId === null ? columns : narrowColumns}
          rows={shown}
          rowId={({ movementId }) => movementId}
          rowName={({ localDate, timeText, actionName }) => `${dayWithYear(localDate)}, ${timeText}, ${actionName}`}
          onOpen={({ movementId }) => setOpenId(movementId)}
          openId={openId}
          empty={
            <EmptyState icon={SearchX} title={words.noMatchTitle} text={words.noMatchText}>
              <Button size="admin" onPress={clear}>
                {words.clear}
              </Button>
            </EmptyState>
          }
        />
        {openId !== null && <MovementStory movementId={openId} name={name} onClose={() => setOpenId(null)} />}
      </div>
    </>
  );
}

interface MovementStoryProps {
  readonly movementId: MovementId;
  readonly name: string;
  readonly onClose: () => void;
}

/** The logbook's own panel, with its reprint. */
function MovementStory({ movementId, name, onClose }: MovementStoryProps) {
  const [printing, setPrinting] = useState<PrintableBadge | null>(null);
  const print = ({ badge }: LogbookStory) => {
    if (badge === null) return;
    setPrinting({ movementId, personName: name, badgeId: badge.id, firstPrint: neverPrinted(badge) });
  };
  return (
    <>
      <MovementPanel key={movementId} movementId={movementId} personName={name} onClose={onClose} onPrint={print} />
      {printing !== null && <ReprintDialog badge={printing} onClose={() => setPrinting(null)} />}
    </>
  );
}
