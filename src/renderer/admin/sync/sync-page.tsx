// How the two directions stand, in words, and every mark with what a person can do about it.
import { useState } from 'react';
import type { MarkGroup } from '../../../shared/ipc/admin/marks-contract.ts';
import type { SyncStatus } from '../../../shared/ipc/admin-contract.ts';
import { syncWords } from '../../strings/admin/sync.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { Button } from '../../ui/button.tsx';
import { useAdmin } from '../admin-context.tsx';
import { momentText } from '../logbook/school-day.ts';
import { UploadButton, UploadResult } from '../logbook/upload-button.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { Facts } from '../parts/facts.tsx';
import { Page } from '../parts/layout/page.tsx';
import { Tabs } from '../parts/layout/tabs.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Notice } from '../parts/notice.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { useCommand, type RunningCommand } from '../parts/use-command.ts';
import { MarksTab } from './marks-tab.tsx';
import { lastRunFacts } from './last-run.ts';
import { MisLimits } from './mis-limits.tsx';
import { RosterProgress } from './roster-progress.tsx';
import { RunsTab } from './runs-tab.tsx';
import { RosterProblem, SyncPaused } from './sync-troubles.tsx';

const words = enAdmin.sync;

type TabId = MarkGroup | 'runs';

/** The page *Sync and writeback*. */
export function SyncPage() {
  const status = useAdminQuery('admin.getSyncStatus', {});
  const upload = useCommand('admin.uploadNow');
  const roster = useCommand('admin.syncRoster');
  return (
    <Page
      title={words.title}
      lead={syncWords.lead}
      layout="list"
      actions={
        <>
          <UploadButton upload={upload} />
          <Button size="admin" busy={roster.busy} onPress={() => void roster.run({ acceptLeavers: false })}>
            {roster.busy ? words.syncingRoster : words.syncRoster}
          </Button>
        </>
      }
    >
      <Loaded result={status}>{(value) => <SyncDetails status={value} upload={upload} roster={roster} />}</Loaded>
    </Page>
  );
}

interface SyncDetailsProps {
  readonly status: SyncStatus;
  readonly upload: RunningCommand<'admin.uploadNow'>;
  readonly roster: RunningCommand<'admin.syncRoster'>;
}

function SyncDetails({ status, upload, roster }: SyncDetailsProps) {
  const [tab, setTab] = useState<TabId>(status.needsPerson > 0 ? 'attention' : 'open');
  const onTheirWay = status.waiting + status.scheduled + status.sent;
  const marks = (group: MarkGroup) => <MarksTab key={group} group={group} />;
  return (
    <>
      <StatusLine status={status} />
      {status.phase === 'roster' && <RosterProgress />}
      <MisLimits />
      <UploadResult upload={upload} onShowAttention={() => setTab('attention')} />
      <RosterTroubles status={status} roster={roster} />
      <Tabs<TabId>
        label={syncWords.tabs}
        selected={tab}
        onSelect={setTab}
        tabs={[
          { id: 'attention', label: syncWords.attention(status.needsPerson), content: marks('attention') },
          { id: 'open', label: syncWords.open(onTheirWay), content: marks('open') },
          { id: 'settled', label: syncWords.settled, content: marks('settled') },
          { id: 'runs', label: syncWords.runs, content: <RunsTab /> },
        ]}
      />
    </>
  );
}

function StatusLine({ status }: { readonly status: SyncStatus }) {
  const { kiosk, nowMs } = useAdmin();
  const runs = useAdminQuery('marks.listRuns', {});
  const moment = (epochMs: number | null) =>
    epochMs === null ? words.never : momentText(epochMs, nowMs(), kiosk.timeZone);
  const isTroubled = status.needsPerson > 0 || status.rosterProblem !== null;
  return (
    <>
      {status.pausedBecause !== null && <SyncPaused code={status.pausedBecause} />}
      {/* An update of people says so beside its bar. */}
      {status.phase !== 'roster' && (status.phase !== 'idle' || status.pausedBecause === null) && (
        <p role="status" className="adm-with-icon">
          {status.phase !== 'idle' && <span className="spinner" aria-hidden="true" />}
          {status.phase === 'idle' && isTroubled ? words.troubled : words.phases[status.phase]}
        </p>
      )}
      <div className="adm-fact-line">
        <Facts
          facts={[
            [words.lastWriteback, moment(status.lastWritebackAtMs)],
            [words.lastRoster, moment(status.lastRosterAtMs)],
            [words.pupils, status.pupils.toLocaleString('en-GB')],
            ...lastRunFacts(runs.status === 'ready' ? runs.value : []),
          ]}
        />
      </div>
    </>
  );
}

/** What stands in the roll's way, and how the last asked-for run went. */
function RosterTroubles({ status, roster }: Omit<SyncDetailsProps, 'upload'>) {
  const done = roster.state.status === 'done' && roster.state.value.rosterProblem === null ? roster.state.value : null;
  const { error } = roster;
  const isNews = error !== null && error.code !== 'ROSTER_SUSPICIOUS' && error.code !== status.rosterProblem;
  return (
    <>
      {status.rosterProblem !== null && (
        <RosterProblem
          code={status.rosterProblem}
          busy={roster.busy}
          onAccept={() => void roster.run({ acceptLeavers: true })}
        />
      )}
      {done !== null && <Notice tone="good" title={words.rosterDone(done.pupils)} live="status" />}
      {isNews && <AdminError error={error} />}
    </>
  );
}
