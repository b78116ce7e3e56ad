// The admin view's door: the password, the growing wait after wrong ones, and the sessions. All of it lives in main.
import type { z } from 'zod';
import { adminUserId, type AdminIdentity } from '../../../shared/domain/admin-user.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { gate as gateSchema } from '../../../shared/ipc/admin-contract.ts';
import { adminPassword } from '../../../shared/settings/admin-password.ts';
import { ADMIN_LOCKOUT_KEY, lockedUntilMs, NO_LOCKOUT, readLockout } from './admin-lockout.ts';
import { createAdminSessions } from './admin-sessions.ts';
import { isPasswordSet, putPasswordHash } from './admin-password-rows.ts';
import { checkPassword, type PasswordCheckDeps, writeAudit } from './check-password.ts';

/** Until named users exist there is one administrator. */
const THE_ADMINISTRATOR: AdminIdentity = { userId: adminUserId.parse('first'), name: 'admin', role: 'administrator' };

type Gate = z.infer<typeof gateSchema>;

export interface AdminGateOptions extends PasswordCheckDeps {
  readonly idleMinutes: () => number;
  /** Signed out, idle too long, or the password was changed elsewhere. */
  readonly onSessionEnded: (sessionKey: string) => void;
}

export interface AdminGate {
  /** How the door stands for this window. Does not count as use of the session. */
  gate(sessionKey: string): Gate;
  /** Sets the password of a fresh kiosk and signs in. @throws AppError ADMIN_PASSWORD_ALREADY_SET, ADMIN_PASSWORD_WEAK */
  setFirstPassword(sessionKey: string, password: string): Promise<Gate>;
  /** @throws AppError ADMIN_PASSWORD_WRONG, ADMIN_LOCKED (with retryAfterMs) */
  signIn(sessionKey: string, password: string): Promise<Gate>;
  signOut(sessionKey: string): Gate;
  /** Wrong current passwords count like wrong sign-ins; other windows are signed out. @throws as signIn, and ADMIN_SIGN_IN_NEEDED, ADMIN_PASSWORD_WEAK */
  changePassword(sessionKey: string, currentPassword: string, newPassword: string): Promise<void>;
  /** Who is signed in here. Counts as use. @throws AppError ADMIN_SIGN_IN_NEEDED */
  requireSession(sessionKey: string): AdminIdentity;
  /** As requireSession without counting as use: for questions a page asks by itself when an event arrives. */
  checkSession(sessionKey: string): AdminIdentity;
  /** Ends idle sessions: call it every few seconds, so that a page left open closes by itself. */
  expireIdle(): void;
  /** The window is gone or its renderer crashed. */
  dropSession(sessionKey: string): void;
}

/** Creates the gate over the store. Password checks run one at a time: guesses sent together gain nothing. */
export function createAdminGate(options: AdminGateOptions): AdminGate {
  const { idleMinutes, onSessionEnded, ...deps } = options;
  const { store, hasher, clock } = deps;
  const sessions = createAdminSessions({ clock, idleMinutes, onEnded: onSessionEnded });
  let lastCheck: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = lastCheck.then(work, work);
    // The next in the queue does not care how this one ended; its own caller does.
    lastCheck = turn.catch(() => undefined);
    return turn;
  }

  function gate(sessionKey: string): Gate {
    const nowMs = clock.nowMs();
    return {
      passwordSet: isPasswordSet(store),
      signedIn: sessions.isLive(sessionKey),
      lockedUntilMs: lockedUntilMs(readLockout(store.findSetting(ADMIN_LOCKOUT_KEY), nowMs), nowMs),
    };
  }

  function requireStrong(password: string): void {
    if (!adminPassword.safeParse(password).success) throw new AppError('ADMIN_PASSWORD_WEAK');
  }

  function requireSession(sessionKey: string): AdminIdentity {
    if (!sessions.use(sessionKey)) throw new AppError('ADMIN_SIGN_IN_NEEDED');
    return THE_ADMINISTRATOR;
  }

  return {
    gate,
    requireSession,
    checkSession(sessionKey) {
      if (!sessions.isLive(sessionKey)) throw new AppError('ADMIN_SIGN_IN_NEEDED');
      return THE_ADMINISTRATOR;
    },
    expireIdle: () => sessions.expireIdle(),
    dropSession: (sessionKey) => void sessions.end(sessionKey),

    setFirstPassword: (sessionKey, password) =>
      inTurn(async () => {
        if (isPasswordSet(store)) throw new AppError('ADMIN_PASSWORD_ALREADY_SET');
        requireStrong(password);
        const hash = await hasher.hash(password);
        store.transaction((writer) => {
          // Asked again: a provisioning file may have set one while this one was being hashed.
          if (isPasswordSet(writer)) throw new AppError('ADMIN_PASSWORD_ALREADY_SET');
          putPasswordHash(writer, hash, clock.nowMs());
          writeAudit(writer, deps, 'admin', 'admin.passwordSet');
        });
        sessions.begin(sessionKey);
        return gate(sessionKey);
      }),

    signIn: (sessionKey, password) =>
      inTurn(async () => {
        await checkPassword(deps, password);
        store.transaction((writer) => {
          writer.setSetting(ADMIN_LOCKOUT_KEY, NO_LOCKOUT, clock.nowMs());
          writeAudit(writer, deps, 'admin', 'admin.signedIn');
        });
        sessions.begin(sessionKey);
        return gate(sessionKey);
      }),

    signOut(sessionKey) {
      if (sessions.end(sessionKey)) store.transaction((writer) => writeAudit(writer, deps, 'admin', 'admin.signedOut'));
      return gate(sessionKey);
    },

    changePassword: (sessionKey, currentPassword, newPassword) =>
      inTurn(async () => {
        requireSession(sessionKey);
        requireStrong(newPassword);
        await checkPassword(deps, currentPassword);
        const hash = await hasher.hash(newPassword);
        store.transaction((writer) => {
          putPasswordHash(writer, hash, clock.nowMs());
          writeAudit(writer, deps, 'admin', 'admin.passwordChanged');
        });
        sessions.endOthers(sessionKey);
      }),
  };
}
