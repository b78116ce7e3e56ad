// The page Departments: add, rename, order, retire and bring back. No department always exists.
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { DepartmentRow } from '../../../shared/ipc/admin/people-setup-contract.ts';
import { NO_DEPARTMENT } from '../../../shared/domain/user-type.ts';
import { useClient } from '../../api/client-context.tsx';
import { adminPeopleSetup } from '../../strings/admin/people-setup.ts';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../frame/toasts.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/layout/page.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { useCommand } from '../parts/use-command.ts';
import { GroupList } from '../user-types/group-list.tsx';
import { NameDialog } from '../user-types/name-dialog.tsx';

const words = adminPeopleSetup.departments;
const groupWords = adminPeopleSetup.groups;

type Open =
  { readonly dialog: 'add' } | { readonly dialog: 'rename' | 'retire'; readonly department: DepartmentRow } | null;

/** The page *Departments*. */
export function DepartmentsPage() {
  const list = useAdminQuery('departments.list', {});
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  const toast = useToast();
  const client = useClient();
  const restore = useCommand('departments.restore');
  const reorder = useCommand('departments.reorder');
  const bringBack = async ({ id, name }: DepartmentRow): Promise<void> => {
    if ((await restore.run({ id })) !== null) toast.say(groupWords.restored(name));
  };
  const error = restore.error ?? reorder.error;
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
      {error !== null && <AdminError error={error} />}
      <Loaded result={list}>
        {(departments) => (
          <>
            <GroupList
              listLabel={words.list}
              retiredLead={words.retiredLead}
              groups={departments}
              facts={(department) => <Facts department={department} />}
              onRename={(department) => setOpen({ dialog: 'rename', department })}
              onRetire={(department) => setOpen({ dialog: 'retire', department })}
              onRestore={(department) => void bringBack(department)}
              onReorder={(ids) => void reorder.run({ ids: [...ids] })}
            />
            {open?.dialog === 'retire' && (
              <RetireDialog
                department={departments.find(({ id }) => id === open.department.id) ?? open.department}
                none={departments.find(({ id }) => id === NO_DEPARTMENT)?.name ?? ''}
                onClose={close}
                onRetired={({ id, name }) => {
                  close();
                  toast.undoable({
                    words: groupWords.retired(name),
                    undo: () => client.call('departments.restore', { id }),
                  });
                }}
              />
            )}
          </>
        )}
      </Loaded>
      {open?.dialog === 'add' && <AddDialog onClose={close} />}
      {open?.dialog === 'rename' && <RenameDialog department={open.department} onClose={close} />}
    </Page>
  );
}

function Facts({ department }: { readonly department: DepartmentRow }) {
  const { people, mappings } = department;
  const facts = [people === 0 ? groupWords.nobody : groupWords.people(people)];
  if (mappings > 0) facts.push(words.mappings(mappings));
  return <p className="adm-quiet">{facts.join(' · ')}</p>;
}

interface RetireDialogProps {
  readonly department: DepartmentRow;
  /** What No department is called. */
  readonly none: string;
  readonly onRetired: (department: DepartmentRow) => void;
  readonly onClose: () => void;
}

function RetireDialog({ department, none, onRetired, onClose }: RetireDialogProps) {
  const retire = useCommand('departments.retire');
  const { id, name, people } = department;
  const confirm = async (): Promise<void> => {
    if ((await retire.run({ id, confirmedPeople: people })) !== null) onRetired(department);
  };
  return (
    <ConfirmDialog
      title={words.retireTitle(name)}
      confirm={words.retireConfirm(people)}
      cancel={groupWords.cancelRetire}
      busy={retire.busy}
      error={retire.error}
      onConfirm={() => void confirm()}
      onCancel={onClose}
    >
      <p>{words.retireText(people, none)}</p>
    </ConfirmDialog>
  );
}

function AddDialog({ onClose }: { readonly onClose: () => void }) {
  const toast = useToast();
  const add = useCommand('departments.add');
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

function RenameDialog({ department, onClose }: { readonly department: DepartmentRow; readonly onClose: () => void }) {
  const client = useClient();
  const toast = useToast();
  const rename = useCommand('departments.rename');
  const { id, name: before } = department;
  const save = async (name: string): Promise<void> => {
    if ((await rename.run({ id, name })) === null) return;
    toast.undoable({
      words: groupWords.renamed(name),
      undo: () => client.call('departments.rename', { id, name: before }),
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
