// The terms and conditions page: the general switch, the text with its draft and publication, and every version so far.
import { useState } from 'react';
import type { TermsPage as PageFacts } from '../../../shared/ipc/admin/terms-contract.ts';
import { useClient } from '../../api/client-context.tsx';
import { adminTerms } from '../../strings/admin/terms.ts';
import { Button } from '../../ui/button.tsx';
import { useAdmin } from '../admin-context.tsx';
import { useToast } from '../frame/toasts.tsx';
import { momentText } from '../logbook/school-day.ts';
import { AdminError } from '../parts/admin-error.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Form } from '../parts/form/form.tsx';
import { Page, Section } from '../parts/layout/page.tsx';
import { Loaded } from '../parts/loaded.tsx';
import { Notice } from '../parts/notice.tsx';
import { SaveBar } from '../parts/save-bar.tsx';
import { Switch } from '../parts/switch.tsx';
import { useAdminQuery } from '../parts/use-admin-query.ts';
import { useCommand } from '../parts/use-command.ts';
import { MarkdownField } from './markdown-field.tsx';
import { TermsVersions } from './terms-versions.tsx';

const words = adminTerms;

/** The page *Terms and conditions*. */
export function TermsPage() {
  const page = useAdminQuery('terms.getPage', {});
  return (
    <Page title={words.title} lead={words.lead}>
      <Loaded result={page}>{(facts) => <Shown facts={facts} onChanged={page.refetch} />}</Loaded>
    </Page>
  );
}

interface ShownProps {
  readonly facts: PageFacts;
  readonly onChanged: () => void;
}

function Shown({ facts, onChanged }: ShownProps) {
  const inUse = facts.versions[0]?.body ?? '';
  const [body, setBody] = useState(facts.draft?.body ?? inUse);
  return (
    <>
      <WhenAsked facts={facts} />
      <TextCard facts={facts} body={body} onBody={setBody} onChanged={onChanged} />
      <TermsVersions versions={facts.versions} onStartFrom={setBody} />
    </>
  );
}

/** The general switch, and the actions that do not follow it. */
function WhenAsked({ facts }: { readonly facts: PageFacts }) {
  const client = useClient();
  const toast = useToast();
  const command = useCommand('terms.setRequired');
  const set = async (required: boolean): Promise<void> => {
    if ((await command.run({ required })) === null) return;
    toast.undoable({
      words: required ? words.turnedOn : words.turnedOff,
      undo: () => client.call('terms.setRequired', { required: !required }),
    });
  };
  return (
    <Section title={words.whenTitle}>
      <Switch
        label={words.required}
        on={facts.required}
        meaning={facts.required ? words.requiredOn : words.requiredOff}
        onChange={(required) => void set(required)}
      />
      {facts.alwaysActions.length > 0 && <p>{words.always(facts.alwaysActions.join(', '))}</p>}
      {facts.neverActions.length > 0 && <p>{words.never(facts.neverActions.join(', '))}</p>}
      {facts.versions.length === 0 && (facts.required || facts.alwaysActions.length > 0) && (
        <Notice tone="waiting" title={words.requiredNothing} />
      )}
      {command.error !== null && <AdminError error={command.error} />}
    </Section>
  );
}

interface TextCardProps extends ShownProps {
  readonly body: string;
  readonly onBody: (body: string) => void;
}

function TextCard({ facts, body, onBody, onChanged }: TextCardProps) {
  const toast = useToast();
  const draft = useCommand('terms.saveDraft');
  const [asked, setAsked] = useState(false);
  const [current] = facts.versions;
  const kept = facts.draft?.body ?? current?.body ?? '';
  const isDirty = body !== kept;
  const isPublishable = body.trim() !== '' && body.trim() !== current?.body;
  const save = async (text: string | null): Promise<void> => {
    if ((await draft.run({ body: text })) === null) return;
    if (text === null) {
      onBody(current?.body ?? '');
      toast.say(words.thrownAway);
    }
    onChanged();
  };
  return (
    <Section
      title={words.textTitle}
      lead={words.textLead}
      actions={
        <>
          {facts.draft !== null && (
            <Button size="admin" busy={draft.busy} onPress={() => void save(null)}>
              {words.throwAway}
            </Button>
          )}
          <Button size="admin" tone="primary" aria-disabled={!isPublishable} onPress={() => setAsked(true)}>
            {words.publish}
          </Button>
        </>
      }
    >
      <TextStanding facts={facts} body={body} />
      <Form label={words.form}>
        <MarkdownField value={body} onChange={onBody} />
        <SaveBar
          dirty={isDirty}
          busy={draft.busy}
          saved={draft.state.status === 'done'}
          saveLabel={words.saveDraft}
          error={draft.error}
          onSave={() => void save(body)}
          onDiscard={() => onBody(kept)}
        />
      </Form>
      {asked && (
        <PublishDialog
          facts={facts}
          body={body.trim()}
          onClose={() => setAsked(false)}
          onPublished={(published) => {
            setAsked(false);
            onBody(published);
            onChanged();
          }}
        />
      )}
    </Section>
  );
}

/** Whether the field holds the text in use or somebody's draft of another. */
function TextStanding({ facts, body }: Pick<TextCardProps, 'facts' | 'body'>) {
  const { kiosk, nowMs } = useAdmin();
  const { draft, versions } = facts;
  const [current] = versions;
  if (draft === null) return <p className="adm-quiet">{current === undefined ? words.nothingYet : words.noDraft}</p>;
  return (
    <p className="adm-quiet">
      {words.draftFrom(draft.savedBy, momentText(draft.savedAtMs, nowMs(), kiosk.timeZone))}
      {body.trim() === current?.body && ` ${words.publishSame}`}
    </p>
  );
}

interface PublishDialogProps {
  readonly facts: PageFacts;
  readonly body: string;
  readonly onClose: () => void;
  readonly onPublished: (body: string) => void;
}

/** Asks first: a published version cannot be taken back. */
function PublishDialog({ facts, body, onClose, onPublished }: PublishDialogProps) {
  const toast = useToast();
  const command = useCommand('terms.publish');
  const [current] = facts.versions;
  const next = (current?.version ?? 0) + 1;
  const isConflict = command.error?.code === 'CONFLICT';
  const publish = async (): Promise<void> => {
    const answer = await command.run({ body, after: current?.version ?? 0 });
    if (answer === null) return;
    toast.say(words.published(answer.version));
    onPublished(body);
  };
  return (
    <ConfirmDialog
      title={words.publishTitle(next)}
      confirm={words.publishConfirm(next)}
      busy={command.busy}
      error={isConflict ? null : command.error}
      onCancel={onClose}
      onConfirm={() => void publish()}
    >
      <p>{words.publishText}</p>
      {current !== undefined && <p>{words.publishKeeps(current.version, current.acceptedByMovements)}</p>}
      {isConflict && <Notice tone="bad" title={words.conflict} live="alert" />}
    </ConfirmDialog>
  );
}
