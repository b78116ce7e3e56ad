// The editor of one action: everything a person may say of it, the preview of its marks, and Save.
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import type { ActionsPage } from '../../../shared/ipc/admin/actions-contract.ts';
import { useClient } from '../../api/client-context.tsx';
import { adminActions } from '../../strings/admin/actions.ts';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../frame/toasts.tsx';
import { useAskBeforeLeaving } from '../frame/unsaved.tsx';
import { Form } from '../parts/form/form.tsx';
import { isOnlyAbout } from '../parts/form/problems.ts';
import { Page, Section } from '../parts/layout/page.tsx';
import { Notice } from '../parts/notice.tsx';
import { SaveBar } from '../parts/save-bar.tsx';
import { useCommand } from '../parts/use-command.ts';
import { CodeFields } from './code-fields.tsx';
import { CodePreview } from './code-preview.tsx';
import { draftOf, editedFrom, isSame, type EditedAction } from './edited-action.ts';
import { KioskFields, SlipField } from './kiosk-fields.tsx';
import { NameFields } from './name-fields.tsx';
import { problemsOf } from './problems-of.ts';
import { WhatFields } from './what-fields.tsx';

const words = adminActions.editor;

/** What every part of the editor is given. */
export interface EditorPartProps {
  readonly edited: EditedAction;
  readonly facts: ActionsPage;
  readonly change: (more: Partial<EditedAction>) => void;
  /** True once somebody tried to save: then what is missing is said, not only what is wrong. */
  readonly tried: boolean;
}

interface ActionEditorProps {
  readonly start: EditedAction;
  readonly facts: ActionsPage;
  readonly onClose: () => void;
}

/** One action in the making. */
export function ActionEditor({ start, facts, onClose }: ActionEditorProps) {
  const [edited, setEdited] = useState(start);
  const [tried, setTried] = useState(false);
  const ask = useAskBeforeLeaving();
  const saving = useSaving(facts, onClose);
  const isNew = start.id === null;
  const dirty = isNew || !isSame(edited, start);
  const part: EditorPartProps = { edited, facts, tried, change: (more) => setEdited({ ...edited, ...more }) };
  const save = () => {
    setTried(true);
    const draft = problemsOf(edited, facts.registers).length === 0 ? draftOf(edited) : null;
    if (draft !== null) void saving.save(draft);
  };
  const { error } = saving;
  return (
    <Page
      title={isNew ? words.addTitle : words.editTitle(start.name)}
      actions={
        <Button size="admin" icon={<ArrowLeft aria-hidden size={18} />} onPress={() => ask(onClose)}>
          {adminActions.page.back}
        </Button>
      }
    >
      <Form label={words.form}>
        {edited.isReturn && (
          <Notice tone="calm" title={words.returnTitle}>
            <p>{words.returnText}</p>
          </Notice>
        )}
        <Section title={words.sections.names}>
          <NameFields {...part} />
        </Section>
        {edited.isReturn ? <SlipField {...part} /> : <Rules {...part} />}
        <SaveBar
          dirty={dirty}
          busy={saving.busy}
          saved={false}
          saveLabel={words.save}
          error={isOnlyAbout(error, ['name']) ? null : error}
          onSave={save}
          {...(isNew ? {} : { onDiscard: () => setEdited(start) })}
        />
        {tried && <Unsaved edited={edited} facts={facts} />}
      </Form>
    </Page>
  );
}

/** Everything but the names: the return has none of it. */
function Rules(part: EditorPartProps) {
  return (
    <>
      <Section title={words.sections.what}>
        <WhatFields {...part} />
      </Section>
      <Section title={words.sections.code}>
        <CodeFields {...part} />
        <CodePreview edited={part.edited} facts={part.facts} />
      </Section>
      <Section title={words.sections.kiosk}>
        <KioskFields {...part} />
      </Section>
    </>
  );
}

/** Why *Save* did nothing, next to the button. */
function Unsaved({ edited, facts }: Pick<EditorPartProps, 'edited' | 'facts'>) {
  const problems = problemsOf(edited, facts.registers);
  if (problems.length === 0) return null;
  return (
    <Notice tone="bad" title={words.notYet} live="alert">
      <ul className="adm-plain-list">
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
    </Notice>
  );
}

/** Saves, says so with *Undo*, and goes back to the list. */
function useSaving(facts: ActionsPage, onClose: () => void) {
  const client = useClient();
  const toast = useToast();
  const command = useCommand('actions.save');
  const save = async (draft: NonNullable<ReturnType<typeof draftOf>>): Promise<void> => {
    const before = facts.actions.find(({ id }) => id === draft.id);
    const answer = await command.run({ draft });
    if (answer === null) return;
    const old = before === undefined ? null : draftOf(editedFrom(before));
    if (before === undefined) {
      toast.undoable({
        words: words.added(draft.name),
        undo: () => client.call('actions.setRetired', { actionId: answer.actionId, retired: true }),
      });
    } else if (old !== null) {
      toast.undoable({ words: words.saved(draft.name), undo: () => client.call('actions.save', { draft: old }) });
    }
    onClose();
  };
  return { save, busy: command.busy, error: command.error };
}
