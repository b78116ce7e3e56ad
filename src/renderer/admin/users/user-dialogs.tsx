// Adding a user, renaming one, and giving one a new password.
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { focusFirstWrong } from '../parts/form/focus-first-wrong.ts';
import type { AdminRole } from '../../../shared/domain/admin-user.ts';
import type { AppError } from '../../../shared/errors/app-error.ts';
import type { AdminUserRow } from '../../../shared/ipc/admin/users-contract.ts';
import { ADMIN_PASSWORD_MIN_LENGTH } from '../../../shared/settings/admin-password.ts';
import { usersWords } from '../../strings/admin/users.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useToast } from '../frame/toasts.tsx';
import { PasswordField } from '../gate/password-field.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { RadioGroup } from '../parts/form/choice-fields.tsx';
import { isOnlyAbout, problemOf } from '../parts/form/problems.ts';
import { TextField } from '../parts/form/text-field.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { useCommand } from '../parts/use-command.ts';

const words = usersWords.dialogs;
const page = usersWords.page;
const NAME_MIN_LENGTH = 2;
const nameWords = { name: words.nameProblem };

const isNameShort = (name: string): boolean => name.trim().length < NAME_MIN_LENGTH;
const isPasswordShort = (password: string): boolean => password.length < ADMIN_PASSWORD_MIN_LENGTH;
const tooShort = enAdmin.gate.tooShort(ADMIN_PASSWORD_MIN_LENGTH);

interface FormDialogProps {
  readonly title: string;
  readonly button: string;
  readonly busy: boolean;
  readonly error: AppError | null;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

function FormDialog({ title, button, busy, error, onSubmit, onClose, children }: FormDialogProps) {
  const id = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    onSubmit();
    focusFirstWrong(event.currentTarget);
  };
  return (
    <Dialog
      title={title}
      size="admin"
      closesByTouchingBeside={false}
      onClose={onClose}
      actions={
        <>
          <Button size="admin" onPress={onClose}>
            {enAdmin.common.cancel}
          </Button>
          <SubmitButton busy={busy} form={id}>
            {button}
          </SubmitButton>
        </>
      }
    >
      <form id={id} className="adm-form" onSubmit={submit} noValidate>
        {children}
        {error !== null && !isOnlyAbout(error, ['name', 'password']) && <AdminError error={error} />}
      </form>
    </Dialog>
  );
}

/** `onClose(true)`: something was changed. */
interface UserDialogProps {
  readonly onClose: (changed: boolean) => void;
}

/** A new user with a role and a first password. */
export function AddUserDialog({ onClose }: UserDialogProps) {
  const add = useCommand('users.add');
  const toast = useToast();
  const [name, setName] = useState('');
  const [role, setRole] = useState<AdminRole>('receptionist');
  const [password, setPassword] = useState('');
  const [isTried, setIsTried] = useState(false);

  async function save(): Promise<void> {
    setIsTried(true);
    if (isNameShort(name) || isPasswordShort(password)) return;
    if ((await add.run({ name, role, password })) === null) return;
    toast.say(words.added(name.trim()));
    onClose(true);
  }
  return (
    <FormDialog
      title={words.addTitle}
      button={words.addButton}
      busy={add.busy}
      error={add.error}
      onSubmit={() => void save()}
      onClose={() => onClose(false)}
    >
      <TextField
        label={words.name}
        hint={words.nameHint}
        value={name}
        onChange={setName}
        problem={isTried && isNameShort(name) ? words.nameProblem : problemOf(add.error, 'name', nameWords)}
        autoFocus
      />
      <RadioGroup
        label={words.role}
        value={role}
        onChange={setRole}
        choices={(['receptionist', 'administrator'] as const).map((one) => ({
          id: one,
          label: page.roles[one],
          meaning: page.roleMeanings[one],
        }))}
      />
      <PasswordField
        label={words.firstPassword}
        hint={words.firstPasswordHint(ADMIN_PASSWORD_MIN_LENGTH)}
        value={password}
        onChange={setPassword}
        problem={isTried && isPasswordShort(password) ? tooShort : null}
        autoComplete="new-password"
      />
    </FormDialog>
  );
}

/** Another name for a user. */
export function RenameUserDialog({ user, onClose }: UserDialogProps & { readonly user: AdminUserRow }) {
  const rename = useCommand('users.rename');
  const toast = useToast();
  const [name, setName] = useState(user.name);
  const [isTried, setIsTried] = useState(false);

  async function save(): Promise<void> {
    setIsTried(true);
    if (isNameShort(name)) return;
    if ((await rename.run({ userId: user.id, name })) === null) return;
    toast.say(words.renamed(user.name, name.trim()));
    onClose(true);
  }
  return (
    <FormDialog
      title={words.renameTitle(user.name)}
      button={words.renameButton}
      busy={rename.busy}
      error={rename.error}
      onSubmit={() => void save()}
      onClose={() => onClose(false)}
    >
      <TextField
        label={words.name}
        hint={words.renameHint}
        value={name}
        onChange={setName}
        problem={isTried && isNameShort(name) ? words.nameProblem : problemOf(rename.error, 'name', nameWords)}
        autoFocus
      />
    </FormDialog>
  );
}

/** A new password, to be told to its user in person. */
export function ResetPasswordDialog({ user, onClose }: UserDialogProps & { readonly user: AdminUserRow }) {
  const reset = useCommand('users.resetPassword');
  const toast = useToast();
  const [password, setPassword] = useState('');
  const [isTried, setIsTried] = useState(false);

  async function save(): Promise<void> {
    setIsTried(true);
    if (isPasswordShort(password)) return;
    if ((await reset.run({ userId: user.id, password })) === null) return;
    toast.say(words.resetDone(user.name));
    onClose(true);
  }
  return (
    <FormDialog
      title={words.resetTitle(user.name)}
      button={words.resetButton}
      busy={reset.busy}
      error={reset.error}
      onSubmit={() => void save()}
      onClose={() => onClose(false)}
    >
      <p>{words.resetWhy}</p>
      <PasswordField
        label={words.newPassword}
        hint={enAdmin.gate.setRule(ADMIN_PASSWORD_MIN_LENGTH)}
        value={password}
        onChange={setPassword}
        problem={isTried && isPasswordShort(password) ? tooShort : null}
        autoComplete="new-password"
        autoFocus
      />
    </FormDialog>
  );
}
