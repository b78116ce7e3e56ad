// The part of the store port for print jobs: the queue between a badge or slip and the paper.
import type { BadgeId } from '../../../shared/domain/badge-id.ts';
import type { MovementId, PrintJobId } from '../../../shared/domain/ids.ts';
import type { ErrorCode } from '../../../shared/errors/codes.ts';

export type PrintJobState = 'waiting' | 'printing' | 'confirmed' | 'sent' | 'failed' | 'unconfirmed';

/** What a print job puts on paper: a badge with its ID, or a slip, which has none. */
export type PrintSubject =
  { readonly kind: 'badge'; readonly badgeId: BadgeId } | { readonly kind: 'slip'; readonly badgeId: null };

export interface PrintJob {
  readonly id: PrintJobId;
  readonly kind: PrintSubject['kind'];
  /** Null for a slip. */
  readonly badgeId: BadgeId | null;
  readonly movementId: MovementId;
  /** 0 for the badge itself, 1 for its first reprint, and so on. */
  readonly reprintNumber: number;
  /** Why it was printed again, or null for the badge itself. */
  readonly reason: string | null;
  readonly state: PrintJobState;
  readonly attempts: number;
  readonly nextAttemptAtMs: number;
  readonly lastErrorCode: ErrorCode | null;
  readonly createdAtMs: number;
  readonly finishedAtMs: number | null;
  /** The printer that took the bytes; null while none has. */
  readonly printer: 'main' | 'spare' | null;
  /** The admin user who asked for this print; null where the kiosk did. */
  readonly askedBy: string | null;
}

/** Print jobs, read. */
export interface PrintJobsReader {
  findPrintJob(id: PrintJobId): PrintJob | null;
  /** The newest job of a movement's badge. */
  findLastPrintJob(movementId: MovementId): PrintJob | null;
  countReprints(movementId: MovementId): number;
  /** The same of a badge or of a slip. */
  findLastPrintJobOf(movementId: MovementId, kind: PrintJob['kind']): PrintJob | null;
  countReprintsOf(movementId: MovementId, kind: PrintJob['kind']): number;
  /** Reprints that one admin user (null: the touchscreen) asked for from a moment on. */
  countReprintsSince(sinceMs: number, askedBy: string | null): number;
  countWaitingPrintJobs(): { readonly count: number; readonly sinceMs: number | null };
  /** Unconfirmed jobs from a moment on that nothing was printed after, oldest first. */
  listUnsettledPrintJobs(sinceMs: number): readonly PrintJob[];
}

/** Print jobs, written. */
export interface PrintJobsWriter {
  insertPrintJob(job: PrintJob): void;
  updatePrintJob(
    id: PrintJobId,
    patch: Partial<
      Pick<PrintJob, 'state' | 'attempts' | 'nextAttemptAtMs' | 'lastErrorCode' | 'finishedAtMs' | 'printer'>
    >,
  ): void;
  /** The oldest waiting job that is due, or that waits for a printer, becomes printing and is returned. */
  claimPrintJob(nowMs: number): PrintJob | null;
  /** On start: jobs left `printing` by a crash become unconfirmed (they may be on paper). Returns how many. */
  releaseInterruptedPrintJobs(nowMs: number): number;
}
