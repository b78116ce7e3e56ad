// The two things that can stand in the way of the sync, with what a person can do about each.
import { useState } from 'react';
import type { ErrorCode } from '../../../shared/errors/codes.ts';
import { adminErrorWords } from '../../strings/en-admin-errors.ts';
import { enAdmin } from '../../strings/en-admin.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useAdmin } from '../admin-context.tsx';
import { ErrorStory } from '../parts/admin-error.tsx';
import { Notice } from '../parts/notice.tsx';

const words = enAdmin.sync;

/** These are put right on the page Integration settings. */
const settledInWondeSettings: readonly ErrorCode[] = [
  'WONDE_NOT_SET_UP',
  'WONDE_AUTH',
  'WONDE_PROXY_LOGIN',
  'WONDE_FORBIDDEN',
  'WONDE_NOT_FOUND',
  'WONDE_WRITEBACK_OFF',
  'SECRET_UNREADABLE',
];

/** Why nothing is being sent. */
export function SyncPaused({ code }: { readonly code: ErrorCode }) {
  const { go } = useAdmin();
  return (
    <Notice
      tone="bad"
      title={`${words.pausedTitle}: ${adminErrorWords(code).title}`}
      actions={
        settledInWondeSettings.includes(code) ? (
          <Button size="admin" onPress={() => go('integration')}>
            {enAdmin.frame.wonde}
          </Button>
        ) : undefined
      }
    >
      <ErrorStory code={code} />
      <p>{words.pausedComfort}</p>
    </Notice>
  );
}

interface RosterProblemProps {
  readonly code: ErrorCode;
  readonly busy: boolean;
  readonly onAccept: () => void;
}

/** Why the last roster was not taken; the suspicious one can be accepted, after a question. */
export function RosterProblem({ code, busy, onAccept }: RosterProblemProps) {
  const [asking, setAsking] = useState(false);
  if (code !== 'ROSTER_SUSPICIOUS') {
    return (
      <Notice tone="bad" title={`${words.rosterProblemTitle}: ${adminErrorWords(code).title}`}>
        <ErrorStory code={code} />
      </Notice>
    );
  }
  return (
    <Notice
      tone="bad"
      title={words.suspiciousTitle}
      actions={
        <Button size="admin" tone="danger" busy={busy} onPress={() => setAsking(true)}>
          {words.accept}
        </Button>
      }
    >
      <p>{words.suspiciousText}</p>
      <p>{words.suspiciousNext}</p>
      {asking && (
        <AcceptDialog
          onClose={() => setAsking(false)}
          onAccept={() => {
            setAsking(false);
            onAccept();
          }}
        />
      )}
    </Notice>
  );
}

function AcceptDialog({ onClose, onAccept }: { readonly onClose: () => void; readonly onAccept: () => void }) {
  return (
    <Dialog
      title={words.acceptTitle}
      size="admin"
      role="alertdialog"
      closesByTouchingBeside={false}
      onClose={onClose}
      actions={
        <>
          <Button size="admin" tone="danger" onPress={onAccept}>
            {words.acceptConfirm}
          </Button>
          <Button size="admin" onPress={onClose}>
            {words.acceptCancel}
          </Button>
        </>
      }
    >
      <p>{words.acceptText}</p>
    </Dialog>
  );
}
