// Fields for text: one line, several lines, a whole number, a time of day, a date.
import { useId, useState, type ComponentPropsWithRef } from 'react';
import { adminParts } from '../../../strings/admin/parts.ts';
import { describedBy, FieldNotes, LabelWords, type FieldWords } from './field-frame.tsx';
import { readTime } from './read-time.ts';

type InputProps = Omit<ComponentPropsWithRef<'input'>, 'value' | 'onChange' | 'required' | 'children'>;

export interface TextFieldProps extends InputProps, FieldWords {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** One line of text. */
export function TextField({ label, hint, problem, required, value, onChange, ...rest }: TextFieldProps) {
  const id = useId();
  const notes = fieldWords(label, hint, problem, required);
  return (
    <div className="field" data-invalid={notes.problem !== null}>
      <label className="field-label" htmlFor={id}>
        <LabelWords {...notes} />
      </label>
      <input
        type="text"
        autoComplete="off"
        {...rest}
        id={id}
        className="field-input"
        value={value}
        aria-required={required}
        aria-invalid={notes.problem !== null || undefined}
        aria-describedby={describedBy(id, notes)}
        onChange={(event) => onChange(event.target.value)}
      />
      <FieldNotes id={id} {...notes} />
    </div>
  );
}

interface TextAreaProps extends FieldWords {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number;
  readonly maxLength?: number;
}

/** Several lines of text. */
export function TextArea({ label, hint, problem, required, value, onChange, rows = 4, maxLength }: TextAreaProps) {
  const id = useId();
  const notes = fieldWords(label, hint, problem, required);
  return (
    <div className="field" data-invalid={notes.problem !== null}>
      <label className="field-label" htmlFor={id}>
        <LabelWords {...notes} />
      </label>
      <textarea
        id={id}
        className="field-input adm-text-area"
        rows={rows}
        maxLength={maxLength}
        value={value}
        aria-required={required}
        aria-invalid={notes.problem !== null || undefined}
        aria-describedby={describedBy(id, notes)}
        onChange={(event) => onChange(event.target.value)}
      />
      <FieldNotes id={id} {...notes} />
    </div>
  );
}

interface NumberFieldProps extends FieldWords {
  /** Null: nothing, or no whole number, is typed. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly min?: number;
  readonly max?: number;
  readonly disabled?: boolean;
}

/** A whole number. What is no number, or out of bounds, is said under the field once it is left. */
export function NumberField({ value, onChange, min = 0, max = 1_000_000, problem = null, ...rest }: NumberFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const [left, setLeft] = useState(false);
  const text = draft ?? (value === null ? '' : String(value));
  const wrong = left && text.trim() !== '' && (value === null || value < min || value > max);
  return (
    <TextField
      {...rest}
      inputMode="numeric"
      value={text}
      problem={problem ?? (wrong ? adminParts.number.between(min, max) : null)}
      onChange={(typed) => {
        setDraft(typed);
        setLeft(false);
        onChange(/^\d{1,9}$/.test(typed.trim()) ? Number(typed.trim()) : null);
      }}
      onBlur={() => {
        setLeft(true);
        if (value !== null) setDraft(null);
      }}
    />
  );
}

interface TimeFieldProps extends FieldWords {
  /** "HH:MM"; while something else is typed, that text as it is: check it with `isLocalTime` before saving. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly disabled?: boolean;
}

/** A time of day. Takes 8:50, 0850 and 8.50, and makes 08:50 of them when it is left. */
export function TimeField({ value, onChange, problem = null, ...rest }: TimeFieldProps) {
  const [left, setLeft] = useState(false);
  const wrong = left && value.trim() !== '' && readTime(value) === null;
  return (
    <TextField
      {...rest}
      inputMode="numeric"
      placeholder="--:--"
      maxLength={5}
      value={value}
      problem={problem ?? (wrong ? adminParts.time.wrong : null)}
      onChange={(typed) => {
        setLeft(false);
        onChange(typed);
      }}
      onBlur={() => {
        setLeft(true);
        const time = readTime(value);
        if (time !== null && time !== value) onChange(time);
      }}
    />
  );
}

interface DateFieldProps extends FieldWords {
  /** "YYYY-MM-DD", or empty. */
  readonly value: string;
  readonly onChange: (localDate: string) => void;
  readonly min?: string;
  readonly max?: string;
  /** For a filter bar: the label stands in front of the field. */
  readonly compact?: boolean;
}

/** A day, typed or chosen from the browser's own calendar. */
export function DateField({ compact = false, ...props }: DateFieldProps) {
  if (!compact) return <TextField {...props} type="date" />;
  return (
    <div className="adm-pick--compact">
      <TextField {...props} type="date" />
    </div>
  );
}

function fieldWords(
  label: string,
  hint: string | undefined,
  problem: string | null | undefined,
  required: boolean | undefined,
): FieldWords & { readonly problem: string | null } {
  return {
    label,
    problem: problem ?? null,
    ...(hint === undefined ? {} : { hint }),
    ...(required === undefined ? {} : { required }),
  };
}
