// A labelled text input with a hint and a problem, tied together for screen readers.
import { useId, type ComponentPropsWithRef, type ReactNode } from 'react';
import { CircleAlert } from 'lucide-react';

export interface FieldProps extends Omit<ComponentPropsWithRef<'input'>, 'onChange' | 'value'> {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  /** What is wrong with the value, in words for the person; null when nothing is. */
  readonly problem?: string | null;
}

/** One labelled input. */
export function Field(props: FieldProps): ReactNode {
  const { label, value, onChange, hint, problem = null, type = 'text', ...rest } = props;
  const id = useId();
  const described = [hint === undefined ? '' : `${id}-hint`, problem === null ? '' : `${id}-problem`];
  return (
    <div className="field" data-invalid={problem !== null}>
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        {...rest}
        id={id}
        className="field-input"
        type={type}
        value={value}
        aria-invalid={problem !== null || undefined}
        aria-describedby={described.join(' ').trim() || undefined}
        onChange={(event) => onChange(event.target.value)}
      />
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {problem === null ? null : (
        <p id={`${id}-problem`} className="field-problem" role="alert">
          <CircleAlert size={16} aria-hidden="true" />
          {problem}
        </p>
      )}
    </div>
  );
}
