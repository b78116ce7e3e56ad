// Address books and profiles as the domain sees them: what the school says of a person, beside what the MIS says.
import type { LocalDate } from '../../../shared/domain/attendance.ts';
import type { MovementId, PersonId, PhotoId } from '../../../shared/domain/ids.ts';
import type { Movement } from '../../../shared/domain/movement.ts';
import type { Collector, CollectorId, CredentialKind, PhotoPermission } from '../../../shared/domain/person-profile.ts';
import type { DepartmentId, UserTypeId } from '../../../shared/domain/user-type.ts';
import type { AuditEntry, MarkWithState, Person } from '../store-port.ts';

/** A PIN or a card, as a keyed hash. */
export interface Credential {
  readonly personId: PersonId;
  readonly kind: CredentialKind;
  readonly mac: string;
  /** The last characters of a card; PINs have none. */
  readonly hint: string | null;
  readonly setAtMs: number;
}

/** What the school says of a person. */
export interface PersonDetails {
  readonly photoPermission: PhotoPermission;
  readonly notes: string;
  /** Set here, it wins over the department of the mapping; null: the mapping's. */
  readonly departmentId: DepartmentId | null;
}

/** How many people an address book holds. */
export interface AddressBookCount {
  readonly userTypeId: UserTypeId;
  readonly current: number;
  readonly leavers: number;
}

/** One line of an address book. */
export interface AddressBookEntry {
  readonly person: Person;
  readonly yearName: string | null;
  /** The department that counts: the school's own, else the mapping's. */
  readonly departmentName: string | null;
  readonly hasPin: boolean;
  readonly hasCard: boolean;
  readonly photoPermission: PhotoPermission;
}

/** When somebody left the roll, as far as it is known. */
export interface Enrolment {
  readonly leftAtMs: number | null;
  readonly updatedAtMs: number;
}

export interface PeopleStoreReader {
  findCredential(personId: PersonId, kind: CredentialKind): Credential | null;
  findCredentialByMac(kind: CredentialKind, mac: string): Credential | null;
  countAllCredentials(): number;

  findPersonDetails(personId: PersonId): PersonDetails;
  /** notSaid where nobody has asked. */
  photoPermissionOf(personId: PersonId): PhotoPermission;
  findEnrolment(personId: PersonId): Enrolment | null;
  /** In the order the school gave. */
  listCollectors(personId: PersonId): readonly Collector[];

  /** Every user type with somebody in it. */
  countAddressBooks(): readonly AddressBookCount[];
  /**
   * A piece of an address book, at most so many people (and leavers from before there were user types with the last),
   * each piece by surname, then forename, in English collation. Null: from the first; `next` null: that was the last.
   */
  listAddressBook(
    userTypeId: UserTypeId,
    status: Person['status'],
    after: PersonId | null,
    limit: number,
  ): { readonly entries: readonly AddressBookEntry[]; readonly next: PersonId | null };
  /** Every movement of a school date, newest first within each person: what personStateOf wants. */
  listMovementsOfDay(localDate: LocalDate): readonly Movement[];

  /** Every movement of a person, newest first. */
  listHistory(personId: PersonId): readonly Movement[];
  /** Every mark of a person, by movement. */
  listMarksOfPerson(personId: PersonId): ReadonlyMap<MovementId, readonly MarkWithState[]>;
  /** What was changed or done about a person, oldest first. */
  listAuditAbout(personId: PersonId): readonly AuditEntry[];
  /** The photos that movements of this person name; some may be erased already. */
  listPhotosOf(personId: PersonId): readonly { readonly photoId: PhotoId; readonly movementId: MovementId }[];
}

export interface PeopleStoreWriter {
  /** Sets or replaces. @throws AppError CONFLICT, when another person has the same */
  setCredential(credential: Credential): void;
  /** False when there was none. */
  removeCredential(personId: PersonId, kind: CredentialKind): boolean;
  /** Every PIN and card of the school. Returns how many. */
  removeAllCredentials(): number;

  setPersonDetails(personId: PersonId, details: PersonDetails, nowMs: number): void;
  /** Adds, or changes the one with this id. @throws AppError CONFLICT, when the id is of another person's collector */
  setCollector(personId: PersonId, collector: Collector, sortOrder: number): void;
  removeCollector(id: CollectorId): void;
}
