// The tab School's network: the form, which way leads to Wonde now, and the connection test beside them.
import { useState } from 'react';
import type { WayNow } from '../../../shared/ipc/admin/network-contract.ts';
import { connectionReasonWords } from '../../strings/admin/connection.ts';
import { networkWords } from '../../strings/admin/network.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../parts/layout/page.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Notice } from '../parts/notice.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { ConnectionTest } from './connection-test.tsx';
import { NetworkForm } from './network-form.tsx';

const words = networkWords.now;

/** The tab *School's network*. */
export function NetworkTab() {
  const network = useAdminQuery('network.get', {});
  const [unsaved, setUnsaved] = useState(false);
  return (
    <Loaded result={network}>
      {(view) => (
        <div className="adm-cards">
          <NetworkForm view={view} onUnsavedChange={setUnsaved} />
          <div className="adm-stack">
            <WayCard />
            <ConnectionTest unsaved={unsaved} />
          </div>
        </div>
      )}
    </Loaded>
  );
}

function WayCard() {
  const way = useAdminQuery('network.findWay', {});
  const looking = way.status === 'loading';
  return (
    <Section
      title={words.heading}
      lead={words.lead}
      actions={
        <Button size="admin" busy={looking} onPress={way.refetch}>
          {looking ? words.looking : words.again}
        </Button>
      }
    >
      <Loaded result={way}>{(now) => <WayStory now={now} />}</Loaded>
    </Section>
  );
}

function WayStory({ now: { host, source, ways, problem } }: { readonly now: WayNow }) {
  const [first, ...others] = ways;
  if (problem !== null || first === undefined) {
    const story = connectionReasonWords[problem ?? 'unexpected'];
    return (
      <Notice tone="bad" title={words.failed}>
        <p>{story.wrong}</p>
        <p>{story.next}</p>
      </Notice>
    );
  }
  const { proxy, spoken } = first;
  if (!spoken && others.every((way) => !way.spoken)) {
    return (
      <Notice tone="bad" title={words.socks(host, proxy ?? '')}>
        <p>{connectionReasonWords.proxySocks.next}</p>
      </Notice>
    );
  }
  return (
    <Notice tone="calm" title={proxy === null ? words.direct(host) : words.through(host, proxy)}>
      {others.length > 0 && <p>{words.otherwise(others.map((other) => other.proxy ?? words.thenDirect))}</p>}
      <p className="adm-quiet">{words.sources[source]}</p>
    </Notice>
  );
}
