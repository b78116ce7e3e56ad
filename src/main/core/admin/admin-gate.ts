// The admin view's door: the password, the growing wait after wrong ones, and the sessions. All of it lives in main.
import type { z } from 'zod';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { gate as gateSchema } from '../../../shared/ipc/admin-contract.ts';
import { adminPassword } from '../../../shared/settings/admin-password.ts';
import type { Clock, Logger, Random } from '../ports.ts';
import type { Store, StoreWriter } from '../store-port.ts';
import {
  ADMIN_LOCKOUT_KEY,
  afterFailure,
  type Lockout,
  lockedUntilMs,
  NO_LOCKOUT,
  readLockout,
} from './admin-lockout.ts';
import { createAdminSessions } from './admin-sessions.ts';
import { ADMIN_PASSWORD_KEY, isPasswordSet, putPasswordHash } from './admin-password-rows.ts';
import type { PasswordHasher } from './password-hasher.ts';

type Gate = z.infer<typeof gateSchema>;

export interface AdminGateOptions {
  readonly store: Store;
  readonly hasher: PasswordHasher;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
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
  /** Counts as use. @throws AppError ADMIN_SIGN_IN_NEEDED */
  requireSession(sessionKey: string): void;
  /** As requireSession without counting as use: for questions a page asks by itself when an event arrives. */
  checkSession(sessionKey: string): void;
  /** Ends idle sessions: call it every few seconds, so that a page left open closes by itself. */
  expireIdle(): void;
  /** The window is gone or its renderer crashed. */
  dropSession(sessionKey: string): void;
}

/** Creates the gate over the store. Password checks run one at a time: guesses sent together gain nothing. */
export function createAdminGate(options: AdminGateOptions): AdminGate {
  const { store, hasher, clock, random, logger, idleMinutes, onSessionEnded } = options;
  const sessions = createAdminSessions({ clock, idleMinutes, onEnded: onSessionEnded });
  let lastCheck: Promise<unknown> = Promise.resolve();

  function audit(writer: StoreWriter, who: string, what: string, detail: Readonly<Record<string, number>> = {}): void {
    const atMs = clock.nowMs();
    writer.insertAudit({ id: random.uuidV7(atMs), atMs, who, what, detailJson: JSON.stringify(detail) });
  }

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

  /** Counts the try as failed before it is made: an app killed during the check has not been given a free guess. */
  function countTry(): Lockout {
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

  /** Leaves the try counted: whoever calls forgets it in the transaction that records the success. @throws AppError ADMIN_PASSWORD_WRONG, ADMIN_LOCKED */
  async function check(password: string): Promise<void> {
    const before = countTry();
    const untilMs = before.lockedUntilMs === null ? null : lockedUntilMs(before, clock.nowMs());
    if (untilMs !== null) throw new AppError('ADMIN_LOCKED', { retryAfterMs: untilMs - clock.nowMs() });
    const stored = store.findSetting(ADMIN_PASSWORD_KEY);
    if (typeof stored === 'string' && (await hasher.verify(password, stored))) return;

    const nowMs = clock.nowMs();
    const after = readLockout(store.findSetting(ADMIN_LOCKOUT_KEY), nowMs);
    const nowLockedMs = lockedUntilMs(after, nowMs);
    store.transaction((writer) => {
      audit(writer, 'kiosk', 'admin.signInRefused', { failures: after.failures });
      if (nowLockedMs !== null) {
        audit(writer, 'kiosk', 'admin.locked', { failures: after.failures, forMs: nowLockedMs - nowMs });
      }
    });
    if (nowLockedMs !== null) logger.warn('admin view locked after wrong passwords', { failures: after.failures });
    throw new AppError('ADMIN_PASSWORD_WRONG', nowLockedMs === null ? {} : { retryAfterMs: nowLockedMs - nowMs });
  }

  function requireStrong(password: string): void {
    if (!adminPassword.safeParse(password).success) throw new AppError('ADMIN_PASSWORD_WEAK');
  }

  function requireSession(sessionKey: string): void {
    if (!sessions.use(sessionKey)) throw new AppError('ADMIN_SIGN_IN_NEEDED');
  }

  return {
    gate,
    requireSession,
    checkSession(sessionKey) {
      if (!sessions.isLive(sessionKey)) throw new AppError('ADMIN_SIGN_IN_NEEDED');
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
          audit(writer, 'admin', 'admin.passwordSet');
        });
        sessions.begin(sessionKey);
        return gate(sessionKey);
      }),

    signIn: (sessionKey, password) =>
      inTurn(async () => {
        await check(password);
        store.transaction((writer) => {
          writer.setSetting(ADMIN_LOCKOUT_KEY, NO_LOCKOUT, clock.nowMs());
          audit(writer, 'admin', 'admin.signedIn');
        });
        sessions.begin(sessionKey);
        return gate(sessionKey);
      }),

    signOut(sessionKey) {
      if (sessions.end(sessionKey)) store.transaction((writer) => audit(writer, 'admin', 'admin.signedOut'));
      return gate(sessionKey);
    },

    changePassword: (sessionKey, currentPassword, newPassword) =>
      inTurn(async () => {
        requireSession(sessionKey);
        requireStrong(newPassword);
        await check(currentPassword);
        const hash = await hasher.hash(newPassword);
        store.transaction((writer) => {
          putPasswordHash(writer, hash, clock.nowMs());
          audit(writer, 'admin', 'admin.passwordChanged');
        });
        sessions.endOthers(sessionKey);
      }),
  };
}
