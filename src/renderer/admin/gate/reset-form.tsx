// The way back in for IT: shown for a while after a start with --reset-admin.
import { FIRST_USER_NAME } from '../../../shared/domain/admin-user.ts';
import { useClient } from '../../api/client-context.tsx';
import { usersWords } from '../../strings/admin/users.ts';
import { Button } from '../../ui/button.tsx';
import { useNow } from '../admin-context.tsx';
import { countdownText } from '../logbook/school-day.ts';
import { NewPasswordForm } from './new-password-form.tsx';

const words = usersWords.gate;
const TICK_MS = 1_000;

interface ResetFormProps {
  readonly openUntilMs: number;
  readonly nowMs: () => number;
  readonly onDone: () => void;
  readonly onSignInInstead: () => void;
}

/** Asks for the administrator's name and new password, and says how long this is open. */
export function ResetForm({ openUntilMs, nowMs, onDone, onSignInInstead }: ResetFormProps) {
  const client = useClient();
  const leftMs = Math.max(0, openUntilMs - useNow(nowMs, TICK_MS));
  return (
    <NewPasswordForm
      title={words.resetTitle}
      why={words.resetWhy}
      button={words.resetButton}
      name={{ label: words.resetName, hint: words.resetNameHint, initial: FIRST_USER_NAME }}
      onSubmit={async (typed) => {
        await client.call('admin.resetAdministrator', typed);
        onDone();
      }}
    >
      <p role="timer">{words.resetFor(countdownText(leftMs))}</p>
      <Button size="admin" tone="plain" onPress={onSignInInstead}>
        {words.signInInstead}
      </Button>
    </NewPasswordForm>
  );
}
