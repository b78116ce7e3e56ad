// Every action by what it does: open, put in order, duplicate, take off the kiosk and bring back.
import { Archive, ArchiveRestore, Copy, ListChecks } from 'lucide-react';
import { useState } from 'react';
import type { Action } from '../../../shared/domain/action.ts';
import type { ActionsPage, ActionTroubles } from '../../../shared/ipc/admin/actions-contract.ts';
import { useClient } from '../../api/client-context.tsx';
import { adminActions } from '../../strings/admin/actions.ts';
import { Button } from '../../ui/button.tsx';
import { ReasonIcon } from '../../ui/reason-icon.tsx';
import { useToast } from '../frame/toasts.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Section } from '../parts/layout/page.tsx';
import { MenuButton } from '../parts/menu-button.tsx';
import { Notice } from '../parts/notice.tsx';
import { ReorderList } from '../parts/reorder-list.tsx';
import { StatusChip } from '../parts/status-chip.tsx';
import { useCommand } from '../parts/use-command.ts';
import { crowdedTypes, groupActions, summaryOf, type ActionGroup } from './action-groups.ts';

const words = adminActions.list;

interface ActionListProps {
  readonly facts: ActionsPage;
  readonly onEdit: (action: Action) => void;
  readonly onDuplicate: (action: Action) => void;
}

/** All groups, and what is off the kiosk. */
export function ActionList(props: ActionListProps) {
  const { facts } = props;
  const retiring = useRetiring();
  const retired = facts.actions.filter((action) => action.retired);
  const groups = groupActions(facts.actions);
  if (groups.every((group) => group.actions.length === 0) && retired.length === 0) {
    return <EmptyState icon={ListChecks} title={words.emptyTitle} text={words.emptyText} />;
  }
  return (
    <>
      {retiring.error !== null && <AdminError error={retiring.error} />}
      {groups.map((group) => (
        <GroupCard key={group.kind} group={group} {...props} onRetire={(action) => void retiring.set(action, true)} />
      ))}
      {retired.length > 0 && (
        <Section title={words.retiredTitle} lead={words.retiredLead}>
          <ul className="adm-action-list">
            {retired.map((action) => (
              <li key={action.id}>
                <ActionWords action={action} facts={facts} />
                <Button
                  size="admin"
                  icon={<ArchiveRestore aria-hidden size={18} />}
                  aria-label={`${words.bringBack}: ${action.name}`}
                  onPress={() => void retiring.set(action, false)}
                >
                  {words.bringBack}
                </Button>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

/** Takes an action off or brings it back, and offers to undo it. */
function useRetiring() {
  const client = useClient();
  const toast = useToast();
  const command = useCommand('actions.setRetired');
  const set = async ({ id, name }: Action, retired: boolean): Promise<void> => {
    if ((await command.run({ actionId: id, retired })) === null) return;
    toast.undoable({
      words: retired ? words.retired(name) : words.broughtBack(name),
      undo: () => client.call('actions.setRetired', { actionId: id, retired: !retired }),
    });
  };
  return { set, error: command.error };
}

interface GroupCardProps extends ActionListProps {
  readonly group: ActionGroup;
  readonly onRetire: (action: Action) => void;
}

function GroupCard({ group, facts, onEdit, onDuplicate, onRetire }: GroupCardProps) {
  const { title, empty } = adminActions.groups[group.kind];
  const [ordering, setOrdering] = useState(false);
  const crowded = crowdedTypes(group.actions, facts.userTypes);
  return (
    <Section
      title={title}
      actions={
        group.actions.length > 1 && (
          <Button size="admin" aria-pressed={ordering} onPress={() => setOrdering(!ordering)}>
            {ordering ? words.orderDone : words.order}
          </Button>
        )
      }
    >
      {group.actions.length === 0 && <p className="adm-quiet">{empty}</p>}
      {crowded.map(({ name, count }) => (
        <Notice key={name} tone="waiting" title={words.tooMany(count, name)} />
      ))}
      {ordering ? (
        <OrderedGroup title={title} actions={group.actions} />
      ) : (
        <ul className="adm-action-list">
          {group.actions.map((action) => (
            <li key={action.id}>
              <button type="button" className="adm-action-open" onClick={() => onEdit(action)}>
                <span className="visually-hidden">{words.edit('')}</span>
                <ActionWords action={action} facts={facts} />
              </button>
              <Troubles of={facts.troubles.find(({ actionId }) => actionId === action.id)} />
              {!action.isReturn && (
                <MenuButton
                  label={words.more(action.name)}
                  choices={[
                    { id: 'duplicate', label: words.duplicate, icon: Copy, onSelect: () => onDuplicate(action) },
                    { id: 'retire', label: words.retire, icon: Archive, onSelect: () => onRetire(action) },
                  ]}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

/** The picture on its colour, the name, and one line about it. */
function ActionWords({ action, facts }: { readonly action: Action; readonly facts: ActionsPage }) {
  // as: React's CSSProperties does not know custom properties.
  const tint: Record<`--${string}`, string> = { '--tint': `var(--reason-${action.icon})` };
  return (
    <span className="adm-action-words">
      <span className="adm-action-icon" style={tint}>
        <ReasonIcon icon={action.icon} size={20} />
      </span>
      <span>
        <span className="adm-action-name">{action.name}</span>
        <span className="adm-quiet adm-choice__meaning">{summaryOf(action, facts.userTypes)}</span>
      </span>
    </span>
  );
}

function Troubles({ of }: { readonly of: ActionTroubles | undefined }) {
  if (of === undefined) return null;
  return (
    <>
      {of.missingCodes.length > 0 && (
        <StatusChip tone="bad" meaning={words.missingMeaning}>
          {words.missing(of.missingCodes.join(', '))}
        </StatusChip>
      )}
      {of.tableProblems.length > 0 && (
        <StatusChip tone="bad" meaning={of.tableProblems.join(' ')}>
          {words.broken}
        </StatusChip>
      )}
    </>
  );
}

/** The same list with arrows; every move is kept at once and can be undone. */
function OrderedGroup({ title, actions }: { readonly title: string; readonly actions: readonly Action[] }) {
  const client = useClient();
  const toast = useToast();
  const command = useCommand('actions.reorder');
  // What the person sees at once; main's answer comes back through the list.
  const [shown, setShown] = useState(actions);
  const ids = (of: readonly Action[]) => of.map(({ id }) => id);
  const reorder = async (next: readonly Action[]): Promise<void> => {
    const before = shown;
    setShown(next);
    if ((await command.run({ actionIds: ids(next) })) === null) return setShown(before);
    toast.undoable({
      words: words.reordered,
      undo: async () => {
        await client.call('actions.reorder', { actionIds: ids(before) });
        setShown(before);
      },
    });
  };
  return (
    <>
      {command.error !== null && <AdminError error={command.error} />}
      <ReorderList
        label={words.orderLabel(title)}
        items={shown}
        idOf={({ id }) => id}
        nameOf={({ name }) => name}
        onReorder={(next) => void reorder(next)}
      />
    </>
  );
}
