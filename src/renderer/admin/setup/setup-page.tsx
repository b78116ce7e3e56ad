// The setup guide: a short path from an empty kiosk to the first sign-in. Main remembers how far it has come.
import { useState } from 'react';
import type { SetupStepState, SetupView } from '../../../shared/ipc/admin/setup-contract.ts';
import type { SetupStep } from '../../../shared/settings/setup.ts';
import { setupWords } from '../../strings/admin/setup.ts';
import { Button } from '../../ui/button.tsx';
import { useAdmin } from '../admin-context.tsx';
import { useToast } from '../frame/toasts.tsx';
import { useAskBeforeLeaving } from '../frame/unsaved.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { Page } from '../parts/layout/page.tsx';
import { Stepper, type StepState } from '../parts/layout/stepper.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Notice } from '../parts/notice.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { useCommand } from '../parts/use-command.ts';
import { FinishStep } from './finish-step.tsx';
import { StepContent } from './step-content.tsx';

const words = setupWords;
type Place = SetupStep | 'finish';

const stepStates: Readonly<Record<SetupStepState, StepState>> = { open: 'todo', done: 'done', skipped: 'skipped' };

/** The page *Setup guide*. */
export function SetupPage() {
  const setup = useAdminQuery('setup.get', {});
  return (
    <Page title={words.title} lead={words.lead}>
      <Loaded result={setup}>
        {(view) => (view.demo ? <DemoGuide /> : <Guide view={view} onFresh={setup.refetch} />)}
      </Loaded>
    </Page>
  );
}

function DemoGuide() {
  const { go } = useAdmin();
  return (
    <Notice
      tone="calm"
      title={words.demoTitle}
      actions={
        <Button size="admin" tone="primary" onPress={() => go('integration', { tab: 'school' })}>
          {words.toSchool}
        </Button>
      }
    >
      <p>{words.demoText}</p>
    </Notice>
  );
}

function firstOpen({ steps }: SetupView): Place {
  return steps.find(({ state }) => state === 'open')?.id ?? 'finish';
}

interface GuideProps {
  readonly view: SetupView;
  readonly onFresh: () => void;
}

function Guide({ view, onFresh }: GuideProps) {
  const { go } = useAdmin();
  const toast = useToast();
  const ask = useAskBeforeLeaving();
  const mark = useCommand('setup.markStep');
  const postpone = useCommand('setup.postpone');
  const finish = useCommand('setup.finish');
  const [place, setPlace] = useState<Place>(() => firstOpen(view));
  const places: readonly Place[] = [...view.steps.map(({ id }) => id), 'finish'];
  const at = places.indexOf(place);
  const moveTo = (next: Place | undefined) => ask(() => setPlace(next ?? 'finish'));
  const stateOf = (id: Place): SetupStepState => view.steps.find((step) => step.id === id)?.state ?? 'open';

  async function leave(as: 'done' | 'skipped'): Promise<void> {
    if (place === 'finish') return;
    // A step main knows to be done is done, whatever is marked.
    if (stateOf(place) !== 'done' && (await mark.run({ step: place, as })) === null) return;
    onFresh();
    setPlace(places[at + 1] ?? 'finish');
  }
  async function end(how: typeof postpone | typeof finish, said: string): Promise<void> {
    if ((await how.run({})) === null) return;
    toast.say(said);
    go('logbook');
  }
  const error = mark.error ?? postpone.error ?? finish.error;
  const isDone = stateOf(place) === 'done';
  // School and test are done when they are; the other steps when a person says so.
  const saysDone = place === 'mappings' || place === 'registers' || place === 'devices';
  return (
    <>
      <Stepper<Place>
        steps={places.map((id) => ({
          id,
          label: id === 'finish' ? words.doneLabel : words.steps[id].label,
          state: id === 'finish' ? (view.finishedAtMs === null ? 'todo' : 'done') : stepStates[stateOf(id)],
        }))}
        current={place}
        onGo={moveTo}
      />
      {view.finishedAtMs !== null && (
        <Notice tone="calm" title={words.finishedTitle}>
          <p>{words.finishedText}</p>
        </Notice>
      )}
      {place === 'finish' ? (
        <FinishStep view={view} onGo={moveTo} />
      ) : (
        <StepContent
          step={place}
          done={isDone}
          onDone={() => void mark.run({ step: place, as: 'done' }).then(onFresh)}
        />
      )}
      {error !== null && <AdminError error={error} />}
      <div className="adm-actions adm-setup-actions">
        {at > 0 && (
          <Button size="admin" onPress={() => moveTo(places[at - 1])}>
            {words.back}
          </Button>
        )}
        {place !== 'finish' && (isDone || saysDone) && (
          <Button size="admin" tone="primary" busy={mark.busy} onPress={() => ask(() => void leave('done'))}>
            {isDone ? words.next : words.doneNext}
          </Button>
        )}
        {place !== 'finish' && !isDone && (
          <Button size="admin" busy={mark.busy} onPress={() => ask(() => void leave('skipped'))}>
            {words.skip}
          </Button>
        )}
        {place === 'finish' && (
          <Button size="admin" tone="primary" busy={finish.busy} onPress={() => void end(finish, words.finished)}>
            {words.finish}
          </Button>
        )}
        {view.finishedAtMs === null && (
          <Button size="admin" busy={postpone.busy} onPress={() => ask(() => void end(postpone, words.laterSaid))}>
            {words.later}
          </Button>
        )}
      </div>
    </>
  );
}
