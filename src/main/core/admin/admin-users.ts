// The page *Users*: who may sign in to the admin view, as what, and with a password of whose choosing.
import type { AdminIdentity, AdminUserId } from '../../../shared/domain/admin-user.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Input } from '../../../shared/ipc/contract.ts';
import type { AdminUserRow } from '../../../shared/ipc/admin/users-contract.ts';
import type { Clock, Random } from '../ports.ts';
import type { Store, StoreReader, StoreWriter } from '../store-port.ts';
import type { AdminUser } from '../store-parts/users-store.ts';
import { lockedUntilMs, readLockout } from './admin-lockout.ts';
import type { PasswordHasher } from './password-hasher.ts';
import {
  activeUsers,
  bringBackUser,
  changeUserRole,
  createUser,
  renameUser,
  retireUser,
  setUserPassword,
} from './user-changes.ts';

export interface AdminUsersDeps {
  readonly store: Store;
  readonly hasher: PasswordHasher;
  readonly clock: Clock;
  readonly random: Random;
  /** The user may no longer be signed in as before. */
  readonly endSessionsOf: (userId: AdminUserId) => void;
}

export interface AdminUsersUse {
  list(you: AdminIdentity): readonly AdminUserRow[];
  /** @throws AppError ADMIN_NAME_TAKEN */
  add(input: Input<'users.add'>, who: string): Promise<{ readonly userId: AdminUserId }>;
  /** @throws AppError NOT_FOUND, ADMIN_NAME_TAKEN */
  rename(input: Input<'users.rename'>, who: string): void;
  /** @throws AppError NOT_FOUND, ADMIN_LAST_ADMINISTRATOR */
  setRole(input: Input<'users.setRole'>, who: string): void;
  /** @throws AppError NOT_FOUND */
  resetPassword(input: Input<'users.resetPassword'>, who: string): Promise<void>;
  /** @throws AppError NOT_FOUND, ADMIN_LAST_ADMINISTRATOR */
  retire(userId: AdminUserId, who: string): void;
  /** @throws AppError NOT_FOUND, ADMIN_NAME_TAKEN */
  bringBack(userId: AdminUserId, who: string): void;
}

function getUser(reader: StoreReader, userId: AdminUserId): AdminUser {
  const user = reader.findAdminUser(userId);
  if (user === null) throw new AppError('NOT_FOUND', { context: { what: 'user' } });
  return user;
}

function listRows({ store, clock }: AdminUsersDeps, you: AdminIdentity): readonly AdminUserRow[] {
  const nowMs = clock.nowMs();
  const administrators = activeUsers(store).filter((one) => one.role === 'administrator' && one.passwordHash !== null);
  const lastSignIns = store.lastAuditOf('admin.signedIn');
  return store.listAdminUsers().map((user) => ({
    id: user.id,
    name: user.name,
    role: user.role,
    mustChange: user.mustChange,
    hasPassword: user.passwordHash !== null,
    createdAtMs: user.createdAtMs,
    retiredAtMs: user.retiredAtMs,
    lastSignInAtMs: lastSignIns.get(user.id) ?? null,
    lockedUntilMs: lockedUntilMs(readLockout(user.lockout, nowMs), nowMs),
    isYou: user.id === you.userId,
    isLastAdministrator: administrators.length === 1 && administrators[0]?.id === user.id,
  }));
}

/** Builds the page's operations. Passwords are hashed before the transaction begins. */
export function createAdminUsers(deps: AdminUsersDeps): AdminUsersUse {
  const { store, hasher, endSessionsOf } = deps;
  const change = (userId: AdminUserId, work: (writer: StoreWriter, user: AdminUser) => AdminUser): void =>
    void store.transaction((writer) => work(writer, getUser(writer, userId)));
  return {
    list: (you) => listRows(deps, you),
    async add({ name, role, password }, who) {
      const passwordHash = await hasher.hash(password);
      const wanted = { name, role, passwordHash, mustChange: true };
      return { userId: store.transaction((writer) => createUser(writer, deps, who, wanted)).id };
    },
    rename: ({ userId, name }, who) => change(userId, (writer, user) => renameUser(writer, deps, who, { user, name })),
    setRole({ userId, role }, who) {
      change(userId, (writer, user) => changeUserRole(writer, deps, who, { user, role }));
      endSessionsOf(userId);
    },
    async resetPassword({ userId, password }, who) {
      getUser(store, userId);
      const passwordHash = await hasher.hash(password);
      change(userId, (writer, user) => setUserPassword(writer, deps, who, { user, passwordHash, mustChange: true }));
      endSessionsOf(userId);
    },
    retire(userId, who) {
      change(userId, (writer, user) => retireUser(writer, deps, who, user));
      endSessionsOf(userId);
    },
    bringBack: (userId, who) => change(userId, (writer, user) => bringBackUser(writer, deps, who, user)),
  };
}
