// PINs and cards whose key is gone: says so, and lets an administrator start them afresh.
import { useState } from 'react';
import { profileWords } from '../../strings/admin/profile.ts';
import { Button } from '../../ui/button.tsx';
import { useAdmin } from '../admin-context.tsx';
import { useToast } from '../frame/toasts.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Notice } from '../parts/notice.tsx';
import { useCommand } from '../parts/use-command.ts';

const words = profileWords.access;

/** The notice, with the way out for an administrator. */
export function LostCredentials({ onDone }: { readonly onDone: () => void }) {
  const { role } = useAdmin();
  const { say } = useToast();
  const [asking, setAsking] = useState(false);
  const forgetting = useCommand('people.forgetLostCredentials');
  const confirm = async () => {
    const answer = await forgetting.run({ confirmed: true });
    if (answer === null) return;
    say(words.lostDone(answer.count));
    setAsking(false);
    onDone();
  };
  const isAdministrator = role === 'administrator';
  return (
    <Notice
      tone="bad"
      title={words.lostTitle}
      actions={
        isAdministrator ? (
          <Button size="admin" onPress={() => setAsking(true)}>
            {words.lostButton}
          </Button>
        ) : undefined
      }
    >
      <p>{isAdministrator ? words.lostText : `${words.lostText} ${words.lostAsk}`}</p>
      {asking && (
        <ConfirmDialog
          title={words.lostConfirmTitle}
          confirm={words.lostButton}
          tone="danger"
          busy={forgetting.busy}
          error={forgetting.error}
          onConfirm={() => void confirm()}
          onCancel={() => setAsking(false)}
        >
          <p>{words.lostConfirmText}</p>
        </ConfirmDialog>
      )}
    </Notice>
  );
}
