// The page *Users*: who may sign in to the admin view, and as what.
import { UserPlus, UserX, Users } from 'lucide-react';
import { useState } from 'react';
import type { AdminUserRow } from '../../../shared/ipc/admin/users-contract.ts';
import { usersWords } from '../../strings/admin/users.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { FilterBar, FilterChips, SearchBox } from '../parts/layout/filter-bar.tsx';
import { Page } from '../parts/layout/page.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { StatusChip } from '../parts/status-chip.tsx';
import type { DataColumn } from '../parts/table/data-columns.ts';
import { DataTable } from '../parts/table/data-table.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { adminPages } from '../../strings/admin/pages.ts';
import { momentText } from './moment-text.ts';
import { AddUserDialog, RenameUserDialog, ResetPasswordDialog } from './user-dialogs.tsx';
import { UserMenu, type UserDialog } from './user-menu.tsx';

const words = usersWords.page;

/** The list of users, and what an administrator may do with each. */
export function UsersPage() {
  const users = useAdminQuery('users.list', {});
  const [dialog, setDialog] = useState<UserDialog | null>(null);
  const close = (changed: boolean) => {
    setDialog(null);
    if (changed) users.refetch();
  };
  return (
    <Page
      title={adminPages.labels.users}
      lead={words.lead}
      layout="list"
      actions={
        <Button
          size="admin"
          tone="primary"
          icon={<UserPlus aria-hidden />}
          onPress={() => setDialog({ kind: 'add', user: null })}
        >
          {words.add}
        </Button>
      }
    >
      <Loaded result={users}>
        {(rows) => <UserList rows={rows} onDialog={setDialog} onChanged={users.refetch} />}
      </Loaded>
      {dialog?.kind === 'add' && <AddUserDialog onClose={close} />}
      {dialog?.kind === 'rename' && <RenameUserDialog user={dialog.user} onClose={close} />}
      {dialog?.kind === 'reset' && <ResetPasswordDialog user={dialog.user} onClose={close} />}
    </Page>
  );
}

interface UserListProps {
  readonly rows: readonly AdminUserRow[];
  readonly onDialog: (dialog: UserDialog) => void;
  readonly onChanged: () => void;
}

type Shown = 'active' | 'retired';

function UserList({ rows, onDialog, onChanged }: UserListProps) {
  const [text, setText] = useState('');
  const [shown, setShown] = useState<Shown>('active');
  const ofKind = rows.filter(({ retiredAtMs }) => (retiredAtMs === null) === (shown === 'active'));
  const found = ofKind.filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()));
  return (
    <>
      <FilterBar count={words.count(found.length, rows.length)}>
        <SearchBox label={words.search} value={text} onChange={setText} />
        <FilterChips
          label={words.show}
          options={[
            { id: 'active', label: words.active },
            { id: 'retired', label: words.retired },
          ]}
          chosen={shown}
          onChoose={setShown}
        />
      </FilterBar>
      <DataTable
        label={words.table}
        columns={columns}
        rows={found}
        rowId={({ id }) => id}
        rowName={({ name }) => name}
        sort={{ id: 'name', desc: false }}
        rowActions={(user, tabIndex) => (
          <UserMenu user={user} tabIndex={tabIndex} onDialog={onDialog} onChanged={onChanged} />
        )}
        empty={
          shown === 'retired' && ofKind.length === 0 ? (
            <EmptyState icon={UserX} title={words.emptyTitle} text={words.emptyRetired} />
          ) : (
            <EmptyState icon={Users} title={words.emptyTitle} text={words.emptySearch} />
          )
        }
      />
    </>
  );
}

function UserState({ user }: { readonly user: AdminUserRow }) {
  const { states, meanings } = words;
  if (user.retiredAtMs !== null) return <StatusChip tone="calm">{states.retired}</StatusChip>;
  if (!user.hasPassword) {
    return (
      <StatusChip tone="bad" meaning={meanings.noPassword}>
        {states.noPassword}
      </StatusChip>
    );
  }
  if (user.lockedUntilMs !== null) {
    return (
      <StatusChip tone="waiting" meaning={meanings.locked}>
        {states.locked}
      </StatusChip>
    );
  }
  if (user.mustChange) {
    return (
      <StatusChip tone="waiting" meaning={meanings.mustChange}>
        {states.mustChange}
      </StatusChip>
    );
  }
  return <StatusChip tone="good">{states.ready}</StatusChip>;
}

const columns: ReadonlyArray<DataColumn<AdminUserRow>> = [
  {
    id: 'name',
    header: words.columns.name,
    cell: ({ name, isYou }) => (isYou ? words.you(name) : name),
    sortBy: ({ name }) => name,
    share: 2,
  },
  {
    id: 'role',
    header: words.columns.role,
    cell: ({ role }) => words.roles[role],
    sortBy: ({ role }) => role,
  },
  { id: 'state', header: words.columns.state, cell: (user) => <UserState user={user} />, share: 1.5 },
  {
    id: 'lastSignIn',
    header: words.columns.lastSignIn,
    cell: ({ lastSignInAtMs }) => (lastSignInAtMs === null ? words.never : momentText(lastSignInAtMs)),
    sortBy: ({ lastSignInAtMs }) => lastSignInAtMs ?? 0,
  },
];
