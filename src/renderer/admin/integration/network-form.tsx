// The school's network as a form: the proxy and its log-in, and the certificates that are trusted.
import { useState } from 'react';
import type { NetworkView } from '../../../shared/ipc/admin/network-contract.ts';
import { proxyMode } from '../../../shared/settings/network.ts';
import { networkWords } from '../../strings/admin/network.ts';
import { PasswordField } from '../gate/password-field.tsx';
import { Facts } from '../parts/facts.tsx';
import { Checkbox, RadioGroup } from '../parts/form/choice-fields.tsx';
import { FieldRow, Form } from '../parts/form/form.tsx';
import { NumberField, TextArea, TextField } from '../parts/form/text-field.tsx';
import { Section } from '../parts/layout/page.tsx';
import { SaveBar } from '../parts/save-bar.tsx';
import { useCommand } from '../parts/use-command.ts';
import {
  draftInput,
  draftOf,
  isChanged,
  problemsOf,
  withoutHiddenSlips,
  type NetworkDraft,
  type NetworkProblems,
} from './network-draft.ts';

const words = networkWords;

interface NetworkFormProps {
  readonly view: NetworkView;
  readonly onUnsavedChange: (unsaved: boolean) => void;
}

/** The form of the tab *School's network*. */
export function NetworkForm({ view, onUnsavedChange }: NetworkFormProps) {
  const save = useCommand('network.update');
  // What was saved last: a view that main sends by itself must not take away what is being typed.
  const [kept, setKept] = useState(view);
  const [draft, setDraft] = useState(() => draftOf(view));
  const [problems, setProblems] = useState<NetworkProblems>({});
  const dirty = isChanged(draft, kept);
  const put = (next: NetworkDraft, base = kept) => {
    setDraft(next);
    setProblems({});
    onUnsavedChange(isChanged(next, base));
    if (save.state.status === 'failed') save.reset();
  };
  async function submit(): Promise<void> {
    const wanted = withoutHiddenSlips(draft, kept);
    const found = problemsOf(wanted);
    setProblems(found);
    if (!dirty || Object.keys(found).length > 0) return;
    const answer = await save.run(draftInput(wanted));
    if (answer === null) return;
    setKept(answer);
    put(draftOf(answer), answer);
  }
  const change = (part: Partial<NetworkDraft>) => put({ ...draft, ...part });
  const fields = { view: kept, draft, problems, onChange: change };
  return (
    <Form label={words.form}>
      <Section title={words.heading} lead={words.lead}>
        <RadioGroup
          label={words.mode}
          choices={proxyMode.options.map((id) => ({ id, ...words.modes[id] }))}
          value={draft.mode}
          onChange={(mode) => change({ mode })}
        />
        <WayFields {...fields} />
      </Section>
      {draft.mode !== 'none' && <Login {...fields} />}
      <Certificates {...fields} />
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

interface FieldsProps {
  readonly view: NetworkView;
  readonly draft: NetworkDraft;
  readonly problems: NetworkProblems;
  readonly onChange: (part: Partial<NetworkDraft>) => void;
}

function WayFields({ draft, problems, onChange }: FieldsProps) {
  if (draft.mode === 'pac') {
    return (
      <TextField
        label={words.pac}
        hint={words.pacHint}
        inputMode="url"
        spellCheck={false}
        value={draft.pac}
        problem={problems.pac ?? null}
        onChange={(pac) => onChange({ pac })}
      />
    );
  }
  if (draft.mode !== 'explicit') return null;
  return (
    <>
      <FieldRow>
        <TextField
          label={words.host}
          hint={words.hostHint}
          spellCheck={false}
          value={draft.host}
          problem={problems.host ?? null}
          onChange={(host) => onChange({ host })}
        />
        <NumberField
          label={words.port}
          min={1}
          max={65_535}
          value={draft.port}
          problem={problems.port ?? null}
          onChange={(port) => onChange({ port })}
        />
      </FieldRow>
      <TextArea
        label={words.exceptions}
        hint={words.exceptionsHint}
        rows={2}
        value={draft.exceptions}
        problem={problems.exceptions ?? null}
        onChange={(exceptions) => onChange({ exceptions })}
      />
    </>
  );
}

function Login({ view, draft, problems, onChange }: FieldsProps) {
  const hint = `${view.passwordSet ? words.passwordSet : words.passwordMissing} ${words.passwordKept[view.secretStorage]}`;
  return (
    <Section title={words.loginHeading} lead={words.loginLead}>
      <TextField
        label={words.user}
        hint={words.userHint}
        spellCheck={false}
        value={draft.user}
        problem={problems.user ?? null}
        onChange={(user) => onChange({ user })}
      />
      <PasswordField
        label={words.password}
        hint={hint}
        autoComplete="new-password"
        value={draft.password}
        problem={null}
        onChange={(password) => onChange({ password, removePassword: false })}
      />
      {view.passwordSet && (
        <Checkbox
          label={words.removePassword}
          checked={draft.removePassword}
          onChange={(removePassword) => onChange({ removePassword, ...(removePassword ? { password: '' } : {}) })}
        />
      )}
    </Section>
  );
}

function Certificates({ view, draft, problems, onChange }: FieldsProps) {
  const { system, extra, extraProblem } = view.certificates;
  const extraText =
    extraProblem !== null
      ? words.extraProblems[extraProblem]
      : extra === null
        ? words.extraNone
        : words.storeCount(extra);
  return (
    <Section title={words.trustHeading} lead={words.trustLead}>
      <Facts
        facts={[
          [words.store, system === 0 ? words.storeNone : words.storeCount(system)],
          [words.extra, extraText],
        ]}
      />
      <TextField
        label={words.extraCaFile}
        hint={words.extraCaFileHint}
        spellCheck={false}
        value={draft.extraCaFile}
        problem={problems.extraCaFile ?? (extraProblem === null ? null : words.extraProblems[extraProblem])}
        onChange={(extraCaFile) => onChange({ extraCaFile })}
      />
    </Section>
  );
}
