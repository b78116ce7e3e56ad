// Lateness and early leaving as the store counts them.
import type { LocalDate } from '../../../shared/domain/attendance.ts';
import type { ActionId, PersonId } from '../../../shared/domain/ids.ts';
import type { UserTypeId } from '../../../shared/domain/user-type.ts';

/** A day that counts, with its times as instants, epoch milliseconds. */
export interface CountedDay {
  readonly date: LocalDate;
  readonly amOpensMs: number;
  readonly pmOpensMs: number;
  readonly endsMs: number;
}

export interface IncidentQuestion {
  readonly days: readonly CountedDay[];
  /** Null: every year. */
  readonly yearName: string | null;
  /** Null: everybody. */
  readonly userTypeId: UserTypeId | null;
}

/** late: arrived after the register had opened. leftEarly: left before the day had ended. */
export type IncidentKind = 'late' | 'leftEarly';

/** So many incidents of one day, year and reason. */
export interface IncidentGroup {
  readonly localDate: LocalDate;
  readonly yearName: string | null;
  readonly actionId: ActionId;
  readonly actionName: string;
  readonly kind: IncidentKind;
  readonly count: number;
  /** Whole minutes lost, all of them together. */
  readonly minutes: number;
}

/** One person's incidents. */
export interface PersonIncidents {
  readonly personId: PersonId;
  readonly forename: string;
  readonly surname: string;
  /** As it is now. */
  readonly yearName: string | null;
  readonly formName: string | null;
  readonly late: number;
  readonly leftEarly: number;
  readonly minutesLate: number;
  readonly minutesAway: number;
  readonly longestMinutes: number;
}

export interface ReportsReader {
  /** At most one group for each day, year, reason and kind. */
  countIncidents(question: IncidentQuestion): readonly IncidentGroup[];
  /** Only people with incidents; most of them first. */
  countIncidentsByPerson(question: IncidentQuestion): readonly PersonIncidents[];
  /** The names of all years on roll, and of those that movements remember. */
  listReportYears(): readonly string[];
}
