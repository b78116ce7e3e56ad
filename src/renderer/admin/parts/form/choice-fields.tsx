// Choosing from a few: one of them (RadioGroup) or any of them (CheckboxGroup). All choices are in sight.
import { useId, type ReactNode } from 'react';
import { describedBy, FieldNotes, LabelWords, type FieldWords } from './field-frame.tsx';

export interface Choice<Id extends string> {
  readonly id: Id;
  readonly label: ReactNode;
  /** A sentence below the label. */
  readonly meaning?: string;
  readonly off?: boolean;
}

interface RadioGroupProps<Id extends string> extends FieldWords {
  readonly choices: ReadonlyArray<Choice<Id>>;
  readonly value: Id | null;
  readonly onChange: (id: Id) => void;
  /** In one line where they fit. */
  readonly inline?: boolean;
}

/** One of a few. */
export function RadioGroup<Id extends string>({ choices, value, onChange, inline, ...words }: RadioGroupProps<Id>) {
  const id = useId();
  return (
    <ChoiceSet id={id} role="radiogroup" inline={inline === true} words={words}>
      {choices.map((choice) => (
        <ChoiceLine key={choice.id} choice={choice}>
          <input
            type="radio"
            name={id}
            checked={choice.id === value}
            disabled={choice.off}
            onChange={() => onChange(choice.id)}
          />
        </ChoiceLine>
      ))}
    </ChoiceSet>
  );
}

interface CheckboxGroupProps<Id extends string> extends FieldWords {
  readonly choices: ReadonlyArray<Choice<Id>>;
  readonly value: readonly Id[];
  /** The chosen ones in the order of `choices`. */
  readonly onChange: (ids: readonly Id[]) => void;
  readonly inline?: boolean;
}

/** Any of a few. */
export function CheckboxGroup<Id extends string>(props: CheckboxGroupProps<Id>) {
  const { choices, value, onChange, inline, ...words } = props;
  const id = useId();
  const toggle = (toggled: Id, on: boolean) =>
    onChange(choices.map((choice) => choice.id).filter((one) => (one === toggled ? on : value.includes(one))));
  return (
    <ChoiceSet id={id} role="group" inline={inline === true} words={words}>
      {choices.map((choice) => (
        <ChoiceLine key={choice.id} choice={choice}>
          <input
            type="checkbox"
            checked={value.includes(choice.id)}
            disabled={choice.off}
            onChange={(event) => toggle(choice.id, event.target.checked)}
          />
        </ChoiceLine>
      ))}
    </ChoiceSet>
  );
}

interface CheckboxProps {
  readonly label: ReactNode;
  readonly meaning?: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** A single box; for a setting that takes effect at once use Switch. */
export function Checkbox({ label, meaning, checked, disabled, onChange }: CheckboxProps) {
  return (
    <ChoiceLine choice={{ id: 'one', label, ...(meaning === undefined ? {} : { meaning }) }}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
    </ChoiceLine>
  );
}

interface ChoiceSetProps {
  readonly id: string;
  readonly role: 'group' | 'radiogroup';
  readonly inline: boolean;
  readonly words: FieldWords;
  readonly children: ReactNode;
}

function ChoiceSet({ id, role, inline, words, children }: ChoiceSetProps) {
  return (
    <div
      className="field"
      role={role}
      aria-labelledby={`${id}-label`}
      aria-describedby={describedBy(id, words)}
      data-invalid={(words.problem ?? null) !== null}
    >
      <span id={`${id}-label`} className="field-label">
        <LabelWords {...words} />
      </span>
      <div className="adm-choices" data-inline={inline}>
        {children}
      </div>
      <FieldNotes id={id} {...words} />
    </div>
  );
}

interface ChoiceLineProps {
  readonly choice: Choice<string>;
  readonly children: ReactNode;
}

function ChoiceLine({ choice, children }: ChoiceLineProps) {
  return (
    <label className="adm-choice">
      {children}
      <span>
        {choice.label}
        {choice.meaning !== undefined && <span className="adm-quiet adm-choice__meaning">{choice.meaning}</span>}
      </span>
    </label>
  );
}
