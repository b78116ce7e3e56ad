// Where the admin password's hash is kept. Shared by the gate and by provisioning, so that both forgive the same things.
import type { StoreReader, StoreWriter } from '../store-port.ts';
import { ADMIN_LOCKOUT_KEY, NO_LOCKOUT } from './admin-lockout.ts';

export const ADMIN_PASSWORD_KEY = 'admin.passwordHash';

/** True once there is a row, readable or not: damage to it must not let the next passer-by set a new password. */
export function isPasswordSet(reader: Pick<StoreReader, 'findSetting'>): boolean {
  const row = reader.findSetting(ADMIN_PASSWORD_KEY);
  return row !== undefined && row !== null;
}

/** Stores a new hash and forgets wrong tries of the old password. */
export function putPasswordHash(writer: StoreWriter, hash: string, nowMs: number): void {
  writer.setSetting(ADMIN_PASSWORD_KEY, hash, nowMs);
  writer.setSetting(ADMIN_LOCKOUT_KEY, NO_LOCKOUT, nowMs);
}
