// The marks of one group as a list, with one mark's story beside it.
import { CircleCheck } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { MarkGroup, MarkRow } from '../../../shared/ipc/admin/marks-contract.ts';
import { syncWords } from '../../strings/admin/sync.ts';
import { adminErrorWords } from '../../strings/en-admin-errors.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { useAdmin } from '../admin-context.tsx';
import { StateWord } from '../logbook/mark-chip.tsx';
import { momentText } from '../logbook/school-day.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Loaded } from '../parts/loaded.tsx';
import type { DataColumn } from '../parts/table/data-columns.ts';
import { DataTable } from '../parts/table/data-table.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { goesText, type MomentText } from './mark-moments.ts';
import { MarkPanel } from './mark-panel.tsx';

const words = syncWords;

/** Room for two lines: why a mark stands where it stands is a sentence. */
const ROW_HEIGHT_PX = 56;

const emptyOf = {
  attention: [words.empty.attentionTitle, words.empty.attentionText],
  open: [words.empty.openTitle, words.empty.openText],
  settled: [words.empty.settledTitle, words.empty.settledText],
} as const;

/** Why the mark stands where it stands, in the fewest words. */
function whyText(mark: MarkRow): string {
  if (mark.byHand) return words.byHand;
  if (mark.state === 'superseded') return words.superseded;
  // A person left it: what the MIS had said before is in the mark's story.
  if (mark.state === 'not_needed' && mark.errorCode?.startsWith('WONDE_') === true) return words.leftAsIs;
  if (mark.errorCode !== null && mark.state !== 'confirmed') return adminErrorWords(mark.errorCode).title;
  return mark.explanation;
}

/** Beside an open mark there is room for who, what and when; the rest stands in its panel. */
const besidePanel: readonly string[] = ['pupil', 'mark', 'goes', 'made'];

function columnsOf(group: MarkGroup, moment: MomentText): ReadonlyArray<DataColumn<MarkRow>> {
  const { columns } = words;
  const last: DataColumn<MarkRow> =
    group === 'open'
      ? {
          id: 'goes',
          header: columns.goes,
          cell: (row) => goesText(row, moment),
          sortBy: (row) => row.dueAtMs ?? 0,
          share: 1.5,
        }
      : {
          id: 'made',
          header: columns.when,
          cell: (row) => moment(row.madeAtMs),
          sortBy: (row) => row.madeAtMs,
          share: 1.2,
        };
  return [
    {
      id: 'pupil',
      header: columns.pupil,
      cell: (row) => <span className="adm-two-lines">{row.personName}</span>,
      sortBy: (row) => row.personName,
      share: 1.5,
    },
    {
      id: 'class',
      header: columns.class,
      cell: (row) => [row.yearName, row.formName].filter((part) => part !== null).join(' · '),
      sortBy: (row) => `${row.yearName} ${row.formName}`,
    },
    {
      id: 'mark',
      header: columns.mark,
      cell: (row) => `${row.code} · ${enAdmin.writeback.session[row.session]}`,
      sortBy: (row) => row.code,
    },
    { id: 'state', header: columns.state, cell: (row) => <StateWord state={row.state} />, sortBy: (row) => row.state },
    {
      id: 'why',
      header: columns.why,
      cell: (row) => <span className="adm-two-lines">{whyText(row)}</span>,
      share: 2.4,
    },
    last,
  ];
}

/** One tab's list. */
export function MarksTab({ group }: { readonly group: MarkGroup }) {
  const list = useAdminQuery('marks.list', { group });
  const { kiosk, nowMs } = useAdmin();
  const [openId, setOpenId] = useState<string | null>(null);
  const columns = useMemo(
    () => columnsOf(group, (epochMs) => momentText(epochMs, nowMs(), kiosk.timeZone)),
    [group, kiosk.timeZone, nowMs],
  );
  const fewColumns = useMemo(() => columns.filter(({ id }) => besidePanel.includes(id)), [columns]);
  const [emptyTitle, emptyText] = emptyOf[group];
  return (
    <Loaded result={list}>
      {({ rows, total }) => {
        const open = rows.find(({ markId }) => markId === openId);
        return (
          <div className="adm-beside">
            <div className="adm-beside__list">
              {total > rows.length && <p className="adm-quiet">{words.more(rows.length, total)}</p>}
              <DataTable
                label={words.tables[group]}
                columns={open === undefined ? columns : fewColumns}
                rows={rows}
                rowId={({ markId }) => markId}
                rowName={(row) => words.openMark(row.personName, row.code)}
                onOpen={({ markId }) => setOpenId(markId)}
                openId={openId}
                rowHeightPx={ROW_HEIGHT_PX}
                empty={<EmptyState icon={CircleCheck} title={emptyTitle} text={emptyText} />}
              />
            </div>
            {open !== undefined && <MarkPanel key={open.markId} mark={open} onClose={() => setOpenId(null)} />}
          </div>
        );
      }}
    </Loaded>
  );
}
