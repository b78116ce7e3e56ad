// The tab Messages: the form, the test message, and what became of the last ones.
import { MailCheck } from 'lucide-react';
import { useState } from 'react';
import type { MailTestResult, MailView } from '../../../shared/ipc/admin/mail-contract.ts';
import { integrationWords } from '../../strings/admin/integration.ts';
import { adminErrorWords } from '../../strings/en-admin-errors.ts';
import { Button } from '../../ui/button.tsx';
import { AdminError, ErrorStory } from '../parts/admin-error.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Section } from '../parts/layout/page.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Notice } from '../parts/notice.tsx';
import { StatusChip, type StatusTone } from '../parts/status-chip.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { useCommand } from '../parts/use-command.ts';
import { MailForm } from './mail-form.tsx';
import { momentText } from './moment-text.ts';

const words = integrationWords.messages;

/** The tab *Messages*. */
export function MessagesTab() {
  const mail = useAdminQuery('mail.get', {});
  const [unsaved, setUnsaved] = useState(false);
  return (
    <Loaded result={mail}>
      {(view) => (
        <div className="adm-cards">
          <MailForm view={view} onUnsavedChange={setUnsaved} />
          <div className="adm-stack">
            <TestMessage ready={view.ready} unsaved={unsaved} />
            <MailList view={view} onChange={mail.refetch} />
          </div>
        </div>
      )}
    </Loaded>
  );
}

function TestMessage({ ready, unsaved }: { readonly ready: boolean; readonly unsaved: boolean }) {
  const test = useCommand('mail.sendTest');
  const lead = unsaved ? words.testSaveFirst : ready ? words.testLead : words.testNotReady;
  return (
    <Section title={words.testHeading} lead={lead}>
      <div className="adm-actions">
        <Button size="admin" busy={test.busy} disabled={!ready || unsaved} onPress={() => void test.run({})}>
          {test.busy ? words.testBusy : words.testButton}
        </Button>
      </div>
      {test.error !== null && <AdminError error={test.error} />}
      {test.state.status === 'done' && <TestAnswer result={test.state.value} />}
    </Section>
  );
}

function TestAnswer({ result }: { readonly result: MailTestResult }) {
  const { accepted, errorCode, serverWords, refusedAddresses } = result;
  const said = serverWords === null ? null : <p className="adm-quiet">{words.serverSaid(serverWords)}</p>;
  if (!accepted) {
    const code = errorCode ?? 'INTERNAL';
    return (
      <Notice tone="bad" title={adminErrorWords(code).title} live="alert">
        <ErrorStory code={code} />
        {said}
      </Notice>
    );
  }
  return (
    <Notice tone={refusedAddresses.length === 0 ? 'good' : 'waiting'} title={words.testGood} live="status">
      {refusedAddresses.length > 0 && <p>{words.testRefused(refusedAddresses.join(', '))}</p>}
      <p>{words.testGoodText}</p>
      {said}
    </Notice>
  );
}

interface MailListProps {
  readonly view: MailView;
  readonly onChange: () => void;
}

function MailList({ view, onChange }: MailListProps) {
  const again = useCommand('mail.sendNow');
  const stuck = view.waiting + view.failed > 0;
  async function sendNow(): Promise<void> {
    if ((await again.run({})) !== null) onChange();
  }
  return (
    <Section
      title={words.queueHeading}
      lead={words.queueLead}
      actions={
        stuck &&
        view.ready && (
          <Button size="admin" busy={again.busy} onPress={() => void sendNow()}>
            {words.sendNow}
          </Button>
        )
      }
    >
      {again.error !== null && <AdminError error={again.error} />}
      {stuck && <Stuck view={view} />}
      {view.recent.length === 0 ? (
        <EmptyState icon={MailCheck} title={words.empty} text={words.emptyText} />
      ) : (
        <ul className="adm-checks" aria-label={words.queueHeading}>
          {view.recent.map((mail) => (
            <MailLine key={mail.id} mail={mail} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Stuck({ view: { waiting, failed, problem } }: { readonly view: MailView }) {
  const titles = [
    ...(waiting > 0 ? [words.waitingTitle(waiting)] : []),
    ...(failed > 0 ? [words.failedTitle(failed)] : []),
  ];
  return (
    <Notice tone={failed > 0 || problem !== null ? 'bad' : 'waiting'} title={titles.join(', ')}>
      {problem !== null && (
        <>
          <p>{adminErrorWords(problem.code).title}.</p>
          <ErrorStory code={problem.code} />
          {problem.serverWords !== null && <p className="adm-quiet">{words.serverSaid(problem.serverWords)}</p>}
        </>
      )}
    </Notice>
  );
}

const tones: Readonly<Record<MailView['recent'][number]['state'], StatusTone>> = {
  waiting: 'waiting',
  sending: 'waiting',
  sent: 'good',
  failed: 'bad',
};

function MailLine({ mail }: { readonly mail: MailView['recent'][number] }) {
  const when =
    mail.sentAtMs === null ? words.madeAt(momentText(mail.createdAtMs)) : words.sentAt(momentText(mail.sentAtMs));
  return (
    <li>
      <div>
        <p>
          <StatusChip tone={tones[mail.state]}>{words.states[mail.state]}</StatusChip>{' '}
          <strong>{words.kinds[mail.kind]}</strong> <span className="adm-quiet">{when}</span>
        </p>
        <details>
          <summary>{mail.subject}</summary>
          <p className="adm-mail-body">{mail.body}</p>
        </details>
      </div>
    </li>
  );
}
