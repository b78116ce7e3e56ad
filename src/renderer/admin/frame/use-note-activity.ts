// Tells main now and then that somebody is at the admin view: touching and typing keep the session, events do not.
import { useEffect } from 'react';
import { asAppError } from '../../../shared/errors/app-error.ts';
import { useClient } from '../../api/client-context.tsx';

/** Well below the shortest idle time a school can set (one minute). */
export const NOTE_ACTIVITY_EVERY_MS = 20_000;

/** Sends admin.noteActivity at most once every 20 seconds while somebody touches or types. */
export function useNoteActivity(sessionLost: () => void): void {
  const client = useClient();
  useEffect(() => {
    let notedAtMs = Number.NEGATIVE_INFINITY;
    const note = () => {
      if (Date.now() - notedAtMs < NOTE_ACTIVITY_EVERY_MS) return;
      notedAtMs = Date.now();
      client.call('admin.noteActivity', {}).catch((thrown: unknown) => {
        // Anything else is not this page's to say: the next thing somebody does will.
        if (asAppError(thrown).code === 'ADMIN_SIGN_IN_NEEDED') sessionLost();
      });
    };
    const kinds = ['pointerdown', 'keydown', 'wheel'] as const;
    for (const kind of kinds) document.addEventListener(kind, note, { capture: true, passive: true });
    return () => {
      for (const kind of kinds) document.removeEventListener(kind, note, { capture: true });
    };
  }, [client, sessionLost]);
}
