// Hint and problem below a field, tied to it by id; the same for every kind of field.
import { CircleAlert } from 'lucide-react';
import { adminParts } from '../../../strings/admin/parts.ts';

export interface FieldWords {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong, in words; null when nothing is. */
  readonly problem?: string | null;
  /** Says "needed" beside the label. */
  readonly required?: boolean;
}

/** aria-describedby for a field whose notes have this id; undefined when it has none. */
export function describedBy(id: string, { hint, problem = null }: FieldWords): string | undefined {
  const ids = [hint === undefined ? '' : `${id}-hint`, problem === null ? '' : `${id}-problem`].filter(Boolean);
  return ids.length === 0 ? undefined : ids.join(' ');
}

/** The label's words. */
export function LabelWords({ label, required = false }: FieldWords) {
  return (
    <>
      {label}
      {required && <span className="adm-quiet"> ({adminParts.required})</span>}
    </>
  );
}

/** Hint and problem. */
export function FieldNotes({ id, hint, problem = null }: FieldWords & { readonly id: string }) {
  return (
    <>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {problem !== null && (
        <p id={`${id}-problem`} className="field-problem" role="alert">
          <CircleAlert size={16} aria-hidden="true" />
          {problem}
        </p>
      )}
    </>
  );
}
