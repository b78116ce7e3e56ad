// Asks for the name of a user type or department: a new one, or a new name.
import { useState } from 'react';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { adminPeopleSetup } from '../../strings/admin/people-setup.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { Form } from '../parts/form/form.tsx';
import { TextField } from '../parts/form/text-field.tsx';

const words = adminPeopleSetup.groups;
const LONGEST_NAME = 60;

interface NameDialogProps {
  readonly title: string;
  readonly hint: string;
  readonly start: string;
  readonly confirm: string;
  readonly busy: boolean;
  readonly error: AppError | null;
  readonly onSave: (name: string) => void;
  readonly onClose: () => void;
}

/** A dialog with one field. */
export function NameDialog({ title, hint, start, confirm, busy, error, onSave, onClose }: NameDialogProps) {
  const [name, setName] = useState(start);
  const [asked, setAsked] = useState(false);
  const isTaken = error?.code === 'NAME_TAKEN';
  const problem = isTaken ? words.nameTaken : asked && name.trim() === '' ? words.nameNeeded : null;
  const save = () => {
    setAsked(true);
    if (name.trim() !== '' && !busy) onSave(name.trim());
  };
  return (
    <Dialog
      title={title}
      size="admin"
      closesByTouchingBeside={false}
      onClose={onClose}
      actions={
        <>
          <Button size="admin" onPress={onClose}>
            {words.cancel}
          </Button>
          <Button size="admin" tone="primary" busy={busy} onPress={save}>
            {busy ? words.saving : confirm}
          </Button>
        </>
      }
    >
      <Form label={title} onSubmit={save}>
        <TextField
          label={words.name}
          hint={hint}
          problem={problem}
          required
          autoFocus
          maxLength={LONGEST_NAME}
          value={name}
          onChange={setName}
        />
        {error !== null && !isTaken && <AdminError error={error} />}
        <button type="submit" hidden tabIndex={-1} aria-hidden="true" />
      </Form>
    </Dialog>
  );
}
