// Binds dispatch to Electron's IPC: one request channel in, one event channel out.
import { ipcMain, webContents } from 'electron';
import type { Envelope } from '../../shared/ipc/envelope.ts';
import { EVENT_CHANNEL, REQUEST_CHANNEL, type EventName } from '../../shared/ipc/names.ts';
import type { Logger } from '../core/ports.ts';
import type { Dispatch } from '../ipc/dispatch.ts';
import { APP_ORIGIN } from './app-scheme.ts';
import { isTrustedSender } from './security/trusted-sender.ts';

const refused: Envelope = { ok: false, error: { code: 'SENDER_REFUSED', retryable: false, ref: 'sender' } };

/** Answers requests of known windows; anybody else is refused and logged, never ignored. */
export function bindRequests(dispatch: Dispatch, knownContentsIds: ReadonlySet<number>, logger: Logger): void {
  ipcMain.handle(REQUEST_CHANNEL, async function onRequest(event, name: unknown, input: unknown) {
    const frame = event.senderFrame;
    const facts = {
      contentsId: event.sender.id,
      frame: frame === null ? null : { isMainFrame: frame.parent === null, url: frame.url },
    };
    if (!isTrustedSender(facts, knownContentsIds, APP_ORIGIN)) {
      logger.error('request of an unknown sender refused');
      return refused;
    }
    return await dispatch({ sessionKey: String(event.sender.id) }, String(name), input);
  });
}

/** Sends an event to every known window. */
export function broadcast(knownContentsIds: ReadonlySet<number>, name: EventName, payload: unknown): void {
  for (const id of knownContentsIds) {
    const contents = webContents.fromId(id);
    if (contents && !contents.isDestroyed()) contents.send(EVENT_CHANNEL, name, payload);
  }
}
