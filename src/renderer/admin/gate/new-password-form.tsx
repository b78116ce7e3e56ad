// A new password typed twice, with or without a name: for a fresh kiosk, for a password somebody else set, and for the
// way back in from the command line.
import { useState, type FormEvent, type ReactNode } from 'react';
import { asAppError, type AppError } from '../../../shared/errors/app-error.ts';
import { ADMIN_PASSWORD_MIN_LENGTH } from '../../../shared/settings/admin-password.ts';
import { usersWords } from '../../strings/admin/users.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { Field } from '../../ui/field.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { newPasswordProblems, noPasswordProblems } from './new-password.ts';
import { PasswordField } from './password-field.tsx';

const words = enAdmin.gate;
const NAME_MIN_LENGTH = 2;

interface NewPasswordFormProps {
  readonly title: string;
  readonly why: string;
  readonly button: string;
  /** Absent: no name is asked for. */
  readonly name?: { readonly label: string; readonly hint: string; readonly initial: string };
  /** A password that is not taken again, and the words that say so. */
  readonly notAgain?: { readonly password: string; readonly problem: string };
  readonly onSubmit: (typed: { readonly name: string; readonly password: string }) => Promise<unknown>;
  /** Other ways on, below the button. */
  readonly children?: ReactNode;
}

/** Asks for the new password; what main refuses is said below. */
export function NewPasswordForm(props: NewPasswordFormProps) {
  const [name, setName] = useState(props.name?.initial ?? '');
  const [nameProblem, setNameProblem] = useState<string | null>(null);
  const [first, setFirst] = useState('');
  const [second, setSecond] = useState('');
  const [problems, setProblems] = useState(noPasswordProblems);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);

  async function send(): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      await props.onSubmit({ name: name.trim(), password: first });
    } catch (thrown) {
      setError(asAppError(thrown));
    }
    setBusy(false);
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isNameShort = props.name !== undefined && name.trim().length < NAME_MIN_LENGTH;
    const isOldOne = props.notAgain !== undefined && first === props.notAgain.password;
    const found = isOldOne ? { first: props.notAgain.problem, second: null } : newPasswordProblems(first, second);
    setNameProblem(isNameShort ? usersWords.gate.nameTooShort : null);
    setProblems(found);
    if (!isNameShort && found.first === null && found.second === null && !busy) void send();
  };

  return (
    <form className="adm-gate__form" onSubmit={submit} noValidate>
      <h1>{props.title}</h1>
      <p>{props.why}</p>
      {props.name !== undefined && (
        <Field
          label={props.name.label}
          hint={props.name.hint}
          value={name}
          onChange={setName}
          problem={nameProblem}
          autoComplete="off"
          spellCheck={false}
        />
      )}
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
      <SubmitButton busy={busy}>{props.button}</SubmitButton>
      {props.children}
    </form>
  );
}
