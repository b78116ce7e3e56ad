// Before a return is recorded for somebody who did not touch the kiosk: it cannot be taken back.
import type { OutPerson } from '../../../shared/ipc/admin/presence-contract.ts';
import { presenceWords } from '../../strings/admin/presence.ts';
import { useToast } from '../frame/toasts.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { useCommand } from '../parts/use-command.ts';

const words = presenceWords.outNow;

interface CameBackDialogProps {
  readonly person: OutPerson;
  readonly onClose: (isRecorded: boolean) => void;
}

/** Asks, records, and says at what time. */
export function CameBackDialog({ person, onClose }: CameBackDialogProps) {
  const record = useCommand('presence.recordCameBack');
  const toast = useToast();

  async function doRecord(): Promise<void> {
    const answer = await record.run({ movementId: person.movementId });
    if (answer === null) return;
    toast.say(words.cameBackDone(person.name, answer.timeText));
    onClose(true);
  }
  return (
    <ConfirmDialog
      title={words.cameBackTitle(person.name)}
      confirm={words.cameBackButton}
      busy={record.busy}
      error={record.error}
      onConfirm={() => void doRecord()}
      onCancel={() => onClose(false)}
    >
      <p>{words.cameBackWhy}</p>
    </ConfirmDialog>
  );
}
