// Whether the school lets this kiosk write marks, read from the permissions that Wonde lists, and kept for whoever asks.
import { asAppError } from '../../../shared/errors/app-error.ts';
import type { Settings } from '../../../shared/settings/schema.ts';
import type { Clock, Logger } from '../ports.ts';
import type { Store } from '../store-port.ts';
import type { WondeApi } from '../wonde-port.ts';
import type { Permission } from './access-port.ts';
import { putWritePermission, readWritePermission } from './access-rows.ts';

/** Nobody outside Wonde knows the write scope's name: whatever speaks of attendance and of writing is it. */
export function isWriteScope({ identity }: Permission): boolean {
  return /attendance/i.test(identity) && /write|create|update/i.test(identity);
}

/** Keeps what the list says of writing; without a word of it nothing is known. Returns whether that is news. */
export function keepWritePermission(
  { store, clock }: { readonly store: Store; readonly clock: Clock },
  schoolId: string,
  permissions: readonly Permission[],
): boolean {
  const scopes = permissions.filter(isWriteScope);
  if (scopes.length === 0) return false;
  const canWrite = scopes.every(({ approved }) => approved !== false);
  if (readWritePermission(store, schoolId) === canWrite) return false;
  store.transaction((writer) => putWritePermission(writer, { schoolId, canWrite }, clock.nowMs()));
  return true;
}

interface RefreshDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly settings: () => Settings;
  readonly wonde: Pick<WondeApi, 'listPermissions'>;
}

/** Asks Wonde anew: writing can be given or withdrawn while the access stays. Returns whether there is news. Never throws. */
export async function refreshWritePermission(deps: RefreshDeps, schoolId: string): Promise<boolean> {
  try {
    const permissions = await deps.wonde.listPermissions();
    // The school may have been changed while Wonde was asked about the old one.
    return deps.settings().wonde.schoolId === schoolId && keepWritePermission(deps, schoolId, permissions);
  } catch (thrown) {
    // Not every token may ask.
    deps.logger.debug('access.noPermissions', { code: asAppError(thrown).code });
    return false;
  }
}
