// Choosing a code of the MIS's list; typed instead while that list was never read.
import type { KnownCode } from '../../../shared/ipc/admin/actions-contract.ts';
import { adminActions } from '../../strings/admin/actions.ts';
import { Select, type SelectOption } from '../parts/form/select.tsx';
import { TextField } from '../parts/form/text-field.tsx';

const words = adminActions.editor;
const NO_MARK = 'none';
const CODE = 'code ';

interface CodeChoiceProps {
  readonly label: string;
  readonly codes: readonly KnownCode[];
  /** Null: no mark. Empty: nothing chosen yet. */
  readonly value: string | null;
  readonly onChange: (code: string | null) => void;
  /** Whether "no mark" may be chosen: a row of a table may have it. */
  readonly mayBeNone?: boolean;
  readonly problem?: string | null;
}

/** One code. A code in use that the MIS has dropped stays in sight, and says so. */
export function CodeChoice(props: CodeChoiceProps) {
  const { label, codes, value, onChange, mayBeNone = false, problem = null } = props;
  if (codes.length === 0) {
    return (
      <TextField
        label={label}
        value={value ?? ''}
        maxLength={4}
        autoCapitalize="characters"
        problem={problem}
        {...(mayBeNone ? { placeholder: adminActions.table.noMark } : {})}
        onChange={(typed) => {
          const letters = typed.trim().toUpperCase();
          onChange(letters === '' && mayBeNone ? null : letters);
        }}
      />
    );
  }
  const selected = value === null ? NO_MARK : value === '' ? null : `${CODE}${value}`;
  return (
    <Select
      label={label}
      options={optionsOf(codes, value, mayBeNone)}
      value={selected}
      problem={problem}
      onChange={(id) => onChange(id === NO_MARK ? null : id.slice(CODE.length))}
    />
  );
}

function optionsOf(codes: readonly KnownCode[], value: string | null, mayBeNone: boolean): SelectOption<string>[] {
  const letters = new Map<string, SelectOption<string>>();
  for (const { code, description, type } of codes) {
    if (letters.has(code)) continue;
    letters.set(code, {
      id: `${CODE}${code}`,
      label: description === null ? code : `${code} ${description}`,
      ...(type === null ? {} : { detail: type }),
    });
  }
  const isDropped = value !== null && value !== '' && !letters.has(value);
  return [
    ...(mayBeNone ? [{ id: NO_MARK, label: adminActions.table.noMark }] : []),
    ...(isDropped ? [{ id: `${CODE}${value}`, label: words.codeMissing(value) }] : []),
    ...letters.values(),
  ];
}
