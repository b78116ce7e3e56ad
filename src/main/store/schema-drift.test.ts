// The Kysely interfaces and the migrations say the same: a column in one and not in the other fails here.
import { afterAll, describe, expect, it } from '@jest/globals';
import { openMemoryConnection } from '../../../tests/harness/temp-connection.ts';
import { listAllQueries } from './all-queries.ts';
import type { Database } from './schema.ts';

// The type makes each list complete: a column missing here, or one too many, does not compile.
const columns: { readonly [T in keyof Database]: Readonly<Record<keyof Database[T], true>> } = {
  settings: { key: true, value_json: true, updated_at_ms: true },
  secrets: { name: true, sealed: true, hint: true, updated_at_ms: true },
  year_groups: { id: true, name: true, code: true, updated_at_ms: true },
  people: {
    id: true,
    kind: true,
    wonde_id: true,
    upi: true,
    mis_id: true,
    upn: true,
    forename: true,
    surname: true,
    middle_names: true,
    date_of_birth: true,
    birth_month: true,
    year_group_id: true,
    form_name: true,
    status: true,
    seen_in_run: true,
    created_at_ms: true,
    updated_at_ms: true,
    left_at_ms: true,
    user_type_id: true,
    department_id: true,
    is_teaching: true,
  },
  actions: {
    id: true,
    name: true,
    icon: true,
    direction: true,
    type: true,
    is_return: true,
    code_rule_json: true,
    photo: true,
    prints_badge: true,
    sort_order: true,
    retired: true,
    translations_json: true,
    terms: true,
    for_session: true,
    building: true,
    prints_slip: true,
    back_after_minutes: true,
  },
  attendance_codes: { wonde_id: true, code: true, description: true, type: true, updated_at_ms: true },
  movements: {
    seq: true,
    id: true,
    request_id: true,
    kiosk_id: true,
    person_id: true,
    kind: true,
    direction: true,
    action_id: true,
    action_name: true,
    occurred_at_ms: true,
    local_date: true,
    photo_id: true,
    badge_id: true,
    explanation: true,
    building: true,
    identified_by: true,
    terms_version_id: true,
    terms_accepted_at_ms: true,
    user_type_id: true,
    department_id: true,
    year_name: true,
  },
  marks: {
    seq: true,
    id: true,
    movement_id: true,
    person_id: true,
    date: true,
    session: true,
    code: true,
    minutes_late: true,
    comment: true,
    explanation: true,
    corrects_mark_id: true,
    corrected_by: true,
    correction_reason: true,
  },
  outbox: {
    seq: true,
    id: true,
    kind: true,
    payload_version: true,
    payload: true,
    subject_id: true,
    state: true,
    outcome: true,
    attempts: true,
    next_attempt_at_ms: true,
    last_error_code: true,
    last_error_words: true,
    writeback_id: true,
    submitted_at_ms: true,
    maybe_applied: true,
    created_at_ms: true,
    done_at_ms: true,
    verified_at_ms: true,
  },
  badges: { id: true, movement_id: true, person_id: true, local_date: true, issued_at_ms: true, used_at_ms: true },
  print_jobs: {
    seq: true,
    id: true,
    kind: true,
    badge_id: true,
    movement_id: true,
    reprint_number: true,
    reason: true,
    state: true,
    attempts: true,
    next_attempt_at_ms: true,
    last_error_code: true,
    created_at_ms: true,
    finished_at_ms: true,
    printer: true,
    asked_by: true,
  },
  sync_state: {
    id: true,
    cursor_json: true,
    delta_from_ms: true,
    last_full_at_ms: true,
    last_roster_at_ms: true,
    last_writeback_at_ms: true,
    region_base_url: true,
    allows_writeback: true,
    roster_problem: true,
    deletions_from_ms: true,
    staff_delta_from_ms: true,
    last_staff_at_ms: true,
    staff_problem: true,
    register_from_ms: true,
    register_newest_ms: true,
    register_readable: true,
  },
  audit: {
    seq: true,
    id: true,
    at_ms: true,
    who: true,
    what: true,
    detail_json: true,
    subject_id: true,
    before_json: true,
    after_json: true,
  },
  pictures: { name: true, png: true, width_px: true, height_px: true, updated_at_ms: true },
  photo_erasures: {
    seq: true,
    photo_id: true,
    movement_id: true,
    person_id: true,
    taken_at_ms: true,
    erased_at_ms: true,
    reason: true,
    who: true,
    file_bytes: true,
    file_sha256: true,
  },
  sync_runs: {
    seq: true,
    kind: true,
    started_at_ms: true,
    ended_at_ms: true,
    added: true,
    changed: true,
    gone: true,
    error_code: true,
  },
  register_marks: {
    student_id: true,
    date: true,
    session: true,
    code_id: true,
    code_letter: true,
    minutes_late: true,
    comment: true,
    updated_at_ms: true,
  },
  user_types: { id: true, name: true, built_in: true, retired: true, sort_order: true },
  departments: { id: true, name: true, built_in: true, retired: true, sort_order: true },
  sync_mappings: {
    id: true,
    entity: true,
    user_type_id: true,
    department_id: true,
    year_scope: true,
    staff_scope: true,
    reads: true,
    writes: true,
    sort_order: true,
  },
  sync_mapping_years: { mapping_id: true, year_key: true },
  person_details: { person_id: true, photo_permission: true, notes: true, department_id: true, updated_at_ms: true },
  collectors: { id: true, person_id: true, name: true, relation: true, phone: true, sort_order: true },
  credentials: { person_id: true, kind: true, mac: true, hint: true, set_at_ms: true },
  action_user_types: { action_id: true, user_type_id: true },
  terms_versions: { id: true, version: true, body: true, published_at_ms: true, published_by: true },
  admin_users: {
    id: true,
    name: true,
    name_key: true,
    role: true,
    password_hash: true,
    must_change: true,
    lockout_json: true,
    created_at_ms: true,
    retired_at_ms: true,
  },
  roll_calls: { id: true, local_date: true, started_at_ms: true, started_by: true, ended_at_ms: true, ended_by: true },
  roll_call_people: { roll_call_id: true, person_id: true, building: true, ticked_at_ms: true, ticked_by: true },
  mail_queue: {
    seq: true,
    id: true,
    kind: true,
    dedupe_key: true,
    subject: true,
    body: true,
    state: true,
    attempts: true,
    next_attempt_at_ms: true,
    last_error_code: true,
    created_at_ms: true,
    sent_at_ms: true,
  },
};

const connection = openMemoryConnection();
afterAll(() => connection.close());

const tables = connection.handle
  .prepare<[], { name: string; strict: number }>(`SELECT name, strict FROM pragma_table_list WHERE schema = 'main'`)
  .all()
  .filter((table) => !table.name.startsWith('sqlite_'));

describe('the schema', () => {
  it('has the tables that the Kysely interface names, and the record of migrations', () => {
    expect(tables.map((table) => table.name).sort()).toEqual([...Object.keys(columns), 'schema_migrations'].sort());
  });

  it.each(Object.keys(columns))('has the columns of %s that the Kysely interface names', (table) => {
    const inDatabase = connection.handle
      .prepare<[string], { name: string }>('SELECT name FROM pragma_table_info(?)')
      .all(table)
      .map((column) => column.name);
    expect(inDatabase.sort()).toEqual(Object.keys(columns[table as keyof Database]).sort()); // as: it.each forgets the keys
  });

  it('is STRICT in every table', () => {
    expect(tables.filter((table) => table.strict !== 1)).toEqual([]);
  });

  it('names every index by its table and every foreign key, check and trigger by what it does', () => {
    const objects = connection.handle
      .prepare<[], { type: string; name: string; tbl_name: string; sql: string }>(
        `SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL`,
      )
      .all();
    for (const { type, name, tbl_name: table, sql } of objects) {
      if (type === 'index') expect(name.startsWith(`ix_${table}__`)).toBe(true);
      if (type === 'trigger') expect(name.startsWith(`tr_${table}__`)).toBe(true);
      const unnamed = sql.replaceAll(/CONSTRAINT (?:ck|fk)_\w+\s+(?:CHECK|FOREIGN KEY)/g, '');
      expect(unnamed).not.toMatch(/\bCHECK\b|\bFOREIGN KEY\b/);
    }
  });

  it('fits every query of the store', () => {
    const queries = listAllQueries();
    expect(queries.size).toBeGreaterThan(50);
    for (const sql of queries.values()) expect(() => connection.check(sql)).not.toThrow();
  });
});
