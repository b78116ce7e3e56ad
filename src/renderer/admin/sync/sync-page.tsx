// How the two directions stand, in words: the roster to the kiosk, the marks to the MIS.
import { CloudUpload, RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { asAppError, type AppError } from '../../../shared/errors/app-error.ts';
import type { SyncStatus } from '../../../shared/ipc/admin-contract.ts';
import { useClient } from '../../api/client-context.tsx';
import { enAdmin } from '../../strings/en-admin.ts';
import { Button } from '../../ui/button.tsx';
import { useAdmin } from '../admin-context.tsx';
import { noFilter } from '../logbook/filter-rows.ts';
import { dayOf, momentText } from '../logbook/school-day.ts';
import { UploadButton, UploadResult } from '../logbook/upload-button.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { Facts } from '../parts/facts.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Notice } from '../parts/notice.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { useCommand } from '../parts/use-command.ts';
import { findDayNeedingPerson } from './find-day-needing-person.ts';
import { RosterProblem, SyncPaused } from './sync-troubles.tsx';

const words = enAdmin.sync;

/** The page *Sync and writeback*. */
export function SyncPage() {
  const status = useAdminQuery('admin.getSyncStatus', {});
  return (
    <section className="adm-text-page" aria-labelledby="sync-title">
      <h1 id="sync-title">{words.title}</h1>
      <Loaded result={status}>{(value) => <SyncDetails status={value} />}</Loaded>
    </section>
  );
}

function useMomentText(): (epochMs: number | null) => string {
  const { kiosk, nowMs } = useAdmin();
  return (epochMs) => (epochMs === null ? words.never : momentText(epochMs, nowMs(), kiosk.timeZone));
}

function SyncDetails({ status }: { readonly status: SyncStatus }) {
  const showNeedsPerson = useShowNeedsPerson();
  return (
    <>
      {(status.phase !== 'idle' || status.pausedBecause === null) && (
        <p role="status" className="adm-with-icon">
          {status.phase !== 'idle' && <span className="spinner" aria-hidden="true" />}
          {status.phase === 'idle' && (status.needsPerson > 0 || status.rosterProblem !== null)
            ? words.troubled
            : words.phases[status.phase]}
        </p>
      )}
      {status.pausedBecause !== null && <SyncPaused code={status.pausedBecause} />}
      <div className="adm-cards">
        <WritebackCard status={status} onShowNeedsPerson={showNeedsPerson.show} />
        <RosterCard status={status} />
      </div>
      {showNeedsPerson.error !== null && <AdminError error={showNeedsPerson.error} />}
    </>
  );
}

interface WritebackCardProps {
  readonly status: SyncStatus;
  readonly onShowNeedsPerson: () => void;
}

function WritebackCard({ status, onShowNeedsPerson }: WritebackCardProps) {
  const upload = useCommand('admin.uploadNow');
  const moment = useMomentText();
  return (
    <section className="adm-card" aria-labelledby="writeback-heading">
      <h2 id="writeback-heading" className="adm-with-icon">
        <CloudUpload aria-hidden size={20} />
        {words.writebackHeading}
      </h2>
      <Facts
        facts={[
          [words.waiting, String(status.waiting)],
          [words.scheduled, String(status.scheduled)],
          [words.sent, String(status.sent)],
          [words.needsPerson, String(status.needsPerson)],
          [words.lastWriteback, moment(status.lastWritebackAtMs)],
        ]}
      />
      <div className="adm-actions">
        <UploadButton upload={upload} />
        {status.needsPerson > 0 && (
          <Button size="admin" onPress={onShowNeedsPerson}>
            {words.showNeedsPerson}
          </Button>
        )}
      </div>
      <UploadResult upload={upload} onShowAttention={onShowNeedsPerson} />
    </section>
  );
}

function RosterCard({ status }: { readonly status: SyncStatus }) {
  const sync = useCommand('admin.syncRoster');
  const moment = useMomentText();
  const done = sync.state.status === 'done' && sync.state.value.rosterProblem === null ? sync.state.value : null;
  return (
    <section className="adm-card" aria-labelledby="roster-heading">
      <h2 id="roster-heading" className="adm-with-icon">
        <RefreshCw aria-hidden size={20} />
        {words.rosterHeading}
      </h2>
      <Facts
        facts={[
          [words.pupils, status.pupils.toLocaleString('en-GB')],
          [words.lastRoster, moment(status.lastRosterAtMs)],
        ]}
      />
      {status.rosterProblem !== null && (
        <RosterProblem
          code={status.rosterProblem}
          busy={sync.busy}
          onAccept={() => void sync.run({ acceptLeavers: true })}
        />
      )}
      <div className="adm-actions">
        <Button size="admin" busy={sync.busy} onPress={() => void sync.run({ acceptLeavers: false })}>
          {sync.busy ? words.syncingRoster : words.syncRoster}
        </Button>
      </div>
      {done !== null && <Notice tone="good" title={words.rosterDone(done.pupils)} live="status" />}
      {sync.error !== null && sync.error.code !== 'ROSTER_SUSPICIOUS' && sync.error.code !== status.rosterProblem && (
        <AdminError error={sync.error} />
      )}
    </section>
  );
}

/** Leads to the logbook of the newest day with a mark that needs a person. */
function useShowNeedsPerson(): { readonly show: () => void; readonly error: AppError | null } {
  const client = useClient();
  const { kiosk, nowMs, go, sessionLost } = useAdmin();
  const [error, setError] = useState<AppError | null>(null);
  async function find(): Promise<void> {
    try {
      const localDate = await findDayNeedingPerson(client, dayOf(nowMs(), kiosk.timeZone));
      go('logbook', { localDate, filter: { ...noFilter, state: 'attention' } });
    } catch (thrown) {
      const failed = asAppError(thrown);
      if (failed.code === 'ADMIN_SIGN_IN_NEEDED') sessionLost();
      else setError(failed);
    }
  }
  return { show: () => void find(), error };
}
