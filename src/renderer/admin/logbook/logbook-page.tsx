// The daily logbook: the admin view's home. Asks again by itself whenever something happens.
import { BookOpenCheck, SearchX } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { LogbookRow } from '../../../shared/ipc/admin-contract.ts';
import type { ClientOutput } from '../../../shared/ipc/contract.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { Button } from '../../ui/button.tsx';
import { useAdmin, useNow, usePageParams, type LogbookStart } from '../admin-context.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { ReprintDialog, type PrintableBadge } from '../parts/reprint-dialog.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { useCommand } from '../parts/use-command.ts';
import { neverPrinted } from './badge-word.tsx';
import { DaySwitch } from './day-switch.tsx';
import { attentionStates, countMarks, filterRows, isNoFilter, noFilter, type LogbookFilter } from './filter-rows.ts';
import { LogbookFilters } from './logbook-filters.tsx';
import { LogbookTable } from './logbook-table.tsx';
import { LogbookTiles } from './logbook-tiles.tsx';
import { MovementPanel } from './movement-panel.tsx';
import { dayOf, dayText } from './school-day.ts';
import { UploadButton, UploadResult } from './upload-button.tsx';

const words = enAdmin.logbook;
const DAY_TICK_MS = 30_000;
const home: LogbookStart = { localDate: null, filter: noFilter };

function printableBadge(row: LogbookRow): PrintableBadge | null {
  if (row.badge === null) return null;
  return {
    movementId: row.movementId,
    personName: row.personName,
    badgeId: row.badge.id,
    firstPrint: neverPrinted(row.badge),
  };
}

/** The logbook of one day. */
export function LogbookPage() {
  const { kiosk, nowMs } = useAdmin();
  const start = usePageParams('logbook') ?? home;
  const today = dayOf(useNow(nowMs, DAY_TICK_MS), kiosk.timeZone);
  const [localDate, setLocalDate] = useState(start.localDate);
  const [filter, setFilter] = useState(start.filter);
  const logbook = useAdminQuery('admin.getLogbook', { localDate });
  return (
    <section className="adm-logbook" aria-labelledby="logbook-title">
      <div className="adm-logbook__title">
        <h1 id="logbook-title">{words.title}</h1>
        <DaySwitch localDate={localDate ?? today} today={today} onChange={setLocalDate} />
      </div>
      <Loaded result={logbook}>
        {(day) => <LogbookDay key={day.localDate} day={day} today={today} filter={filter} setFilter={setFilter} />}
      </Loaded>
    </section>
  );
}

interface LogbookDayProps {
  readonly day: ClientOutput<'admin.getLogbook'>;
  readonly today: string;
  readonly filter: LogbookFilter;
  readonly setFilter: (filter: LogbookFilter) => void;
}

function LogbookDay({ day, today, filter, setFilter }: LogbookDayProps) {
  const { go } = useAdmin();
  const upload = useCommand('admin.uploadNow');
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [printing, setPrinting] = useState<PrintableBadge | null>(null);
  const shown = useMemo(() => filterRows(day.rows, filter), [day.rows, filter]);
  const selected = day.rows.find((row) => row.movementId === selectedId) ?? null;
  const isToday = day.localDate === today;
  const only = (part: Partial<LogbookFilter>) => setFilter({ ...noFilter, ...part });
  return (
    <>
      <LogbookTiles
        isToday={isToday}
        lateCount={day.lateCount}
        outNowCount={day.outNowCount}
        waitingCount={countMarks(day.rows, ['waiting'])}
        attentionCount={countMarks(day.rows, attentionStates)}
        onShowLate={() => only({ kind: 'late' })}
        onShowOut={() => (isToday ? go('outNow') : only({ kind: 'leaving' }))}
        onShowWaiting={() => only({ state: 'waiting' })}
        onShowAttention={() => only({ state: 'attention' })}
      />
      <LogbookFilters filter={filter} onChange={setFilter}>
        {!isNoFilter(filter) && (
          <Button size="admin" tone="plain" aria-label={words.clearFilters} onPress={() => setFilter(noFilter)}>
            {words.clear}
          </Button>
        )}
        <p className="adm-filters__count adm-quiet" role="status">
          {words.shown(shown.length, day.rows.length)}
        </p>
        <UploadButton upload={upload} />
      </LogbookFilters>
      <UploadResult upload={upload} onShowAttention={() => only({ state: 'attention' })} />
      <div className="adm-logbook__body">
        {shown.length === 0 ? (
          <NoRows dayIsEmpty={day.rows.length === 0} isToday={isToday} onClear={() => setFilter(noFilter)} />
        ) : (
          <LogbookTable
            rows={shown}
            label={words.tableLabel(dayText(day.localDate))}
            selectedId={selectedId}
            onSelect={(row) => setSelectedId(row.movementId)}
            onPrint={(row) => setPrinting(printableBadge(row))}
          />
        )}
        {selected !== null && (
          <MovementPanel
            row={selected}
            onClose={() => setSelectedId(null)}
            onPrint={() => setPrinting(printableBadge(selected))}
          />
        )}
      </div>
      {printing !== null && <ReprintDialog badge={printing} onClose={() => setPrinting(null)} />}
    </>
  );
}

interface NoRowsProps {
  readonly dayIsEmpty: boolean;
  readonly isToday: boolean;
  readonly onClear: () => void;
}

function NoRows({ dayIsEmpty, isToday, onClear }: NoRowsProps) {
  if (!dayIsEmpty) {
    return (
      <EmptyState icon={SearchX} title={words.emptyFilterTitle} text={words.emptyFilterText}>
        <Button size="admin" onPress={onClear}>
          {words.clearFilters}
        </Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={BookOpenCheck}
      title={isToday ? words.emptyTodayTitle : words.emptyDayTitle}
      text={isToday ? words.emptyTodayText : words.emptyDayText}
    />
  );
}
