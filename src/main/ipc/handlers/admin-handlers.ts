// The admin view's endpoints. Roles are checked by dispatch; nothing here repeats that.
import type { WondeSettingsUse } from '../../core/admin/wonde-settings.ts';
import { retryMark } from '../../core/admin/retry-mark.ts';
import type { KioskContext } from '../../core/kiosk-context.ts';
import { printBadge } from '../../core/printing/print-badge.ts';
import type { ConnectionReport } from '../../../shared/ipc/admin/integration-contract.ts';
import type { adminContract, SyncProgress, SyncStatus } from '../../../shared/ipc/admin-contract.ts';
import type { Handlers } from '../dispatch.ts';

export interface SyncControls {
  uploadNow(): Promise<void>;
  syncRoster(options: { readonly acceptLeavers: boolean }): Promise<void>;
  status(): SyncStatus;
  progress(): SyncProgress | null;
  cancelRoster(): void;
  testConnection(): Promise<ConnectionReport>;
}

export interface AdminHandlerDeps {
  readonly context: KioskContext;
  readonly sync: SyncControls;
  readonly wondeSettings: WondeSettingsUse;
}

type AdminHandlers = Pick<Handlers, keyof typeof adminContract>;

/** Builds the handlers behind `admin.*`. */
export function adminHandlers({ context, sync, wondeSettings }: AdminHandlerDeps): AdminHandlers {
  return {
    // Passing the door was all: dispatch counted it as use.
    'admin.noteActivity': () => ({}),
    'admin.printBadge': (input, { admin }) => printBadge(context, input, admin),
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
    'admin.getSyncProgress': () => ({ progress: sync.progress() }),
    'admin.cancelSync': () => {
      sync.cancelRoster();
      return {};
    },
    'admin.testConnection': () => sync.testConnection(),
    'admin.getWondeSettings': () => wondeSettings.view(),
    'admin.updateWondeSettings': (input, { admin }) => wondeSettings.update(input, admin.name),
  };
}
