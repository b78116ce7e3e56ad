// An error in a receptionist's words: what it is, one sentence, and what to do next.
import type { ReactNode } from 'react';
import type { AppError } from '../../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../../shared/errors/codes.ts';
import { adminErrorWords } from '../../strings/en-admin-errors.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { Notice } from './notice.tsx';

/** The sentence and the next step of a code, for use inside another box. */
export function ErrorStory({ code }: { readonly code: ErrorCode }) {
  const words = adminErrorWords(code);
  return (
    <>
      <p>{words.sentence}</p>
      <p>
        <strong>{enAdmin.common.whatNext}:</strong> {words.next}
      </p>
    </>
  );
}

interface AdminErrorProps {
  readonly error: AppError;
  /** Buttons, such as *Try again*. */
  readonly actions?: ReactNode;
}

/** A whole error box, read out at once. The reference is shown only where it helps support. */
export function AdminError({ error, actions }: AdminErrorProps) {
  const ref = error.context['ref'];
  return (
    <Notice tone="bad" title={adminErrorWords(error.code).title} live="alert" actions={actions}>
      <ErrorStory code={error.code} />
      {error.code === 'INTERNAL' && typeof ref === 'string' && (
        <p className="adm-quiet">{enAdmin.common.reference(ref)}</p>
      )}
    </Notice>
  );
}
