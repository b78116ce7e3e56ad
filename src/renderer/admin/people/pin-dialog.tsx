// Setting a PIN: typed or suggested, with main's reason where it is not taken; then shown once.
import { Sparkles } from 'lucide-react';
import { useId, useState } from 'react';
import { pinProblem, PIN_FORM } from '../../../shared/domain/person-profile.ts';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { profileWords } from '../../strings/admin/profile.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { problemOf } from '../parts/form/problems.ts';
import { TextField } from '../parts/form/text-field.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { useCommand } from '../parts/use-command.ts';

const words = profileWords.pinDialog;
const LONGEST_PIN = 8;

interface PinDialogProps {
  readonly personId: string;
  readonly name: string;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** Main's reason in words, or null when the error is about something else. */
function problemWords(error: AppError | null): string | null {
  const reason = pinProblem.safeParse(error?.fields?.['pin']);
  return reason.success ? words.problems[reason.data] : problemOf(error, 'pin', { pin: words.problems.form });
}

/** The dialog. */
export function PinDialog({ personId, name, onChanged, onClose }: PinDialogProps) {
  const formId = useId();
  const setting = useCommand('people.setPin');
  const suggesting = useCommand('people.suggestPin');
  const [pin, setPin] = useState('');
  const [isShort, setIsShort] = useState(false);
  if (setting.state.status === 'done') return <PinOnce pin={pin} name={name} onClose={onClose} />;

  const type = (text: string) => {
    setPin(text.replace(/\D/g, '').slice(0, LONGEST_PIN));
    setIsShort(false);
    setting.reset();
  };
  const suggest = async () => {
    const answer = await suggesting.run({ personId });
    if (answer !== null) type(answer.pin);
  };
  const save = async () => {
    setIsShort(!PIN_FORM.test(pin));
    if (PIN_FORM.test(pin) && (await setting.run({ personId, pin })) !== null) onChanged();
  };
  const problem = isShort ? words.problems.form : problemWords(setting.error);
  const failed = problem === null ? setting.error : null;
  return (
    <Dialog
      title={words.title(name)}
      size="admin"
      onClose={onClose}
      actions={
        <>
          <SubmitButton form={formId} busy={setting.busy}>
            {setting.busy ? words.saving : words.save}
          </SubmitButton>
          <Button size="admin" onPress={onClose}>
            {enAdmin.common.cancel}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="adm-form adm-profile__pin"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={words.field}
          hint={words.hint}
          problem={problem}
          value={pin}
          inputMode="numeric"
          autoFocus
          onChange={type}
        />
        <Button
          size="admin"
          icon={<Sparkles aria-hidden size={18} />}
          busy={suggesting.busy}
          onPress={() => void suggest()}
        >
          {words.suggest}
        </Button>
      </form>
      {failed !== null && <AdminError error={failed} />}
      {suggesting.error !== null && <AdminError error={suggesting.error} />}
    </Dialog>
  );
}

/** The only time a PIN that was set is shown. */
function PinOnce({
  pin,
  name,
  onClose,
}: {
  readonly pin: string;
  readonly name: string;
  readonly onClose: () => void;
}) {
  return (
    <Dialog
      title={words.setTitle(name)}
      size="admin"
      closesByTouchingBeside={false}
      onClose={onClose}
      actions={
        <Button size="admin" tone="primary" autoFocus onPress={onClose}>
          {words.done}
        </Button>
      }
    >
      <p className="adm-profile__pin-once" role="status">
        {pin}
      </p>
      <p>{words.setText}</p>
    </Dialog>
  );
}
