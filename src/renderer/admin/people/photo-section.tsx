// Photo permission, what it means, and erasing the photos that are there.
import { useState } from 'react';
import { photoPermission, type PhotoPermission } from '../../../shared/domain/person-profile.ts';
import { useClient } from '../../api/client-context.tsx';
import { profileWords } from '../../strings/admin/profile.ts';
import { Button } from '../../ui/button.tsx';
import { useAdmin } from '../admin-context.tsx';
import { useToast } from '../frame/toasts.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { RadioGroup } from '../parts/form/choice-fields.tsx';
import { Section } from '../parts/layout/page.tsx';
import { useCommand } from '../parts/use-command.ts';
import type { SectionProps } from './profile-view.tsx';

const words = profileWords.photo;

const choices = photoPermission.options.map((id) => ({ id, label: words.label[id], meaning: words.meaning[id] }));

/** The section. */
export function PhotoSection({ person, name, onChanged }: SectionProps) {
  const client = useClient();
  const { undoable } = useToast();
  const setting = useCommand('people.setPhotoPermission');
  const { personId, photoPermission: before } = person;
  const choose = async (wanted: PhotoPermission) => {
    if (wanted === before || (await setting.run({ personId, photoPermission: wanted })) === null) return;
    onChanged();
    undoable({
      words: words.changed(name, words.label[wanted]),
      undo: async () => {
        await client.call('people.setPhotoPermission', { personId, photoPermission: before });
        onChanged();
      },
    });
  };
  return (
    <Section title={words.title}>
      <RadioGroup label={words.question} choices={choices} value={before} onChange={(id) => void choose(id)} />
      {setting.error !== null && <AdminError error={setting.error} />}
      <KeptPhotos count={person.photosKept} personId={personId} name={name} onChanged={onChanged} />
    </Section>
  );
}

interface KeptPhotosProps {
  readonly count: number;
  readonly personId: string;
  readonly name: string;
  readonly onChanged: () => void;
}

function KeptPhotos({ count, personId, name, onChanged }: KeptPhotosProps) {
  const { role } = useAdmin();
  const { say } = useToast();
  const [asking, setAsking] = useState(false);
  const erasing = useCommand('people.erasePhotos');
  const erase = async () => {
    const answer = await erasing.run({ personId });
    if (answer === null) return;
    say(answer.failed > 0 ? words.eraseFailed(answer.failed) : words.erased(answer.erased));
    setAsking(false);
    onChanged();
  };
  if (count === 0) return <p className="adm-quiet">{words.noneKept}</p>;
  const mayErase = role === 'administrator';
  return (
    <div className="adm-actions">
      <p>{mayErase ? words.kept(count) : `${words.kept(count)} ${words.eraseAdmin}`}</p>
      {mayErase && (
        <Button size="admin" tone="danger" onPress={() => setAsking(true)}>
          {words.erase}
        </Button>
      )}
      {asking && (
        <ConfirmDialog
          title={words.eraseTitle(count, name)}
          confirm={words.erase}
          tone="danger"
          busy={erasing.busy}
          error={erasing.error}
          onConfirm={() => void erase()}
          onCancel={() => setAsking(false)}
        >
          <p>{words.eraseText}</p>
        </ConfirmDialog>
      )}
    </div>
  );
}
