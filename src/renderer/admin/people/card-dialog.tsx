// Assigning a card: held to the reader, which types like a keyboard, or its number typed. One that is another's is
// moved only after asking.
import { Nfc } from 'lucide-react';
import { useId, useState } from 'react';
import type { ClientOutput } from '../../../shared/ipc/contract.ts';
import { useScanner } from '../../scanner/use-scanner.ts';
import { profileWords } from '../../strings/admin/profile.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useToast } from '../frame/toasts.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { isOnlyAbout } from '../parts/form/problems.ts';
import { TextField } from '../parts/form/text-field.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { useCommand } from '../parts/use-command.ts';

const words = profileWords.cardDialog;
const LONGEST_TYPED = 40;

type Holder = Extract<ClientOutput<'people.setCard'>, { result: 'taken' }>['holder'];

interface CardDialogProps {
  readonly personId: string;
  readonly name: string;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

function holderName({ name, detail }: Holder): string {
  return detail === null ? name : `${name} (${detail})`;
}

/** The dialog. */
export function CardDialog({ personId, name, onChanged, onClose }: CardDialogProps) {
  const formId = useId();
  const { say } = useToast();
  const assigning = useCommand('people.setCard');
  const [typed, setTyped] = useState('');
  const [taken, setTaken] = useState<{ readonly text: string; readonly holder: Holder } | null>(null);

  const assign = async (text: string, moveFrom: string | null) => {
    const answer = await assigning.run({ personId, text, moveFrom });
    if (answer === null) return;
    if (answer.result === 'taken') return setTaken({ text, holder: answer.holder });
    say(words.done(name, answer.hint));
    onChanged();
    onClose();
  };
  useScanner('dialog', ({ text }) => {
    // A card held to the reader is read again and again; the first answer counts.
    if (assigning.busy || text === taken?.text) return;
    setTyped('');
    setTaken(null);
    void assign(text, null);
  });

  const notACard = isOnlyAbout(assigning.error, ['card', 'text']);
  const isBadge = assigning.error?.fields?.['card'] === 'badge';
  const failed = assigning.error !== null && !notACard && <AdminError error={assigning.error} />;
  if (taken !== null) {
    const holder = holderName(taken.holder);
    return (
      <Dialog
        title={words.takenTitle(holder)}
        size="admin"
        role="alertdialog"
        closesByTouchingBeside={false}
        onClose={onClose}
        actions={
          <>
            <Button size="admin" autoFocus onPress={() => setTaken(null)}>
              {words.another}
            </Button>
            <Button
              size="admin"
              tone="danger"
              busy={assigning.busy}
              onPress={() => void assign(taken.text, taken.holder.personId)}
            >
              {words.move}
            </Button>
          </>
        }
      >
        <p>{words.takenText(holder, name)}</p>
        {failed}
      </Dialog>
    );
  }
  return (
    <Dialog
      title={words.title(name)}
      size="admin"
      onClose={onClose}
      actions={
        <>
          <SubmitButton form={formId} busy={assigning.busy} disabled={typed.trim() === ''}>
            {assigning.busy ? words.saving : words.save}
          </SubmitButton>
          <Button size="admin" onPress={onClose}>
            {enAdmin.common.cancel}
          </Button>
        </>
      }
    >
      <div className="adm-profile__present">
        <Nfc aria-hidden size={48} />
        <p className="adm-profile__present-words">{words.present}</p>
        <p className="adm-quiet" role="status">
          {assigning.busy ? words.saving : words.listening}
        </p>
      </div>
      <form
        id={formId}
        className="adm-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== '') void assign(typed, null);
        }}
      >
        <TextField
          label={words.field}
          hint={words.hint}
          value={typed}
          maxLength={LONGEST_TYPED}
          autoFocus
          problem={notACard ? (isBadge ? words.isBadge : words.notACard) : null}
          onChange={(text) => {
            setTyped(text);
            if (notACard) assigning.reset();
          }}
        />
      </form>
      {failed}
    </Dialog>
  );
}
