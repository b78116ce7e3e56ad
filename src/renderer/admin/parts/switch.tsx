// An on/off switch with its meaning beside it, in words that change with it.
import { useId } from 'react';

interface SwitchProps {
  readonly label: string;
  readonly on: boolean;
  readonly meaning: string;
  readonly onChange: (on: boolean) => void;
}

/** A checkbox that looks like a switch; the whole line is the target. */
export function Switch({ label, on, meaning, onChange }: SwitchProps) {
  const id = useId();
  return (
    <div className="adm-switch">
      <input
        id={id}
        type="checkbox"
        role="switch"
        checked={on}
        aria-describedby={`${id}-meaning`}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      <p id={`${id}-meaning`} className="adm-quiet">
        {meaning}
      </p>
    </div>
  );
}
