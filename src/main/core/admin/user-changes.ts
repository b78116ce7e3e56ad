// What can be done to a user of the admin view, each in the caller's own transaction and audited with before and after.
// Provisioning, the gate and the page *Users* all go through here, so that all of them keep the same rules.
import { adminUserId, FIRST_USER_NAME, type AdminRole } from '../../../shared/domain/admin-user.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Clock, Random } from '../ports.ts';
import type { StoreReader, StoreWriter } from '../store-port.ts';
import type { AdminUser } from '../store-parts/users-store.ts';
import { ADMIN_LOCKOUT_KEY, NO_LOCKOUT } from './admin-lockout.ts';
import { writeChange } from './write-change.ts';

export interface UserChangeDeps {
  readonly clock: Clock;
  readonly random: Random;
}

export interface NewUser {
  /** Already parsed with `adminUserName`. */
  readonly name: string;
  readonly role: AdminRole;
  readonly passwordHash: string;
  /** True where somebody else chose the password. */
  readonly mustChange: boolean;
}

/** What of a user may be read by other people: never the hash. */
const shown = ({ name, role, mustChange, retiredAtMs }: AdminUser) => ({
  name,
  role,
  mustChange,
  retired: retiredAtMs !== null,
});

/** True once there is a user, able to sign in or not: damage must not let the next passer-by set a new password. */
export function isPasswordSet(reader: Pick<StoreReader, 'listAdminUsers'>): boolean {
  return reader.listAdminUsers().length > 0;
}

/** Those who may sign in, by name. */
export function activeUsers(reader: Pick<StoreReader, 'listAdminUsers'>): readonly AdminUser[] {
  return reader.listAdminUsers().filter(({ retiredAtMs }) => retiredAtMs === null);
}

function requireFreeName(writer: StoreWriter, name: string, user: AdminUser | null): void {
  const other = writer.findAdminUserByName(name);
  if (other !== null && other.id !== user?.id) {
    throw new AppError('ADMIN_NAME_TAKEN', { fields: { name: 'taken' } });
  }
}

function put(
  writer: StoreWriter,
  deps: UserChangeDeps,
  by: { readonly who: string; readonly what: string },
  change: { readonly before: AdminUser | null; readonly after: AdminUser },
): AdminUser {
  const { before, after } = change;
  // That it is another one may be known; neither of the two may.
  const isNewPassword = before !== null && before.passwordHash !== after.passwordHash;
  writer.putAdminUser(after);
  writeChange(writer, deps, by.who, {
    what: by.what,
    subjectId: after.id,
    before: before === null ? null : { ...shown(before), ...(isNewPassword ? { password: 'old' } : {}) },
    after: { ...shown(after), ...(isNewPassword ? { password: 'new' } : {}) },
  });
  return after;
}

/** Adds a user. @throws AppError ADMIN_NAME_TAKEN */
export function createUser(writer: StoreWriter, deps: UserChangeDeps, who: string, wanted: NewUser): AdminUser {
  requireFreeName(writer, wanted.name, null);
  const nowMs = deps.clock.nowMs();
  const after: AdminUser = {
    ...wanted,
    id: adminUserId.parse(deps.random.uuidV7(nowMs)),
    lockout: null,
    createdAtMs: nowMs,
    retiredAtMs: null,
  };
  return put(writer, deps, { who, what: 'user.added' }, { before: null, after });
}

/** Sets a user's password, and forgives the wrong tries of the old one: this is also the way back in. */
export function setUserPassword(
  writer: StoreWriter,
  deps: UserChangeDeps,
  who: string,
  change: { readonly user: AdminUser; readonly passwordHash: string; readonly mustChange: boolean },
): AdminUser {
  const { user, passwordHash, mustChange } = change;
  writer.setSetting(ADMIN_LOCKOUT_KEY, NO_LOCKOUT, deps.clock.nowMs());
  return put(
    writer,
    deps,
    { who, what: 'user.passwordSet' },
    { before: user, after: { ...user, passwordHash, mustChange, lockout: null } },
  );
}

/** @throws AppError ADMIN_NAME_TAKEN */
export function renameUser(
  writer: StoreWriter,
  deps: UserChangeDeps,
  who: string,
  { user, name }: { readonly user: AdminUser; readonly name: string },
): AdminUser {
  if (user.retiredAtMs === null) requireFreeName(writer, name, user);
  return put(writer, deps, { who, what: 'user.renamed' }, { before: user, after: { ...user, name } });
}

function requireAnotherAdministrator(reader: StoreReader, user: AdminUser): void {
  const others = activeUsers(reader).filter(
    ({ id, role, passwordHash }) => id !== user.id && role === 'administrator' && passwordHash !== null,
  );
  if (user.role === 'administrator' && others.length === 0) throw new AppError('ADMIN_LAST_ADMINISTRATOR');
}

/** @throws AppError ADMIN_LAST_ADMINISTRATOR */
export function changeUserRole(
  writer: StoreWriter,
  deps: UserChangeDeps,
  who: string,
  { user, role }: { readonly user: AdminUser; readonly role: AdminRole },
): AdminUser {
  if (role === user.role) return user;
  if (role !== 'administrator' && user.retiredAtMs === null) requireAnotherAdministrator(writer, user);
  return put(writer, deps, { who, what: 'user.roleChanged' }, { before: user, after: { ...user, role } });
}

/** The user can no longer sign in; history keeps the name. @throws AppError ADMIN_LAST_ADMINISTRATOR */
export function retireUser(writer: StoreWriter, deps: UserChangeDeps, who: string, user: AdminUser): AdminUser {
  if (user.retiredAtMs !== null) return user;
  requireAnotherAdministrator(writer, user);
  const after = { ...user, retiredAtMs: deps.clock.nowMs() };
  return put(writer, deps, { who, what: 'user.retired' }, { before: user, after });
}

/** The user may sign in again, with the password of before. @throws AppError ADMIN_NAME_TAKEN */
export function bringBackUser(writer: StoreWriter, deps: UserChangeDeps, who: string, user: AdminUser): AdminUser {
  if (user.retiredAtMs === null) return user;
  requireFreeName(writer, user.name, user);
  return put(writer, deps, { who, what: 'user.broughtBack' }, { before: user, after: { ...user, retiredAtMs: null } });
}

/**
 * Gives the named user the role administrator and this password; makes the user where there is none of that name.
 * For provisioning and for the way back in from the command line.
 */
export function putAdministrator(
  writer: StoreWriter,
  deps: UserChangeDeps,
  who: string,
  wanted: { readonly name?: string; readonly passwordHash: string },
): AdminUser {
  const { name = FIRST_USER_NAME, passwordHash } = wanted;
  const user = writer.findAdminUserByName(name);
  if (user === null) {
    return createUser(writer, deps, who, { name, role: 'administrator', passwordHash, mustChange: false });
  }
  const raised = changeUserRole(writer, deps, who, { user, role: 'administrator' });
  return setUserPassword(writer, deps, who, { user: raised, passwordHash, mustChange: false });
}
