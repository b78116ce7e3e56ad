// Everybody who has checked out today and is not back. Works with no network: the kiosk's own store answers.
import { DoorClosed, Printer, UserCheck } from 'lucide-react';
import { useState } from 'react';
import { spacedBadgeId } from '../../../shared/domain/badge-id.ts';
import { OVERDUE_AFTER_MINUTES, type OutPerson } from '../../../shared/ipc/admin/presence-contract.ts';
import { presenceWords } from '../../strings/admin/presence.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { Button } from '../../ui/button.tsx';
import { useAdmin, useNow } from '../admin-context.tsx';
import { findPeople } from '../evacuation/find-people.ts';
import { PaperButtons } from '../evacuation/paper-buttons.tsx';
import { howLongText } from '../logbook/school-day.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { FilterBar, SearchBox } from '../parts/layout/filter-bar.tsx';
import { Page } from '../parts/layout/page.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { ReprintDialog, type PrintableBadge } from '../parts/reprint-dialog.tsx';
import { StatusChip } from '../parts/status-chip.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { CameBackDialog } from './came-back-dialog.tsx';

const words = enAdmin.outNow;
const said = presenceWords.outNow;
const TICK_MS = 15_000;
const MINUTE_MS = 60_000;
const OVERDUE_HOURS = OVERDUE_AFTER_MINUTES / 60;

const isOverdue = (person: OutPerson, now: number): boolean =>
  now - person.leftAtMs > OVERDUE_AFTER_MINUTES * MINUTE_MS;

/** The list of who is out, longest first. */
export function OutNowPage() {
  const outNow = useAdminQuery('presence.listOutNow', {});
  return (
    <Page
      title={words.title}
      lead={said.lead}
      actions={<PaperButtons sheet={{ kind: 'outNow' }} printLabel={said.print} />}
    >
      <Loaded result={outNow}>{(people) => <OutNowList people={people} onChanged={outNow.refetch} />}</Loaded>
    </Page>
  );
}

type Dialog =
  | { readonly kind: 'print'; readonly badge: PrintableBadge }
  | { readonly kind: 'cameBack'; readonly person: OutPerson };

interface OutNowListProps {
  readonly people: readonly OutPerson[];
  readonly onChanged: () => void;
}

function OutNowList({ people, onChanged }: OutNowListProps) {
  const { nowMs } = useAdmin();
  const now = useNow(nowMs, TICK_MS);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const [text, setText] = useState('');
  const overdue = people.filter((person) => isOverdue(person, now)).length;
  const found = findPeople(
    people.map((person) => ({ ...person, userType: `${person.userType ?? ''} ${person.actionName}` })),
    text,
  );
  return (
    <>
      {people.length === 0 ? (
        <EmptyState icon={DoorClosed} title={words.emptyTitle} text={words.emptyText} />
      ) : (
        <>
          <div className="adm-presence__head">
            <FilterBar>
              <SearchBox label={said.search} value={text} onChange={setText} />
            </FilterBar>
            <p className="adm-presence__count" role="status">
              <strong>{said.count(people.length)}</strong>{' '}
              {overdue > 0 && <StatusChip tone="bad">{said.overdueCount(overdue, OVERDUE_HOURS)}</StatusChip>}
            </p>
          </div>
          {found.length === 0 ? (
            <p className="adm-quiet">{said.noneFound}</p>
          ) : (
            <OutTable people={found} now={now} onDialog={setDialog} />
          )}
        </>
      )}
      {dialog?.kind === 'print' && <ReprintDialog badge={dialog.badge} onClose={() => setDialog(null)} />}
      {dialog?.kind === 'cameBack' && (
        <CameBackDialog
          person={dialog.person}
          onClose={(isRecorded) => {
            setDialog(null);
            if (isRecorded) onChanged();
          }}
        />
      )}
    </>
  );
}

interface OutTableProps {
  readonly people: readonly OutPerson[];
  readonly now: number;
  readonly onDialog: (dialog: Dialog) => void;
}

function OutTable({ people, now, onDialog }: OutTableProps) {
  const { columns } = words;
  return (
    <div className="adm-table-scroll">
      <table className="adm-table adm-table--out-now" aria-label={words.title}>
        <thead>
          <tr>
            {[columns.name, columns.year, columns.reason, columns.left, columns.howLong, columns.badge].map(
              (column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ),
            )}
            <th scope="col">
              <span className="visually-hidden">{columns.print}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <OutRow key={person.movementId} person={person} now={now} onDialog={onDialog} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface OutRowProps {
  readonly person: OutPerson;
  readonly now: number;
  readonly onDialog: (dialog: Dialog) => void;
}

function OutRow({ person, now, onDialog }: OutRowProps) {
  const { movementId, name, badgeId } = person;
  return (
    <tr data-overdue={isOverdue(person, now)}>
      <th scope="row">{name}</th>
      <td>{person.group || enAdmin.common.none}</td>
      <td>{person.actionName}</td>
      <td className="adm-figures">{person.timeText}</td>
      <td className="adm-figures">
        <strong>{howLongText(person.leftAtMs, now)}</strong>{' '}
        {isOverdue(person, now) && <StatusChip tone="bad">{said.overdue(OVERDUE_HOURS)}</StatusChip>}
      </td>
      <td>
        {badgeId === null ? (
          <span className="adm-quiet">{said.noBadge}</span>
        ) : (
          <span className="adm-badge__id">{spacedBadgeId(badgeId)}</span>
        )}
      </td>
      <td>
        <div className="adm-actions">
          <Button
            size="admin"
            icon={<UserCheck aria-hidden />}
            aria-label={said.cameBackLabel(name)}
            onPress={() => onDialog({ kind: 'cameBack', person })}
          >
            {said.cameBack}
          </Button>
          {badgeId !== null && (
            <Button
              size="admin"
              icon={<Printer aria-hidden />}
              aria-label={enAdmin.reprint.rowLabel(name)}
              onPress={() =>
                onDialog({ kind: 'print', badge: { movementId, personName: name, badgeId, firstPrint: false } })
              }
            >
              {enAdmin.reprint.again}
            </Button>
          )}
        </div>
      </td>
    </tr>
  );
}
