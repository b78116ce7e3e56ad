// The admin view's door: users and their passwords, the growing wait after wrong ones, and the sessions. All of it
// lives in main.
import type { AdminIdentity, AdminRole, AdminUserId } from '../../../shared/domain/admin-user.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Gate } from '../../../shared/ipc/admin/users-contract.ts';
import { adminPassword } from '../../../shared/settings/admin-password.ts';
import type { StoreWriter } from '../store-port.ts';
import type { AdminUser } from '../store-parts/users-store.ts';
import { ADMIN_LOCKOUT_KEY, lockedUntilMs, readLockout } from './admin-lockout.ts';
import { type AdminReset, noReset } from './admin-reset.ts';
import { createAdminSessions, type Session } from './admin-sessions.ts';
import {
  type Claim,
  claimedUser,
  createPasswordCheck,
  forgive,
  type PasswordCheckDeps,
  writeAudit,
} from './check-password.ts';
import { activeUsers, isPasswordSet, putAdministrator } from './user-changes.ts';

export interface AdminGateOptions extends PasswordCheckDeps {
  readonly idleMinutes: () => number;
  /** The reset a start with --reset-admin opened; none when not given. */
  readonly reset?: AdminReset;
  /** Signed out, idle too long, or the user was changed elsewhere. */
  readonly onSessionEnded: (sessionKey: string) => void;
}

export interface AdminGate {
  /** How the door stands for this window. Does not count as use of the session. */
  gate(sessionKey: string): Gate;
  /** Makes the first user of a fresh kiosk and signs in. @throws AppError ADMIN_PASSWORD_ALREADY_SET, ADMIN_PASSWORD_WEAK */
  setFirstPassword(sessionKey: string, first: { readonly password: string; readonly name?: string }): Promise<Gate>;
  /** @throws AppError ADMIN_PASSWORD_WRONG, ADMIN_LOCKED (with retryAfterMs), ADMIN_CHANGE_NEEDED */
  signIn(sessionKey: string, claim: Claim): Promise<Gate>;
  /** As signIn, for a password that must be changed or may be. @throws as signIn, and ADMIN_PASSWORD_WEAK */
  signInWithNewPassword(sessionKey: string, claim: Claim & { readonly newPassword: string }): Promise<Gate>;
  /** Sets an administrator's password while a reset is open, and signs in. @throws AppError ADMIN_RESET_CLOSED, ADMIN_PASSWORD_WEAK */
  resetAdministrator(sessionKey: string, wanted: { readonly name: string; readonly password: string }): Promise<Gate>;
  signOut(sessionKey: string): Gate;
  /** Wrong current passwords count like wrong sign-ins; the user's other windows are signed out. @throws as signIn, and ADMIN_SIGN_IN_NEEDED, ADMIN_PASSWORD_WEAK */
  changePassword(sessionKey: string, currentPassword: string, newPassword: string): Promise<void>;
  /** Who is signed in here. Counts as use. @throws AppError ADMIN_SIGN_IN_NEEDED, ADMIN_ROLE_NEEDED */
  requireSession(sessionKey: string, role?: AdminRole): AdminIdentity;
  /** As requireSession without counting as use: for questions a page asks by itself when an event arrives. */
  checkSession(sessionKey: string, role?: AdminRole): AdminIdentity;
  /** Ends a user's sessions: retired, another role, another password. */
  endSessionsOf(userId: AdminUserId): void;
  /** Ends sessions that are over: call it every few seconds, so that a page left open closes by itself. */
  expireIdle(): void;
  /** The window is gone or its renderer crashed. */
  dropSession(sessionKey: string): void;
}

function requireStrong(password: string): void {
  if (!adminPassword.safeParse(password).success) throw new AppError('ADMIN_PASSWORD_WEAK');
}

/** Runs one piece of work after the other: guesses sent together gain nothing. */
function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return function inTurn(work) {
    const turn = last.then(work, work);
    // The next in the queue does not care how this one ended; its own caller does.
    last = turn.catch(() => undefined);
    return turn;
  };
}

/** What the operations of the gate share. */
function createDoor(options: AdminGateOptions) {
  const { idleMinutes, onSessionEnded, reset = noReset, ...deps } = options;
  const { store, clock } = deps;
  const stillHolds = ({ userId, role }: Session): boolean => {
    const user = store.findAdminUser(userId);
    return user !== null && user.retiredAtMs === null && user.role === role;
  };
  const sessions = createAdminSessions({ clock, idleMinutes, stillHolds, onEnded: onSessionEnded });

  function identityOf(session: Session | null): AdminIdentity {
    const user = session === null ? null : store.findAdminUser(session.userId);
    if (user === null) throw new AppError('ADMIN_SIGN_IN_NEEDED');
    return { userId: user.id, name: user.name, role: user.role };
  }

  function gate(sessionKey: string): Gate {
    const nowMs = clock.nowMs();
    const session = sessions.find(sessionKey);
    const who = session === null ? null : identityOf(session);
    const only = claimedUser(store, null);
    const locks = [readLockout(store.findSetting(ADMIN_LOCKOUT_KEY), nowMs), readLockout(only?.lockout, nowMs)];
    const waits = locks.flatMap((lockout) => lockedUntilMs(lockout, nowMs) ?? []);
    return {
      passwordSet: isPasswordSet(store),
      signedIn: who !== null,
      lockedUntilMs: waits.length === 0 ? null : Math.max(...waits),
      asksName: activeUsers(store).length > 1,
      name: who?.name ?? null,
      role: who?.role ?? null,
      resetOpenUntilMs: reset.openUntilMs(),
    };
  }

  /** Begins the session of somebody whose password was right. `record` is written with the wrong tries' pardon. */
  function enter(sessionKey: string, user: AdminUser, record: (writer: StoreWriter) => AdminUser): Gate {
    const entered = store.transaction((writer) => {
      forgive(writer, user, clock.nowMs());
      const after = record(writer);
      writeAudit(writer, deps, user.name, 'admin.signedIn', { user });
      return after;
    });
    // Whoever knows an administrator's password needs no reset.
    if (entered.role === 'administrator') reset.close();
    sessions.begin(sessionKey, entered);
    return gate(sessionKey);
  }

  return { deps, store, clock, reset, sessions, identityOf, gate, enter };
}

type Door = ReturnType<typeof createDoor>;

/** Sets the user's own new password in the caller's transaction. */
function putOwnPassword(writer: StoreWriter, { deps }: Door, user: AdminUser, passwordHash: string): AdminUser {
  const after: AdminUser = { ...user, passwordHash, mustChange: false, lockout: null };
  writer.putAdminUser(after);
  writeAudit(writer, deps, user.name, 'admin.passwordChanged', { user });
  return after;
}

/** The two ways in that ask for no password: a kiosk with no users, and one that IT started for it. */
function waysWithoutPassword({
  deps,
  store,
  reset,
  sessions,
  gate,
}: Door): Pick<AdminGate, 'setFirstPassword' | 'resetAdministrator'> {
  return {
    async setFirstPassword(sessionKey, { password, name }) {
      if (isPasswordSet(store)) throw new AppError('ADMIN_PASSWORD_ALREADY_SET');
      requireStrong(password);
      const passwordHash = await deps.hasher.hash(password);
      const user = store.transaction((writer) => {
        // Asked again: a provisioning file may have set one while this one was being hashed.
        if (isPasswordSet(writer)) throw new AppError('ADMIN_PASSWORD_ALREADY_SET');
        const made = putAdministrator(writer, deps, 'kiosk', { passwordHash, ...(name === undefined ? {} : { name }) });
        writeAudit(writer, deps, made.name, 'admin.passwordSet', { user: made });
        return made;
      });
      sessions.begin(sessionKey, user);
      return gate(sessionKey);
    },
    async resetAdministrator(sessionKey, { name, password }) {
      if (reset.openUntilMs() === null) throw new AppError('ADMIN_RESET_CLOSED');
      requireStrong(password);
      const passwordHash = await deps.hasher.hash(password);
      // Asked again: its time may have ended, or somebody may have signed in, while this one was being hashed.
      if (reset.openUntilMs() === null) throw new AppError('ADMIN_RESET_CLOSED');
      const user = store.transaction((writer) => {
        const made = putAdministrator(writer, deps, 'system', { name, passwordHash });
        writeAudit(writer, deps, 'system', 'admin.resetUsed', { user: made });
        return made;
      });
      reset.close();
      deps.logger.warn('an administrator password was set by --reset-admin', { userId: user.id });
      sessions.endOf(user.id);
      sessions.begin(sessionKey, user);
      return gate(sessionKey);
    },
  };
}

/** The ways in and on with a password. */
function waysWithPassword(door: Door): Pick<AdminGate, 'signIn' | 'signInWithNewPassword' | 'changePassword'> {
  const { deps, store, clock, sessions, identityOf, enter } = door;
  const checkPassword = createPasswordCheck(deps);
  return {
    async signIn(sessionKey, claim) {
      const user = await checkPassword(claim);
      if (!user.mustChange) return enter(sessionKey, user, () => user);
      store.transaction((writer) => forgive(writer, user, clock.nowMs()));
      throw new AppError('ADMIN_CHANGE_NEEDED');
    },
    async signInWithNewPassword(sessionKey, { newPassword, ...claim }) {
      requireStrong(newPassword);
      if (newPassword === claim.password) throw new AppError('ADMIN_CHANGE_NEEDED');
      const user = await checkPassword(claim);
      const passwordHash = await deps.hasher.hash(newPassword);
      sessions.endOf(user.id);
      return enter(sessionKey, user, (writer) => putOwnPassword(writer, door, user, passwordHash));
    },
    async changePassword(sessionKey, currentPassword, newPassword) {
      const { name } = identityOf(sessions.use(sessionKey));
      requireStrong(newPassword);
      const user = await checkPassword({ name, password: currentPassword });
      const passwordHash = await deps.hasher.hash(newPassword);
      store.transaction((writer) => {
        forgive(writer, user, clock.nowMs());
        putOwnPassword(writer, door, user, passwordHash);
      });
      sessions.endOf(user.id, sessionKey);
    },
  };
}

/** Creates the gate over the store. Password checks run one at a time. */
export function createAdminGate(options: AdminGateOptions): AdminGate {
  const door = createDoor(options);
  const { deps, store, sessions, identityOf, gate } = door;
  const inTurn = createTurns();
  const open = waysWithoutPassword(door);
  const checked = waysWithPassword(door);

  function withRole(admin: AdminIdentity, role: AdminRole): AdminIdentity {
    if (role === 'administrator' && admin.role !== 'administrator') throw new AppError('ADMIN_ROLE_NEEDED');
    return admin;
  }

  return {
    gate,
    requireSession: (key, role = 'receptionist') => withRole(identityOf(sessions.use(key)), role),
    checkSession: (key, role = 'receptionist') => withRole(identityOf(sessions.find(key)), role),
    endSessionsOf: (userId) => sessions.endOf(userId),
    expireIdle: () => sessions.expireIdle(),
    dropSession: (sessionKey) => void sessions.end(sessionKey),
    setFirstPassword: (key, first) => inTurn(() => open.setFirstPassword(key, first)),
    resetAdministrator: (key, wanted) => inTurn(() => open.resetAdministrator(key, wanted)),
    signIn: (key, claim) => inTurn(() => checked.signIn(key, claim)),
    signInWithNewPassword: (key, claim) => inTurn(() => checked.signInWithNewPassword(key, claim)),
    changePassword: (key, current, next) => inTurn(() => checked.changePassword(key, current, next)),
    signOut(sessionKey) {
      const session = sessions.find(sessionKey);
      if (session !== null) {
        const { name } = identityOf(session);
        sessions.end(sessionKey);
        store.transaction((writer) => writeAudit(writer, deps, name, 'admin.signedOut'));
      }
      return gate(sessionKey);
    },
  };
}
