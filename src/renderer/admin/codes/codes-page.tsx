// The attendance codes page: the MIS's list, read only, with what uses each code, and Resync.
import { Hash, RefreshCw, SearchX } from 'lucide-react';
import { useState } from 'react';
import type {
  CodeRow,
  CodesPage as PageFacts,
  CodesResync,
  MissingCode,
} from '../../../shared/ipc/admin/codes-contract.ts';
import { adminCodes } from '../../strings/admin/codes.ts';
import { Button } from '../../ui/button.tsx';
import { useAdmin } from '../admin-context.tsx';
import { momentText } from '../logbook/school-day.ts';
import { AdminError } from '../parts/admin-error.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { FilterBar, SearchBox } from '../parts/layout/filter-bar.tsx';
import { Page } from '../parts/layout/page.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Notice } from '../parts/notice.tsx';
import { Progress } from '../parts/progress.tsx';
import type { DataColumn } from '../parts/table/data-columns.ts';
import { DataTable } from '../parts/table/data-table.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { useCommand } from '../parts/use-command.ts';

const words = adminCodes;

const usesOf = ({ usedBy }: Pick<CodeRow, 'usedBy'>): string =>
  usedBy.map(({ name, direction }) => words.use(name, words.directions[direction])).join(', ');

/** The first action, and how many more: a code such as L is used by nearly all of them, which the page Actions lists. */
function usesInShort(row: CodeRow): string {
  const [first, ...more] = row.usedBy.map(({ name, direction }) => words.use(name, words.directions[direction]));
  return first === undefined || more.length === 0 ? (first ?? '') : words.useAndMore(first, more.length);
}

const columns: ReadonlyArray<DataColumn<CodeRow>> = [
  {
    id: 'code',
    header: words.columns.code,
    cell: ({ code }) => <strong>{code}</strong>,
    sortBy: ({ code }) => code,
    share: 0.75,
  },
  {
    id: 'description',
    header: words.columns.description,
    cell: ({ description }) => description ?? '',
    sortBy: ({ description }) => description ?? '',
    share: 3.25,
  },
  {
    id: 'type',
    header: words.columns.type,
    cell: ({ type }) => type ?? <span className="adm-quiet">{words.noType}</span>,
    sortBy: ({ type }) => type ?? '',
    share: 2.1,
  },
  { id: 'usedBy', header: words.columns.usedBy, cell: usesInShort, sortBy: ({ usedBy }) => -usedBy.length, share: 2.1 },
  { id: 'id', header: words.columns.id, cell: ({ wondeId }) => wondeId, sortBy: ({ wondeId }) => wondeId, share: 1.2 },
];

/** The page *Attendance codes*. */
export function CodesPage() {
  const page = useAdminQuery('codes.getPage', {});
  const resync = useCommand('codes.resync');
  return (
    <Page
      layout="list"
      title={words.title}
      lead={words.lead}
      actions={
        <Button
          size="admin"
          tone="primary"
          busy={resync.busy}
          icon={<RefreshCw aria-hidden size={18} />}
          onPress={() => void resync.run({})}
        >
          {words.resync}
        </Button>
      }
    >
      {resync.busy && <Progress label={words.resyncing} done={null} all={1} />}
      {resync.error !== null && <AdminError error={resync.error} />}
      {resync.state.status === 'done' && <Resynced result={resync.state.value} />}
      <Loaded result={page}>{(facts) => <Codes facts={facts} />}</Loaded>
    </Page>
  );
}

/** What the last reading brought, in words. */
function Resynced({ result }: { readonly result: CodesResync }) {
  if (!result.believed) {
    return (
      <Notice tone="waiting" title={words.done.notBelievedTitle} live="status">
        <p>{words.done.notBelievedText}</p>
      </Notice>
    );
  }
  const differences = (['added', 'removed', 'changed'] as const)
    .filter((kind) => result[kind].length > 0)
    .map((kind) => words.done[kind](result[kind].join(', ')));
  return (
    <Notice tone="good" title={words.done.title(result.read)} live="status">
      <p>{differences.length === 0 ? words.done.same : differences.join(' ')}</p>
    </Notice>
  );
}

function Codes({ facts }: { readonly facts: PageFacts }) {
  const { kiosk, nowMs } = useAdmin();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLocaleLowerCase('en-GB');
  const rows = facts.codes.filter((row) =>
    [row.code, row.description, row.type, usesOf(row)].some((text) =>
      text?.toLocaleLowerCase('en-GB').includes(wanted),
    ),
  );
  return (
    <>
      {facts.missing.length > 0 && <Missing missing={facts.missing} />}
      <FilterBar>
        <SearchBox label={words.search} value={search} onChange={setSearch} />
        <p className="adm-quiet">
          {facts.readAtMs === null ? words.never : words.readAt(momentText(facts.readAtMs, nowMs(), kiosk.timeZone))}
        </p>
      </FilterBar>
      <DataTable
        label={words.table}
        columns={columns}
        rows={rows}
        rowId={({ wondeId }) => wondeId}
        rowName={({ code, description }) => `${code} ${description ?? ''}`}
        sort={{ id: 'code', desc: false }}
        empty={
          facts.codes.length === 0 ? (
            <EmptyState icon={Hash} title={words.emptyTitle} text={words.emptyText} />
          ) : (
            <EmptyState icon={SearchX} title={words.noMatchTitle} text={words.noMatchText} />
          )
        }
      />
    </>
  );
}

/** Codes that actions name and the MIS does not have, each with the way to the action. */
function Missing({ missing }: { readonly missing: readonly MissingCode[] }) {
  const { go } = useAdmin();
  const uses = [...new Map(missing.flatMap(({ usedBy }) => usedBy).map((use) => [use.actionId, use])).values()];
  return (
    <Notice tone="bad" title={words.missingTitle(missing.map(({ code }) => code).join(', '))}>
      <p>{words.missingText}</p>
      <div className="adm-actions">
        {uses.map(({ actionId, name, direction }) => (
          <Button key={actionId} size="admin" onPress={() => go('actions', { actionId })}>
            {words.openAction(name, words.directions[direction])}
          </Button>
        ))}
      </div>
    </Notice>
  );
}
