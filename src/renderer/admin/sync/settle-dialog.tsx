// Settles a mark outside the queue, after a question and with a note for the record.
import { useState } from 'react';
import type { MarkRow } from '../../../shared/ipc/admin/marks-contract.ts';
import { syncWords } from '../../strings/admin/sync.ts';
import { useToast } from '../frame/toasts.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { TextField } from '../parts/form/text-field.tsx';
import { useCommand } from '../parts/use-command.ts';

/** As the contract asks: a word or two, not a dot. */
export const SHORTEST_NOTE = 3;

interface SettleDialogProps {
  readonly mark: MarkRow;
  readonly how: 'byHand' | 'leave';
  readonly onClose: () => void;
}

/** *Entered by hand* or *Leave the register as it is*. */
export function SettleDialog({ mark, how, onClose }: SettleDialogProps) {
  const words = how === 'byHand' ? syncWords.byHandDialog : syncWords.leaveDialog;
  const command = useCommand(how === 'byHand' ? 'marks.enteredByHand' : 'marks.leaveAsIs');
  const toast = useToast();
  const [note, setNote] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const settle = async () => {
    if (note.trim().length < SHORTEST_NOTE) {
      setProblem(syncWords.noteTooShort);
      return;
    }
    if ((await command.run({ markId: mark.markId, note })) === null) return;
    toast.say(words.done);
    onClose();
  };
  return (
    <ConfirmDialog
      title={words.title}
      confirm={words.confirm}
      busy={command.busy}
      error={command.error}
      onConfirm={() => void settle()}
      onCancel={onClose}
    >
      <p>{words.text}</p>
      <TextField
        label={words.note}
        hint={words.hint}
        value={note}
        problem={problem}
        maxLength={200}
        onChange={(next) => {
          setNote(next);
          setProblem(null);
        }}
      />
    </ConfirmDialog>
  );
}
