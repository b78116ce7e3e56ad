// What each step of the guide shows: the very forms of the pages, so that nothing is set up in two ways.
import type { SetupStep } from '../../../shared/settings/setup.ts';
import { setupWords } from '../../strings/admin/setup.ts';
import { Button } from '../../ui/button.tsx';
import { useAdmin } from '../admin-context.tsx';
import { ConnectionTest } from '../integration/connection-test.tsx';
import { SchoolForm } from '../integration/school-form.tsx';
import { DevicesPage } from '../devices/devices-page.tsx';
import { Section } from '../parts/layout/page.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Notice } from '../parts/notice.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { RegistersPage } from '../registers/registers-page.tsx';
import { WondeConfigurationPage } from '../wonde-configuration/wonde-configuration-page.tsx';

const words = setupWords;

interface StepContentProps {
  readonly step: SetupStep;
  readonly done: boolean;
  /** The step found out by itself that it is done. */
  readonly onDone: () => void;
}

/** The body of one step. */
export function StepContent({ step, done, onDone }: StepContentProps) {
  switch (step) {
    case 'password':
      return <PasswordStep />;
    case 'school':
      return <SchoolStep done={done} onDone={onDone} />;
    case 'test':
      return (
        <>
          <Notice tone={done ? 'good' : 'calm'} title={done ? words.testDone : words.testOpen} />
          <ConnectionTest
            unsaved={false}
            isMain={!done}
            onReport={({ ok }) => {
              if (ok) onDone();
            }}
          />
        </>
      );
    case 'mappings':
      return <WondeConfigurationPage />;
    case 'registers':
      return <RegistersPage />;
    case 'devices':
      return <DevicesPage />;
  }
}

function PasswordStep() {
  const { go } = useAdmin();
  const { label, lead } = words.steps.password;
  return (
    <Section
      title={label}
      lead={lead}
      actions={
        <Button size="admin" onPress={() => go('users')}>
          {words.toUsers}
        </Button>
      }
    >
      <p>{words.passwordText}</p>
      <p>{words.passwordMore}</p>
    </Section>
  );
}

function SchoolStep({ done, onDone }: { readonly done: boolean; readonly onDone: () => void }) {
  const settings = useAdminQuery('admin.getWondeSettings', {});
  return (
    <>
      <Notice tone={done ? 'good' : 'calm'} title={done ? words.schoolDone : words.steps.school.lead} />
      <Loaded result={settings}>
        {(view) => <SchoolForm view={view} onUnsavedChange={nothing} onSaved={onDone} />}
      </Loaded>
    </>
  );
}

function nothing(): void {
  // The form guards what is not saved by itself.
}
