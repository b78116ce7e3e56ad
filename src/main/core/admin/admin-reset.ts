// The way back in for IT who have the machine but no password: a start with --reset-admin lets one new administrator
// password be set at the gate. Held in memory only, so the next start without it knows nothing of it.
import type { Clock, Logger, Random } from '../ports.ts';
import type { Store } from '../store-port.ts';
import { writeAudit } from './check-password.ts';
import { isPasswordSet } from './user-changes.ts';

/** How long after the start it may be used. */
export const RESET_OPEN_MS = 15 * 60_000;

export interface AdminReset {
  /** Until when a new administrator password may be set; null when it may not. */
  openUntilMs(): number | null;
  /** Used, or not needed any more. */
  close(): void;
}

/** A reset nobody asked for. */
export const noReset: AdminReset = { openUntilMs: () => null, close: () => undefined };

/** Opens the reset, logged and audited. On a kiosk without users there is nothing to reset. */
export function openAdminReset(deps: {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}): AdminReset {
  const { store, clock, logger } = deps;
  if (!isPasswordSet(store)) return noReset;
  const openedAtMs = clock.nowMs();
  let isOpen = true;
  store.transaction((writer) =>
    writeAudit(writer, deps, 'system', 'admin.resetOpened', { detail: { forMs: RESET_OPEN_MS } }),
  );
  logger.warn('started with --reset-admin: a new administrator password can be set', { forMs: RESET_OPEN_MS });
  return {
    openUntilMs() {
      const nowMs = clock.nowMs();
      // A clock that is put back does not keep it open for longer.
      if (nowMs < openedAtMs || nowMs >= openedAtMs + RESET_OPEN_MS) isOpen = false;
      return isOpen ? openedAtMs + RESET_OPEN_MS : null;
    },
    close() {
      isOpen = false;
    },
  };
}
