// The actions page: the list of what the kiosk offers, or the editor of one of them.
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { Action } from '../../../shared/domain/action.ts';
import type { ActionsPage as PageFacts } from '../../../shared/ipc/admin/actions-contract.ts';
import { adminActions } from '../../strings/admin/actions.ts';
import { Button } from '../../ui/button.tsx';
import { usePageParams } from '../admin-context.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Page } from '../parts/layout/page.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { ActionEditor } from './action-editor.tsx';
import { ActionList } from './action-list.tsx';
import { editedFrom, newAction, type EditedAction } from './edited-action.ts';

const words = adminActions.page;

/** The page *Actions*. */
export function ActionsPage() {
  const page = useAdminQuery('actions.getPage', {});
  return <Loaded result={page}>{(facts) => <Shown facts={facts} />}</Loaded>;
}

function Shown({ facts }: { readonly facts: PageFacts }) {
  const params = usePageParams('actions');
  const [edited, setEdited] = useState<EditedAction | null>(() => {
    const wanted = facts.actions.find(({ id }) => id === params?.actionId);
    return wanted === undefined ? null : editedFrom(wanted);
  });
  if (edited !== null) {
    return <ActionEditor key={edited.id ?? 'new'} start={edited} facts={facts} onClose={() => setEdited(null)} />;
  }
  const copyOf = (action: Action): EditedAction => ({
    ...editedFrom(action),
    id: null,
    isReturn: false,
    name: adminActions.editor.copyName(action.name).slice(0, 60),
  });
  return (
    <Page
      title={words.title}
      lead={words.lead}
      actions={
        <Button
          size="admin"
          tone="primary"
          icon={<Plus aria-hidden size={18} />}
          onPress={() => setEdited(newAction())}
        >
          {words.add}
        </Button>
      }
    >
      <ActionList
        facts={facts}
        onEdit={(action) => setEdited(editedFrom(action))}
        onDuplicate={(action) => setEdited(copyOf(action))}
      />
    </Page>
  );
}
