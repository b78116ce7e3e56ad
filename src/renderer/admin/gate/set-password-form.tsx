// First run: the first person to open the admin view sets its password, twice, with words on why.
import { useState, type FormEvent } from 'react';
import { asAppError, type AppError } from '../../../shared/errors/app-error.ts';
import { ADMIN_PASSWORD_MIN_LENGTH } from '../../../shared/settings/admin-password.ts';
import { useClient } from '../../api/client-context.tsx';
import { enAdmin } from '../../strings/en-admin.ts';
import { AdminError } from '../parts/admin-error.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { newPasswordProblems, noPasswordProblems } from './new-password.ts';
import { PasswordField } from './password-field.tsx';

const words = enAdmin.gate;

/** Asks for the new password; `onDone` looks at the gate again. */
export function SetPasswordForm({ onDone }: { readonly onDone: () => void }) {
  const client = useClient();
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [problems, setProblems] = useState(noPasswordProblems);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);

  async function setPassword(): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      await client.call('admin.setFirstPassword', { password: first });
      onDone();
    } catch (thrown) {
      setError(asAppError(thrown));
      setBusy(false);
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = newPasswordProblems(first, second);
    setProblems(found);
    if (found.first === null && found.second === null && !busy) void setPassword();
  };

  return (
    <form className="adm-gate__form" onSubmit={submit} noValidate>
      <h1>{words.setTitle}</h1>
      <p>{words.setWhy}</p>
      <PasswordField
        label={words.newPassword}
        value={first}
        onChange={setFirst}
        problem={problems.first}
        hint={words.setRule(ADMIN_PASSWORD_MIN_LENGTH)}
        autoComplete="new-password"
        autoFocus
      />
      <PasswordField
        label={words.repeatPassword}
        value={second}
        onChange={setSecond}
        problem={problems.second}
        autoComplete="new-password"
      />
      <p className="adm-quiet">{words.setKeep}</p>
      {error !== null && <AdminError error={error} />}
      <SubmitButton busy={busy}>{words.setButton}</SubmitButton>
    </form>
  );
}
