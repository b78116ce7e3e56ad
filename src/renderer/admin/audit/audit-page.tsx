// The page *Audit trail*: every change, by whom, with before and after. Nothing on it changes anything.
import { History } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { AppError } from '../../../shared/errors/app-error.ts';
import type { AuditFilterInput, AuditRowView } from '../../../shared/ipc/admin/audit-contract.ts';
import { adminPages } from '../../strings/admin/pages.ts';
import { auditArea, auditWhat, auditWho, auditWords, codesWith } from '../../strings/admin/audit.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Page } from '../parts/layout/page.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import type { DataColumn } from '../parts/table/data-columns.ts';
import { DataTable } from '../parts/table/data-table.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { useCommand } from '../parts/use-command.ts';
import { AuditExport } from './audit-export.tsx';
import { AuditFilters, noFilter, type AuditDraft } from './audit-filters.tsx';
import { AuditPanel } from './audit-panel.tsx';
import { momentOf } from './moment-of.ts';

const words = auditWords;

const toFilter = (draft: AuditDraft): AuditFilterInput => ({
  from: dateOrNull(draft.from),
  to: dateOrNull(draft.to),
  who: draft.who,
  area: draft.area,
  text: draft.text.trim(),
  whats: [...codesWith(draft.text)],
});

/** A date that is being typed is no bound yet. */
function dateOrNull(text: string): AuditFilterInput['from'] {
  // as: the pattern is the brand's own, and main parses it again.
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? (text as AuditFilterInput['from']) : null;
}

/** The trail with its filters; newest first. */
export function AuditPage() {
  const [draft, setDraft] = useState<AuditDraft>(noFilter);
  const filter = useMemo(() => toFilter(draft), [draft]);
  const trail = useTrail(filter);
  // Asked apart: the choice of people does not shrink while it is used.
  const everybody = useAdminQuery('audit.list', { ...toFilter(noFilter), beforeSeq: 0 });
  return (
    <Page title={adminPages.labels.audit} lead={words.lead} layout="list" actions={<AuditExport filter={filter} />}>
      <AuditFilters
        draft={draft}
        people={everybody.status === 'ready' ? everybody.value.people : []}
        count={words.count(trail.rows.length, trail.total)}
        onChange={setDraft}
      />
      {trail.error === null ? <AuditList trail={trail} /> : <AdminError error={trail.error} />}
    </Page>
  );
}

interface Trail {
  readonly rows: readonly AuditRowView[];
  readonly total: number;
  readonly loading: boolean;
  readonly error: AppError | null;
  readonly busy: boolean;
  readonly showOlder: () => void;
}

/** The newest entries that the filter lets through, and the older ones that were asked for. */
function useTrail(filter: AuditFilterInput): Trail {
  const newest = useAdminQuery('audit.list', { ...filter, beforeSeq: null });
  const more = useCommand('audit.list');
  const key = JSON.stringify(filter);
  const [older, setOlder] = useState<{ readonly key: string; readonly rows: readonly AuditRowView[] } | null>(null);
  const rows = useMemo(() => {
    if (newest.status !== 'ready') return [];
    return [...newest.value.rows, ...(older?.key === key ? older.rows : [])];
  }, [newest, older, key]);

  async function showOlder(): Promise<void> {
    const last = rows.at(-1);
    if (last === undefined) return;
    const answer = await more.run({ ...filter, beforeSeq: last.seq });
    if (answer !== null) setOlder({ key, rows: [...(older?.key === key ? older.rows : []), ...answer.rows] });
  }
  return {
    rows,
    total: newest.status === 'ready' ? newest.value.total : 0,
    loading: newest.status === 'loading',
    error: newest.status === 'failed' ? newest.error : more.error,
    busy: more.busy,
    showOlder: () => void showOlder(),
  };
}

function AuditList({ trail }: { readonly trail: Trail }) {
  const [openId, setOpenId] = useState<string | null>(null);
  const open = trail.rows.find(({ id }) => id === openId) ?? null;
  return (
    <>
      <div className="adm-beside">
        <DataTable
          label={words.table}
          columns={open === null ? columns : besidePanel}
          rows={trail.rows}
          rowId={({ id }) => id}
          rowName={(row) => `${auditWhat(row.what)}: ${auditWho(row.who)}, ${momentOf(row)}`}
          onOpen={({ id }) => setOpenId(id)}
          openId={openId}
          loading={trail.loading}
          empty={<EmptyState icon={History} title={words.emptyTitle} text={words.emptyText} />}
        />
        {open !== null && <AuditPanel row={open} onClose={() => setOpenId(null)} />}
      </div>
      {trail.rows.length < trail.total && (
        <div className="adm-actions">
          <Button size="admin" busy={trail.busy} onPress={trail.showOlder}>
            {words.more}
          </Button>
        </div>
      )}
    </>
  );
}

const columns: ReadonlyArray<DataColumn<AuditRowView>> = [
  {
    id: 'when',
    header: words.columns.when,
    cell: (row) => momentOf(row),
    sortBy: ({ seq }) => seq,
    share: 1.6,
  },
  {
    id: 'who',
    header: words.columns.who,
    cell: ({ who }) => auditWho(who),
    sortBy: ({ who }) => auditWho(who),
  },
  {
    id: 'what',
    header: words.columns.what,
    cell: ({ what }) => auditWhat(what),
    sortBy: ({ what }) => `${auditArea(what)} ${auditWhat(what)}`,
    share: 2,
  },
  {
    id: 'about',
    header: words.columns.about,
    cell: ({ about }) => about ?? '',
    sortBy: ({ about }) => about ?? '',
  },
];

/** Beside an open entry, whose panel says the rest. */
const besidePanel = columns.filter(({ id }) => id !== 'who');
