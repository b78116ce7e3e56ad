// Where one is on a guided path: each step with its state in words and a picture.
import { Check, CircleDashed, SkipForward, TriangleAlert, type LucideIcon } from 'lucide-react';
import { adminParts } from '../../../strings/admin/parts.ts';

export type StepState = 'todo' | 'done' | 'skipped' | 'attention';

const icons: Readonly<Record<StepState, LucideIcon>> = {
  todo: CircleDashed,
  done: Check,
  skipped: SkipForward,
  attention: TriangleAlert,
};

export interface Step<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly state: StepState;
}

interface StepperProps<Id extends string> {
  readonly steps: ReadonlyArray<Step<Id>>;
  readonly current: Id;
  readonly onGo: (id: Id) => void;
}

/** The steps in order; each one leads to itself. */
export function Stepper<Id extends string>({ steps, current, onGo }: StepperProps<Id>) {
  const words = adminParts.stepper;
  return (
    <nav aria-label={words.label}>
      <ol className="adm-stepper">
        {steps.map(({ id, label, state }, index) => {
          const Icon = icons[state];
          return (
            <li key={id}>
              <button
                type="button"
                className="adm-stepper__step"
                data-state={state}
                aria-current={id === current ? 'step' : undefined}
                onClick={() => onGo(id)}
              >
                <Icon aria-hidden size={18} />
                <span>
                  {index + 1}. {label}
                  <span className="visually-hidden">, </span>
                  <span className="adm-stepper__state">{id === current ? words.current : words[state]}</span>
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
