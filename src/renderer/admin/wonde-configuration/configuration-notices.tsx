// What an administrator should know about Wonde configuration before anything else: who falls through, what failed.
import { useState } from 'react';
import type { WondeConfiguration } from '../../../shared/ipc/admin/people-setup-contract.ts';
import { adminPeopleSetup } from '../../strings/admin/people-setup.ts';
import { Button } from '../../ui/button.tsx';
import { AdminError, ErrorStory } from '../parts/admin-error.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Notice } from '../parts/notice.tsx';
import { useCommand } from '../parts/use-command.ts';

const words = adminPeopleSetup.mappings;

/** Every notice that applies. */
export function ConfigurationNotices({ facts }: { readonly facts: WondeConfiguration }) {
  const { mis, pupilsInNone, staff } = facts;
  const hasStaffMapping = facts.mappings.some(({ mapping }) => mapping.entity === 'staff' && mapping.reads);
  const unmapped = facts.years.filter((year) => year.inNoAddressBook > 0);
  return (
    <>
      {!mis.rollRead && <RollNotRead />}
      {mis.allowsWriteback === false && <Notice tone="calm" title={words.writebackNever} />}
      {mis.allowsWriteback === true && !mis.writebackEnabled && <Notice tone="waiting" title={words.writebackOff} />}
      {pupilsInNone > 0 && (
        <Notice tone="waiting" title={words.inNoneTitle(pupilsInNone)}>
          <p>{words.inNoneText(unmapped.map((year) => `${year.name} (${year.inNoAddressBook})`).join(', '))}</p>
        </Notice>
      )}
      {hasStaffMapping && staff.problem !== null && <StaffProblem problem={staff.problem} />}
      {hasStaffMapping && staff.inNone > 0 && (
        <Notice tone="waiting" title={words.staffInNoneTitle(staff.inNone)}>
          <p>{staff.workUnknown > 0 ? words.workUnknown(staff.workUnknown) : words.staffInNoneText}</p>
        </Notice>
      )}
    </>
  );
}

function RollNotRead() {
  const sync = useCommand('admin.syncRoster');
  return (
    <Notice
      tone="waiting"
      title={words.noRollTitle}
      actions={
        <Button size="admin" busy={sync.busy} onPress={() => void sync.run({ acceptLeavers: false })}>
          {sync.busy ? words.syncing : words.sync}
        </Button>
      }
    >
      <p>{words.noRollText}</p>
      {sync.error !== null && <AdminError error={sync.error} />}
    </Notice>
  );
}

function StaffProblem({ problem }: { readonly problem: NonNullable<WondeConfiguration['staff']['problem']> }) {
  const sync = useCommand('admin.syncRoster');
  const [asking, setAsking] = useState(false);
  if (problem !== 'ROSTER_SUSPICIOUS') {
    return (
      <Notice tone="bad" title={words.staffProblemTitle}>
        <p>{words.staffProblemText}</p>
        {problem === 'WONDE_FORBIDDEN' ? <p>{words.staffWithheld}</p> : <ErrorStory code={problem} />}
      </Notice>
    );
  }
  const accept = async (): Promise<void> => {
    if ((await sync.run({ acceptLeavers: true })) !== null) setAsking(false);
  };
  return (
    <>
      <Notice
        tone="bad"
        title={words.staffShortTitle}
        actions={
          <Button size="admin" onPress={() => setAsking(true)}>
            {words.staffAccept}
          </Button>
        }
      >
        <p>{words.staffShortText}</p>
      </Notice>
      {asking && (
        <ConfirmDialog
          title={words.staffAcceptTitle}
          confirm={words.staffAccept}
          tone="danger"
          busy={sync.busy}
          error={sync.error}
          onConfirm={() => void accept()}
          onCancel={() => setAsking(false)}
        >
          <p>{words.staffAcceptText}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
