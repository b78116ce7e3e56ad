// The request for access: optionally with a person the school can turn to.
import { useId, useState } from 'react';
import type { ClientInput } from '../../../shared/ipc/contract.ts';
import { integrationWords } from '../../strings/admin/integration.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { Checkbox } from '../parts/form/choice-fields.tsx';
import { FieldRow, Form } from '../parts/form/form.tsx';
import { isOnlyAbout, problemOf } from '../parts/form/problems.ts';
import { TextArea, TextField } from '../parts/form/text-field.tsx';
import { useCommand } from '../parts/use-command.ts';

const words = integrationWords.access;
const fields = ['firstName', 'lastName', 'email', 'phone', 'notes'] as const;
type Contact = NonNullable<ClientInput<'integration.requestAccess'>['contact']>;

const nobody: Contact = { firstName: '', lastName: '', email: '', phone: '', notes: '' };

interface RequestDialogProps {
  readonly onClose: () => void;
  readonly onSent: () => void;
}

/** Asks before it asks: the school gets a message. */
export function RequestDialog({ onClose, onSent }: RequestDialogProps) {
  const send = useCommand('integration.requestAccess');
  const [withContact, setWithContact] = useState(false);
  const [contact, setContact] = useState(nobody);
  async function submit(): Promise<void> {
    if ((await send.run({ contact: withContact ? contact : null })) !== null) onSent();
  }
  return (
    <Dialog
      title={words.dialogTitle}
      size="admin"
      closesByTouchingBeside={false}
      onClose={onClose}
      actions={
        <>
          <Button size="admin" onPress={onClose}>
            {words.cancel}
          </Button>
          <Button size="admin" tone="primary" busy={send.busy} onPress={() => void submit()}>
            {send.busy ? words.requesting : words.send}
          </Button>
        </>
      }
    >
      <p>{words.dialogText}</p>
      <Form label={words.dialogTitle} onSubmit={() => void submit()}>
        <Checkbox label={words.withContact} checked={withContact} onChange={setWithContact} />
        {withContact && (
          <ContactFields
            contact={contact}
            error={send.error}
            onChange={(part) => setContact({ ...contact, ...part })}
          />
        )}
      </Form>
      {send.error !== null && !isOnlyAbout(send.error, fields) && <AdminError error={send.error} />}
    </Dialog>
  );
}

interface ContactFieldsProps {
  readonly contact: Contact;
  readonly error: ReturnType<typeof useCommand<'integration.requestAccess'>>['error'];
  readonly onChange: (part: Partial<Contact>) => void;
}

function ContactFields({ contact, error, onChange }: ContactFieldsProps) {
  const id = useId();
  const problem = (field: keyof Contact) => problemOf(error, field, words.problems);
  return (
    <div id={id} className="adm-form">
      <FieldRow>
        <TextField
          label={words.firstName}
          value={contact.firstName}
          problem={problem('firstName')}
          onChange={(firstName) => onChange({ firstName })}
        />
        <TextField
          label={words.lastName}
          value={contact.lastName}
          problem={problem('lastName')}
          onChange={(lastName) => onChange({ lastName })}
        />
      </FieldRow>
      <FieldRow>
        <TextField
          label={words.email}
          inputMode="email"
          value={contact.email}
          problem={problem('email')}
          onChange={(email) => onChange({ email })}
        />
        <TextField
          label={words.phone}
          inputMode="tel"
          value={contact.phone}
          onChange={(phone) => onChange({ phone })}
        />
      </FieldRow>
      <TextArea
        label={words.notes}
        rows={3}
        maxLength={500}
        value={contact.notes}
        onChange={(notes) => onChange({ notes })}
      />
    </div>
  );
}
