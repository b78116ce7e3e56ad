// *Upload to MIS*: sends what waits, now, and says in words how it went.
import { CloudUpload } from 'lucide-react';
import type { SyncStatus } from '../../../shared/ipc/admin-contract.ts';
import { adminErrorWords } from '../../strings/en-admin-errors.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { Button } from '../../ui/button.tsx';
import { AdminError, ErrorStory } from '../parts/admin-error.tsx';
import { Notice, type NoticeTone } from '../parts/notice.tsx';
import type { RunningCommand } from '../parts/use-command.ts';

const words = enAdmin.upload;

/** What an upload came to: the tone and the one or two sentences. */
export function uploadOutcome(status: SyncStatus): {
  readonly tone: NoticeTone;
  readonly sentences: readonly string[];
} {
  const sentences: string[] = [];
  if (status.needsPerson > 0) sentences.push(words.needsPerson(status.needsPerson));
  if (status.waiting > 0) sentences.push(words.stillWaiting(status.waiting));
  if (status.sent > 0) sentences.push(words.sentNotConfirmed(status.sent));
  if (sentences.length === 0) sentences.push(words.allSent);
  if (status.needsPerson > 0) return { tone: 'bad', sentences };
  return { tone: status.waiting > 0 ? 'waiting' : 'good', sentences };
}

/** The button alone; its result is shown by UploadResult below the line it stands in. */
export function UploadButton({ upload }: { readonly upload: RunningCommand<'admin.uploadNow'> }) {
  return (
    <Button
      size="admin"
      tone="primary"
      icon={<CloudUpload aria-hidden />}
      busy={upload.busy}
      onPress={() => void upload.run({})}
    >
      {upload.busy ? words.working : words.button}
    </Button>
  );
}

interface UploadResultProps {
  readonly upload: RunningCommand<'admin.uploadNow'>;
  readonly onShowAttention: () => void;
}

/** How the last upload went, until it is closed. */
export function UploadResult({ upload, onShowAttention }: UploadResultProps) {
  const close = (
    <Button size="admin" onPress={upload.reset}>
      {enAdmin.common.close}
    </Button>
  );
  if (upload.error !== null) return <AdminError error={upload.error} actions={close} />;
  if (upload.state.status !== 'done') return null;
  const status = upload.state.value;
  if (status.pausedBecause !== null) {
    return (
      <Notice tone="bad" title={adminErrorWords(status.pausedBecause).title} live="alert" actions={close}>
        <ErrorStory code={status.pausedBecause} />
        {status.waiting > 0 && <p>{words.keptMeanwhile(status.waiting)}</p>}
      </Notice>
    );
  }
  const { tone, sentences } = uploadOutcome(status);
  return (
    <Notice
      tone={tone}
      title={sentences.join(' ')}
      live="status"
      actions={
        <>
          {status.needsPerson > 0 && (
            <Button size="admin" onPress={onShowAttention}>
              {words.showThem}
            </Button>
          )}
          {close}
        </>
      }
    />
  );
}
