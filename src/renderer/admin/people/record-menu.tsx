// Takes everything held about a person out of the app, for a data subject request. Administrators only.
import { FileDown } from 'lucide-react';
import { profileWords } from '../../strings/admin/profile.ts';
import { useAdmin } from '../admin-context.tsx';
import { useToast } from '../frame/toasts.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { MenuButton } from '../parts/menu-button.tsx';
import { useCommand } from '../parts/use-command.ts';

const words = profileWords.record;

/** The button; nothing for a receptionist. */
export function RecordMenu({ personId }: { readonly personId: string }) {
  const { role } = useAdmin();
  const { say } = useToast();
  const taking = useCommand('people.exportPerson');
  if (role !== 'administrator') return null;
  const take = async (format: 'html' | 'json') => {
    const answer = await taking.run({ personId, format });
    if (answer !== null && answer.fileName !== null) say(words.saved(answer.fileName));
  };
  return (
    <>
      <MenuButton
        label={words.button}
        withWords
        icon={FileDown}
        choices={[
          { id: 'html', label: words.html, off: taking.busy, onSelect: () => void take('html') },
          { id: 'json', label: words.json, off: taking.busy, onSelect: () => void take('json') },
        ]}
      />
      {taking.error !== null && <AdminError error={taking.error} />}
    </>
  );
}
