// Print jobs: the queue between a badge and the paper.
import type { LocalDate } from '../../../shared/domain/attendance.ts';
import type { MovementId, PrintJobId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import { NOTHING_SENT } from '../../core/printing/print-policy.ts';
import type { PrintJob, StoreReader, StoreWriter } from '../../core/store-port.ts';
import { builder, compiled, pick, prepared, type Query, type Reader, type Writer } from '../query.ts';
import type { PrintJobsTable } from '../schema.ts';
import { toErrorCode } from './columns.ts';

const insertedColumns = [
  'id',
  'kind',
  'badge_id',
  'movement_id',
  'reprint_number',
  'reason',
  'state',
  'attempts',
  'next_attempt_at_ms',
  'last_error_code',
  'created_at_ms',
  'finished_at_ms',
  'printer',
  'asked_by',
] as const;

export type PrintJobColumns = Pick<PrintJobsTable, (typeof insertedColumns)[number]>;

type PrintJobPatch = Parameters<StoreWriter['updatePrintJob']>[1];

export const printJobQueries = {
  findPrintJob: prepared((p: { id: PrintJobId }) =>
    builder.selectFrom('print_jobs').selectAll().where('id', '=', p.id),
  ),
  findLastPrintJob: prepared((p: { movementId: MovementId }) =>
    builder
      .selectFrom('print_jobs')
      .selectAll()
      .where('movement_id', '=', p.movementId)
      .where('kind', '=', 'badge')
      .orderBy('seq', 'desc')
      .limit(1),
  ),
  countReprints: prepared((p: { movementId: MovementId }) =>
    builder
      .selectFrom('print_jobs')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('movement_id', '=', p.movementId)
      .where('kind', '=', 'badge')
      .where('reprint_number', '>', 0),
  ),
  findLastPrintJobOf: prepared((p: { movementId: MovementId; kind: PrintJob['kind'] }) =>
    builder
      .selectFrom('print_jobs')
      .selectAll()
      .where('movement_id', '=', p.movementId)
      .where('kind', '=', p.kind)
      .orderBy('seq', 'desc')
      .limit(1),
  ),
  countReprintsOf: prepared((p: { movementId: MovementId; kind: PrintJob['kind'] }) =>
    builder
      .selectFrom('print_jobs')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('movement_id', '=', p.movementId)
      .where('kind', '=', p.kind)
      .where('reprint_number', '>', 0),
  ),
  countReprintsSince: prepared((p: { sinceMs: number; askedBy: string }) =>
    builder
      .selectFrom('print_jobs')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      // Written out: the index of reprints is known to fit only then.
      .where((eb) => eb('reprint_number', '>', eb.lit(0)))
      .where('created_at_ms', '>=', p.sinceMs)
      // SQL compares nothing with null; the touchscreen's are kept without a name.
      .where((eb) => eb(eb.fn.coalesce('asked_by', eb.val('')), '=', p.askedBy)),
  ),
  countWaitingPrintJobs: prepared(() =>
    builder
      .selectFrom('print_jobs')
      .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min<number | null>('created_at_ms').as('since_ms')])
      .where('state', 'in', ['waiting', 'printing']),
  ),
  listUnsettledPrintJobs: prepared((p: { sinceMs: number }) =>
    builder
      .selectFrom('print_jobs')
      .selectAll()
      .where('state', '=', 'unconfirmed')
      .where('created_at_ms', '>=', p.sinceMs)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('print_jobs as later')
              .select('later.seq')
              .whereRef('later.movement_id', '=', 'print_jobs.movement_id')
              .whereRef('later.kind', '=', 'print_jobs.kind')
              .whereRef('later.seq', '>', 'print_jobs.seq'),
          ),
        ),
      )
      .orderBy('seq'),
  ),
  /** The jobs of the badges that a day's movements name, oldest first. */
  listPrintJobsOfDay: prepared((p: { localDate: LocalDate }) =>
    builder
      .selectFrom('movements')
      .innerJoin('print_jobs', 'print_jobs.badge_id', 'movements.badge_id')
      .selectAll('print_jobs')
      .where('movements.local_date', '=', p.localDate)
      .orderBy('print_jobs.seq'),
  ),
  insertPrintJob: prepared((row: PrintJobColumns) =>
    builder.insertInto('print_jobs').values(pick(row, insertedColumns)),
  ),
  findClaimablePrintJob: prepared((p: { nowMs: number }) =>
    builder
      .selectFrom('print_jobs')
      .selectAll()
      .where('state', '=', 'waiting')
      // A badge that waits for a printer keeps its place: those behind it would otherwise come out first.
      .where((eb) => eb.or([eb('next_attempt_at_ms', '<=', p.nowMs), eb('last_error_code', 'in', [...NOTHING_SENT])]))
      .orderBy('seq')
      .limit(1),
  ),
  claimPrintJob: prepared((p: { id: PrintJobId }) =>
    builder.updateTable('print_jobs').set({ state: 'printing' }).where('id', '=', p.id),
  ),
  releaseInterruptedPrintJobs: prepared((p: { nowMs: number }) =>
    builder
      .updateTable('print_jobs')
      .set({ state: 'unconfirmed', last_error_code: 'PRINTER_UNCONFIRMED', finished_at_ms: p.nowMs })
      .where('state', '=', 'printing'),
  ),
};

/** A row of print_jobs as the domain knows it. */
export function rowToPrintJob(row: PrintJobColumns): PrintJob {
  return {
    id: row.id,
    kind: row.kind,
    badgeId: row.badge_id,
    movementId: row.movement_id,
    reprintNumber: row.reprint_number,
    reason: row.reason,
    state: row.state,
    attempts: row.attempts,
    nextAttemptAtMs: row.next_attempt_at_ms,
    lastErrorCode: toErrorCode(row.last_error_code),
    createdAtMs: row.created_at_ms,
    finishedAtMs: row.finished_at_ms,
    printer: row.printer,
    askedBy: row.asked_by,
  };
}

function printJobToRow(job: PrintJob): PrintJobColumns {
  return {
    id: job.id,
    kind: job.kind,
    badge_id: job.badgeId,
    movement_id: job.movementId,
    reprint_number: job.reprintNumber,
    reason: job.reason,
    state: job.state,
    attempts: job.attempts,
    next_attempt_at_ms: job.nextAttemptAtMs,
    last_error_code: job.lastErrorCode,
    created_at_ms: job.createdAtMs,
    finished_at_ms: job.finishedAtMs,
    printer: job.printer,
    asked_by: job.askedBy,
  };
}

/** The update that a patch stands for; null when the patch says nothing. */
export function updatePrintJobQuery(id: PrintJobId, patch: PrintJobPatch): Query<unknown> | null {
  const columns = {
    ...(patch.state !== undefined && { state: patch.state }),
    ...(patch.attempts !== undefined && { attempts: patch.attempts }),
    ...(patch.nextAttemptAtMs !== undefined && { next_attempt_at_ms: patch.nextAttemptAtMs }),
    ...(patch.lastErrorCode !== undefined && { last_error_code: patch.lastErrorCode }),
    ...(patch.finishedAtMs !== undefined && { finished_at_ms: patch.finishedAtMs }),
    ...(patch.printer !== undefined && { printer: patch.printer }),
  };
  if (Object.keys(columns).length === 0) return null;
  return compiled(builder.updateTable('print_jobs').set(columns).where('id', '=', id));
}

const orNull = (row: PrintJobColumns | undefined): PrintJob | null => (row === undefined ? null : rowToPrintJob(row));

/** Print jobs, read. */
export function printJobReader(
  reader: Reader,
): Pick<
  StoreReader,
  | 'findPrintJob'
  | 'findLastPrintJob'
  | 'countReprints'
  | 'findLastPrintJobOf'
  | 'countReprintsOf'
  | 'countReprintsSince'
  | 'countWaitingPrintJobs'
  | 'listUnsettledPrintJobs'
> {
  return {
    findPrintJob: (id) => orNull(reader.first(printJobQueries.findPrintJob({ id }))),
    findLastPrintJob: (movementId) => orNull(reader.first(printJobQueries.findLastPrintJob({ movementId }))),
    countReprints: (movementId) => reader.first(printJobQueries.countReprints({ movementId }))?.count ?? 0,
    findLastPrintJobOf: (movementId, kind) =>
      orNull(reader.first(printJobQueries.findLastPrintJobOf({ movementId, kind }))),
    countReprintsOf: (movementId, kind) =>
      reader.first(printJobQueries.countReprintsOf({ movementId, kind }))?.count ?? 0,
    countReprintsSince: (sinceMs, askedBy) =>
      reader.first(printJobQueries.countReprintsSince({ sinceMs, askedBy: askedBy ?? '' }))?.count ?? 0,
    countWaitingPrintJobs() {
      const row = reader.first(printJobQueries.countWaitingPrintJobs({}));
      return { count: row?.count ?? 0, sinceMs: row?.since_ms ?? null };
    },
    listUnsettledPrintJobs: (sinceMs) =>
      reader.all(printJobQueries.listUnsettledPrintJobs({ sinceMs })).map(rowToPrintJob),
  };
}

/** Print jobs, written. */
export function printJobWriter(
  writer: Writer,
): Pick<StoreWriter, 'insertPrintJob' | 'updatePrintJob' | 'claimPrintJob' | 'releaseInterruptedPrintJobs'> {
  return {
    insertPrintJob: (job) => void writer.run(printJobQueries.insertPrintJob(printJobToRow(job))),
    updatePrintJob(id, patch) {
      const update = updatePrintJobQuery(id, patch);
      if (update !== null && writer.run(update) === 0) throw new AppError('NOT_FOUND', { context: { printJobId: id } });
    },
    claimPrintJob(nowMs) {
      const row = writer.first(printJobQueries.findClaimablePrintJob({ nowMs }));
      if (row === undefined) return null;
      writer.run(printJobQueries.claimPrintJob({ id: row.id }));
      return rowToPrintJob({ ...row, state: 'printing' });
    },
    releaseInterruptedPrintJobs: (nowMs) => writer.run(printJobQueries.releaseInterruptedPrintJobs({ nowMs })),
  };
}
