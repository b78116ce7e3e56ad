// What can be done with a user: what can be taken back is done at once and offered back; the rest asks first.
import { KeyRound, Pencil, ShieldCheck, Undo2, UserX } from 'lucide-react';
import { useState } from 'react';
import type { AdminUserRow } from '../../../shared/ipc/admin/users-contract.ts';
import { usersWords } from '../../strings/admin/users.ts';
import { useToast } from '../frame/toasts.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { MenuButton, type MenuChoice } from '../parts/menu-button.tsx';
import { useCommand } from '../parts/use-command.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Button } from '../../ui/button.tsx';
import { enAdmin } from '../../strings/en-admin.ts';
import { useClient } from '../../api/client-context.tsx';

const words = usersWords.page;
const said = usersWords.dialogs;

export type UserDialog =
  | { readonly kind: 'add'; readonly user: null }
  | { readonly kind: 'rename'; readonly user: AdminUserRow }
  | { readonly kind: 'reset'; readonly user: AdminUserRow };

interface UserMenuProps {
  readonly user: AdminUserRow;
  readonly tabIndex: 0 | -1;
  readonly onDialog: (dialog: UserDialog) => void;
  readonly onChanged: () => void;
}

type Question = 'retire' | 'role';

/** The menu at the end of a user's row. */
export function UserMenu({ user, tabIndex, onDialog, onChanged }: UserMenuProps) {
  const client = useClient();
  const toast = useToast();
  const retire = useCommand('users.retire');
  const bringBack = useCommand('users.bringBack');
  const setRole = useCommand('users.setRole');
  const [asked, setAsked] = useState<Question | null>(null);
  const { id: userId, name, role, isYou, isLastAdministrator: isLast } = user;
  const otherRole = role === 'administrator' ? 'receptionist' : 'administrator';

  async function doRetire(): Promise<void> {
    if ((await retire.run({ userId })) === null) return;
    setAsked(null);
    // The own session is over with it: nobody is left here to take it back.
    if (!isYou)
      toast.undoable({
        words: said.retired(name),
        undo: () => client.call('users.bringBack', { userId }).then(onChanged),
      });
    onChanged();
  }
  async function doBringBack(): Promise<void> {
    if ((await bringBack.run({ userId })) === null) return;
    toast.say(said.broughtBack(name));
    onChanged();
  }
  async function doSetRole(): Promise<void> {
    if ((await setRole.run({ userId, role: otherRole })) === null) return;
    setAsked(null);
    if (!isYou) {
      toast.undoable({
        words: said.roleChanged[otherRole](name),
        undo: () => client.call('users.setRole', { userId, role }).then(onChanged),
      });
    }
    onChanged();
  }

  const choices: readonly MenuChoice[] =
    user.retiredAtMs !== null
      ? [{ id: 'back', label: words.bringBack, icon: Undo2, onSelect: () => void doBringBack() }, rename()]
      : [
          rename(),
          {
            id: 'reset',
            label: words.resetPassword,
            icon: KeyRound,
            onSelect: () => onDialog({ kind: 'reset', user }),
          },
          {
            id: 'role',
            label: words.changeRole[otherRole],
            icon: ShieldCheck,
            off: isLast,
            why: words.lastAdministrator,
            onSelect: () => (isYou ? setAsked('role') : void doSetRole()),
          },
          {
            id: 'retire',
            label: words.retire,
            icon: UserX,
            tone: 'danger',
            off: isLast,
            onSelect: () => (isYou ? setAsked('retire') : void doRetire()),
          },
        ];
  function rename(): MenuChoice {
    return { id: 'rename', label: words.rename, icon: Pencil, onSelect: () => onDialog({ kind: 'rename', user }) };
  }
  const failed = asked === null ? (retire.error ?? setRole.error ?? bringBack.error) : null;
  const dismiss = () => {
    retire.reset();
    setRole.reset();
    bringBack.reset();
  };
  return (
    <>
      <MenuButton label={words.more(name)} choices={choices} tabIndex={tabIndex} />
      {asked !== null && (
        <ConfirmDialog
          title={asked === 'retire' ? said.retireYouTitle : said.roleTitle[otherRole]}
          confirm={asked === 'retire' ? said.retireButton : words.changeRole[otherRole]}
          tone="danger"
          busy={retire.busy || setRole.busy}
          error={retire.error ?? setRole.error}
          onConfirm={() => void (asked === 'retire' ? doRetire() : doSetRole())}
          onCancel={() => {
            dismiss();
            setAsked(null);
          }}
        >
          <p>{asked === 'retire' ? said.retireYou : said.roleYou}</p>
        </ConfirmDialog>
      )}
      {failed !== null && (
        <Dialog
          title={name}
          size="admin"
          onClose={dismiss}
          actions={
            <Button size="admin" onPress={dismiss}>
              {enAdmin.common.close}
            </Button>
          }
        >
          <AdminError error={failed} />
        </Dialog>
      )}
    </>
  );
}
