// Writes the result of a request into the outbox, each in one transaction. Rows that changed meanwhile are left alone.
import type { AppError } from '../../shared/errors/app-error.ts';
import type { OutboxPatch, OutboxRow, Store, StoreWriter } from '../core/store-port.ts';
import { decideNext, type Decision } from '../core/sync/outbox-policy.ts';

/** Patches a row only while it is in the state the request left it in: it may have been called off since. */
function patchWhile(writer: StoreWriter, row: OutboxRow, state: OutboxRow['state'], patch: OutboxPatch): void {
  if (writer.findOutboxRow(row.id)?.state === state) writer.updateOutbox(row.id, patch);
}

const NO_ERROR = { lastErrorCode: null, lastErrorWords: null } as const;

/** Wonde took the marks and gave a number to ask about them. */
export function settleSubmitted(store: Store, rows: readonly OutboxRow[], writebackId: string, nowMs: number): void {
  store.transaction((writer) => {
    for (const row of rows) {
      patchWhile(writer, row, 'sending', {
        ...NO_ERROR,
        state: 'submitted',
        writebackId,
        submittedAtMs: nowMs,
        attempts: row.attempts + 1,
        maybeApplied: false,
      });
    }
  });
}

/** One of many was bad, and nobody said which: all become due again, to be sent one by one. */
export function settleSplit(store: Store, rows: readonly OutboxRow[], error: AppError, nowMs: number): void {
  store.transaction((writer) => {
    for (const row of rows) {
      patchWhile(writer, row, 'sending', { state: 'pending', nextAttemptAtMs: nowMs, lastErrorCode: error.code });
    }
  });
}

export interface Failure {
  readonly error: AppError;
  readonly offlineStreak: number;
  readonly nowMs: number;
  readonly fraction: number;
}

/** The request failed: every row goes where the policy says. Returns the decision for the first row, for the queue's pause. */
export function settleFailure(store: Store, rows: readonly OutboxRow[], failure: Failure): Decision | null {
  let first: Decision | null = null;
  store.transaction((writer) => {
    for (const row of rows) {
      const decision = decideNext({ ...failure, attempts: row.attempts });
      first ??= decision;
      patchWhile(writer, row, 'sending', {
        state: decision.state,
        outcome: decision.outcome,
        attempts: row.attempts + (decision.countsAttempt ? 1 : 0),
        lastErrorCode: failure.error.code,
        lastErrorWords: decision.words,
        maybeApplied: row.maybeApplied || decision.maybeApplied,
        ...(decision.nextAttemptAtMs === null ? {} : { nextAttemptAtMs: decision.nextAttemptAtMs }),
      });
    }
  });
  return first;
}

/** A submitted row goes on: confirmed, refused, or back into the queue. */
export function settleJobRow(writer: StoreWriter, row: OutboxRow, patch: OutboxPatch): void {
  patchWhile(writer, row, 'submitted', patch);
}

export { NO_ERROR };
