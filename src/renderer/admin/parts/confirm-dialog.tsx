// A question before something that cannot be undone: says in words what will happen. For what can be undone, use a toast.
import { useRef, type ReactNode } from 'react';
import { focusFirstWrong } from './form/focus-first-wrong.ts';
import type { AppError } from '../../../shared/errors/app-error.ts';
import { adminParts } from '../../strings/admin/parts.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { AdminError } from './admin-error.tsx';

interface ConfirmDialogProps {
  /** A question: "Remove this mapping?" */
  readonly title: string;
  /** What will happen, with numbers. */
  readonly children: ReactNode;
  /** The button that does it, named after what it does: never "OK" or "Yes". */
  readonly confirm: string;
  readonly cancel?: string;
  readonly tone?: 'primary' | 'danger';
  readonly busy?: boolean;
  readonly error?: AppError | null;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** An alert dialog; mounted means open. The harmless answer has the focus first. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, confirm, cancel = adminParts.confirm.cancel, tone = 'primary', busy = false } = props;
  const { error = null, onConfirm, onCancel } = props;
  const content = useRef<HTMLDivElement>(null);
  const confirmed = (): void => {
    onConfirm();
    focusFirstWrong(content.current);
  };
  return (
    <Dialog
      title={title}
      size="admin"
      role="alertdialog"
      closesByTouchingBeside={false}
      onClose={() => {
        if (!busy) onCancel();
      }}
      actions={
        <>
          <Button size="admin" autoFocus aria-disabled={busy} onPress={onCancel}>
            {cancel}
          </Button>
          <Button size="admin" tone={tone} busy={busy} onPress={confirmed}>
            {confirm}
          </Button>
        </>
      }
    >
      <div className="adm-prose" ref={content}>
        {children}
      </div>
      {error !== null && <AdminError error={error} />}
    </Dialog>
  );
}
