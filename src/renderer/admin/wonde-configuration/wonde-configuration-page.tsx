// The page Wonde configuration: the sync mappings, or the editor of one of them.
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { WondeConfiguration } from '../../../shared/ipc/admin/people-setup-contract.ts';
import { adminPeopleSetup } from '../../strings/admin/people-setup.ts';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../frame/toasts.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/layout/page.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { ConfigurationNotices } from './configuration-notices.tsx';
import { editedFrom, newMapping, type EditedMapping } from './edited-mapping.ts';
import { MappingForm } from './mapping-form.tsx';
import { MappingList } from './mapping-list.tsx';
import { PreviewDialog } from './mapping-preview.tsx';
import { useMappingChange } from './use-mapping-change.ts';
import { YearTable } from './year-table.tsx';

const words = adminPeopleSetup.mappings;
const formWords = adminPeopleSetup.mappingForm;

/** The page *Wonde configuration*. */
export function WondeConfigurationPage() {
  const page = useAdminQuery('mappings.list', {});
  return <Loaded result={page}>{(facts) => <Shown facts={facts} />}</Loaded>;
}

function Shown({ facts }: { readonly facts: WondeConfiguration }) {
  const toast = useToast();
  const [edited, setEdited] = useState<EditedMapping | null>(null);
  const removing = useMappingChange((_change, { moved, cleared }) =>
    toast.say(moved === 0 ? formWords.removed : formWords.removedMoved(moved, cleared)),
  );
  if (edited !== null) {
    return <MappingForm key={edited.id ?? 'new'} start={edited} facts={facts} onClose={() => setEdited(null)} />;
  }
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <Button
          size="admin"
          tone="primary"
          icon={<Plus aria-hidden size={18} />}
          onPress={() => setEdited(newMapping())}
        >
          {words.add}
        </Button>
      }
    >
      {removing.error !== null && removing.asked === null && <AdminError error={removing.error} />}
      <ConfigurationNotices facts={facts} />
      <MappingList
        facts={facts}
        onEdit={({ mapping }) => setEdited(editedFrom(mapping))}
        onRemove={({ mapping }) => void removing.begin({ kind: 'remove', id: mapping.id })}
      />
      <YearTable facts={facts} />
      {removing.asked !== null && (
        <PreviewDialog
          kind="remove"
          preview={removing.asked.preview}
          busy={removing.busy}
          error={removing.error}
          onConfirm={() => void removing.confirm()}
          onCancel={removing.cancel}
        />
      )}
    </Page>
  );
}
