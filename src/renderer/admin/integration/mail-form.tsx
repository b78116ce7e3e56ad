// Who is written to, about what, and over which mail server.
import { useState } from 'react';
import type { MailView } from '../../../shared/ipc/admin/mail-contract.ts';
import { integrationWords } from '../../strings/admin/integration.ts';
import { Form } from '../parts/form/form.tsx';
import { NumberField, TextArea, TimeField } from '../parts/form/text-field.tsx';
import { Section } from '../parts/layout/page.tsx';
import { SaveBar } from '../parts/save-bar.tsx';
import { Switch } from '../parts/switch.tsx';
import { useCommand } from '../parts/use-command.ts';
import { draftInput, draftOf, isChanged, problemsOf, type MailDraft, type MailProblems } from './mail-draft.ts';
import { MailServerFields } from './mail-server-fields.tsx';

const words = integrationWords.messages;

interface MailFormProps {
  readonly view: MailView;
  readonly onUnsavedChange: (unsaved: boolean) => void;
}

/** The form of the tab *Messages*. */
export function MailForm({ view, onUnsavedChange }: MailFormProps) {
  const save = useCommand('mail.update');
  // What was saved last: a view that main sends by itself must not take away what is being typed.
  const [kept, setKept] = useState(view);
  const [draft, setDraft] = useState(() => draftOf(view));
  const [problems, setProblems] = useState<MailProblems>({});
  const dirty = isChanged(draft, kept);
  const put = (next: MailDraft, base = kept) => {
    setDraft(next);
    setProblems({});
    onUnsavedChange(isChanged(next, base));
    if (save.state.status === 'failed') save.reset();
  };
  async function submit(): Promise<void> {
    const found = problemsOf(draft, kept);
    setProblems(found);
    if (!dirty || Object.keys(found).length > 0) return;
    const answer = await save.run(draftInput(draft));
    if (answer === null) return;
    setKept(answer);
    put(draftOf(answer), answer);
  }
  const change = (part: Partial<MailDraft>) => put({ ...draft, ...part });
  return (
    <Form label={words.form}>
      <Section title={words.heading} lead={words.lead}>
        <TextArea
          label={words.addresses}
          hint={words.addressesHint}
          problem={problems.addresses ?? null}
          rows={3}
          value={draft.addresses}
          onChange={(addresses) => change({ addresses })}
        />
        <Notices draft={draft} problems={problems} onChange={change} />
      </Section>
      <Section title={words.serverHeading} lead={words.serverLead}>
        <MailServerFields view={kept} draft={draft} problems={problems} onChange={change} />
      </Section>
      <SaveBar
        dirty={dirty}
        busy={save.busy}
        saved={save.state.status === 'done'}
        error={save.error}
        onSave={() => void submit()}
        onDiscard={() => put(draftOf(kept))}
      />
    </Form>
  );
}

interface NoticesProps {
  readonly draft: MailDraft;
  readonly problems: MailProblems;
  readonly onChange: (part: Partial<MailDraft>) => void;
}

function Notices({ draft, problems, onChange }: NoticesProps) {
  return (
    <>
      <h3>{words.noticesHeading}</h3>
      <Switch
        label={words.refused}
        on={draft.refused}
        meaning={draft.refused ? words.refusedOn : words.refusedOff}
        onChange={(refused) => onChange({ refused })}
      />
      <Switch
        label={words.lost}
        on={draft.lost}
        meaning={draft.lost ? words.lostOn : words.lostOff}
        onChange={(lost) => onChange({ lost })}
      />
      {draft.lost && (
        <NumberField
          label={words.lostAfter}
          min={5}
          max={1_440}
          value={draft.lostAfterMinutes}
          problem={problems.minutes ?? null}
          onChange={(lostAfterMinutes) => onChange({ lostAfterMinutes })}
        />
      )}
      <Switch
        label={words.revoked}
        on={draft.revoked}
        meaning={draft.revoked ? words.revokedOn : words.revokedOff}
        onChange={(revoked) => onChange({ revoked })}
      />
      <Switch
        label={words.summary}
        on={draft.summary}
        meaning={draft.summary ? words.summaryOn : words.summaryOff}
        onChange={(summary) => onChange({ summary })}
      />
      {draft.summary && (
        <TimeField
          label={words.summaryAt}
          value={draft.summaryAt}
          problem={problems.time ?? null}
          onChange={(summaryAt) => onChange({ summaryAt })}
        />
      )}
    </>
  );
}
