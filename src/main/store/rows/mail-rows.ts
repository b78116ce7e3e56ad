// Mails to the school: the queue between a notice and the mail server; and the parked marks the notices count.
import type { QueuedMail, MailPatch, MailReader, MailWriter } from '../../core/store-parts/mail-store.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { builder, compiled, pick, prepared, type Query, type Reader, type Writer } from '../query.ts';
import type { MailQueueTable } from '../schema.ts';
import { toErrorCode } from './columns.ts';

const insertedColumns = [
  'id',
  'kind',
  'dedupe_key',
  'subject',
  'body',
  'state',
  'attempts',
  'next_attempt_at_ms',
  'last_error_code',
  'created_at_ms',
  'sent_at_ms',
] as const;

type MailColumns = Pick<MailQueueTable, (typeof insertedColumns)[number]>;

export const mailQueries = {
  listMail: prepared((p: { limit: number }) =>
    builder.selectFrom('mail_queue').selectAll().orderBy('seq', 'desc').limit(p.limit),
  ),
  countMail: prepared(() =>
    builder
      .selectFrom('mail_queue')
      .select(['state', (eb) => eb.fn.countAll<number>().as('count')])
      .where('state', 'in', ['waiting', 'sending', 'failed'])
      .groupBy('state'),
  ),
  nextMailDue: prepared(() =>
    builder
      .selectFrom('mail_queue')
      .select('next_attempt_at_ms')
      .where('state', '=', 'waiting')
      .orderBy('next_attempt_at_ms')
      .limit(1),
  ),
  findMailKey: prepared((p: { dedupeKey: string }) =>
    builder.selectFrom('mail_queue').select('id').where('dedupe_key', '=', p.dedupeKey),
  ),
  listParkedMarks: prepared((p: { limit: number }) =>
    builder
      .selectFrom('outbox')
      .innerJoin('marks', 'marks.id', 'outbox.id')
      .innerJoin('people', 'people.id', 'marks.person_id')
      .leftJoin('year_groups', 'year_groups.id', 'people.year_group_id')
      .select(['outbox.id as id', 'marks.code as code', 'outbox.last_error_code as error', 'year_groups.name as year'])
      .where('outbox.state', '=', 'parked')
      .orderBy('outbox.seq')
      .limit(p.limit),
  ),
  insertMail: prepared((row: MailColumns) =>
    builder
      .insertInto('mail_queue')
      .values(pick(row, insertedColumns))
      .onConflict((oc) => oc.column('dedupe_key').doNothing()),
  ),
  findClaimableMail: prepared((p: { nowMs: number }) =>
    builder
      .selectFrom('mail_queue')
      .selectAll()
      .where('state', '=', 'waiting')
      .where('next_attempt_at_ms', '<=', p.nowMs)
      .orderBy('next_attempt_at_ms')
      .orderBy('seq')
      .limit(1),
  ),
  claimMail: prepared((p: { id: string }) =>
    builder.updateTable('mail_queue').set({ state: 'sending' }).where('id', '=', p.id),
  ),
  releaseInterruptedMail: prepared((p: { nowMs: number }) =>
    builder
      .updateTable('mail_queue')
      .set({ state: 'waiting', next_attempt_at_ms: p.nowMs })
      .where('state', '=', 'sending'),
  ),
  pullWaitingMailForward: prepared((p: { nowMs: number }) =>
    builder
      .updateTable('mail_queue')
      .set({ next_attempt_at_ms: p.nowMs })
      .where('state', '=', 'waiting')
      .where('next_attempt_at_ms', '>', p.nowMs),
  ),
  reviveFailedMail: prepared((p: { nowMs: number }) =>
    builder
      .updateTable('mail_queue')
      .set({ state: 'waiting', attempts: 0, next_attempt_at_ms: p.nowMs })
      .where('state', '=', 'failed'),
  ),
  deleteOldMail: prepared((p: { beforeMs: number }) =>
    builder.deleteFrom('mail_queue').where('state', 'in', ['sent', 'failed']).where('created_at_ms', '<', p.beforeMs),
  ),
  deleteSecret: prepared((p: { name: string }) => builder.deleteFrom('secrets').where('name', '=', p.name)),
};

function rowToMail(row: MailColumns): QueuedMail {
  return {
    id: row.id,
    kind: row.kind,
    dedupeKey: row.dedupe_key,
    subject: row.subject,
    body: row.body,
    state: row.state,
    attempts: row.attempts,
    nextAttemptAtMs: row.next_attempt_at_ms,
    lastErrorCode: toErrorCode(row.last_error_code),
    createdAtMs: row.created_at_ms,
    sentAtMs: row.sent_at_ms,
  };
}

function mailToRow(mail: QueuedMail): MailColumns {
  return {
    id: mail.id,
    kind: mail.kind,
    dedupe_key: mail.dedupeKey,
    subject: mail.subject,
    body: mail.body,
    state: mail.state,
    attempts: mail.attempts,
    next_attempt_at_ms: mail.nextAttemptAtMs,
    last_error_code: mail.lastErrorCode,
    created_at_ms: mail.createdAtMs,
    sent_at_ms: mail.sentAtMs,
  };
}

/** The update that a patch stands for; null when the patch says nothing. */
export function updateMailQuery(id: string, patch: MailPatch): Query<unknown> | null {
  const columns = {
    ...(patch.state !== undefined && { state: patch.state }),
    ...(patch.attempts !== undefined && { attempts: patch.attempts }),
    ...(patch.nextAttemptAtMs !== undefined && { next_attempt_at_ms: patch.nextAttemptAtMs }),
    ...(patch.lastErrorCode !== undefined && { last_error_code: patch.lastErrorCode }),
    ...(patch.sentAtMs !== undefined && { sent_at_ms: patch.sentAtMs }),
  };
  if (Object.keys(columns).length === 0) return null;
  return compiled(builder.updateTable('mail_queue').set(columns).where('id', '=', id));
}

/** Mails, read. */
export function mailReader(reader: Reader): MailReader {
  return {
    listMail: (limit) => reader.all(mailQueries.listMail({ limit })).map(rowToMail),
    countMail() {
      const rows = reader.all(mailQueries.countMail({}));
      const of = (state: MailColumns['state']): number => rows.find((row) => row.state === state)?.count ?? 0;
      return { waiting: of('waiting') + of('sending'), failed: of('failed') };
    },
    nextMailDueMs: () => reader.first(mailQueries.nextMailDue({}))?.next_attempt_at_ms ?? null,
    hasMailKey: (dedupeKey) => reader.first(mailQueries.findMailKey({ dedupeKey })) !== undefined,
    listParkedMarks: (limit) =>
      reader
        .all(mailQueries.listParkedMarks({ limit }))
        .map(({ id, code, error, year }) => ({ id, code, errorCode: toErrorCode(error), yearName: year })),
  };
}

/** Mails, written. */
export function mailWriter(writer: Writer): MailWriter {
  return {
    insertMail: (mail) => writer.run(mailQueries.insertMail(mailToRow(mail))) > 0,
    claimMail(nowMs) {
      const row = writer.first(mailQueries.findClaimableMail({ nowMs }));
      if (row === undefined) return null;
      writer.run(mailQueries.claimMail({ id: row.id }));
      return rowToMail({ ...row, state: 'sending' });
    },
    updateMail(id, patch) {
      const update = updateMailQuery(id, patch);
      if (update !== null && writer.run(update) === 0) throw new AppError('NOT_FOUND', { context: { mailId: id } });
    },
    releaseInterruptedMail: (nowMs) => writer.run(mailQueries.releaseInterruptedMail({ nowMs })),
    pullMailForward(nowMs, failed) {
      const waiting = writer.run(mailQueries.pullWaitingMailForward({ nowMs }));
      return waiting + (failed ? writer.run(mailQueries.reviveFailedMail({ nowMs })) : 0);
    },
    deleteOldMail: (beforeMs) => writer.run(mailQueries.deleteOldMail({ beforeMs })),
    deleteSecret: (name) => void writer.run(mailQueries.deleteSecret({ name })),
  };
}
