// The end of the guide: what is done, what was left, and a way back to each.
import { CircleCheck, CircleDashed } from 'lucide-react';
import type { SetupView } from '../../../shared/ipc/admin/setup-contract.ts';
import type { SetupStep } from '../../../shared/settings/setup.ts';
import { setupWords } from '../../strings/admin/setup.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../parts/layout/page.tsx';

const words = setupWords;

interface FinishStepProps {
  readonly view: SetupView;
  readonly onGo: (step: SetupStep) => void;
}

/** What is left to do, if anything. */
export function FinishStep({ view, onGo }: FinishStepProps) {
  const left = view.steps.filter(({ state }) => state !== 'done');
  return (
    <Section title={words.finishHeading} lead={left.length === 0 ? words.finishAllDone : words.finishOpen(left.length)}>
      <ul className="adm-checks" aria-label={words.title}>
        {view.steps.map(({ id, state }) => {
          const Icon = state === 'done' ? CircleCheck : CircleDashed;
          return (
            <li key={id}>
              <Icon aria-hidden size={20} className={state === 'done' ? 'adm-tone-good' : 'adm-quiet'} />
              <div>
                <p>
                  <strong>{words.steps[id].label}</strong>
                </p>
                {state !== 'done' && (
                  <div className="adm-actions">
                    <Button
                      size="admin"
                      aria-label={`${words.stepOpen}: ${words.steps[id].label}`}
                      onPress={() => onGo(id)}
                    >
                      {words.stepOpen}
                    </Button>
                  </div>
                )}
              </div>
            </li>
          );
        })}
      </ul>
      <p className="adm-quiet">{words.actionsHint}</p>
    </Section>
  );
}
