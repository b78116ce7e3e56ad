// Where sync and writeback stand, as one value for the admin view and the kiosk's corner dot.
import type { ErrorCode } from '../../shared/errors/codes.ts';
import type { SyncStatus } from '../../shared/ipc/admin-contract.ts';
import type { StoreReader } from '../core/store-port.ts';

export interface StatusFacts {
  readonly isWritingBack: boolean;
  readonly isPullingRoster: boolean;
  readonly pausedBecause: ErrorCode | null;
  /** Why the last run of the roll failed; null when it did not. */
  readonly rosterError: ErrorCode | null;
  readonly nowMs: number;
}

/** What stops the roll until a person acts. All else mends itself, or is shown as the age of the roll. */
function blockedRoll(code: ErrorCode | null): ErrorCode | null {
  return code === 'WONDE_AUTH' || code === 'WONDE_FORBIDDEN' || code === 'WONDE_NOT_FOUND' ? code : null;
}

/** Computes the status. Marks go before the roster where both are under way: they are what staff wait for. */
export function syncStatusOf(store: StoreReader, facts: StatusFacts): SyncStatus {
  const { waiting, sent, parked } = store.countOutbox();
  const scheduled = store.countScheduledOutbox(facts.nowMs);
  const { lastRosterAtMs, lastWritebackAtMs, rosterProblem } = store.syncState();
  return {
    phase: facts.isWritingBack ? 'writeback' : facts.isPullingRoster ? 'roster' : 'idle',
    lastRosterAtMs,
    lastWritebackAtMs,
    pupils: store.countPupils(),
    waiting: waiting - scheduled,
    scheduled,
    sent,
    needsPerson: parked,
    pausedBecause: facts.pausedBecause,
    rosterProblem: rosterProblem ?? blockedRoll(facts.rosterError),
  };
}
