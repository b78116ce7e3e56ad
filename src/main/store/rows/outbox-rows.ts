// The outbox: what Wonde has yet to hear, and in which order it may hear it.
import type { MarkId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { OutboxPatch, OutboxRow, StoreReader, StoreWriter } from '../../core/store-port.ts';
import { builder, compiled, pick, prepared, type Query, type Reader, type Writer } from '../query.ts';
import type { OutboxTable } from '../schema.ts';
import { toBit, toErrorCode } from './columns.ts';

const insertedColumns = [
  'id',
  'kind',
  'payload_version',
  'payload',
  'subject_id',
  'state',
  'outcome',
  'attempts',
  'next_attempt_at_ms',
  'last_error_code',
  'last_error_words',
  'writeback_id',
  'submitted_at_ms',
  'maybe_applied',
  'created_at_ms',
  'done_at_ms',
  'verified_at_ms',
] as const;

export type OutboxColumns = Pick<OutboxTable, (typeof insertedColumns)[number]>;

export const outboxQueries = {
  findOutboxRow: prepared((p: { id: MarkId }) => builder.selectFrom('outbox').selectAll().where('id', '=', p.id)),
  // seq, not created_at_ms: a clock that was put back must not turn two marks of one pupil round. An older row that
  // waits for its own retry holds the younger ones back too; parked, done and cancelled rows hold nothing back.
  listDueOutbox: prepared((p: { nowMs: number; limit: number }) =>
    builder
      .selectFrom('outbox')
      .selectAll()
      .where('state', '=', 'pending')
      .where('next_attempt_at_ms', '<=', p.nowMs)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('outbox as older')
              .select('older.seq')
              .whereRef('older.subject_id', '=', 'outbox.subject_id')
              .where('older.state', 'in', ['pending', 'sending', 'submitted'])
              .whereRef('older.seq', '<', 'outbox.seq'),
          ),
        ),
      )
      .orderBy('outbox.seq')
      .limit(p.limit),
  ),
  listSubmittedOutbox: prepared(() =>
    builder.selectFrom('outbox').selectAll().where('state', '=', 'submitted').orderBy('seq'),
  ),
  countOutbox: prepared(() =>
    builder
      .selectFrom('outbox')
      .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
      .where('state', 'in', ['pending', 'sending', 'submitted', 'parked'])
      .groupBy('state'),
  ),
  countScheduledOutbox: prepared((p: { nowMs: number }) =>
    builder
      .selectFrom('outbox')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('state', '=', 'pending')
      .where('attempts', '=', 0)
      .where('last_error_code', 'is', null)
      .where('next_attempt_at_ms', '>', p.nowMs),
  ),
  nextOutboxDue: prepared(() =>
    builder
      .selectFrom('outbox')
      .select('next_attempt_at_ms')
      .where('state', '=', 'pending')
      .orderBy('next_attempt_at_ms')
      .limit(1),
  ),
  insertOutboxRow: prepared((row: OutboxColumns) => builder.insertInto('outbox').values(pick(row, insertedColumns))),
  releaseInterruptedOutbox: prepared(() =>
    builder.updateTable('outbox').set({ state: 'pending', maybe_applied: 1 }).where('state', '=', 'sending'),
  ),
};

/** A row of outbox as the domain knows it. The payload stays text: its reader parses it and parks what no longer fits. */
export function rowToOutbox(row: OutboxColumns): OutboxRow {
  return {
    id: row.id,
    kind: row.kind,
    payloadVersion: row.payload_version,
    payload: row.payload,
    subjectId: row.subject_id,
    state: row.state,
    outcome: row.outcome,
    attempts: row.attempts,
    nextAttemptAtMs: row.next_attempt_at_ms,
    lastErrorCode: toErrorCode(row.last_error_code),
    lastErrorWords: row.last_error_words,
    writebackId: row.writeback_id,
    submittedAtMs: row.submitted_at_ms,
    maybeApplied: row.maybe_applied === 1,
    createdAtMs: row.created_at_ms,
    doneAtMs: row.done_at_ms,
    verifiedAtMs: row.verified_at_ms,
  };
}

function outboxToRow(row: OutboxRow): OutboxColumns {
  return {
    id: row.id,
    kind: row.kind,
    payload_version: row.payloadVersion,
    payload: row.payload,
    subject_id: row.subjectId,
    state: row.state,
    outcome: row.outcome,
    attempts: row.attempts,
    next_attempt_at_ms: row.nextAttemptAtMs,
    last_error_code: row.lastErrorCode,
    last_error_words: row.lastErrorWords,
    writeback_id: row.writebackId,
    submitted_at_ms: row.submittedAtMs,
    maybe_applied: toBit(row.maybeApplied),
    created_at_ms: row.createdAtMs,
    done_at_ms: row.doneAtMs,
    verified_at_ms: row.verifiedAtMs,
  };
}

function patchToColumns(patch: OutboxPatch): Partial<OutboxColumns> {
  return {
    ...(patch.state !== undefined && { state: patch.state }),
    ...(patch.outcome !== undefined && { outcome: patch.outcome }),
    ...(patch.attempts !== undefined && { attempts: patch.attempts }),
    ...(patch.nextAttemptAtMs !== undefined && { next_attempt_at_ms: patch.nextAttemptAtMs }),
    ...(patch.lastErrorCode !== undefined && { last_error_code: patch.lastErrorCode }),
    ...(patch.lastErrorWords !== undefined && { last_error_words: patch.lastErrorWords }),
    ...(patch.writebackId !== undefined && { writeback_id: patch.writebackId }),
    ...(patch.submittedAtMs !== undefined && { submitted_at_ms: patch.submittedAtMs }),
    ...(patch.maybeApplied !== undefined && { maybe_applied: toBit(patch.maybeApplied) }),
    ...(patch.doneAtMs !== undefined && { done_at_ms: patch.doneAtMs }),
    ...(patch.verifiedAtMs !== undefined && { verified_at_ms: patch.verifiedAtMs }),
  };
}

/** The update that a patch stands for; null when the patch says nothing. */
export function updateOutboxQuery(id: MarkId, patch: OutboxPatch): Query<unknown> | null {
  const columns = patchToColumns(patch);
  if (Object.keys(columns).length === 0) return null;
  return compiled(builder.updateTable('outbox').set(columns).where('id', '=', id));
}

/** The outbox, read. */
export function outboxReader(
  reader: Reader,
): Pick<
  StoreReader,
  'findOutboxRow' | 'listDueOutbox' | 'listSubmittedOutbox' | 'countOutbox' | 'countScheduledOutbox' | 'nextOutboxDueMs'
> {
  return {
    findOutboxRow(id) {
      const row = reader.first(outboxQueries.findOutboxRow({ id }));
      return row === undefined ? null : rowToOutbox(row);
    },
    listDueOutbox: (nowMs, limit) => reader.all(outboxQueries.listDueOutbox({ nowMs, limit })).map(rowToOutbox),
    listSubmittedOutbox: () => reader.all(outboxQueries.listSubmittedOutbox({})).map(rowToOutbox),
    countOutbox() {
      const counts = new Map(reader.all(outboxQueries.countOutbox({})).map((row) => [row.state, row.count]));
      const of = (state: OutboxRow['state']): number => counts.get(state) ?? 0;
      return { waiting: of('pending') + of('sending'), sent: of('submitted'), parked: of('parked') };
    },
    countScheduledOutbox: (nowMs) => reader.first(outboxQueries.countScheduledOutbox({ nowMs }))?.count ?? 0,
    nextOutboxDueMs: () => reader.first(outboxQueries.nextOutboxDue({}))?.next_attempt_at_ms ?? null,
  };
}

/** The outbox, written. */
export function outboxWriter(
  writer: Writer,
): Pick<StoreWriter, 'insertOutboxRow' | 'updateOutbox' | 'releaseInterruptedOutbox'> {
  return {
    insertOutboxRow: (row) => void writer.run(outboxQueries.insertOutboxRow(outboxToRow(row))),
    updateOutbox(id, patch) {
      const update = updateOutboxQuery(id, patch);
      if (update !== null && writer.run(update) === 0) throw new AppError('NOT_FOUND', { context: { outboxId: id } });
    },
    releaseInterruptedOutbox: () => writer.run(outboxQueries.releaseInterruptedOutbox({})),
  };
}
