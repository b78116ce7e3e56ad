// What a change of Wonde configuration will do, before it is done: how many people, how many PINs and cards.
import type { AppError } from '../../../shared/errors/app-error.ts';
import type { MappingPreview } from '../../../shared/ipc/admin/people-setup-contract.ts';
import { adminPeopleSetup } from '../../strings/admin/people-setup.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';

const words = adminPeopleSetup.mappingForm;

interface PreviewDialogProps {
  readonly kind: 'save' | 'remove';
  readonly preview: MappingPreview;
  readonly busy: boolean;
  readonly error: AppError | null;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** Asks, with the numbers. */
export function PreviewDialog({ kind, preview, busy, error, onConfirm, onCancel }: PreviewDialogProps) {
  const { leaving, joining, intoNone, withPinOrCard, pins, cards } = preview;
  return (
    <ConfirmDialog
      title={kind === 'save' ? words.confirmTitle : words.removeTitle}
      confirm={kind === 'save' ? words.confirmSave(leaving) : words.confirmRemove}
      tone={withPinOrCard > 0 || intoNone > 0 || kind === 'remove' ? 'danger' : 'primary'}
      busy={busy}
      error={error}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <p>{words.leaving(leaving)}</p>
      {intoNone > 0 && <p>{words.intoNone(intoNone)}</p>}
      {leaving > 0 && <p>{words.cleared(withPinOrCard, pins, cards)}</p>}
      {joining > 0 && <p>{words.joining(joining)}</p>}
      {leaving > 0 && <p>{words.history}</p>}
    </ConfirmDialog>
  );
}
