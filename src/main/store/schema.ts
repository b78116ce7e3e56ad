// The tables as Kysely sees them: one interface per table, kept equal to migrations/ by schema-drift.test.ts.
// Nothing outside store/ may use these: rows become domain types in rows/*-rows.ts.
import type { Generated } from 'kysely';
import type { Direction, ForSession } from '../../shared/domain/action.ts';
import type { AdminRole, AdminUserId } from '../../shared/domain/admin-user.ts';
import type { Session } from '../../shared/domain/attendance.ts';
import type { BadgeId } from '../../shared/domain/badge-id.ts';
import type {
  ActionId,
  KioskId,
  MarkId,
  MovementId,
  PersonId,
  PhotoId,
  PrintJobId,
  RequestId,
} from '../../shared/domain/ids.ts';
import type { IdentifiedBy, MovementKind } from '../../shared/domain/movement.ts';
import type { PictureName } from '../core/store-parts/pictures-store.ts';
import type { SyncMappingId } from '../../shared/domain/sync-mapping.ts';
import type { TermsVersionId } from '../../shared/domain/terms.ts';
import type { DepartmentId, UserTypeId } from '../../shared/domain/user-type.ts';
import type { YearKey } from '../../shared/domain/year-group.ts';
import type { PhotoErasuresTable } from './schema-photos.ts';
import type { OutboxOutcome, OutboxState, Person, PrintJobState } from '../core/store-port.ts';

/** A boolean as SQLite keeps it; CHECK constraints allow nothing else. */
export type Bit = 0 | 1;

export interface SettingsTable {
  key: string;
  value_json: string;
  updated_at_ms: number;
}

export interface SecretsTable {
  name: string;
  sealed: string;
  hint: string;
  updated_at_ms: number;
}

export interface YearGroupsTable {
  id: string;
  name: string;
  code: string | null;
  updated_at_ms: number;
}

export interface PeopleTable {
  id: PersonId;
  kind: Person['kind'];
  wonde_id: string;
  upi: string | null;
  mis_id: string | null;
  upn: string | null;
  forename: string;
  surname: string;
  middle_names: string | null;
  date_of_birth: string | null;
  birth_month: number;
  year_group_id: string | null;
  form_name: string | null;
  status: Person['status'];
  seen_in_run: string | null;
  created_at_ms: number;
  updated_at_ms: number;
  left_at_ms: number | null;
  user_type_id: UserTypeId | null;
  department_id: DepartmentId | null;
  is_teaching: Bit | null;
}

export interface UserTypesTable {
  id: UserTypeId;
  name: string;
  built_in: Bit;
  retired: Bit;
  sort_order: number;
}

export interface DepartmentsTable {
  id: DepartmentId;
  name: string;
  built_in: Bit;
  retired: Bit;
  sort_order: number;
}

export interface SyncMappingsTable {
  id: SyncMappingId;
  entity: 'student' | 'staff';
  user_type_id: UserTypeId;
  department_id: DepartmentId | null;
  year_scope: 'listed' | 'others' | null;
  staff_scope: 'all' | 'teaching' | 'support' | null;
  reads: Bit;
  writes: Bit;
  sort_order: number;
}

export interface SyncMappingYearsTable {
  mapping_id: SyncMappingId;
  year_key: YearKey;
}

export interface PersonDetailsTable {
  person_id: PersonId;
  photo_permission: 'notSaid' | 'given' | 'refused';
  notes: string;
  department_id: DepartmentId | null;
  updated_at_ms: number;
}

export interface CollectorsTable {
  id: string;
  person_id: PersonId;
  name: string;
  relation: string;
  phone: string | null;
  sort_order: number;
}

export interface CredentialsTable {
  person_id: PersonId;
  kind: 'pin' | 'card';
  mac: string;
  hint: string | null;
  set_at_ms: number;
}

export interface ActionsTable {
  id: ActionId;
  name: string;
  icon: string;
  direction: Direction;
  type: 'sign' | 'check';
  is_return: Bit;
  code_rule_json: string;
  photo: 'general' | 'always' | 'never';
  prints_badge: Bit;
  sort_order: number;
  retired: Bit;
  translations_json: Generated<string>;
  terms: Generated<'general' | 'always' | 'never'>;
  for_session: Generated<ForSession>;
  building: string | null;
  prints_slip: Generated<Bit>;
  back_after_minutes: number | null;
}

export interface ActionUserTypesTable {
  action_id: ActionId;
  user_type_id: UserTypeId;
}

export interface TermsVersionsTable {
  id: TermsVersionId;
  version: number;
  body: string;
  published_at_ms: number;
  published_by: string;
}

export interface AttendanceCodesTable {
  wonde_id: string;
  code: string;
  description: string | null;
  type: string | null;
  updated_at_ms: number;
}

export interface MovementsTable {
  seq: Generated<number>;
  id: MovementId;
  request_id: RequestId;
  kiosk_id: KioskId;
  person_id: PersonId;
  kind: MovementKind;
  direction: Direction;
  action_id: ActionId;
  action_name: string;
  occurred_at_ms: number;
  local_date: string;
  photo_id: PhotoId | null;
  badge_id: BadgeId | null;
  explanation: string;
  building: string | null;
  identified_by: IdentifiedBy;
  terms_version_id: TermsVersionId | null;
  terms_accepted_at_ms: number | null;
  user_type_id: UserTypeId | null;
  department_id: DepartmentId | null;
  year_name: string | null;
}

export interface MarksTable {
  seq: Generated<number>;
  id: MarkId;
  movement_id: MovementId;
  person_id: PersonId;
  date: string;
  session: Session;
  code: string;
  minutes_late: number | null;
  comment: string | null;
  explanation: string;
  corrects_mark_id: MarkId | null;
  corrected_by: string | null;
  correction_reason: string | null;
}

export interface OutboxTable {
  seq: Generated<number>;
  id: MarkId;
  kind: 'attendance.mark';
  payload_version: number;
  payload: string;
  subject_id: PersonId;
  state: OutboxState;
  outcome: OutboxOutcome | null;
  attempts: number;
  next_attempt_at_ms: number;
  last_error_code: string | null;
  last_error_words: string | null;
  writeback_id: string | null;
  submitted_at_ms: number | null;
  maybe_applied: Bit;
  created_at_ms: number;
  done_at_ms: number | null;
  verified_at_ms: number | null;
}

export interface BadgesTable {
  id: BadgeId;
  movement_id: MovementId;
  person_id: PersonId;
  local_date: string;
  issued_at_ms: number;
  used_at_ms: number | null;
}

export interface PrintJobsTable {
  seq: Generated<number>;
  id: PrintJobId;
  kind: 'badge' | 'slip';
  badge_id: BadgeId | null;
  movement_id: MovementId;
  reprint_number: number;
  reason: string | null;
  state: PrintJobState;
  attempts: number;
  next_attempt_at_ms: number;
  last_error_code: string | null;
  created_at_ms: number;
  finished_at_ms: number | null;
  printer: 'main' | 'spare' | null;
  asked_by: string | null;
}

export interface SyncStateTable {
  id: number;
  cursor_json: string | null;
  delta_from_ms: number | null;
  last_full_at_ms: number | null;
  last_roster_at_ms: number | null;
  last_writeback_at_ms: number | null;
  region_base_url: string | null;
  allows_writeback: Bit | null;
  roster_problem: string | null;
  deletions_from_ms: number | null;
  staff_delta_from_ms: number | null;
  last_staff_at_ms: number | null;
  staff_problem: string | null;
  register_from_ms: number | null;
  register_newest_ms: number | null;
  register_readable: Bit | null;
}

export interface SyncRunsTable {
  seq: Generated<number>;
  kind: 'full' | 'delta';
  started_at_ms: number;
  ended_at_ms: number;
  added: number;
  changed: number;
  gone: number;
  error_code: string | null;
}

export interface RegisterMarksTable {
  student_id: string;
  date: string;
  session: Session;
  code_id: string | null;
  code_letter: string | null;
  minutes_late: number | null;
  comment: string | null;
  updated_at_ms: number;
}

export interface AuditTable {
  seq: Generated<number>;
  id: string;
  at_ms: number;
  who: string;
  what: string;
  detail_json: string;
  subject_id: string | null;
  before_json: string | null;
  after_json: string | null;
}

export interface AdminUsersTable {
  id: AdminUserId;
  name: string;
  name_key: string;
  role: AdminRole;
  password_hash: string | null;
  must_change: Bit;
  lockout_json: string | null;
  created_at_ms: number;
  retired_at_ms: number | null;
}

export interface RollCallsTable {
  id: string;
  local_date: string;
  started_at_ms: number;
  started_by: string;
  ended_at_ms: number | null;
  ended_by: string | null;
}

export interface RollCallPeopleTable {
  roll_call_id: string;
  person_id: PersonId;
  building: string | null;
  ticked_at_ms: number | null;
  ticked_by: string | null;
}

export interface MailQueueTable {
  seq: Generated<number>;
  id: string;
  kind: 'writebackRefused' | 'connectionLost' | 'accessRevoked' | 'dailySummary';
  dedupe_key: string;
  subject: string;
  body: string;
  state: 'waiting' | 'sending' | 'sent' | 'failed';
  attempts: number;
  next_attempt_at_ms: number;
  last_error_code: string | null;
  created_at_ms: number;
  sent_at_ms: number | null;
}

export interface PicturesTable {
  name: PictureName;
  png: Uint8Array;
  width_px: number;
  height_px: number;
  updated_at_ms: number;
}

export interface Database {
  settings: SettingsTable;
  secrets: SecretsTable;
  year_groups: YearGroupsTable;
  people: PeopleTable;
  actions: ActionsTable;
  attendance_codes: AttendanceCodesTable;
  movements: MovementsTable;
  marks: MarksTable;
  outbox: OutboxTable;
  badges: BadgesTable;
  print_jobs: PrintJobsTable;
  sync_state: SyncStateTable;
  audit: AuditTable;
  photo_erasures: PhotoErasuresTable;
  pictures: PicturesTable;
  user_types: UserTypesTable;
  departments: DepartmentsTable;
  sync_mappings: SyncMappingsTable;
  sync_mapping_years: SyncMappingYearsTable;
  person_details: PersonDetailsTable;
  collectors: CollectorsTable;
  credentials: CredentialsTable;
  action_user_types: ActionUserTypesTable;
  terms_versions: TermsVersionsTable;
  admin_users: AdminUsersTable;
  roll_calls: RollCallsTable;
  roll_call_people: RollCallPeopleTable;
  mail_queue: MailQueueTable;
  register_marks: RegisterMarksTable;
  sync_runs: SyncRunsTable;
}
