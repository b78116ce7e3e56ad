// Printing a badge from the admin view: the touch of a reason prints it. Always the same ID, counted and audited by main.
import { useId, useState, type FormEvent } from 'react';
import { spacedBadgeId, type BadgeId } from '../../../shared/domain/badge-id.ts';
import type { MovementId } from '../../../shared/domain/ids.ts';
import type { BadgePrintState } from '../../../shared/ipc/kiosk-contract.ts';
import { useQuery } from '../../api/use-query.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { AdminError } from './admin-error.tsx';
import { Notice, type NoticeTone } from './notice.tsx';
import { SubmitButton } from './submit-button.tsx';
import { useCommand } from './use-command.ts';

const words = enAdmin.reprint;
const MAX_REASON_LENGTH = 200;

/** What has to be known of a badge to print it. */
export interface PrintableBadge {
  readonly movementId: MovementId;
  readonly personName: string;
  readonly badgeId: BadgeId;
  /** No paper of it exists yet: it is printed, not printed again. */
  readonly firstPrint: boolean;
}

interface ReprintDialogProps {
  readonly badge: PrintableBadge;
  readonly onClose: () => void;
}

/** Asks why, prints, and says how that went. */
export function ReprintDialog({ badge, onClose }: ReprintDialogProps) {
  const print = useCommand('admin.printBadge');
  const formId = useId();
  const [other, setOther] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const printFor = (reason: string) => void print.run({ movementId: badge.movementId, reason });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    // A badge that never came out needs no other reason.
    const reason = other.trim() === '' && badge.firstPrint ? words.reasons[0] : other.trim();
    setProblem(reason === '' ? words.needReason : null);
    if (reason !== '') printFor(reason);
  };
  const title = badge.firstPrint ? words.titlePrint(badge.personName) : words.titleAgain(badge.personName);
  if (print.state.status === 'done') {
    return (
      <Dialog title={title} size="admin" onClose={onClose} actions={<CloseButton onClose={onClose} />}>
        <PrintOutcome badge={badge} atFirst={print.state.value.state} />
      </Dialog>
    );
  }
  return (
    <Dialog
      title={title}
      size="admin"
      onClose={onClose}
      actions={
        <>
          <SubmitButton form={formId} busy={print.busy}>
            {print.busy ? words.working : badge.firstPrint ? words.print : words.again}
          </SubmitButton>
          <Button size="admin" onPress={onClose}>
            {enAdmin.common.cancel}
          </Button>
        </>
      }
    >
      <p>{words.sameId(spacedBadgeId(badge.badgeId))}</p>
      <form id={formId} className="adm-form" onSubmit={submit} noValidate>
        <ReasonChips busy={print.busy} onChoose={printFor} />
        <Field
          label={words.other}
          placeholder={words.otherHint}
          value={other}
          maxLength={MAX_REASON_LENGTH}
          problem={problem}
          onChange={(typed) => {
            setOther(typed);
            setProblem(null);
          }}
        />
      </form>
      {print.error !== null && <AdminError error={print.error} />}
    </Dialog>
  );
}

interface PrintOutcomeProps {
  readonly badge: PrintableBadge;
  /** What main answered when it took the badge: mostly that it waits. */
  readonly atFirst: BadgePrintState;
}

/** Follows the print, so that the receptionist reads that it came out and not that it once waited. */
function PrintOutcome({ badge, atFirst }: PrintOutcomeProps) {
  const progress = useQuery('kiosk.getBadgeProgress', { movementId: badge.movementId });
  const state = progress.status === 'ready' ? progress.value.state : atFirst;
  return (
    <Notice
      tone={toneOf(state)}
      title={`${words.done(spacedBadgeId(badge.badgeId))} ${enAdmin.story.print[state].toLowerCase()}`}
      live="status"
    >
      <p>{enAdmin.story.printMeaning[state]}</p>
    </Notice>
  );
}

function toneOf(state: BadgePrintState): NoticeTone {
  if (state === 'failed' || state === 'unconfirmed' || state === 'noPrinter') return 'bad';
  return state === 'confirmed' || state === 'sent' ? 'good' : 'waiting';
}

interface ReasonChipsProps {
  readonly busy: boolean;
  readonly onChoose: (reason: string) => void;
}

function ReasonChips({ busy, onChoose }: ReasonChipsProps) {
  return (
    <div role="group" aria-label={words.why}>
      <p className="field-label">{words.why}</p>
      <div className="adm-choice-chips">
        {words.reasons.map((reason) => (
          <button key={reason} type="button" aria-disabled={busy} onClick={() => onChoose(reason)}>
            {reason}
          </button>
        ))}
      </div>
    </div>
  );
}

function CloseButton({ onClose }: { readonly onClose: () => void }) {
  return (
    <Button size="admin" tone="primary" onPress={onClose}>
      {enAdmin.common.close}
    </Button>
  );
}
