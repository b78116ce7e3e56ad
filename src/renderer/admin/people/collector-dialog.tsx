// Adds or edits one authorised collector.
import { useId, useState } from 'react';
import { collector as collectorSchema, type Collector } from '../../../shared/domain/person-profile.ts';
import { profileWords } from '../../strings/admin/profile.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { TextField } from '../parts/form/text-field.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { useCommand } from '../parts/use-command.ts';

const words = profileWords.collectors;
const LONGEST = { name: 80, relation: 60, phone: 30 } as const;

interface CollectorDialogProps {
  readonly personId: string;
  readonly collectors: readonly Collector[];
  /** Null: somebody new. */
  readonly edited: Collector | null;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** The dialog. */
export function CollectorDialog({ personId, collectors, edited, onChanged, onClose }: CollectorDialogProps) {
  const formId = useId();
  const saving = useCommand('people.setCollectors');
  const [name, setName] = useState(edited?.name ?? '');
  const [relation, setRelation] = useState(edited?.relation ?? '');
  const [phone, setPhone] = useState(edited?.phone ?? '');
  const [tried, setTried] = useState(false);
  const given = phone.trim() === '' ? null : phone;
  const nameProblem = tried && !collectorSchema.shape.name.safeParse(name).success ? words.needName : null;
  const phoneProblem = tried && !collectorSchema.shape.phone.safeParse(given).success ? words.wrongPhone : null;

  const save = async () => {
    setTried(true);
    const draft = { id: edited?.id ?? null, name, relation, phone: given };
    if (!collectorSchema.omit({ id: true }).safeParse(draft).success) return;
    const all =
      edited === null ? [...collectors, draft] : collectors.map((one) => (one.id === edited.id ? draft : one));
    if ((await saving.run({ personId, collectors: all })) === null) return;
    onChanged();
    onClose();
  };
  return (
    <Dialog
      title={edited === null ? words.dialogAdd : words.dialogEdit}
      size="admin"
      onClose={onClose}
      actions={
        <>
          <SubmitButton form={formId} busy={saving.busy}>
            {saving.busy ? words.saving : words.save}
          </SubmitButton>
          <Button size="admin" onPress={onClose}>
            {enAdmin.common.cancel}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="adm-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={words.name}
          required
          autoFocus
          maxLength={LONGEST.name}
          problem={nameProblem}
          value={name}
          onChange={setName}
        />
        <TextField
          label={words.relation}
          placeholder={words.relationHint}
          maxLength={LONGEST.relation}
          value={relation}
          onChange={setRelation}
        />
        <TextField
          label={words.phone}
          type="tel"
          maxLength={LONGEST.phone}
          problem={phoneProblem}
          value={phone}
          onChange={setPhone}
        />
      </form>
      {saving.error !== null && <AdminError error={saving.error} />}
    </Dialog>
  );
}
