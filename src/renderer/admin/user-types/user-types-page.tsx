// The page User types: add, rename, order, retire and bring back.
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { UserTypeRow } from '../../../shared/ipc/admin/people-setup-contract.ts';
import { useClient } from '../../api/client-context.tsx';
import { adminPeopleSetup } from '../../strings/admin/people-setup.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useAdmin } from '../admin-context.tsx';
import { useToast } from '../frame/toasts.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/layout/page.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { useCommand } from '../parts/use-command.ts';
import { GroupList } from './group-list.tsx';
import { NameDialog } from './name-dialog.tsx';

const words = adminPeopleSetup.userTypes;
const groupWords = adminPeopleSetup.groups;

type Open = { readonly dialog: 'add' } | { readonly dialog: 'rename' | 'inUse'; readonly userType: UserTypeRow } | null;

/** The page *User types*. */
export function UserTypesPage() {
  const list = useAdminQuery('userTypes.list', {});
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const changes = useChanges((userType) => setOpen({ dialog: 'inUse', userType }));
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <Button
          size="admin"
          tone="primary"
          icon={<Plus aria-hidden size={18} />}
          onPress={() => setOpen({ dialog: 'add' })}
        >
          {words.add}
        </Button>
      }
    >
      {changes.error !== null && <AdminError error={changes.error} />}
      <Loaded result={list}>
        {(userTypes) => (
          <GroupList
            listLabel={words.list}
            retiredLead={words.retiredLead}
            groups={userTypes}
            facts={(userType) => <Facts userType={userType} />}
            onRename={(userType) => setOpen({ dialog: 'rename', userType })}
            onRetire={(userType) => void changes.retire(userType)}
            onRestore={(userType) => void changes.restore(userType)}
            onReorder={(ids) => void changes.reorder.run({ ids: [...ids] })}
          />
        )}
      </Loaded>
      {open?.dialog === 'add' && <AddDialog onClose={close} />}
      {open?.dialog === 'rename' && <RenameDialog userType={open.userType} onClose={close} />}
      {open?.dialog === 'inUse' && <InUseDialog userType={open.userType} onClose={close} />}
    </Page>
  );
}

/** Retires and brings back, each with Undo. */
function useChanges(onInUse: (userType: UserTypeRow) => void) {
  const client = useClient();
  const toast = useToast();
  const retire = useCommand('userTypes.retire');
  const restore = useCommand('userTypes.restore');
  const reorder = useCommand('userTypes.reorder');
  return {
    reorder,
    error: retire.error ?? restore.error ?? reorder.error,
    retire: async (userType: UserTypeRow): Promise<void> => {
      const { id, name } = userType;
      if (userType.mappings > 0 || userType.actions.length > 0) return onInUse(userType);
      if ((await retire.run({ id })) === null) return;
      toast.undoable({ words: groupWords.retired(name), undo: () => client.call('userTypes.restore', { id }) });
    },
    restore: async ({ id, name }: UserTypeRow): Promise<void> => {
      if ((await restore.run({ id })) === null) return;
      toast.undoable({ words: groupWords.restored(name), undo: () => client.call('userTypes.retire', { id }) });
    },
  };
}

function Facts({ userType }: { readonly userType: UserTypeRow }) {
  const { people, mappings, actions } = userType;
  const facts = [
    people === 0 ? groupWords.nobody : groupWords.people(people),
    mappings === 0 ? words.noMapping : words.mappings(mappings),
    actions.length === 0 ? words.noAction : words.actions(actions.length),
  ];
  return <p className="adm-quiet">{facts.join(' · ')}</p>;
}

function AddDialog({ onClose }: { readonly onClose: () => void }) {
  const toast = useToast();
  const add = useCommand('userTypes.add');
  const save = async (name: string): Promise<void> => {
    if ((await add.run({ name })) === null) return;
    toast.say(groupWords.added(name));
    onClose();
  };
  return (
    <NameDialog
      title={words.addTitle}
      hint={words.addHint}
      start=""
      confirm={words.add}
      busy={add.busy}
      error={add.error}
      onSave={(name) => void save(name)}
      onClose={onClose}
    />
  );
}

function RenameDialog({ userType, onClose }: { readonly userType: UserTypeRow; readonly onClose: () => void }) {
  const client = useClient();
  const toast = useToast();
  const rename = useCommand('userTypes.rename');
  const { id, name: before } = userType;
  const save = async (name: string): Promise<void> => {
    if ((await rename.run({ id, name })) === null) return;
    toast.undoable({
      words: groupWords.renamed(name),
      undo: () => client.call('userTypes.rename', { id, name: before }),
    });
    onClose();
  };
  return (
    <NameDialog
      title={words.renameTitle(before)}
      hint={words.renameHint}
      start={before}
      confirm={groupWords.save}
      busy={rename.busy}
      error={rename.error}
      onSave={(name) => void save(name)}
      onClose={onClose}
    />
  );
}

/** Why a user type cannot be retired, and the ways to where that is changed. */
function InUseDialog({ userType, onClose }: { readonly userType: UserTypeRow; readonly onClose: () => void }) {
  const { go } = useAdmin();
  const { mappings, actions } = userType;
  const names = actions.map(({ name }) => name).join(', ');
  return (
    <Dialog
      title={words.inUseTitle(userType.name)}
      size="admin"
      onClose={onClose}
      actions={
        <>
          <Button size="admin" onPress={onClose}>
            {words.close}
          </Button>
          {actions.length > 0 && (
            <Button size="admin" tone={mappings > 0 ? 'quiet' : 'primary'} onPress={() => go('actions')}>
              {words.toActions}
            </Button>
          )}
          {mappings > 0 && (
            <Button size="admin" tone="primary" onPress={() => go('wondeConfiguration')}>
              {words.toMappings}
            </Button>
          )}
        </>
      }
    >
      <div className="adm-prose">
        {mappings > 0 && <p>{words.inUseMapping}</p>}
        {actions.length > 0 && <p>{words.inUseActions(names)}</p>}
      </div>
    </Dialog>
  );
}
