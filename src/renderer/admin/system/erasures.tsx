// The proofs of erased photos on the page System: the newest, older ones on demand, and all of them as a file.
import { Download, ImageOff } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ExportFormat } from '../../../shared/ipc/admin/export-contract.ts';
import type { PhotoErasureView } from '../../../shared/ipc/admin/photo-erasures-contract.ts';
import { useClient } from '../../api/client-context.tsx';
import { asAppError, type AppError } from '../../../shared/errors/app-error.ts';
import { auditWho } from '../../strings/admin/audit.ts';
import { erasureWords as words } from '../../strings/admin/erasures.ts';
import { Button } from '../../ui/button.tsx';
import { useAdmin } from '../admin-context.tsx';
import { useToast } from '../frame/toasts.tsx';
import { momentText } from '../logbook/school-day.ts';
import { AdminError } from '../parts/admin-error.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Section } from '../parts/layout/page.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { MenuButton } from '../parts/menu-button.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { useCommand } from '../parts/use-command.ts';

/** The section. */
export function Erasures() {
  const newest = useAdminQuery('photos.listErasures', { beforeSeq: null });
  return (
    <Section title={words.title} lead={words.lead} actions={<ErasuresExport />}>
      <Loaded result={newest}>
        {({ rows, total }) =>
          total === 0 ? (
            <EmptyState icon={ImageOff} title={words.empty} text={words.emptyText} />
          ) : (
            // A newer one begins the list anew: what was asked for besides is asked for again.
            <ErasureList key={rows[0]?.seq} newest={rows} total={total} />
          )
        }
      </Loaded>
      <p className="adm-quiet">{words.disk}</p>
    </Section>
  );
}

interface ErasureListProps {
  readonly newest: readonly PhotoErasureView[];
  readonly total: number;
}

function ErasureList({ newest, total }: ErasureListProps) {
  const client = useClient();
  const [older, setOlder] = useState<readonly PhotoErasureView[]>([]);
  const [error, setError] = useState<AppError | null>(null);
  const rows = [...newest, ...older];
  async function showMore(): Promise<void> {
    setError(null);
    try {
      const page = await client.call('photos.listErasures', { beforeSeq: rows.at(-1)?.seq ?? null });
      setOlder([...older, ...page.rows]);
    } catch (thrown) {
      setError(asAppError(thrown));
    }
  }
  return (
    <>
      <ErasureTable rows={rows} />
      {error !== null && <AdminError error={error} />}
      <div className="adm-actions">
        <span className="adm-quiet">{words.count(rows.length, total)}</span>
        {rows.length < total && (
          <Button size="admin" onPress={() => void showMore()}>
            {words.more}
          </Button>
        )}
      </div>
    </>
  );
}

function ErasureTable({ rows }: { readonly rows: readonly PhotoErasureView[] }) {
  const { kiosk, nowMs } = useAdmin();
  const moment = useMemo(
    () => (epochMs: number) => momentText(epochMs, nowMs(), kiosk.timeZone),
    [kiosk.timeZone, nowMs],
  );
  const { columns } = words;
  return (
    <table className="adm-table" aria-label={words.table}>
      <thead>
        <tr>
          {[columns.erased, columns.taken, columns.person, columns.reason, columns.who, columns.photo].map((label) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.seq}>
            <td>{moment(row.erasedAtMs)}</td>
            <td>{moment(row.takenAtMs)}</td>
            <td>{row.personName ?? words.nobody}</td>
            <td>{words.reasons[row.reason]}</td>
            <td>{auditWho(row.who)}</td>
            <td>{words.photo(row.photoId, row.fileSha256)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ErasuresExport() {
  const exporting = useCommand('photos.exportErasures');
  const toast = useToast();
  async function save(format: ExportFormat): Promise<void> {
    const answer = await exporting.run({ format });
    if (answer?.saved === true) toast.say(words.exported(answer.rowCount, answer.fileName ?? ''));
  }
  return (
    <>
      <MenuButton
        label={words.export}
        withWords
        icon={Download}
        choices={[
          { id: 'csv', label: words.exportCsv, onSelect: () => void save('csv') },
          { id: 'xlsx', label: words.exportXlsx, onSelect: () => void save('xlsx') },
        ]}
      />
      {exporting.error !== null && <AdminError error={exporting.error} />}
    </>
  );
}
