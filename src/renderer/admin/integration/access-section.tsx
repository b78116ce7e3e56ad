// How the school's leave stands: requested, approved, declined, revoked; what it covers; and the request for it.
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import type { AccessView } from '../../../shared/ipc/admin/integration-contract.ts';
import { integrationWords } from '../../strings/admin/integration.ts';
import { adminErrorWords } from '../../strings/en-admin-errors.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorStory } from '../parts/admin-error.tsx';
import { Facts } from '../parts/facts.tsx';
import { Section } from '../parts/layout/page.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Notice } from '../parts/notice.tsx';
import { StatusChip, type StatusTone } from '../parts/status-chip.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { useCommand } from '../parts/use-command.ts';
import { AdminError } from '../parts/admin-error.tsx';
import { momentText } from './moment-text.ts';
import { RequestDialog } from './request-dialog.tsx';

const words = integrationWords.access;

const tones: Readonly<Record<AccessView['state'], StatusTone>> = {
  unknown: 'calm',
  none: 'calm',
  pending: 'waiting',
  approved: 'good',
  declined: 'bad',
  revoked: 'bad',
};

/** The tab *Access*. */
export function AccessSection() {
  const access = useAdminQuery('integration.getAccess', {});
  return <Loaded result={access}>{(view) => <Access view={view} onFresh={access.refetch} />}</Loaded>;
}

function writingWords({ state, problem, allowsWriteback, writebackEnabled }: AccessView): string {
  if (problem !== null || (state !== 'approved' && state !== 'unknown')) return words.readsNot;
  if (allowsWriteback === null) return words.notKnown;
  if (!allowsWriteback) return words.writesNo;
  return writebackEnabled ? words.writesYes : words.writesOffHere;
}

function readingWords({ state, problem }: AccessView): string {
  if (state === 'unknown') return words.notKnown;
  return state === 'approved' && problem === null ? words.reads : words.readsNot;
}

function factsOf(view: AccessView): ReadonlyArray<readonly [string, string]> {
  const { schoolName, schoolId, mis, online } = view;
  return [
    [words.school, schoolName ?? words.notKnown],
    [words.schoolId, schoolId === '' ? words.notKnown : schoolId],
    [words.mis, mis ?? words.notKnown],
    [words.reading, readingWords(view)],
    [words.writing, writingWords(view)],
    [words.online, online === null ? words.notKnown : online ? words.onlineYes : words.onlineNo],
  ];
}

/** Asking again makes sense wherever the school has not said yes, or says no to what it once allowed. */
function canRequest({ ready, state, problem }: AccessView): boolean {
  return ready && (state !== 'approved' || problem !== null);
}

function Access({ view, onFresh }: { readonly view: AccessView; readonly onFresh: () => void }) {
  const refresh = useCommand('integration.refreshAccess');
  const [asking, setAsking] = useState(false);
  const [asked, setAsked] = useState(false);
  const { label, meaning } = words.states[view.state];
  const isRequested = view.requestedAtMs !== null && view.requestedBy !== null;
  async function ask(): Promise<void> {
    if ((await refresh.run({})) !== null) onFresh();
  }
  return (
    <Section title={words.heading} lead={words.lead}>
      <p className="adm-with-icon">
        <KeyRound aria-hidden size={20} />
        <span>{words.state}:</span>
        <StatusChip tone={tones[view.state]}>{label}</StatusChip>
      </p>
      <p>{meaning}</p>
      {asked && <Notice tone="good" title={words.done} live="status" />}
      <Trouble view={view} />
      <Facts facts={factsOf(view)} />
      <p className="adm-quiet">
        {view.checkedAtMs === null ? words.neverChecked : words.checked(momentText(view.checkedAtMs))}
        {isRequested && ` ${words.requested(view.requestedBy ?? '', momentText(view.requestedAtMs ?? 0))}`}
        {view.words !== null && ` ${words.answer(view.words)}`}
      </p>
      <div className="adm-actions">
        <Button size="admin" busy={refresh.busy} disabled={!view.ready} onPress={() => void ask()}>
          {refresh.busy ? words.refreshing : words.refresh}
        </Button>
        {canRequest(view) && (
          <Button size="admin" tone="primary" onPress={() => setAsking(true)}>
            {view.requestedAtMs === null ? words.request : words.requestAgain}
          </Button>
        )}
      </div>
      {!view.ready && <p className="adm-quiet">{words.notReady}</p>}
      {refresh.error !== null && <AdminError error={refresh.error} />}
      {asking && (
        <RequestDialog
          onClose={() => setAsking(false)}
          onSent={() => {
            setAsking(false);
            setAsked(true);
            onFresh();
          }}
        />
      )}
    </Section>
  );
}

function Trouble({ view: { problem } }: { readonly view: AccessView }) {
  if (problem === null) return null;
  const isRefused = problem === 'WONDE_AUTH' || problem === 'WONDE_FORBIDDEN' || problem === 'WONDE_NOT_FOUND';
  return (
    <Notice tone="bad" title={isRefused ? words.refusedTitle : words.troubleTitle}>
      <p>{adminErrorWords(problem).title}.</p>
      <ErrorStory code={problem} />
    </Notice>
  );
}
