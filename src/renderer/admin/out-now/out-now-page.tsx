// Everybody who has left today and is not back. Works with no network: the kiosk's own store answers.
import { DoorClosed, Printer } from 'lucide-react';
import { useState } from 'react';
import { spacedBadgeId } from '../../../shared/domain/badge-id.ts';
import type { OutNowRow } from '../../../shared/ipc/admin-contract.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { Button } from '../../ui/button.tsx';
import { useAdmin, useNow } from '../admin-context.tsx';
import { yearAndForm } from '../logbook/row-words.ts';
import { howLongText } from '../logbook/school-day.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { ReprintDialog, type PrintableBadge } from '../parts/reprint-dialog.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';

const words = enAdmin.outNow;
const TICK_MS = 15_000;

/** The list of who is out, longest first. */
export function OutNowPage() {
  const outNow = useAdminQuery('admin.listOutNow', {});
  return (
    <section className="adm-list-page" aria-labelledby="out-now-title">
      <div>
        <h1 id="out-now-title">{words.title}</h1>
        <p className="adm-quiet">{words.explain}</p>
      </div>
      <Loaded result={outNow}>{(rows) => <OutNowList rows={rows} />}</Loaded>
    </section>
  );
}

function OutNowList({ rows }: { readonly rows: readonly OutNowRow[] }) {
  const { nowMs } = useAdmin();
  const now = useNow(nowMs, TICK_MS);
  const [printing, setPrinting] = useState<PrintableBadge | null>(null);
  if (rows.length === 0) return <EmptyState icon={DoorClosed} title={words.emptyTitle} text={words.emptyText} />;
  const longestFirst = [...rows].sort((a, b) => a.leftAtMs - b.leftAtMs);
  const { columns } = words;
  return (
    <>
      <p role="status">
        <strong>{words.count(rows.length)}</strong>
      </p>
      <div className="adm-table-scroll">
        <table className="adm-table adm-table--out-now" aria-label={words.title}>
          <thead>
            <tr>
              {[columns.name, columns.year, columns.reason, columns.left, columns.howLong, columns.badge].map(
                (text) => (
                  <th key={text} scope="col">
                    {text}
                  </th>
                ),
              )}
              <th scope="col">
                <span className="visually-hidden">{columns.print}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {longestFirst.map((row) => (
              <OutNowTableRow key={row.movementId} row={row} now={now} onPrint={setPrinting} />
            ))}
          </tbody>
        </table>
      </div>
      {printing !== null && <ReprintDialog badge={printing} onClose={() => setPrinting(null)} />}
    </>
  );
}

interface OutNowTableRowProps {
  readonly row: OutNowRow;
  readonly now: number;
  readonly onPrint: (badge: PrintableBadge) => void;
}

function OutNowTableRow({ row, now, onPrint }: OutNowTableRowProps) {
  const { movementId, personName, badgeId } = row;
  return (
    <tr>
      <th scope="row">{personName}</th>
      <td>{yearAndForm(row) || enAdmin.common.none}</td>
      <td>{row.actionName}</td>
      <td className="adm-figures">{row.timeText}</td>
      <td className="adm-figures">
        <strong>{howLongText(row.leftAtMs, now)}</strong>
      </td>
      <td>
        {badgeId === null ? (
          <span className="adm-quiet">{enAdmin.logbook.noBadge}</span>
        ) : (
          <span className="adm-badge__id">{spacedBadgeId(badgeId)}</span>
        )}
      </td>
      <td>
        {badgeId !== null && (
          <Button
            size="admin"
            icon={<Printer aria-hidden />}
            aria-label={enAdmin.reprint.rowLabel(personName)}
            onPress={() => onPrint({ movementId, personName, badgeId, firstPrint: false })}
          >
            {enAdmin.reprint.again}
          </Button>
        )}
      </td>
    </tr>
  );
}
