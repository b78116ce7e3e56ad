// The setup guide: a short path from an empty kiosk to the first sign-in.
import type { SetupStepState, SetupView } from '../../../shared/ipc/admin/setup-contract.ts';
import { setupWords } from '../../strings/admin/setup.ts';
import { Button } from '../../ui/button.tsx';
import { useAdmin } from '../admin-context.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { Page } from '../parts/layout/page.tsx';
import { Stepper, type StepState } from '../parts/layout/stepper.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Notice } from '../parts/notice.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { FinishStep } from './finish-step.tsx';
import { GuideButtons } from './guide-buttons.tsx';
import { StepContent } from './step-content.tsx';
import { useGuide, type Place } from './use-guide.ts';

const words = setupWords;

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

interface GuideProps {
  readonly view: SetupView;
  readonly onFresh: () => void;
}

function Guide({ view, onFresh }: GuideProps) {
  const guide = useGuide(view, onFresh);
  const { place } = guide;
  const finished = view.finishedAtMs !== null;
  return (
    <>
      <Stepper<Place>
        steps={guide.places.map((id) =>
          id === 'finish'
            ? { id, label: words.doneLabel, state: finished ? 'done' : 'todo' }
            : { id, label: words.steps[id].label, state: stepStates[guide.stateOf(id)] },
        )}
        current={place}
        onGo={guide.goTo}
      />
      <GuideButtons guide={guide} finished={finished} />
      {guide.error !== null && <AdminError error={guide.error} />}
      {finished && (
        <Notice tone="calm" title={words.finishedTitle}>
          <p>{words.finishedText}</p>
        </Notice>
      )}
      {place === 'finish' ? (
        <FinishStep view={view} onGo={guide.goTo} />
      ) : (
        <StepContent step={place} done={guide.stateOf(place) === 'done'} onDone={() => guide.markDone(place)} />
      )}
    </>
  );
}
