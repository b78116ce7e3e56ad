// Corrects a mark, or sends the same one over what the register holds. Both marks are kept, with who and why.
import { useState } from 'react';
import type { MarkRow } from '../../../shared/ipc/admin/marks-contract.ts';
import { misWords } from '../../strings/admin/mis-capability.ts';
import { syncWords } from '../../strings/admin/sync.ts';
import { useToast } from '../frame/toasts.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Select } from '../parts/form/select.tsx';
import { NumberField, TextField } from '../parts/form/text-field.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { useCommand } from '../parts/use-command.ts';
import { useMisCapability } from './mis-limits.tsx';
import { SHORTEST_NOTE } from './settle-dialog.tsx';

const words = syncWords.correctDialog;
const MOST_MINUTES = 600;

interface CorrectDialogProps {
  readonly mark: MarkRow;
  /** The same code again, over what the register holds. */
  readonly isSameMark: boolean;
  readonly onClose: () => void;
}

/** The dialog; mounted means open. */
export function CorrectDialog({ mark, isSameMark, onClose }: CorrectDialogProps) {
  const correct = useCommand('marks.correct');
  const toast = useToast();
  const [code, setCode] = useState(mark.code);
  const [minutesLate, setMinutesLate] = useState(mark.minutesLate);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const capability = useMisCapability();
  const minutesHint =
    capability?.minutesLate.answer === 'no' ? misWords.limits.minutesHint(capability.mis) : words.minutesHint;
  const send = async () => {
    if (reason.trim().length < SHORTEST_NOTE) {
      setProblem(syncWords.noteTooShort);
      return;
    }
    if ((await correct.run({ markId: mark.markId, code, minutesLate, reason })) === null) return;
    toast.say(words.done);
    onClose();
  };
  return (
    <ConfirmDialog
      title={isSameMark ? words.sendTitle : words.title}
      confirm={isSameMark ? words.send : words.confirm}
      busy={correct.busy}
      error={correct.error}
      onConfirm={() => void send()}
      onCancel={onClose}
    >
      <p>{words.text}</p>
      {!isSameMark && (
        <>
          <CodeSelect code={code} onChange={setCode} />
          <NumberField
            label={words.minutes}
            hint={minutesHint}
            value={minutesLate}
            max={MOST_MINUTES}
            onChange={setMinutesLate}
          />
        </>
      )}
      <TextField
        label={words.reason}
        hint={words.reasonHint}
        value={reason}
        problem={problem}
        maxLength={200}
        onChange={(next) => {
          setReason(next);
          setProblem(null);
        }}
      />
    </ConfirmDialog>
  );
}

function CodeSelect({ code, onChange }: { readonly code: string; readonly onChange: (code: string) => void }) {
  const codes = useAdminQuery('marks.listCodes', {});
  return (
    <Loaded result={codes}>
      {(list) =>
        list.length === 0 ? (
          <p className="adm-quiet">{words.noCodes}</p>
        ) : (
          <Select
            label={words.code}
            options={list.map((each) => ({
              id: each.code,
              label: each.description === null ? each.code : `${each.code}: ${each.description}`,
            }))}
            value={code}
            onChange={onChange}
          />
        )
      }
    </Loaded>
  );
}
