// Notes for reception: plain text.
import { useState } from 'react';
import { MAX_NOTES } from '../../../shared/domain/person-profile.ts';
import { profileWords } from '../../strings/admin/profile.ts';
import { Form } from '../parts/form/form.tsx';
import { TextArea } from '../parts/form/text-field.tsx';
import { Section } from '../parts/layout/page.tsx';
import { SaveBar } from '../parts/save-bar.tsx';
import { useCommand } from '../parts/use-command.ts';
import type { SectionProps } from './profile-view.tsx';

const words = profileWords.notes;
/** From here on it says how much room is left. */
const NEARLY_FULL = 200;

/** The section. */
export function NotesSection({ person, onChanged }: SectionProps) {
  const saving = useCommand('people.setNotes');
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? person.notes;
  const dirty = text.trimEnd() !== person.notes;
  const left = MAX_NOTES - text.length;
  const save = async () => {
    if (!dirty || (await saving.run({ personId: person.personId, notes: text })) === null) return;
    onChanged();
  };
  return (
    <Section title={words.title}>
      <Form label={words.title}>
        <TextArea
          label={words.field}
          hint={left <= NEARLY_FULL ? `${words.hint} ${words.left(left)}.` : words.hint}
          value={text}
          maxLength={MAX_NOTES}
          onChange={(typed) => {
            setDraft(typed);
            if (saving.state.status !== 'idle') saving.reset();
          }}
        />
        <SaveBar
          dirty={dirty}
          busy={saving.busy}
          saved={saving.state.status === 'done'}
          error={saving.error}
          saveLabel={words.save}
          onSave={() => void save()}
          onDiscard={() => setDraft(null)}
        />
      </Form>
    </Section>
  );
}
