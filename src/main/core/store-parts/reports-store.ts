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
  readonly kind: IncidentKind;
  readonly count: number;
  /** Whole minutes lost, all of them together. */
  readonly minutes: number;
}

/** One person's incidents of one kind. */
export interface PersonIncidents {
  readonly personId: PersonId;
  readonly kind: IncidentKind;
  readonly count: number;
  readonly minutes: number;
  readonly longestMinutes: number;
}

/** The same incidents, gathered twice. */
export interface Incidents {
  readonly groups: readonly IncidentGroup[];
  readonly people: readonly PersonIncidents[];
}

/** Who somebody is now. */
export interface ReportedPerson {
  readonly id: PersonId;
  readonly forename: string;
  readonly surname: string;
  readonly yearName: string | null;
  readonly formName: string | null;
}

export interface ReportsReader {
  countIncidents(question: IncidentQuestion): Incidents;
  listReportPeople(ids: readonly PersonId[]): readonly ReportedPerson[];
  /** The names of all years on roll, and of those that movements remember. */
  listReportYears(): readonly string[];
}
