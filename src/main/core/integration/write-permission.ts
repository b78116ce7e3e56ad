// Whether the school lets this kiosk write marks, read from the permissions that Wonde lists, and kept for whoever asks.
import type { Clock } from '../ports.ts';
import type { Store } from '../store-port.ts';
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
