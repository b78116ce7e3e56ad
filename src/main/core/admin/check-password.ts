// One try at a user's password: counted first, then checked, and audited when it was wrong. A name that is nobody's is
// counted, checked and answered like any other: nobody learns at the door who the users are.
import { nameKeyOf } from '../../../shared/domain/admin-user.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Clock, Logger, Random } from '../ports.ts';
import type { Store, StoreReader, StoreWriter } from '../store-port.ts';
import type { AdminUser } from '../store-parts/users-store.ts';
import {
  ADMIN_LOCKOUT_KEY,
  afterFailure,
  KIOSK_FREE_TRIES,
  type Lockout,
  lockedUntilMs,
  NO_LOCKOUT,
  readLockout,
  UNKNOWN_NAMES_KEY,
  unknownNameLockout,
  withUnknownName,
} from './admin-lockout.ts';
import type { PasswordHasher } from './password-hasher.ts';
import { activeUsers } from './user-changes.ts';

export interface PasswordCheckDeps {
  readonly store: Store;
  readonly hasher: PasswordHasher;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

/** Who claims to be at the door: a typed name, or null where there is only one user and none is asked for. */
export interface Claim {
  readonly name: string | null;
  readonly password: string;
}

/** Writes one audit entry of the admin view's door; the detail is names of users, counts and durations only. */
export function writeAudit(
  writer: StoreWriter,
  { clock, random }: Pick<PasswordCheckDeps, 'clock' | 'random'>,
  who: string,
  what: string,
  about: { readonly user?: AdminUser | null; readonly detail?: Readonly<Record<string, number>> } = {},
): void {
  const atMs = clock.nowMs();
  const user = about.user ?? null;
  writer.insertAudit({
    id: random.uuidV7(atMs),
    atMs,
    who,
    what,
    detailJson: JSON.stringify({ ...(user === null ? {} : { user: user.name }), ...about.detail }),
    subjectId: user?.id ?? null,
  });
}

/** The user of a claim: with no name, the only one there is. */
export function claimedUser(reader: StoreReader, name: string | null): AdminUser | null {
  if (name !== null) return reader.findAdminUserByName(name);
  const [only, ...others] = activeUsers(reader);
  return only === undefined || others.length > 0 ? null : only;
}

interface Locks {
  readonly user: AdminUser | null;
  readonly nameKey: string;
  readonly ofName: Lockout;
  readonly ofKiosk: Lockout;
}

function readLocks(reader: StoreReader, name: string | null, nowMs: number): Locks {
  const user = claimedUser(reader, name);
  const nameKey = nameKeyOf(name ?? '');
  return {
    user,
    nameKey,
    ofName:
      user === null
        ? unknownNameLockout(reader.findSetting(UNKNOWN_NAMES_KEY), nameKey, nowMs)
        : readLockout(user.lockout, nowMs),
    ofKiosk: readLockout(reader.findSetting(ADMIN_LOCKOUT_KEY), nowMs),
  };
}

function writeLocks(writer: StoreWriter, { user, nameKey, ofName, ofKiosk }: Locks, nowMs: number): void {
  writer.setSetting(ADMIN_LOCKOUT_KEY, ofKiosk, nowMs);
  if (user !== null) return writer.putAdminUser({ ...user, lockout: ofName });
  writer.setSetting(UNKNOWN_NAMES_KEY, withUnknownName(writer.findSetting(UNKNOWN_NAMES_KEY), nameKey, ofName), nowMs);
}

/** The later of the two waits; null when a password may be tried now. */
function lockOf({ ofName, ofKiosk }: Locks, nowMs: number): number | null {
  const waits = [ofName, ofKiosk].flatMap((lockout) => lockedUntilMs(lockout, nowMs) ?? []);
  return waits.length === 0 ? null : Math.max(...waits);
}

/** Counts the try as failed before it is made: an app killed during the check has not been given a free guess. */
function countTry({ store, clock }: PasswordCheckDeps, name: string | null): AdminUser | null {
  const { user, untilMs, nowMs } = store.transaction((writer) => {
    const atMs = clock.nowMs();
    const locks = readLocks(writer, name, atMs);
    const lockedMs = lockOf(locks, atMs);
    if (lockedMs === null) {
      const ofName = afterFailure(locks.ofName, atMs);
      const ofKiosk = afterFailure(locks.ofKiosk, atMs, KIOSK_FREE_TRIES);
      writeLocks(writer, { ...locks, ofName, ofKiosk }, atMs);
    } else {
      // Stored again, because reading may have shortened a wait from before the clock was put back.
      const clamped = (lockout: Lockout): Lockout => ({ ...lockout, lockedUntilMs: lockedUntilMs(lockout, atMs) });
      writeLocks(writer, { ...locks, ofName: clamped(locks.ofName), ofKiosk: clamped(locks.ofKiosk) }, atMs);
    }
    return { user: locks.user, untilMs: lockedMs, nowMs: atMs };
  });
  if (untilMs !== null) throw new AppError('ADMIN_LOCKED', { retryAfterMs: untilMs - nowMs });
  return user;
}

/** Forgets the wrong tries: in the transaction that records a success. */
export function forgive(writer: StoreWriter, user: AdminUser, nowMs: number): void {
  writer.setSetting(ADMIN_LOCKOUT_KEY, NO_LOCKOUT, nowMs);
  writer.putAdminUser({ ...user, lockout: null });
}

function refuse({ store, clock, random, logger }: PasswordCheckDeps, { name }: Claim): never {
  const nowMs = clock.nowMs();
  const locks = readLocks(store, name, nowMs);
  const nowLockedMs = lockOf(locks, nowMs);
  const detail = { failures: locks.ofName.failures };
  // A name that is nobody's is not written down: it may be a password in the wrong field.
  const { user } = locks;
  store.transaction((writer) => {
    writeAudit(writer, { clock, random }, 'kiosk', 'admin.signInRefused', { user, detail });
    if (nowLockedMs !== null) {
      writeAudit(writer, { clock, random }, 'kiosk', 'admin.locked', {
        user,
        detail: { ...detail, forMs: nowLockedMs - nowMs },
      });
    }
  });
  if (nowLockedMs !== null) logger.warn('admin view locked after wrong passwords', { failures: detail.failures });
  throw new AppError('ADMIN_PASSWORD_WRONG', nowLockedMs === null ? {} : { retryAfterMs: nowLockedMs - nowMs });
}

/** Builds the check. */
export function createPasswordCheck(deps: PasswordCheckDeps): (claim: Claim) => Promise<AdminUser> {
  let decoy: Promise<string> | null = null;

  /**
   * Checks a claim. A right one leaves its try counted: whoever calls forgets it (`forgive`) in the transaction that
   * records the success. Run one at a time.
   * @throws AppError ADMIN_PASSWORD_WRONG, ADMIN_LOCKED (both with retryAfterMs while locked)
   */
  return async function checkPassword(claim) {
    const user = countTry(deps, claim.name);
    // Made before it is known whether it is needed, and something is always checked: the answer takes the same time.
    decoy ??= deps.hasher.hash(deps.random.digits(32));
    const fits = await deps.hasher.verify(claim.password, user?.passwordHash ?? (await decoy));
    if (fits && user !== null && user.passwordHash !== null) {
      const now = deps.store.findAdminUser(user.id);
      // Looked at again: the user may have been retired, or been given another password, while this one was checked.
      if (now !== null && now.retiredAtMs === null && now.passwordHash === user.passwordHash) return now;
    }
    return refuse(deps, claim);
  };
}
