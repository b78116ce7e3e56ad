// The part of the store port for the logbook: which movements fit a filter, and everything known of them.
import type { LocalDate } from '../../../shared/domain/attendance.ts';
import type { ActionId, MovementId } from '../../../shared/domain/ids.ts';
import type { DepartmentId, UserTypeId } from '../../../shared/domain/user-type.ts';
import type { LogbookOrder, LogbookStatus, LogbookWriteback } from '../../../shared/ipc/admin/logbook-contract.ts';
import type { LogbookEntry, PrintJob } from '../store-port.ts';

/** A filter with its days worked out; null: anything. */
export interface LogbookCriteria {
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly status: LogbookStatus | null;
  readonly userTypeId: UserTypeId | null;
  readonly departmentId: DepartmentId | null;
  readonly actionId: ActionId | null;
  readonly yearName: string | null;
  readonly writeback: LogbookWriteback | null;
  readonly withBadge: boolean;
  readonly search: string;
  /** What a mark that waits for a later register is told by. */
  readonly nowMs: number;
}

/** A movement in the logbook, with the names of what it belongs to. */
export interface LogbookListEntry extends LogbookEntry {
  /** Its place in the order of recording. */
  readonly key: number;
  readonly userTypeName: string | null;
  readonly departmentName: string | null;
}

export interface LogbookNumbers {
  readonly late: number;
  readonly outNow: number;
}

export interface LogbookChoice<Id> {
  readonly id: Id;
  readonly name: string;
  readonly retired: boolean;
}

export interface LogbookChoices {
  readonly userTypes: ReadonlyArray<LogbookChoice<UserTypeId>>;
  readonly departments: ReadonlyArray<LogbookChoice<DepartmentId>>;
  readonly actions: ReadonlyArray<LogbookChoice<ActionId>>;
  /** Names of year groups, in school order. */
  readonly years: readonly string[];
}

/** Something an administrator or receptionist did about a movement. */
export interface MovementAudit {
  readonly atMs: number;
  readonly who: string;
  readonly what: string;
  /** Parsed JSON, of a shape of its own for each `what`. */
  readonly detail: unknown;
}

export interface LogbookReader {
  /** The keys of at most `limit` movements that fit, the newest of them, in the order asked for. */
  listLogbookKeys(criteria: LogbookCriteria, order: LogbookOrder, limit: number): readonly number[];
  /** In the order of the keys; keys of nothing are left out. */
  listLogbookEntries(keys: readonly number[]): readonly LogbookListEntry[];
  findLogbookEntry(id: MovementId): LogbookListEntry | null;
  logbookNumbers(localDate: LocalDate): LogbookNumbers;
  logbookChoices(): LogbookChoices;
  /** Every print of a movement's badge, oldest first. */
  listPrintJobs(movementId: MovementId): readonly PrintJob[];
  /** What the audit holds of a movement, newest first. */
  listMovementAudit(movementId: MovementId): readonly MovementAudit[];
}
