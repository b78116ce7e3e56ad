// The page *Evacuation list*: who is on site by signing in and out, and the roll call over it. The kiosk's own store
// answers; nothing here needs a network.
import { ListChecks, Siren } from 'lucide-react';
import { useState } from 'react';
import type { EvacuationList, OnSitePerson, RollCallId } from '../../../shared/ipc/admin/presence-contract.ts';
import { adminPages } from '../../strings/admin/pages.ts';
import { presenceWords } from '../../strings/admin/presence.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { FilterBar, SearchBox } from '../parts/layout/filter-bar.tsx';
import { Page } from '../parts/layout/page.tsx';
import { Tabs } from '../parts/layout/tabs.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { StatusChip } from '../parts/status-chip.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { useCommand } from '../parts/use-command.ts';
import { byBuilding, findPeople } from './find-people.ts';
import { PaperButtons } from './paper-buttons.tsx';
import { PastRollCalls } from './past-roll-calls.tsx';
import { RollCallView } from './roll-call-view.tsx';

const words = presenceWords.evacuation;

/** The list, or the roll call that was opened from it. */
export function EvacuationPage() {
  const [rollCallId, setRollCallId] = useState<RollCallId | null>(null);
  if (rollCallId !== null) return <RollCallView rollCallId={rollCallId} onBack={() => setRollCallId(null)} />;
  return <EvacuationTabs onOpen={setRollCallId} />;
}

type TabId = 'list' | 'past';

function EvacuationTabs({ onOpen }: { readonly onOpen: (id: RollCallId) => void }) {
  const list = useAdminQuery('presence.getEvacuationList', {});
  const start = useCommand('presence.startRollCall');
  const [tab, setTab] = useState<TabId>('list');
  const openId = list.status === 'ready' ? list.value.openRollCallId : null;

  async function begin(): Promise<void> {
    const answer = await start.run({});
    if (answer !== null) onOpen(answer.rollCallId);
    else list.refetch();
  }
  return (
    <Page
      title={adminPages.labels.evacuation}
      lead={words.lead}
      actions={
        <>
          <Button
            size="admin"
            tone="primary"
            icon={<ListChecks aria-hidden />}
            busy={start.busy}
            aria-disabled={list.status !== 'ready'}
            onPress={() => (openId === null ? void begin() : onOpen(openId))}
          >
            {openId === null ? words.start : words.goOn}
          </Button>
          <PaperButtons sheet={{ kind: 'evacuation' }} />
        </>
      }
    >
      {start.error !== null && <AdminError error={start.error} />}
      <Tabs
        label={adminPages.labels.evacuation}
        selected={tab}
        onSelect={setTab}
        tabs={[
          {
            id: 'list',
            label: words.listTab,
            content: <Loaded result={list}>{(value) => <OnSite list={value} />}</Loaded>,
          },
          { id: 'past', label: words.pastTab, content: <PastRollCalls onOpen={onOpen} /> },
        ]}
      />
    </Page>
  );
}

function OnSite({ list }: { readonly list: EvacuationList }) {
  const [text, setText] = useState('');
  const found = findPeople(list.people, text);
  if (list.people.length === 0) return <EmptyState icon={Siren} title={words.emptyTitle} text={words.emptyText} />;
  return (
    <>
      <p className="adm-presence__count" role="status">
        <strong>{words.count(list.people.length)}</strong> <span className="adm-quiet">{words.countDetail}</span>
      </p>
      <FilterBar>
        <SearchBox label={words.search} value={text} onChange={setText} />
      </FilterBar>
      {found.length === 0 && <p className="adm-quiet">{words.noneFound}</p>}
      {byBuilding(found).map(({ building, people }) => (
        <BuildingTable key={building ?? ''} building={building ?? words.noBuilding} people={people} />
      ))}
    </>
  );
}

interface BuildingTableProps {
  readonly building: string;
  readonly people: readonly OnSitePerson[];
}

function BuildingTable({ building, people }: BuildingTableProps) {
  const { columns } = words;
  return (
    <section className="adm-presence__building" aria-label={words.building(building, people.length)}>
      <h2>{words.building(building, people.length)}</h2>
      <table className="adm-table adm-presence__table" aria-label={words.table(building)}>
        <thead>
          <tr>
            {[columns.name, columns.group, columns.since, columns.note].map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.personId}>
              <th scope="row">{person.name}</th>
              <td>{person.group || person.userType}</td>
              <td className="adm-figures">{person.sinceText}</td>
              <td>
                {person.checkedOut !== null && (
                  <StatusChip tone="waiting" meaning={person.checkedOut.actionName}>
                    {words.leftNote(person.checkedOut.timeText)}
                  </StatusChip>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
