// The daily logbook: the admin view's home. Asks again by itself whenever something happens.
import { BookOpenCheck, Printer, SearchX } from 'lucide-react';
import { useCallback, useState } from 'react';
import type {
  LogbookFilter,
  LogbookOrder,
  LogbookRow,
  LogbookStory,
} from '../../../shared/ipc/admin/logbook-contract.ts';
import type { MovementId } from '../../../shared/domain/ids.ts';
import { adminLogbook } from '../../strings/admin/logbook.ts';
import { Button } from '../../ui/button.tsx';
import { useAdmin, useNow, usePageParams } from '../admin-context.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { ReprintDialog, type PrintableBadge } from '../parts/reprint-dialog.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { PrintQueueNotice } from '../printing/print-queue-notice.tsx';
import { useCommand } from '../parts/use-command.ts';
import { neverPrinted } from './badge-word.tsx';
import { ExportMenu } from './export-menu.tsx';
import { everythingToday, narrowsNothing } from './logbook-filter.ts';
import { LogbookFilters } from './logbook-filters.tsx';
import { LogbookTable } from './logbook-table.tsx';
import { LogbookTiles } from './logbook-tiles.tsx';
import { MovementPanel } from './movement-panel.tsx';
import { dayOf, shortDayText } from './school-day.ts';
import { UploadButton, UploadResult } from './upload-button.tsx';
import { useLogbookList } from './use-logbook-list.ts';

const words = adminLogbook;
const DAY_TICK_MS = 30_000;
const badgesOfToday: LogbookFilter = { ...everythingToday, withBadge: true };
const needAttention: LogbookFilter = { ...everythingToday, range: { kind: 'any' }, writeback: 'attention' };

function printableBadge(
  of: Pick<LogbookRow | LogbookStory, 'movementId' | 'personName' | 'badge'>,
): PrintableBadge | null {
  if (of.badge === null) return null;
  return {
    movementId: of.movementId,
    personName: of.personName,
    badgeId: of.badge.id,
    firstPrint: neverPrinted(of.badge),
  };
}

interface Selected {
  readonly key: number;
  readonly movementId: MovementId;
  readonly personName: string;
}

/** The logbook. */
export function LogbookPage() {
  const { kiosk, nowMs } = useAdmin();
  const start = usePageParams('logbook');
  const today = dayOf(useNow(nowMs, DAY_TICK_MS), kiosk.timeZone);
  const [filter, setFilter] = useState<LogbookFilter>({ ...everythingToday, ...start?.filter });
  const [order, setOrder] = useState<LogbookOrder>('newest');
  const [selected, setSelected] = useState<Selected | null>(null);
  const [printing, setPrinting] = useState<PrintableBadge | null>(null);
  const numbers = useAdminQuery('logbook.getNumbers', {});
  const choices = useAdminQuery('logbook.getChoices', {});
  const { list, result, answerNumber } = useLogbookList(filter, order);
  const upload = useCommand('admin.uploadNow');
  const exporting = useCommand('logbook.export');
  const select = useCallback(({ key, movementId, personName }: LogbookRow) => {
    setSelected({ key, movementId, personName });
  }, []);
  const print = useCallback((row: LogbookRow) => setPrinting(printableBadge(row)), []);

  const days = list === null || list.from === null || list.to === null ? null : { from: list.from, to: list.to };
  const daysText = days === null ? words.range.any : [...new Set([days.from, days.to])].map(shortDayText).join(' – ');
  const badgesShown = filter.withBadge;
  return (
    <section className="adm-logbook" aria-labelledby="logbook-title">
      <div className="adm-logbook__title">
        <h1 id="logbook-title">{words.title}</h1>
        <p className="adm-quiet" role="status">
          {list !== null && words.count(list.keys.length, list.truncated)}
        </p>
      </div>
      <LogbookTiles numbers={numbers.status === 'ready' ? numbers.value : null} filter={filter} onFilter={setFilter} />
      <div className="adm-logbook__actions">
        <Button
          size="admin"
          icon={<Printer aria-hidden />}
          aria-pressed={badgesShown}
          title={words.reprintHint}
          onPress={() => setFilter(badgesShown ? everythingToday : badgesOfToday)}
        >
          {words.reprint}
        </Button>
        <ExportMenu command={exporting} filter={filter} order={order} />
        <UploadButton upload={upload} />
      </div>
      <LogbookFilters
        filter={filter}
        onChange={setFilter}
        choices={choices.status === 'ready' ? choices.value : null}
        list={list}
        today={today}
      />
      <div className="adm-logbook__result">
        <PrintQueueNotice />
        <UploadResult upload={upload} onShowAttention={() => setFilter(needAttention)} />
        {exporting.error !== null && <AdminError error={exporting.error} />}
        {list?.truncated === true && <p className="adm-quiet">{words.truncated}</p>}
      </div>
      <div className="adm-logbook__body">
        {list === null ? (
          <Loaded result={result}>{() => null}</Loaded>
        ) : list.keys.length === 0 ? (
          <NoRows filter={filter} onFilter={setFilter} />
        ) : (
          <LogbookTable
            keys={list.keys}
            answerNumber={answerNumber}
            label={words.table(daysText)}
            listName={JSON.stringify([filter, order])}
            dayBeside={days === null || days.from !== days.to ? today : null}
            order={order}
            onOrder={setOrder}
            selectedKey={selected?.key ?? null}
            onSelect={select}
            onPrint={print}
          />
        )}
        {selected !== null && (
          <MovementPanel
            movementId={selected.movementId}
            personName={selected.personName}
            onClose={() => setSelected(null)}
            onPrint={(story) => setPrinting(printableBadge(story))}
          />
        )}
      </div>
      {printing !== null && <ReprintDialog badge={printing} onClose={() => setPrinting(null)} />}
    </section>
  );
}

interface NoRowsProps {
  readonly filter: LogbookFilter;
  readonly onFilter: (filter: LogbookFilter) => void;
}

/** Why the list is empty, and the way on. */
function NoRows({ filter, onFilter }: NoRowsProps) {
  const { empty } = words;
  const isToday = filter.range.kind === 'today';
  if (filter.withBadge && isToday) {
    return <EmptyState icon={Printer} title={empty.badgesTitle} text={empty.badgesText} />;
  }
  if (narrowsNothing(filter)) {
    return (
      <EmptyState
        icon={BookOpenCheck}
        title={isToday ? empty.todayTitle : empty.dayTitle}
        text={isToday ? empty.todayText : empty.dayText}
      />
    );
  }
  return (
    <EmptyState icon={SearchX} title={empty.filterTitle} text={empty.filterText}>
      <Button size="admin" onPress={() => onFilter({ ...everythingToday, range: filter.range })}>
        {words.clearLong}
      </Button>
      {filter.range.kind !== 'any' && (
        <Button size="admin" onPress={() => onFilter({ ...filter, range: { kind: 'any' } })}>
          {empty.allDays}
        </Button>
      )}
    </EmptyState>
  );
}
