// The tables as Kysely sees them: one interface per table, kept equal to migrations/ by schema-drift.test.ts.
// Nothing outside store/ may use these: rows become domain types in rows/*-rows.ts.
import type { Generated } from 'kysely';
import type { Direction } from '../../shared/domain/action.ts';
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
import type { MovementKind } from '../../shared/domain/movement.ts';
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
  badge_id: BadgeId;
  movement_id: MovementId;
  reprint_number: number;
  reason: string | null;
  state: PrintJobState;
  attempts: number;
  next_attempt_at_ms: number;
  last_error_code: string | null;
  created_at_ms: number;
  finished_at_ms: number | null;
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
}

export interface AuditTable {
  seq: Generated<number>;
  id: string;
  at_ms: number;
  who: string;
  what: string;
  detail_json: string;
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
}
