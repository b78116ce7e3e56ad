// The list of user types or departments: in order, renamed, retired, brought back. What a row says beside its name, and
// how it is retired, is the page's.
import { Archive, ArchiveRestore, Pencil } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { adminPeopleSetup } from '../../strings/admin/people-setup.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../parts/layout/page.tsx';
import { ReorderList } from '../parts/reorder-list.tsx';
import { StatusChip } from '../parts/status-chip.tsx';

const words = adminPeopleSetup.groups;

export interface ListedGroup {
  readonly id: string;
  readonly name: string;
  readonly builtIn: boolean;
  readonly retired: boolean;
}

interface GroupListProps<G extends ListedGroup> {
  readonly listLabel: string;
  readonly retiredLead: string;
  readonly groups: readonly G[];
  /** What stands below the name. */
  readonly facts: (group: G) => ReactNode;
  readonly onRename: (group: G) => void;
  readonly onRetire: (group: G) => void;
  readonly onRestore: (group: G) => void;
  readonly onReorder: (ids: readonly G['id'][]) => void;
}

/** Groups in use, and those that are retired. */
export function GroupList<G extends ListedGroup>(props: GroupListProps<G>) {
  const { listLabel, retiredLead, groups, facts, onRename, onRetire, onRestore, onReorder } = props;
  const [ordering, setOrdering] = useState(false);
  const inUse = groups.filter((group) => !group.retired);
  const retired = groups.filter((group) => group.retired);
  return (
    <>
      <Section
        title={words.inUseTitle}
        actions={
          inUse.length > 1 && (
            <Button size="admin" aria-pressed={ordering} onPress={() => setOrdering(!ordering)}>
              {ordering ? words.orderDone : words.order}
            </Button>
          )
        }
      >
        {ordering ? (
          <ReorderList
            label={listLabel}
            items={inUse}
            idOf={(group) => group.id}
            nameOf={(group) => group.name}
            onReorder={(items) => onReorder(items.map((group) => group.id))}
          />
        ) : (
          <ul className="adm-lines" aria-label={listLabel}>
            {inUse.map((group) => (
              <li key={group.id}>
                <GroupWords group={group} facts={facts(group)} />
                <div className="adm-actions">
                  <Button
                    size="admin"
                    icon={<Pencil aria-hidden size={18} />}
                    aria-label={words.renameLabel(group.name)}
                    onPress={() => onRename(group)}
                  >
                    {words.rename}
                  </Button>
                  {!group.builtIn && (
                    <Button
                      size="admin"
                      icon={<Archive aria-hidden size={18} />}
                      aria-label={words.retireLabel(group.name)}
                      onPress={() => onRetire(group)}
                    >
                      {words.retire}
                    </Button>
                  )}
                </div>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {retired.length > 0 && (
        <Section title={words.retiredTitle} lead={retiredLead}>
          <ul className="adm-lines" aria-label={words.retiredTitle}>
            {retired.map((group) => (
              <li key={group.id}>
                <GroupWords group={group} facts={null} />
                <div className="adm-actions">
                  <Button
                    size="admin"
                    icon={<ArchiveRestore aria-hidden size={18} />}
                    aria-label={words.restoreLabel(group.name)}
                    onPress={() => onRestore(group)}
                  >
                    {words.restore}
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function GroupWords({ group, facts }: { readonly group: ListedGroup; readonly facts: ReactNode }) {
  return (
    <div className="adm-lines__words">
      <p className="adm-lines__name">
        {group.name}
        {group.builtIn && (
          <StatusChip tone="calm" meaning={words.builtInMeaning}>
            {words.builtIn}
          </StatusChip>
        )}
      </p>
      {facts}
    </div>
  );
}
