// The admin view's endpoints. Roles are checked by dispatch; nothing here repeats that.
import type { AdminGate } from '../../core/admin/admin-gate.ts';
import type { WondeSettingsUse } from '../../core/admin/wonde-settings.ts';
import { retryMark } from '../../core/admin/retry-mark.ts';
import type { KioskContext } from '../../core/kiosk-context.ts';
import { getLogbook, listOutNow } from '../../core/logbook/get-logbook.ts';
import { printBadge } from '../../core/printing/print-badge.ts';
import type { ConnectionReport, SyncStatus } from '../../../shared/ipc/admin-contract.ts';
import type { Handlers } from '../dispatch.ts';

export interface SyncControls {
  uploadNow(): Promise<void>;
  syncRoster(options: { readonly acceptLeavers: boolean }): Promise<void>;
  status(): SyncStatus;
  testConnection(): Promise<ConnectionReport>;
}

export interface AdminHandlerDeps {
  readonly context: KioskContext;
  readonly gate: AdminGate;
  readonly sync: SyncControls;
  readonly wondeSettings: WondeSettingsUse;
}

type AdminHandlers = Pick<Handlers, Extract<keyof Handlers, `admin.${string}`>>;

/** Builds the handlers behind `admin.*`. */
export function adminHandlers({ context, gate, sync, wondeSettings }: AdminHandlerDeps): AdminHandlers {
  return {
    'admin.getGate': (_input, caller) => gate.gate(caller.sessionKey),
    'admin.setFirstPassword': ({ password }, caller) => gate.setFirstPassword(caller.sessionKey, password),
    'admin.signIn': ({ password }, caller) => gate.signIn(caller.sessionKey, password),
    'admin.signOut': (_input, caller) => gate.signOut(caller.sessionKey),
    'admin.changePassword': async ({ currentPassword, newPassword }, caller) => {
      await gate.changePassword(caller.sessionKey, currentPassword, newPassword);
      return {};
    },
    // Passing the door was all: dispatch counted it as use.
    'admin.noteActivity': () => ({}),
    'admin.getLogbook': ({ localDate }) => getLogbook(context, localDate),
    'admin.listOutNow': () => [...listOutNow(context)],
    'admin.printBadge': (input, { admin }) => printBadge(context, input, admin.name),
    'admin.uploadNow': async () => {
      await sync.uploadNow();
      return sync.status();
    },
    'admin.retryMark': ({ markId }, { admin }) => {
      retryMark(context, markId, admin.name);
      return {};
    },
    'admin.syncRoster': async (options) => {
      await sync.syncRoster(options);
      return sync.status();
    },
    'admin.getSyncStatus': () => sync.status(),
    'admin.testConnection': () => sync.testConnection(),
    'admin.getWondeSettings': () => wondeSettings.view(),
    'admin.updateWondeSettings': (input, { admin }) => wondeSettings.update(input, admin.name),
  };
}
