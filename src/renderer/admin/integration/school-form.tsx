// The Wonde settings as a form. The token is write-only: it is typed here, sent once, and forgotten.
import { useEffect, useState, type FormEvent } from 'react';
import { integrationWords } from '../../strings/admin/integration.ts';
import { Field } from '../../ui/field.tsx';
import { AdminError } from '../parts/admin-error.tsx';
import { focusFirstWrong } from '../parts/form/focus-first-wrong.ts';
import { Notice } from '../parts/notice.tsx';
import { SubmitButton } from '../parts/submit-button.tsx';
import { Switch } from '../parts/switch.tsx';
import { useUnsavedGuard } from '../frame/unsaved.tsx';
import { useCommand, type RunningCommand } from '../parts/use-command.ts';
import {
  draftInput,
  draftOf,
  draftProblems,
  isChanged,
  problemsFromFields,
  type WondeDraft,
  type WondeProblems,
  type WondeView,
} from './school-draft.ts';

const words = integrationWords.school;
const HINT_LETTERS = 4;

interface SchoolFormProps {
  readonly view: WondeView;
  readonly onUnsavedChange: (unsaved: boolean) => void;
  /** Saved on this kiosk (not: leaving the demo). */
  readonly onSaved?: () => void;
}

function tokenHintText(view: WondeView): string {
  if (view.demo) return words.tokenDemo;
  if (view.tokenHint === null) return words.tokenMissing;
  // A token too short to be one has no letters that may be shown.
  const lastLetters = view.tokenHint.slice(-HINT_LETTERS);
  return lastLetters === '' ? words.tokenSet : words.tokenSetEnding(lastLetters);
}

/** Address, school, token, writeback, *Save*. */
export function SchoolForm({ view, onUnsavedChange, onSaved }: SchoolFormProps) {
  const save = useCommand('admin.updateWondeSettings');
  const [draft, setDraft] = useState(() => draftOf(view));
  const [problems, setProblems] = useState<WondeProblems>({});
  const unsaved = isChanged(draft, view);
  useUnsavedGuard(unsaved);
  useEffect(() => onUnsavedChange(unsaved), [unsaved, onUnsavedChange]);

  const change = (part: Partial<WondeDraft>) => {
    setDraft({ ...draft, ...part });
    setProblems({});
    if (save.state.status !== 'busy') save.reset();
  };
  async function submitDraft(): Promise<void> {
    const answer = await save.run(draftInput(draft));
    if (answer === null) return;
    setDraft(draftOf(answer.settings));
    if (!answer.restarting) onSaved?.();
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const found = draftProblems(draft, view);
    setProblems(found);
    if (Object.keys(found).length === 0) void submitDraft();
    else focusFirstWrong(event.currentTarget);
  };
  return (
    <form className="adm-card adm-form" onSubmit={submit} noValidate aria-label={words.form}>
      {view.demo && (
        <Notice tone="calm" title={words.demoTitle}>
          <p>{words.demoText}</p>
        </Notice>
      )}
      <WondeFields
        view={view}
        draft={draft}
        problems={{ ...problemsFromFields(save.error?.fields), ...problems }}
        onChange={change}
      />
      <div className="adm-actions">
        <SubmitButton busy={save.busy}>{save.busy ? words.saving : words.save}</SubmitButton>
        {unsaved && !save.busy && <span className="adm-quiet">{words.unsaved}</span>}
      </div>
      <SaveResult save={save} />
    </form>
  );
}

interface WondeFieldsProps {
  readonly view: WondeView;
  readonly draft: WondeDraft;
  readonly problems: WondeProblems;
  readonly onChange: (part: Partial<WondeDraft>) => void;
}

function WondeFields({ view, draft, problems, onChange }: WondeFieldsProps) {
  return (
    <>
      <Field
        label={words.baseUrl}
        hint={words.baseUrlHint}
        value={draft.baseUrl}
        problem={problems.baseUrl ?? null}
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        onChange={(baseUrl) => onChange({ baseUrl })}
      />
      <Field
        label={words.schoolId}
        hint={words.schoolIdHint}
        value={draft.schoolId}
        problem={problems.schoolId ?? null}
        autoComplete="off"
        spellCheck={false}
        onChange={(schoolId) => onChange({ schoolId })}
      />
      <Field
        label={words.token}
        hint={tokenHintText(view)}
        type="password"
        value={draft.token}
        problem={problems.token ?? null}
        placeholder={words.tokenPlaceholder}
        autoComplete="off"
        spellCheck={false}
        onChange={(token) => onChange({ token })}
      />
      <p className="adm-quiet">{view.secretStorage === 'os-keychain' ? words.keychain : words.keyFile}</p>
      <Switch
        label={words.writeback}
        on={draft.writebackEnabled}
        meaning={draft.writebackEnabled ? words.writebackOn : words.writebackOff}
        onChange={(writebackEnabled) => onChange({ writebackEnabled })}
      />
    </>
  );
}

function SaveResult({ save }: { readonly save: RunningCommand<'admin.updateWondeSettings'> }) {
  if (save.error !== null) return <AdminError error={save.error} />;
  if (save.state.status !== 'done') return null;
  return <Notice tone="good" title={save.state.value.restarting ? words.restarting : words.saved} live="status" />;
}
