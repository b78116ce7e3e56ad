// Signing in. After too many wrong passwords main locks the name or the kiosk; this counts the wait down.
import { useRef, useState, type FormEvent } from 'react';
import { asAppError, type AppError } from '../../../shared/errors/app-error.ts';
import { useClient } from '../../api/client-context.tsx';
import { usersWords } from '../../strings/admin/users.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { useNow } from '../admin-context.tsx';
import { countdownText } from '../logbook/school-day.ts';
import { AdminError } from '../parts/admin-error.tsx';
import { Notice } from '../parts/notice.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { NewPasswordForm } from './new-password-form.tsx';
import { PasswordField } from './password-field.tsx';

const words = enAdmin.gate;
const named = usersWords.gate;
const TICK_MS = 250;

interface SignInFormProps {
  /** The kiosk's own lock-out; a name's own is learnt by trying it. */
  readonly lockedUntilMs: number | null;
  /** False: there is one user, and the password alone says who. */
  readonly asksName: boolean;
  readonly nowMs: () => number;
  /** Why the gate is closed, where that is worth saying. */
  readonly notice: string | null;
  /** Something changed in main: look at the gate again. */
  readonly onChange: () => void;
}

interface Missing {
  readonly name: string | null;
  readonly password: string | null;
}

/** Name and password, or the wait until they are tried again, or the choice of one's own password. */
export function SignInForm(props: SignInFormProps) {
  const { asksName, nowMs, onChange } = props;
  const client = useClient();
  const [name, setName] = useState('');
  const [given, setGiven] = useState<string | null>(null);
  if (given !== null) {
    return (
      <NewPasswordForm
        title={named.changeTitle}
        why={named.changeWhy}
        button={named.changeButton}
        notAgain={{ password: given, problem: named.sameAsOld }}
        onSubmit={async ({ password }) => {
          const claim = { name: asksName ? name : null, password: given };
          await client.call('admin.signInWithNewPassword', { ...claim, newPassword: password });
          onChange();
        }}
      >
        <Button size="admin" tone="plain" onPress={() => setGiven(null)}>
          {named.back}
        </Button>
      </NewPasswordForm>
    );
  }
  return <ClaimForm {...props} nowMs={nowMs} name={name} onName={setName} onMustChange={setGiven} />;
}

interface ClaimFormProps extends SignInFormProps {
  readonly name: string;
  readonly onName: (name: string) => void;
  /** The password was right and must be changed. */
  readonly onMustChange: (given: string) => void;
}

function ClaimForm(props: ClaimFormProps) {
  const { asksName, nowMs, notice, name, onName, onChange } = props;
  const client = useClient();
  const input = useRef<HTMLInputElement>(null);
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState<Missing>({ name: null, password: null });
  const [error, setError] = useState<AppError | null>(null);
  const [nameLockedUntilMs, setNameLockedUntilMs] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const now = useNow(nowMs, TICK_MS);
  const lockedUntilMs = Math.max(props.lockedUntilMs ?? 0, nameLockedUntilMs ?? 0);
  const locked = now < lockedUntilMs;

  async function signIn(): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      await client.call('admin.signIn', { name: asksName ? name : null, password });
    } catch (thrown) {
      const refused = asAppError(thrown);
      if (refused.code === 'ADMIN_CHANGE_NEEDED') return props.onMustChange(password);
      setError(refused);
      if (refused.retryAfterMs !== undefined) setNameLockedUntilMs(nowMs() + refused.retryAfterMs);
    }
    setPassword('');
    setBusy(false);
    input.current?.focus();
    onChange();
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const isNameMissing = asksName && name.trim() === '';
    setMissing({
      name: isNameMissing ? named.enterName : null,
      password: password === '' ? words.enterPassword : null,
    });
    if (!isNameMissing && password !== '' && !busy && !locked) void signIn();
  };

  return (
    <form className="adm-gate__form" onSubmit={submit} noValidate>
      <h1>{words.signInTitle}</h1>
      <p>{words.signInWhy}</p>
      {notice !== null && error === null && !locked && <Notice tone="calm" title={notice} live="status" />}
      {asksName && (
        <Field
          label={named.name}
          hint={named.nameHint}
          value={name}
          onChange={(text) => {
            // Another name may have another wait.
            setNameLockedUntilMs(null);
            onName(text);
          }}
          problem={missing.name}
          autoComplete="off"
          spellCheck={false}
          autoFocus
        />
      )}
      <PasswordField
        ref={input}
        label={words.password}
        value={password}
        onChange={setPassword}
        problem={missing.password}
        autoComplete="current-password"
        autoFocus={!asksName}
        disabled={locked}
      />
      {locked ? <LockedNotice remainingMs={lockedUntilMs - now} /> : <Refusal error={error} asksName={asksName} />}
      <p role="status">{lockedUntilMs > 0 && !locked ? words.unlocked : ''}</p>
      <SubmitButton busy={busy} disabled={locked}>
        {busy ? words.signingIn : words.signInButton}
      </SubmitButton>
    </form>
  );
}

/** The same words for a wrong name and for a wrong password: nobody learns here who the users are. */
function Refusal({ error, asksName }: { readonly error: AppError | null; readonly asksName: boolean }) {
  if (error === null || error.code === 'ADMIN_LOCKED') return null;
  if (asksName && error.code === 'ADMIN_PASSWORD_WRONG') {
    return (
      <Notice tone="bad" title={named.wrongTitle} live="alert">
        <p>{named.wrongSentence}</p>
      </Notice>
    );
  }
  return <AdminError error={error} />;
}

function LockedNotice({ remainingMs }: { readonly remainingMs: number }) {
  return (
    <Notice tone="waiting" title={words.lockedTitle}>
      <p>{words.lockedSentence}</p>
      <p className="adm-gate__countdown" role="timer">
        {words.lockedFor(countdownText(remainingMs))}
      </p>
    </Notice>
  );
}
