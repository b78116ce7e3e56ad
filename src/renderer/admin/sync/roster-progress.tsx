// How far an update of people has come, with the way to stop it.
import { useState } from 'react';
import { syncWords } from '../../strings/admin/sync.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { AdminError } from '../parts/admin-error.tsx';
import { Progress } from '../parts/progress.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { useCommand } from '../parts/use-command.ts';

/** The bar; on screen only while a run is under way. */
export function RosterProgress() {
  const progress = useAdminQuery('admin.getSyncProgress', {});
  const cancel = useCommand('admin.cancelSync');
  const [asked, setAsked] = useState(false);
  const now = progress.status === 'ready' ? progress.value.progress : null;
  const of = now?.of ?? null;
  // More can come than there were: then the bar is full and the words count on.
  const all = Math.max(of ?? 0, now?.read ?? 0);
  return (
    <>
      <Progress
        label={of === null && now !== null ? syncWords.readSoFar(now.read) : enAdmin.sync.phases.roster}
        done={of === null || now === null ? null : now.read}
        all={all}
        cancelling={asked && cancel.error === null}
        onCancel={() => {
          setAsked(true);
          void cancel.run({});
        }}
      />
      {cancel.error !== null && <AdminError error={cancel.error} />}
    </>
  );
}
