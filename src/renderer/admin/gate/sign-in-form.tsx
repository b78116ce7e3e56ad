// Signing in. After too many wrong passwords main locks the gate; this counts the wait down.
import { useRef, useState, type FormEvent } from 'react';
import { asAppError, type AppError } from '../../../shared/errors/app-error.ts';
import { useClient } from '../../api/client-context.tsx';
import { enAdmin } from '../../strings/en-admin.ts';
import { useNow } from '../admin-context.tsx';
import { countdownText } from '../logbook/school-day.ts';
import { AdminError } from '../parts/admin-error.tsx';
import { Notice } from '../parts/notice.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { PasswordField } from './password-field.tsx';

const words = enAdmin.gate;
const TICK_MS = 250;

interface SignInFormProps {
  readonly lockedUntilMs: number | null;
  readonly nowMs: () => number;
  /** Why the gate is closed, where that is worth saying. */
  readonly notice: string | null;
  /** Something changed in main: look at the gate again. */
  readonly onChange: () => void;
}

/** The password, or the wait until one is tried again. */
export function SignInForm({ lockedUntilMs, nowMs, notice, onChange }: SignInFormProps) {
  const client = useClient();
  const input = useRef<HTMLInputElement>(null);
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState<string | null>(null);
  const [error, setError] = useState<AppError | null>(null);
  const [busy, setBusy] = useState(false);
  const now = useNow(nowMs, TICK_MS);
  const locked = lockedUntilMs !== null && now < lockedUntilMs;

  async function signIn(): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      await client.call('admin.signIn', { password });
    } catch (thrown) {
      setError(asAppError(thrown));
    }
    setPassword('');
    setBusy(false);
    input.current?.focus();
    onChange();
  }
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(password === '' ? words.enterPassword : null);
    if (password !== '' && !busy && !locked) void signIn();
  };

  return (
    <form className="adm-gate__form" onSubmit={submit} noValidate>
      <h1>{words.signInTitle}</h1>
      <p>{words.signInWhy}</p>
      {notice !== null && error === null && !locked && <Notice tone="calm" title={notice} live="status" />}
      <PasswordField
        ref={input}
        label={words.password}
        value={password}
        onChange={setPassword}
        problem={missing}
        autoComplete="current-password"
        autoFocus
        disabled={locked}
      />
      {locked ? (
        <LockedNotice remainingMs={lockedUntilMs - now} />
      ) : (
        error !== null && error.code !== 'ADMIN_LOCKED' && <AdminError error={error} />
      )}
      <p role="status">{lockedUntilMs !== null && !locked ? words.unlocked : ''}</p>
      <SubmitButton busy={busy} disabled={locked}>
        {busy ? words.signingIn : words.signInButton}
      </SubmitButton>
    </form>
  );
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
