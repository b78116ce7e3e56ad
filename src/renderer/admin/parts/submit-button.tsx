// The button that sends a form. The form's own submit does the work, so that Enter does it too.
import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';

interface SubmitButtonProps {
  readonly busy: boolean;
  readonly disabled?: boolean;
  /** The id of a form the button stands outside of. */
  readonly form?: string;
  readonly children: ReactNode;
}

/** A primary button of type submit. */
export function SubmitButton({ busy, disabled = false, form, children }: SubmitButtonProps) {
  return (
    <Button
      size="admin"
      tone="primary"
      type="submit"
      form={form}
      disabled={disabled}
      busy={busy}
      onPress={submitsItself}
    >
      {children}
    </Button>
  );
}

function submitsItself(): void {
  // Nothing on purpose: see the file's first line.
}
