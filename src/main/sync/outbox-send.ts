// Posts claimed marks and writes down what came of it.
import { asAppError, type AppError } from '../../shared/errors/app-error.ts';
import type { OutboxRow } from '../core/store-port.ts';
import type { ReadyMark } from './outbox-claim.ts';
import { settleFailure, settleSplit, settleSubmitted } from './outbox-settle.ts';
import type { QueueHealth } from './queue-health.ts';
import type { SyncDeps } from './sync-deps.ts';

export interface SendContext extends SyncDeps {
  readonly health: QueueHealth;
  /** Rows to be sent by themselves, because the batch they were in was refused as a whole. */
  readonly alone: Set<string>;
  /** A row changed its state. */
  readonly onChanged: () => void;
}

function fail(context: SendContext, rows: readonly OutboxRow[], error: AppError): void {
  const { store, clock, random, logger, health } = context;
  const failure = {
    error,
    offlineStreak: health.offlineStreak(),
    nowMs: clock.nowMs(),
    fraction: random.fraction(),
  };
  const decision = settleFailure(store, rows, failure);
  health.noteDecision(error, decision);
  if (error.code === 'INTERNAL') logger.error('outbox.failed', { cause: error.cause ?? error });
  if (decision?.state === 'parked') {
    for (const row of rows) logger.warn('outbox.parked', { outboxId: row.id, code: error.code });
  } else {
    logger.info('outbox.putOff', { marks: rows.length, code: error.code });
  }
  context.onChanged();
}

/** Sends claimed marks in one request. Never throws for what Wonde or the network does; throws what the store throws. */
export async function sendClaimed(
  context: SendContext,
  ready: readonly ReadyMark[],
  signal: AbortSignal,
): Promise<void> {
  const { store, wonde, clock, logger, health, alone } = context;
  const rows = ready.map(({ row }) => row);
  const marks = ready.map(({ mark }) => mark);
  let writebackId: string;
  try {
    ({ writebackId } = await wonde.postSessionMarks(marks, signal));
  } catch (thrown) {
    const error = asAppError(thrown);
    if (error.code !== 'WONDE_REJECTED' || rows.length === 1) {
      fail(context, rows, error);
      return;
    }
    // One bad mark must not hold up the others, and the refusal may not say which one it is.
    for (const row of rows) alone.add(row.id);
    settleSplit(store, rows, error, clock.nowMs());
    logger.info('outbox.split', { marks: rows.length });
    return;
  }
  settleSubmitted(store, rows, writebackId, clock.nowMs());
  for (const row of rows) alone.delete(row.id);
  health.noteSuccess();
  logger.info('outbox.submitted', { marks: rows.length, writebackId: writebackId.slice(-4) });
  context.onChanged();
}
