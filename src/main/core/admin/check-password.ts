// One try at the admin password: counted first, then checked, and audited when it was wrong.
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Clock, Logger, Random } from '../ports.ts';
import type { Store, StoreWriter } from '../store-port.ts';
import { ADMIN_LOCKOUT_KEY, afterFailure, type Lockout, lockedUntilMs, readLockout } from './admin-lockout.ts';
import { ADMIN_PASSWORD_KEY } from './admin-password-rows.ts';
import type { PasswordHasher } from './password-hasher.ts';

export interface PasswordCheckDeps {
  readonly store: Store;
  readonly hasher: PasswordHasher;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

/** Writes one audit entry of the admin view's door; the detail is counts and durations only. */
export function writeAudit(
  writer: StoreWriter,
  { clock, random }: Pick<PasswordCheckDeps, 'clock' | 'random'>,
  who: 'admin' | 'kiosk',
  what: string,
  detail: Readonly<Record<string, number>> = {},
): void {
  const atMs = clock.nowMs();
  writer.insertAudit({ id: random.uuidV7(atMs), atMs, who, what, detailJson: JSON.stringify(detail) });
}

/** Counts the try as failed before it is made: an app killed during the check has not been given a free guess. */
function countTry({ store, clock }: PasswordCheckDeps): Lockout {
  return store.transaction((writer) => {
    const nowMs = clock.nowMs();
    const before = readLockout(writer.findSetting(ADMIN_LOCKOUT_KEY), nowMs);
    const untilMs = lockedUntilMs(before, nowMs);
    if (untilMs !== null) {
      // Stored again, because reading it may have shortened a wait from before the clock was put back.
      writer.setSetting(ADMIN_LOCKOUT_KEY, { ...before, lockedUntilMs: untilMs }, nowMs);
      return { ...before, lockedUntilMs: untilMs };
    }
    writer.setSetting(ADMIN_LOCKOUT_KEY, afterFailure(before, nowMs), nowMs);
    return before;
  });
}

/**
 * Checks the admin password. A right one leaves its try counted: whoever calls forgets it in the transaction that
 * records the success. Run one at a time.
 * @throws AppError ADMIN_PASSWORD_WRONG, ADMIN_LOCKED (both with retryAfterMs while locked)
 */
export async function checkPassword(deps: PasswordCheckDeps, password: string): Promise<void> {
  const { store, hasher, clock, logger } = deps;
  const before = countTry(deps);
  const untilMs = before.lockedUntilMs === null ? null : lockedUntilMs(before, clock.nowMs());
  if (untilMs !== null) throw new AppError('ADMIN_LOCKED', { retryAfterMs: untilMs - clock.nowMs() });
  const stored = store.findSetting(ADMIN_PASSWORD_KEY);
  if (typeof stored === 'string' && (await hasher.verify(password, stored))) return;

  const nowMs = clock.nowMs();
  const after = readLockout(store.findSetting(ADMIN_LOCKOUT_KEY), nowMs);
  const nowLockedMs = lockedUntilMs(after, nowMs);
  store.transaction((writer) => {
    writeAudit(writer, deps, 'kiosk', 'admin.signInRefused', { failures: after.failures });
    if (nowLockedMs !== null) {
      writeAudit(writer, deps, 'kiosk', 'admin.locked', { failures: after.failures, forMs: nowLockedMs - nowMs });
    }
  });
  if (nowLockedMs !== null) logger.warn('admin view locked after wrong passwords', { failures: after.failures });
  throw new AppError('ADMIN_PASSWORD_WRONG', nowLockedMs === null ? {} : { retryAfterMs: nowLockedMs - nowMs });
}
