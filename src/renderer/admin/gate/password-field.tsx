// A password input with *Show*: on a touchscreen one types blind otherwise.
import { Eye, EyeOff } from 'lucide-react';
import { useState, type Ref } from 'react';
import { Field } from '../../ui/field.tsx';
import { enAdmin } from '../../strings/en-admin.ts';

interface PasswordFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem: string | null;
  readonly hint?: string;
  readonly autoComplete: 'current-password' | 'new-password';
  readonly autoFocus?: boolean;
  readonly disabled?: boolean;
  readonly ref?: Ref<HTMLInputElement>;
}

/** One password, hidden until asked for. */
export function PasswordField({ autoFocus = false, disabled = false, ...field }: PasswordFieldProps) {
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="adm-password">
      <Field
        {...field}
        type={shown ? 'text' : 'password'}
        autoFocus={autoFocus}
        disabled={disabled}
        spellCheck={false}
      />
      <button
        type="button"
        className="adm-password__show"
        data-keyboard-part
        aria-label={`${shown ? enAdmin.gate.hidePassword : enAdmin.gate.showPassword}: ${field.label}`}
        onClick={() => setShown(!shown)}
      >
        <Icon aria-hidden size={18} />
        {shown ? enAdmin.gate.hide : enAdmin.gate.show}
      </button>
    </div>
  );
}
