// Who is signed in to the admin view, by window; held in memory only, so a restart signs everybody out.
import type { AdminRole, AdminUserId } from '../../../shared/domain/admin-user.ts';
import type { Clock } from '../ports.ts';

export interface Session {
  readonly userId: AdminUserId;
  /** As it was at sign-in: a session does not outlive a change of it. */
  readonly role: AdminRole;
  readonly lastUsedAtMs: number;
}

export interface AdminSessionsOptions {
  readonly clock: Clock;
  /** Asked at each check, so that a changed setting holds at once. */
  readonly idleMinutes: () => number;
  /** Whether the user still may be here: asked at each check. */
  readonly stillHolds: (session: Session) => boolean;
  readonly onEnded: (sessionKey: string) => void;
}

export interface AdminSessions {
  begin(sessionKey: string, user: { readonly id: AdminUserId; readonly role: AdminRole }): void;
  /** The live session of a window; one that is over is ended on the way. Does not count as use. */
  find(sessionKey: string): Session | null;
  /** As find, and counts as use: the idle time starts again. */
  use(sessionKey: string): Session | null;
  end(sessionKey: string): boolean;
  /** Ends a user's sessions, all but the one given. */
  endOf(userId: AdminUserId, exceptKey?: string): void;
  /** Ends every session that is over: called now and then, because nobody may be there to ask. */
  expireIdle(): void;
}

/** Creates the sessions, empty. */
export function createAdminSessions({ clock, idleMinutes, stillHolds, onEnded }: AdminSessionsOptions): AdminSessions {
  const sessions = new Map<string, Session>();

  function end(sessionKey: string): boolean {
    const wasThere = sessions.delete(sessionKey);
    if (wasThere) onEnded(sessionKey);
    return wasThere;
  }

  function find(sessionKey: string): Session | null {
    const session = sessions.get(sessionKey);
    if (session === undefined) return null;
    const nowMs = clock.nowMs();
    // The PC's clock was put back: the idle time counts from here, or the session would outlive it.
    if (nowMs < session.lastUsedAtMs) sessions.set(sessionKey, { ...session, lastUsedAtMs: nowMs });
    if (nowMs - session.lastUsedAtMs < idleMinutes() * 60_000 && stillHolds(session)) return session;
    end(sessionKey);
    return null;
  }

  return {
    begin: (sessionKey, { id, role }) =>
      void sessions.set(sessionKey, { userId: id, role, lastUsedAtMs: clock.nowMs() }),
    find,
    use(sessionKey) {
      const session = find(sessionKey);
      if (session !== null) sessions.set(sessionKey, { ...session, lastUsedAtMs: clock.nowMs() });
      return session;
    },
    end,
    endOf(userId, exceptKey) {
      for (const [key, session] of sessions) if (session.userId === userId && key !== exceptKey) end(key);
    },
    expireIdle() {
      for (const key of sessions.keys()) find(key);
    },
  };
}
