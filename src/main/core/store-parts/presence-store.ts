// Who is on site and the roll calls, as the domain sees them.
import type { LocalDate } from '../../../shared/domain/attendance.ts';
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { RollCallId } from '../../../shared/ipc/admin/presence-contract.ts';
import type { Movement } from '../../../shared/domain/movement.ts';

/** Somebody as a list names them; current names, not those of the day. */
export interface ListedPerson {
  readonly id: PersonId;
  readonly kind: 'student' | 'staff';
  readonly forename: string;
  readonly surname: string;
  readonly formName: string | null;
  readonly yearName: string | null;
  readonly userTypeName: string | null;
  readonly departmentName: string | null;
}

/** As core/presence/person-state.ts has it, for everybody at once. */
export interface OnSiteRow {
  readonly person: ListedPerson;
  readonly signedInAtMs: number;
  readonly building: string | null;
  readonly checkedOut: { readonly atMs: number; readonly actionName: string } | null;
}

export interface StoredRollCall {
  readonly id: RollCallId;
  readonly localDate: LocalDate;
  readonly startedAtMs: number;
  readonly startedBy: string;
  readonly ended: { readonly atMs: number; readonly by: string } | null;
}

export interface StoredRollCallPerson {
  readonly person: ListedPerson;
  readonly building: string | null;
  readonly tick: { readonly atMs: number; readonly by: string } | null;
}

export interface PresenceReader {
  /** Whose newest sign movement of the day signed them in, whatever was checked in or out since. */
  listOnSite(localDate: LocalDate): readonly OnSiteRow[];
  findListedPerson(id: PersonId): ListedPerson | null;
  /** The day's signing in and out up to a time, inclusive, in the order of recording. */
  listSignMovements(localDate: LocalDate, untilMs: number): readonly Movement[];
  findRollCall(id: RollCallId): StoredRollCall | null;
  findOpenRollCall(): StoredRollCall | null;
  /** Newest first, with how many were on the list and how many were ticked. */
  listRollCalls(limit: number): readonly {
    readonly rollCall: StoredRollCall;
    readonly peopleCount: number;
    readonly tickedCount: number;
  }[];
  listRollCallPeople(id: RollCallId): readonly StoredRollCallPerson[];
}

export interface PresenceWriter {
  /** @throws AppError CONFLICT when one is under way */
  insertRollCall(rollCall: StoredRollCall): void;
  insertRollCallPerson(id: RollCallId, person: { readonly personId: PersonId; readonly building: string | null }): void;
  /** False when the person is not on the list. */
  tickRollCallPerson(
    id: RollCallId,
    personId: PersonId,
    tick: { readonly atMs: number; readonly by: string } | null,
  ): boolean;
  endRollCall(id: RollCallId, ended: { readonly atMs: number; readonly by: string }): void;
}
