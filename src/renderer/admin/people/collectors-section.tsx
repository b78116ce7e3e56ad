// Who may collect a pupil: added, edited, removed; removing is undone by the toast.
import { Pencil, Trash2, UserPlus } from 'lucide-react';
import { useState } from 'react';
import type { Collector } from '../../../shared/domain/person-profile.ts';
import { useClient } from '../../api/client-context.tsx';
import { profileWords } from '../../strings/admin/profile.ts';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../frame/toasts.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { Section } from '../parts/layout/page.tsx';
import { useCommand } from '../parts/use-command.ts';
import { CollectorDialog } from './collector-dialog.tsx';
import type { SectionProps } from './profile-view.tsx';

const words = profileWords.collectors;

/** The section. */
export function CollectorsSection({ person, onChanged }: SectionProps) {
  const client = useClient();
  const { undoable } = useToast();
  const saving = useCommand('people.setCollectors');
  /** The one in the dialog; `new` adds. */
  const [open, setOpen] = useState<Collector | 'new' | null>(null);
  const { personId, collectors } = person;

  const remove = async (gone: Collector) => {
    const rest = collectors.filter(({ id }) => id !== gone.id);
    if ((await saving.run({ personId, collectors: rest })) === null) return;
    onChanged();
    undoable({
      words: words.removed(gone.name),
      undo: async () => {
        await client.call('people.setCollectors', { personId, collectors });
        onChanged();
      },
    });
  };
  return (
    <Section
      title={words.title}
      lead={words.lead}
      actions={
        <Button size="admin" icon={<UserPlus aria-hidden size={18} />} onPress={() => setOpen('new')}>
          {words.add}
        </Button>
      }
    >
      {collectors.length === 0 && <p className="adm-quiet">{words.none}</p>}
      {collectors.length > 0 && (
        <ul className="adm-profile__collectors" aria-label={words.list}>
          {collectors.map((collector) => (
            <CollectorLine
              key={collector.id}
              collector={collector}
              onEdit={() => setOpen(collector)}
              onRemove={() => void remove(collector)}
            />
          ))}
        </ul>
      )}
      {saving.error !== null && <AdminError error={saving.error} />}
      {open !== null && (
        <CollectorDialog
          personId={personId}
          collectors={collectors}
          edited={open === 'new' ? null : open}
          onChanged={onChanged}
          onClose={() => setOpen(null)}
        />
      )}
    </Section>
  );
}

interface CollectorLineProps {
  readonly collector: Collector;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function CollectorLine({ collector, onEdit, onRemove }: CollectorLineProps) {
  const { name, relation, phone } = collector;
  const rest = [relation, phone].filter((part) => part !== null && part !== '').join(' · ');
  return (
    <li className="adm-profile__collector">
      <div className="adm-profile__way-words">
        <p>{name}</p>
        {rest !== '' && <p className="adm-quiet">{rest}</p>}
      </div>
      <button type="button" className="adm-icon-button" aria-label={words.edit(name)} onClick={onEdit}>
        <Pencil aria-hidden size={18} />
      </button>
      <button type="button" className="adm-icon-button" aria-label={words.remove(name)} onClick={onRemove}>
        <Trash2 aria-hidden size={18} />
      </button>
    </li>
  );
}
