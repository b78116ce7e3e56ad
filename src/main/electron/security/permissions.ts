// The camera for our own origin, and nothing else for anybody.
import { session } from 'electron';
import { APP_ORIGIN } from '../app-scheme.ts';

const isOurs = (url: string): boolean => url === APP_ORIGIN || url.startsWith(`${APP_ORIGIN}/`);

/** Both handlers are needed: one answers requests, the other answers checks made without asking. */
export function allowOnlyOurCamera(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, permission, decide, details) => {
    const videoOnly = 'mediaTypes' in details && (details.mediaTypes ?? []).every((type) => type === 'video');
    decide(permission === 'media' && videoOnly && isOurs(details.requestingUrl));
  });
  // A check opens nothing. Telling the names of cameras is checked as `audio` by some versions of Electron, so a check
  // of either is answered; opening a microphone is a request, and those are for the camera only.
  session.defaultSession.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin) => permission === 'media' && isOurs(requestingOrigin.replace(/\/$/, '')),
  );
}
