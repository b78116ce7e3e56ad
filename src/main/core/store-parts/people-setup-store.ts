// The part of the store port for user types, departments, sync mappings and who belongs to them.
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { SyncMapping, SyncMappingId } from '../../../shared/domain/sync-mapping.ts';
import type { Department, DepartmentId, UserType, UserTypeId } from '../../../shared/domain/user-type.ts';

/** What decides where a current person belongs, and where they belong now. */
export interface MembershipFacts {
  readonly id: PersonId;
  readonly kind: 'student' | 'staff';
  /** Null where the MIS gives no year. */
  readonly yearGroup: { readonly name: string; readonly code: string | null } | null;
  /** Null where the MIS does not say. */
  readonly isTeaching: boolean | null;
  /** What the school set on the person's profile; wins over the mapping's. */
  readonly ownDepartmentId: DepartmentId | null;
  readonly userTypeId: UserTypeId | null;
  readonly departmentId: DepartmentId | null;
}

/** Where a person belongs: an address book, and the department within it (staff). */
export interface Membership {
  readonly userTypeId: UserTypeId | null;
  readonly departmentId: DepartmentId | null;
}

/** Current people by where they belong; a null user type is in no address book. */
export interface MembershipCount extends Membership {
  readonly kind: 'student' | 'staff';
  readonly people: number;
}

/** A year as the MIS has it today: its name, and how many current pupils. Null name: pupils without a year. */
export interface RosterYear {
  readonly name: string | null;
  readonly code: string | null;
  readonly pupils: number;
  /** Of these, who is in no address book. */
  readonly inNoAddressBook: number;
}

export interface CredentialCounts {
  readonly pins: number;
  readonly cards: number;
  /** People with a PIN, a card or both. */
  readonly people: number;
}

/** What the MIS told us of one member of staff; null means "not said" and never wipes what we had. */
export interface RosterStaff {
  readonly wondeId: string;
  readonly upi: string | null;
  readonly misId: string | null;
  readonly forename: string | null;
  readonly surname: string | null;
  readonly middleNames: string | null;
  readonly isTeaching: boolean | null;
  /** False: listed, and employed no longer. */
  readonly isCurrent: boolean | null;
}

export interface PeopleSetupReader {
  /** In sort order, retired ones too: history still names them. */
  listUserTypes(): readonly UserType[];
  findUserType(id: UserTypeId): UserType | null;
  /** In sort order, retired ones too. */
  listDepartments(): readonly Department[];
  findDepartment(id: DepartmentId): Department | null;
  listSyncMappings(): readonly SyncMapping[];
  findSyncMapping(id: SyncMappingId): SyncMapping | null;
  /** Current people, all of them or the ones named. */
  listMembershipFacts(ids?: readonly PersonId[]): readonly MembershipFacts[];
  /** Some of the current people, in the order of their ids; null: from the first. */
  listMembershipFactsAfter(after: PersonId | null, limit: number): readonly MembershipFacts[];
  countMemberships(): readonly MembershipCount[];
  listRosterYears(): readonly RosterYear[];
  countCredentials(ids: readonly PersonId[]): CredentialCounts;
  countStaff(): number;
  /** How many current staff a finished full run did not see. */
  countUnseenStaff(runId: string): number;
}

export interface PeopleSetupWriter extends PeopleSetupReader {
  insertUserType(userType: UserType): void;
  updateUserType(userType: UserType): void;
  insertDepartment(department: Department): void;
  updateDepartment(department: Department): void;
  insertSyncMapping(mapping: SyncMapping): void;
  updateSyncMapping(mapping: SyncMapping): void;
  deleteSyncMapping(id: SyncMappingId): void;
  /** Puts people where they belong; nothing else of them changes. */
  setMembership(ids: readonly PersonId[], membership: Membership): void;
  /** Removes the PINs and cards of these people. Returns how many there were. */
  clearCredentials(ids: readonly PersonId[]): number;
  /**
   * Inserts or updates by Wonde id, else by UPI, else by MIS id where the name is the same; nulls keep what was there;
   * stamps the run. Each is put into the address book that the sync mappings give. Returns how many are new or changed.
   */
  upsertStaff(staff: readonly RosterStaff[], runId: string, nowMs: number): number;
  /** Staff a finished full run did not see become `left`. Returns how many. */
  retireUnseenStaff(runId: string, nowMs: number): number;
  /** Staff on the MIS's deletion list become `left`. Returns how many changed. */
  retireStaff(wondeIds: readonly string[], nowMs: number): number;
}
