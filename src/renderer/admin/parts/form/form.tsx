// The form element. Enter in a field presses the submit button inside (SaveBar or SubmitButton), which does the work.
import type { ReactNode } from 'react';
import { focusFirstWrong } from './focus-first-wrong.ts';

interface FormProps {
  readonly label: string;
  /** Only for a SubmitButton; a SaveBar has its own onSave. */
  readonly onSubmit?: () => void;
  readonly children: ReactNode;
}

/** A named form in one column; the browser checks nothing. */
export function Form({ label, onSubmit, children }: FormProps) {
  return (
    <form
      className="adm-form"
      aria-label={label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit?.();
        focusFirstWrong(event.currentTarget);
      }}
    >
      {children}
    </form>
  );
}

/** Fields beside each other where there is room. */
export function FieldRow({ children }: { readonly children: ReactNode }) {
  return <div className="adm-field-row">{children}</div>;
}
