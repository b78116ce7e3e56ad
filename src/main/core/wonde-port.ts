// Wonde as the domain sees it: pages of pupils, a school's codes, marks out and answers back. Implemented in main/wonde.
import { AppError, type AppErrorOptions } from '../../shared/errors/app-error.ts';
import type { CodeLetter, LocalDate, Session } from '../../shared/domain/attendance.ts';
import type { ErrorCode } from '../../shared/errors/codes.ts';
import type { WondeAccessApi } from './integration/access-port.ts';
import type { RosterStaff } from './store-parts/people-setup-store.ts';
import type { AttendanceCode, RosterPupil, YearGroup } from './store-port.ts';

/** What may come with a pupil besides name and ids; any of them may be refused by a token or an MIS. */
export const studentIncludes = ['year', 'registration', 'education_details'] as const;
export type StudentInclude = (typeof studentIncludes)[number];

/** What may come with a member of staff; it says who teaches and who has left. */
export const staffIncludes = ['employment_details'] as const;
export type StaffInclude = (typeof staffIncludes)[number];

/** The facts of the school object that the kiosk relies on. */
export interface SchoolFacts {
  readonly id: string;
  readonly name: string;
  readonly mis: string | null;
  readonly timeZone: string | null;
  /** Where this school's data lives, ending in /v1.0/. Another region's host returns no data at all. */
  readonly regionBaseUrl: string;
  /** Null where the school object does not say. */
  readonly allowsWriteback: boolean | null;
}

/** What GET /meta/schools/{id} says of the link; null where it does not say. */
export interface SchoolAccess {
  readonly approved: boolean | null;
  readonly online: boolean | null;
}

/** One page of a listing. */
export interface Page<T> {
  readonly rows: readonly T[];
  /** The address of the next page, verbatim; null on the last one. */
  readonly nextUrl: string | null;
  /** Rows that could not be read: counted and left out, never a reason to lose the page. */
  readonly unreadable: number;
  /** The server's own clock when it answered; null when it gave no Date header. */
  readonly serverTimeMs: number | null;
}

export interface StudentPage extends Page<RosterPupil> {
  /** The includes that were accepted: ask for no others in the rest of the run. */
  readonly includes: readonly StudentInclude[];
}

/** The first page of a listing, or a later one by the address the page before gave. */
export interface PageRequest {
  /** Null for the first page; then the rest of the request counts. */
  readonly nextUrl: string | null;
  /** Only what changed since; null for everything. */
  readonly updatedAfterMs: number | null;
}

export interface StudentPageRequest extends PageRequest {
  readonly includes: readonly StudentInclude[];
}

export interface StaffPageRequest extends PageRequest {
  readonly includes: readonly StaffInclude[];
}

export interface StaffPage extends Page<RosterStaff> {
  /** The includes that were accepted. */
  readonly includes: readonly StaffInclude[];
}

/** A row of the deletion list, of whichever kind was asked for. */
export interface DeletedStudent {
  readonly wondeId: string;
  /** True when the same MIS id came back: not a leaver. */
  readonly restored: boolean;
}

/** One mark as it goes out: Wonde's ids, not ours. */
export interface SessionMark {
  readonly studentId: string;
  readonly date: LocalDate;
  readonly session: Session;
  readonly codeId: string;
  readonly minutesLate: number | null;
  readonly comment: string | null;
}

/** One mark as the register reads back. The MIS may give the code's id, its letter, or both. */
export interface RegisterMark {
  readonly studentId: string;
  readonly date: LocalDate;
  readonly session: Session;
  readonly codeId: string | null;
  readonly codeLetter: CodeLetter | null;
  readonly minutesLate: number | null;
  /** As the MIS gives it back, if it does. */
  readonly comment: string | null;
  readonly updatedAtMs: number | null;
}

/** What a finished job said of one mark, as far as it can be told which one it meant. */
export interface JobComplaint {
  /** Place in the request that was sent, or null. */
  readonly index: number | null;
  readonly studentId: string | null;
  /** The MIS's words, redacted and capped. */
  readonly words: string;
}

/** A writeback job at the moment of asking. */
export interface WritebackJob {
  readonly id: string;
  readonly state: 'running' | 'done' | 'failed';
  /** The status word as Wonde gave it, redacted and capped; null when there was none. */
  readonly statusWord: string | null;
  readonly complaints: readonly JobComplaint[];
}

/** Wonde, for one school. Every method may throw WondeError; none of them retries a POST. */
export interface WondeApi extends WondeAccessApi {
  getSchool(signal?: AbortSignal): Promise<SchoolFacts>;
  getAccess(signal?: AbortSignal): Promise<SchoolAccess>;
  listStudents(request: StudentPageRequest, signal?: AbortSignal): Promise<StudentPage>;
  /** One pupil on roll by id; null where the MIS knows nobody of that id. */
  findStudent(wondeId: string, includes: readonly StudentInclude[], signal?: AbortSignal): Promise<RosterPupil | null>;
  listDeletedStudents(request: PageRequest, signal?: AbortSignal): Promise<Page<DeletedStudent>>;
  /** Current staff. Read only: nothing about staff is ever written. */
  listStaff(request: StaffPageRequest, signal?: AbortSignal): Promise<StaffPage>;
  listDeletedStaff(request: PageRequest, signal?: AbortSignal): Promise<Page<DeletedStudent>>;
  listYearGroups(request: PageRequest, signal?: AbortSignal): Promise<Page<YearGroup>>;
  /** The school's own list, whole; the global one where the school has none. */
  listAttendanceCodes(signal?: AbortSignal): Promise<readonly AttendanceCode[]>;
  /** Queues marks; a writeback id means accepted, not written. */
  postSessionMarks(marks: readonly SessionMark[], signal?: AbortSignal): Promise<{ readonly writebackId: string }>;
  getWriteback(writebackId: string, signal?: AbortSignal): Promise<WritebackJob>;
  /** Reads the register back. It is as stale as the last extraction, so a missing mark proves nothing. */
  listSessionMarks(request: PageRequest, signal?: AbortSignal): Promise<Page<RegisterMark>>;
}

export interface WondeErrorOptions extends AppErrorOptions {
  /** The server's words, redacted and capped: for staff, never for the log. */
  readonly words?: string | null;
  /** True when the request may have been acted on although no usable answer came. */
  readonly maybeApplied?: boolean;
  /** The include a 400 complained about: its name, or '' when it did not say which. */
  readonly refusedInclude?: string | null;
}

/** An AppError of the WONDE_ family, with what only this adapter knows. */
export class WondeError extends AppError {
  readonly words: string | null;
  readonly maybeApplied: boolean;
  readonly refusedInclude: string | null;

  constructor(code: ErrorCode, options: WondeErrorOptions = {}) {
    super(code, options);
    this.name = 'WondeError';
    this.words = options.words ?? null;
    this.maybeApplied = options.maybeApplied ?? false;
    this.refusedInclude = options.refusedInclude ?? null;
  }
}
