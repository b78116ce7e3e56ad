// Who is signed in to the admin view, by window; held in memory only, so a restart signs everybody out.
import type { Clock } from '../ports.ts';

interface Session {
  readonly lastUsedAtMs: number;
}

export interface AdminSessionsOptions {
  readonly clock: Clock;
  /** Asked at each check, so that a changed setting holds at once. */
  readonly idleMinutes: () => number;
  readonly onEnded: (sessionKey: string) => void;
}

export interface AdminSessions {
  begin(sessionKey: string): void;
  /** True when the session lives; one that idled too long is ended on the way. Does not count as use. */
  isLive(sessionKey: string): boolean;
  /** As isLive, and counts as use: the idle time starts again. */
  use(sessionKey: string): boolean;
  end(sessionKey: string): boolean;
  endOthers(sessionKey: string): void;
  /** Ends every session that idled too long: called now and then, because nobody may be there to ask. */
  expireIdle(): void;
}

/** Creates the sessions, empty. */
export function createAdminSessions({ clock, idleMinutes, onEnded }: AdminSessionsOptions): AdminSessions {
  const sessions = new Map<string, Session>();

  function end(sessionKey: string): boolean {
    const wasThere = sessions.delete(sessionKey);
    if (wasThere) onEnded(sessionKey);
    return wasThere;
  }

  function isLive(sessionKey: string): boolean {
    const session = sessions.get(sessionKey);
    if (session === undefined) return false;
    const nowMs = clock.nowMs();
    // The PC's clock was put back: the idle time counts from here, or the session would outlive it.
    if (nowMs < session.lastUsedAtMs) sessions.set(sessionKey, { lastUsedAtMs: nowMs });
    if (nowMs - session.lastUsedAtMs < idleMinutes() * 60_000) return true;
    end(sessionKey);
    return false;
  }

  return {
    begin: (sessionKey) => void sessions.set(sessionKey, { lastUsedAtMs: clock.nowMs() }),
    isLive,
    use(sessionKey) {
      const lives = isLive(sessionKey);
      if (lives) sessions.set(sessionKey, { lastUsedAtMs: clock.nowMs() });
      return lives;
    },
    end,
    endOthers(sessionKey) {
      for (const key of sessions.keys()) if (key !== sessionKey) end(key);
    },
    expireIdle() {
      for (const key of sessions.keys()) isLive(key);
    },
  };
}
