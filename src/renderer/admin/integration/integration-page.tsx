// The link to the MIS: school and token with the connection test, the access request, the messages about trouble.
import { useState } from 'react';
import { integrationWords } from '../../strings/admin/integration.ts';
import { useAskBeforeLeaving } from '../frame/unsaved.tsx';
import { Page } from '../parts/layout/page.tsx';
import { Tabs } from '../parts/layout/tabs.tsx';
import { usePageParams } from '../admin-context.tsx';
import type { IntegrationTab } from '../page-params.ts';
import { AccessSection } from './access-section.tsx';
import { MessagesTab } from './messages-tab.tsx';
import { MisSection } from './mis-section.tsx';
import { NetworkTab } from './network-tab.tsx';
import { SchoolTab } from './school-tab.tsx';

const words = integrationWords;

function AccessTab() {
  return (
    <div className="adm-stack">
      <AccessSection />
      <MisSection />
    </div>
  );
}

/** The page *Integration settings*. */
export function IntegrationPage() {
  const params = usePageParams('integration');
  const ask = useAskBeforeLeaving();
  const [tab, setTab] = useState<IntegrationTab>(params?.tab ?? 'school');
  return (
    <Page title={words.title} lead={words.lead}>
      <Tabs<IntegrationTab>
        label={words.tabsLabel}
        selected={tab}
        onSelect={(next) => ask(() => setTab(next))}
        tabs={[
          { id: 'school', label: words.tabs.school, content: <SchoolTab /> },
          { id: 'network', label: words.tabs.network, content: <NetworkTab /> },
          { id: 'access', label: words.tabs.access, content: <AccessTab /> },
          { id: 'messages', label: words.tabs.messages, content: <MessagesTab /> },
        ]}
      />
    </Page>
  );
}
