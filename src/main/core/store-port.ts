// The store as the domain sees it: synchronous, typed, no rows and no SQL. Implemented in main/store.
import type { Action } from '../../shared/domain/action.ts';
import type { CodeLetter, LocalDate, Session } from '../../shared/domain/attendance.ts';
import type { BadgeId } from '../../shared/domain/badge-id.ts';
import type { ActionId, MarkId, MovementId, PersonId, RequestId } from '../../shared/domain/ids.ts';
import type { Mark } from '../../shared/domain/mark.ts';
import type { Movement } from '../../shared/domain/movement.ts';
import type { DepartmentId, UserTypeId } from '../../shared/domain/user-type.ts';
import type { LogbookReader } from './store-parts/logbook-store.ts';
import type { MailReader, MailWriter } from './store-parts/mail-store.ts';
import type { MarksReader } from './store-parts/marks-store.ts';
import type { MovedPupilsReader, MovedPupilsWriter } from './store-parts/moved-pupils-store.ts';
import type { SyncRunsReader, SyncRunsWriter } from './store-parts/sync-runs-store.ts';
import type { RegisterReader, RegisterWriter } from './store-parts/register-store.ts';
import type { ErrorCode } from '../../shared/errors/codes.ts';
import type { AuditReader } from './store-parts/audit-store.ts';
import type { PhotoErasuresReader, PhotoErasuresWriter } from './store-parts/photo-erasures-store.ts';
import type { PicturesReader, PicturesWriter } from './store-parts/pictures-store.ts';
import type { PresenceReader, PresenceWriter } from './store-parts/presence-store.ts';
import type { PrintJob, PrintJobsReader, PrintJobsWriter } from './store-parts/print-jobs-store.ts';
import type { UsersReader, UsersWriter } from './store-parts/users-store.ts';
import type { PeopleSetupReader, PeopleSetupWriter } from './store-parts/people-setup-store.ts';
import type { PeopleStoreReader, PeopleStoreWriter } from './store-parts/people-store.ts';
import type { ActionsWriter } from './store-parts/actions-store.ts';
import type { CodesReader } from './store-parts/codes-store.ts';
import type { ReportsReader } from './store-parts/reports-store.ts';
import type { TermsReader, TermsWriter } from './store-parts/terms-store.ts';

/** A person fed from the MIS. MIS fields are read only here. */
export interface Person {
  readonly id: PersonId;
  readonly kind: 'student' | 'staff';
  readonly wondeId: string;
  readonly upi: string | null;
  readonly misId: string | null;
  readonly upn: string | null;
  readonly forename: string;
  readonly surname: string;
  readonly middleNames: string | null;
  /** YYYY-MM-DD; null where the MIS gives none or the scope is withheld. */
  readonly dateOfBirth: string | null;
  readonly yearGroupId: string | null;
  readonly formName: string | null;
  readonly status: 'current' | 'left';
  /** Null: no sync mapping takes this person in, so no address book and no kiosk shows them. */
  readonly userTypeId: UserTypeId | null;
  /** Staff; null for pupils. */
  readonly departmentId: DepartmentId | null;
  /** Staff, where the MIS says so. */
  readonly isTeaching: boolean | null;
}

export interface YearGroup {
  /** Wonde id of the YEAR group. */
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
}

export interface AttendanceCode {
  readonly wondeId: string;
  readonly code: CodeLetter;
  readonly description: string | null;
  readonly type: string | null;
}

export interface Badge {
  readonly id: BadgeId;
  readonly movementId: MovementId;
  readonly personId: PersonId;
  readonly localDate: LocalDate;
  readonly issuedAtMs: number;
  /** When it signed its owner back in, or was replaced by a newer badge; null while it works. */
  readonly usedAtMs: number | null;
}

/** Who is listed: everybody on roll, the people of some user types, or those out on a day and not back. */
export type DirectoryFilter =
  | { readonly scope: 'everyone' }
  | { readonly scope: 'ofTypes'; readonly userTypeIds: readonly UserTypeId[] }
  | { readonly scope: 'outNow'; readonly localDate: LocalDate };

/** The year of a pupil whose MIS gives none. */
export const NO_YEAR_GROUP = 'none';
/** The birth month of a pupil whose MIS gives no date of birth. */
export const NO_BIRTH_MONTH = 0;

export type { PrintJob, PrintJobState, PrintSubject } from './store-parts/print-jobs-store.ts';

/**
 * One thing to be told to Wonde. pending: due at nextAttemptAtMs; sending: an HTTP request is or was under way;
 * submitted: Wonde gave a writeback_id, the MIS has not answered; done: in the MIS; parked: a person must look;
 * cancelled: no longer needed, or superseded by a newer mark of the same session.
 */
export type OutboxState = 'pending' | 'sending' | 'submitted' | 'done' | 'parked' | 'cancelled';

/** Why an outbox row ended without being done by us; by_hand: a person entered the mark in the MIS. */
export type OutboxOutcome = 'refused' | 'needs_person' | 'not_needed' | 'superseded' | 'by_hand';

export interface OutboxRow {
  /** The mark's id: made when the fact was made, so it is also the idempotency key. */
  readonly id: MarkId;
  readonly kind: 'attendance.mark';
  readonly payloadVersion: number;
  /** JSON as stored; parsed by its reader, and parked when it no longer parses. */
  readonly payload: string;
  /** Ordering key: rows of one person leave in the order they were made. */
  readonly subjectId: PersonId;
  readonly state: OutboxState;
  readonly outcome: OutboxOutcome | null;
  readonly attempts: number;
  readonly nextAttemptAtMs: number;
  readonly lastErrorCode: ErrorCode | null;
  readonly lastErrorWords: string | null;
  readonly writebackId: string | null;
  readonly submittedAtMs: number | null;
  /** True once a request may have reached Wonde without us seeing the answer: read back before sending again. */
  readonly maybeApplied: boolean;
  readonly createdAtMs: number;
  readonly doneAtMs: number | null;
  /** When the register read back what a finished job promised. */
  readonly verifiedAtMs: number | null;
}

export type OutboxPatch = Partial<
  Omit<OutboxRow, 'id' | 'kind' | 'payload' | 'payloadVersion' | 'subjectId' | 'createdAtMs'>
>;

export interface OutboxCounts {
  readonly waiting: number;
  readonly sent: number;
  readonly parked: number;
}

/** What the MIS told us of one pupil; null means "not said": a withheld scope must not wipe what we had. */
export interface RosterPupil {
  readonly wondeId: string;
  readonly upi: string | null;
  readonly misId: string | null;
  readonly upn: string | null;
  readonly forename: string | null;
  readonly surname: string | null;
  readonly middleNames: string | null;
  readonly dateOfBirth: string | null;
  readonly yearGroup: YearGroup | null;
  readonly formName: string | null;
}

export interface SeenPupil {
  readonly id: PersonId;
  readonly isSeen: boolean;
}

export interface UpsertedPupils {
  readonly added: number;
  readonly changed: number;
  /** A year got another name or code: pupils of whom the MIS said nothing may belong elsewhere now. */
  readonly isYearRenamed: boolean;
}

export interface RosterCursor {
  /** full: the whole roll; delta: what changed since `updatedAfter`. */
  readonly run: 'full' | 'delta';
  readonly runId: string;
  readonly startedAtMs: number;
  /** The `next` address to fetch, verbatim; null before the first page. */
  readonly nextUrl: string | null;
  /** The `updated_after` this run asked for; null for a full run. */
  readonly updatedAfterMs: number | null;
}

export interface SyncState {
  /** A run that has begun and not ended: resumed on the next start. */
  readonly cursor: RosterCursor | null;
  /** When the last finished run (full or delta) began: the next delta asks from here. */
  readonly deltaFromMs: number | null;
  /** The next list of deletions is asked from here; null: from where the delta is. */
  readonly deletionsFromMs: number | null;
  readonly lastFullAtMs: number | null;
  readonly lastRosterAtMs: number | null;
  readonly lastWritebackAtMs: number | null;
  /** The regional host from the school object. */
  readonly regionBaseUrl: string | null;
  /** From the school object; null until it was read. */
  readonly allowsWriteback: boolean | null;
  readonly rosterProblem: ErrorCode | null;
  /** The next staff delta asks from here; null: the whole staff list is due. */
  readonly staffDeltaFromMs: number | null;
  readonly lastStaffAtMs: number | null;
  /** Why the staff list could not be read the last time; the roll of pupils does not depend on it. */
  readonly staffProblem: ErrorCode | null;
}

export interface MarkWithState {
  readonly mark: Mark;
  readonly outbox: OutboxRow | null;
}

export interface LogbookEntry {
  readonly movement: Movement;
  readonly person: Person;
  readonly yearName: string | null;
  readonly marks: readonly MarkWithState[];
  readonly badge: Badge | null;
  /** The newest job of the badge, and how many reprints it has had. */
  readonly printJob: PrintJob | null;
}

export interface AuditEntry {
  readonly id: string;
  readonly atMs: number;
  readonly who: string;
  /** area.verb, such as badge.reprinted. */
  readonly what: string;
  /** Ids and codes; JSON. */
  readonly detailJson: string;
  /** What was changed, and how it was before and after, as JSON; absent where nothing was changed. */
  readonly subjectId?: string | null;
  readonly beforeJson?: string | null;
  readonly afterJson?: string | null;
}

/** What a use case that only reads is given. */
export interface StoreReader
  extends
    PresenceReader,
    PrintJobsReader,
    AuditReader,
    PhotoErasuresReader,
    PicturesReader,
    LogbookReader,
    MailReader,
    UsersReader,
    PeopleSetupReader,
    MarksReader,
    MovedPupilsReader,
    SyncRunsReader,
    RegisterReader,
    ReportsReader,
    TermsReader,
    PeopleStoreReader,
    CodesReader {
  /** The stored JSON value of a settings row, unparsed; undefined when never set. */
  findSetting(key: string): unknown;
  /** A sealed secret and a hint for people ("4f2a"); null when never set. */
  findSecret(name: string): { readonly sealed: string; readonly hint: string } | null;

  countPupils(): number;
  /** Which of these Wonde ids somebody is kept under. */
  listKnownWondeIds(wondeIds: readonly string[]): ReadonlySet<string>;
  /** Some of the current pupils, in the order of their ids (null: from the first), and whether a run saw them. */
  listPupilsSeen(runId: string, after: PersonId | null, limit: number): readonly SeenPupil[];
  findPerson(id: PersonId): Person | null;
  findYearGroup(id: string): YearGroup | null;
  /** Year groups with somebody in them, in school order (N, R, 1, 2 … 13; by code, else by the number in the name). */
  listYearGroups(
    filter: DirectoryFilter,
  ): readonly (YearGroup | { readonly id: typeof NO_YEAR_GROUP; readonly name: null; readonly code: null })[];
  /** Birth months (1 to 12, or NO_BIRTH_MONTH) with somebody in them, ascending. */
  listBirthMonths(filter: DirectoryFilter, yearGroupId: string): readonly number[];
  /** Current pupils of a year and birth month, ordered by forename then surname in English collation. */
  listPupils(filter: DirectoryFilter, yearGroupId: string, birthMonth: number): readonly Person[];
  /** Current staff of a user type and department, in the same order. NO_DEPARTMENT takes in those who have none. */
  listStaff(userTypeId: UserTypeId, departmentId: DepartmentId): readonly Person[];

  /** In sort order, retired ones too: a movement of the past still names them. */
  listActions(): readonly Action[];
  findAction(id: ActionId): Action | null;
  listAttendanceCodes(): readonly AttendanceCode[];
  findAttendanceCode(letter: CodeLetter): AttendanceCode | null;

  findMovement(id: MovementId): Movement | null;
  findMovementByRequest(id: RequestId): Movement | null;
  /** The person's newest movement of a day: the one recorded last, whatever the clock said. */
  findLastMovement(personId: PersonId, localDate: LocalDate): Movement | null;
  /** Newest first, in the order of recording. */
  listMovementsOf(personId: PersonId, localDate: LocalDate): readonly Movement[];
  /** Newest movement per person of the day, where it left the person out. */
  listOutNow(localDate: LocalDate): readonly LogbookEntry[];
  /** Newest first. */
  listLogbook(localDate: LocalDate): readonly LogbookEntry[];

  listMarksOf(movementId: MovementId): readonly MarkWithState[];
  findMark(id: MarkId): MarkWithState | null;
  /** Marks of one pupil and session, newest first. */
  listMarksForSession(personId: PersonId, date: LocalDate, session: Session): readonly MarkWithState[];

  findBadge(id: BadgeId): Badge | null;
  /** The badge of the day that still works for this person. */
  findOpenBadge(personId: PersonId, localDate: LocalDate): Badge | null;

  findOutboxRow(id: MarkId): OutboxRow | null;
  /**
   * Pending rows due now, oldest first, at most one per subject, and none whose subject has an older row that is
   * sending or submitted. Parked rows do not block.
   */
  listDueOutbox(nowMs: number, limit: number): readonly OutboxRow[];
  listSubmittedOutbox(): readonly OutboxRow[];
  countOutbox(): OutboxCounts;
  /** How many of the waiting rows only wait for their own time (a later register): never tried, nothing wrong with them. */
  countScheduledOutbox(nowMs: number): number;
  /** The earliest nextAttemptAtMs of a pending row; null when none is pending. */
  nextOutboxDueMs(): number | null;

  syncState(): SyncState;
}

/** What a use case that records is given: only inside `transaction`. */
export interface StoreWriter
  extends
    StoreReader,
    PhotoErasuresWriter,
    PicturesWriter,
    PresenceWriter,
    PrintJobsWriter,
    MailWriter,
    UsersWriter,
    PeopleSetupWriter,
    MovedPupilsWriter,
    SyncRunsWriter,
    RegisterWriter,
    ActionsWriter,
    TermsWriter,
    PeopleStoreWriter {
  setSetting(key: string, value: unknown, nowMs: number): void;
  setSecret(name: string, sealed: string, hint: string, nowMs: number): void;

  insertMovement(movement: Movement): void;
  insertMark(mark: Mark): void;
  insertOutboxRow(row: OutboxRow): void;
  insertBadge(badge: Badge): void;
  markBadgeUsed(id: BadgeId, usedAtMs: number): void;
  insertAction(action: Action): void;
  insertAudit(entry: AuditEntry): void;

  updateOutbox(id: MarkId, patch: OutboxPatch): void;
  /** On start: rows left `sending` by a crash become pending with maybeApplied set. Returns how many. */
  releaseInterruptedOutbox(): number;

  /**
   * Inserts or updates by Wonde id, else by UPI, else by UPN; nulls keep what was there; stamps the run. Each is put
   * into the address book that the sync mappings give.
   */
  upsertPupils(pupils: readonly RosterPupil[], runId: string, nowMs: number): UpsertedPupils;
  /** Of these, the pupils a finished full run did not see become `left`. Returns how many did. */
  retireUnseenPupils(ids: readonly PersonId[], runId: string, nowMs: number): number;
  /** Pupils on the MIS's deletion list become `left`; restored ones are left to upsert. Returns how many changed. */
  retirePupils(wondeIds: readonly string[], nowMs: number): number;
  replaceAttendanceCodes(codes: readonly AttendanceCode[], nowMs: number): void;
  updateSyncState(patch: Partial<SyncState>): void;
}

export interface Store extends StoreReader {
  /** All or nothing, durable (synchronous=FULL) when it returns. `work` is not async: no HTTP can hide inside. */
  transaction<T>(work: (writer: StoreWriter) => T): T;
  close(): void;
}
