-- requires: foreign_keys=off
-- The whole admin view: user types, departments, sync mappings, presence, credentials, terms, named users, roll call, mail.

-- Student and No department are built in: renamed perhaps, never retired.
CREATE TABLE user_types (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  built_in INTEGER NOT NULL CONSTRAINT ck_user_types__built_in CHECK (built_in IN (0, 1)),
  retired INTEGER NOT NULL CONSTRAINT ck_user_types__retired CHECK (retired IN (0, 1)),
  sort_order INTEGER NOT NULL,
  CONSTRAINT ck_user_types__built_in_stays CHECK (built_in = 0 OR retired = 0)
) STRICT, WITHOUT ROWID;

INSERT INTO user_types (id, name, built_in, retired, sort_order) VALUES ('student', 'Student', 1, 0, 0);

CREATE TABLE departments (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  built_in INTEGER NOT NULL CONSTRAINT ck_departments__built_in CHECK (built_in IN (0, 1)),
  retired INTEGER NOT NULL CONSTRAINT ck_departments__retired CHECK (retired IN (0, 1)),
  sort_order INTEGER NOT NULL,
  CONSTRAINT ck_departments__built_in_stays CHECK (built_in = 0 OR retired = 0)
) STRICT, WITHOUT ROWID;

INSERT INTO departments (id, name, built_in, retired, sort_order) VALUES ('none', 'No department', 1, 0, 0);

-- One row of Wonde configuration. A student mapping has a year scope, a staff mapping a staff scope and a department.
CREATE TABLE sync_mappings (
  id TEXT NOT NULL PRIMARY KEY,
  entity TEXT NOT NULL CONSTRAINT ck_sync_mappings__entity CHECK (entity IN ('student', 'staff')),
  user_type_id TEXT NOT NULL,
  department_id TEXT,
  -- listed: the years of sync_mapping_years; others: every year that no other mapping lists.
  year_scope TEXT CONSTRAINT ck_sync_mappings__year_scope CHECK (year_scope IN ('listed', 'others')),
  staff_scope TEXT CONSTRAINT ck_sync_mappings__staff_scope CHECK (staff_scope IN ('all', 'teaching', 'support')),
  reads INTEGER NOT NULL CONSTRAINT ck_sync_mappings__reads CHECK (reads IN (0, 1)),
  writes INTEGER NOT NULL CONSTRAINT ck_sync_mappings__writes CHECK (writes IN (0, 1)),
  sort_order INTEGER NOT NULL,
  CONSTRAINT ck_sync_mappings__student CHECK (
    entity <> 'student' OR (year_scope IS NOT NULL AND staff_scope IS NULL AND department_id IS NULL)
  ),
  CONSTRAINT ck_sync_mappings__staff CHECK (
    entity <> 'staff'
    OR (staff_scope IS NOT NULL AND year_scope IS NULL AND department_id IS NOT NULL AND writes = 0 AND user_type_id <> 'student')
  ),
  CONSTRAINT fk_sync_mappings__user_type_id FOREIGN KEY (user_type_id) REFERENCES user_types (id),
  CONSTRAINT fk_sync_mappings__department_id FOREIGN KEY (department_id) REFERENCES departments (id)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_sync_mappings__user_type_id ON sync_mappings (user_type_id);
CREATE INDEX ix_sync_mappings__department_id ON sync_mappings (department_id) WHERE department_id IS NOT NULL;

-- A year by its key (shared/domain/year-group.ts), not its Wonde id: a change of MIS gives every year a new id.
CREATE TABLE sync_mapping_years (
  mapping_id TEXT NOT NULL,
  year_key TEXT NOT NULL,
  PRIMARY KEY (mapping_id, year_key),
  CONSTRAINT fk_sync_mapping_years__mapping_id FOREIGN KEY (mapping_id) REFERENCES sync_mappings (id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX ix_sync_mapping_years__year_key ON sync_mapping_years (year_key);

-- What kiosks did so far, as a mapping: every pupil is a Student, and marks are written.
INSERT INTO sync_mappings (id, entity, user_type_id, year_scope, reads, writes, sort_order)
VALUES ('students', 'student', 'student', 'others', 1, 1, 0);

-- Null user type: no mapping takes this person in, so no address book and no kiosk shows them.
ALTER TABLE people ADD COLUMN user_type_id TEXT CONSTRAINT fk_people__user_type_id REFERENCES user_types (id);
ALTER TABLE people ADD COLUMN department_id TEXT CONSTRAINT fk_people__department_id REFERENCES departments (id);
-- Staff only; null where the MIS does not say.
ALTER TABLE people ADD COLUMN is_teaching INTEGER CONSTRAINT ck_people__is_teaching CHECK (is_teaching IN (0, 1));

UPDATE people SET user_type_id = 'student' WHERE kind = 'student' AND status = 'current';

CREATE INDEX ix_people__user_type_id_status ON people (user_type_id, status);
CREATE INDEX ix_people__department_id ON people (department_id) WHERE department_id IS NOT NULL;

-- What the school says of a person; the MIS never touches it.
CREATE TABLE person_details (
  person_id TEXT NOT NULL PRIMARY KEY,
  photo_permission TEXT NOT NULL CONSTRAINT ck_person_details__photo_permission CHECK (photo_permission IN ('notSaid', 'given', 'refused')),
  notes TEXT NOT NULL,
  -- Set here, it wins over the department of the mapping.
  department_id TEXT,
  updated_at_ms INTEGER NOT NULL,
  CONSTRAINT fk_person_details__person_id FOREIGN KEY (person_id) REFERENCES people (id),
  CONSTRAINT fk_person_details__department_id FOREIGN KEY (department_id) REFERENCES departments (id)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_person_details__department_id ON person_details (department_id) WHERE department_id IS NOT NULL;

-- Who may collect a pupil.
CREATE TABLE collectors (
  id TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NOT NULL,
  name TEXT NOT NULL,
  relation TEXT NOT NULL,
  phone TEXT,
  sort_order INTEGER NOT NULL,
  CONSTRAINT fk_collectors__person_id FOREIGN KEY (person_id) REFERENCES people (id)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_collectors__person_id ON collectors (person_id);

-- PINs and cards as keyed hashes: unique without being readable. The hint is the card's last characters; PINs have none.
CREATE TABLE credentials (
  person_id TEXT NOT NULL,
  kind TEXT NOT NULL CONSTRAINT ck_credentials__kind CHECK (kind IN ('pin', 'card')),
  mac TEXT NOT NULL,
  hint TEXT,
  set_at_ms INTEGER NOT NULL,
  PRIMARY KEY (person_id, kind),
  CONSTRAINT fk_credentials__person_id FOREIGN KEY (person_id) REFERENCES people (id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX ix_credentials__kind_mac ON credentials (kind, mac);

ALTER TABLE actions ADD COLUMN translations_json TEXT NOT NULL DEFAULT '{}' CONSTRAINT ck_actions__translations_json CHECK (json_valid(translations_json));
ALTER TABLE actions ADD COLUMN terms TEXT NOT NULL DEFAULT 'general' CONSTRAINT ck_actions__terms CHECK (terms IN ('general', 'always', 'never'));
ALTER TABLE actions ADD COLUMN for_session TEXT NOT NULL DEFAULT 'auto' CONSTRAINT ck_actions__for_session CHECK (for_session IN ('auto', 'current', 'AM', 'PM'));
ALTER TABLE actions ADD COLUMN building TEXT;

-- A conditional code was two codes a session; it is a table of times now.
UPDATE actions
SET code_rule_json = json_object(
  'kind', 'conditional',
  'rows', json_array(
    json_object('session', 'AM', 'from', 'opens', 'until', 'closes', 'code', json_extract(code_rule_json, '$.am.beforeClose')),
    json_object('session', 'AM', 'from', 'closes', 'until', 'end', 'code', json_extract(code_rule_json, '$.am.afterClose')),
    json_object('session', 'PM', 'from', 'opens', 'until', 'closes', 'code', json_extract(code_rule_json, '$.pm.beforeClose')),
    json_object('session', 'PM', 'from', 'closes', 'until', 'end', 'code', json_extract(code_rule_json, '$.pm.afterClose'))
  )
)
WHERE json_extract(code_rule_json, '$.kind') = 'conditional';

-- Who sees an action on the kiosk.
CREATE TABLE action_user_types (
  action_id TEXT NOT NULL,
  user_type_id TEXT NOT NULL,
  PRIMARY KEY (action_id, user_type_id),
  CONSTRAINT fk_action_user_types__action_id FOREIGN KEY (action_id) REFERENCES actions (id),
  CONSTRAINT fk_action_user_types__user_type_id FOREIGN KEY (user_type_id) REFERENCES user_types (id)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_action_user_types__user_type_id ON action_user_types (user_type_id);

INSERT INTO action_user_types (action_id, user_type_id) SELECT id, 'student' FROM actions;

-- Published texts are kept as they were: a movement names the version that was accepted.
CREATE TABLE terms_versions (
  id TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL CONSTRAINT ck_terms_versions__version CHECK (version >= 1),
  body TEXT NOT NULL,
  published_at_ms INTEGER NOT NULL,
  published_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX ix_terms_versions__version ON terms_versions (version);

CREATE TRIGGER tr_terms_versions__no_update BEFORE UPDATE ON terms_versions BEGIN
  SELECT RAISE(ABORT, 'published terms are kept as they were');
END;
CREATE TRIGGER tr_terms_versions__no_delete BEFORE DELETE ON terms_versions BEGIN
  SELECT RAISE(ABORT, 'published terms are kept as they were');
END;

-- Movements learn of presence, buildings, terms and of what the person was on the day. Append-only, so rebuilt whole.
CREATE TABLE movements_0002 (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  request_id TEXT NOT NULL,
  kiosk_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  kind TEXT NOT NULL CONSTRAINT ck_movements__kind CHECK (
    kind IN ('late', 'leaving', 'return', 'signIn', 'signOut', 'buildingIn', 'buildingOut')
  ),
  direction TEXT NOT NULL CONSTRAINT ck_movements__direction CHECK (direction IN ('in', 'out')),
  action_id TEXT NOT NULL,
  action_name TEXT NOT NULL,
  occurred_at_ms INTEGER NOT NULL,
  local_date TEXT NOT NULL CONSTRAINT ck_movements__local_date CHECK (local_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  photo_id TEXT,
  badge_id TEXT,
  explanation TEXT NOT NULL,
  building TEXT,
  -- How the kiosk knew the person.
  identified_by TEXT NOT NULL CONSTRAINT ck_movements__identified_by CHECK (identified_by IN ('name', 'badge', 'pin', 'card')),
  terms_version_id TEXT,
  terms_accepted_at_ms INTEGER,
  -- As they were on the day; null in movements from before this was kept.
  user_type_id TEXT,
  department_id TEXT,
  year_name TEXT,
  CONSTRAINT fk_movements__person_id FOREIGN KEY (person_id) REFERENCES people (id),
  CONSTRAINT fk_movements__action_id FOREIGN KEY (action_id) REFERENCES actions (id),
  CONSTRAINT fk_movements__terms_version_id FOREIGN KEY (terms_version_id) REFERENCES terms_versions (id),
  CONSTRAINT ck_movements__terms CHECK ((terms_version_id IS NULL) = (terms_accepted_at_ms IS NULL))
) STRICT;

INSERT INTO movements_0002 (
  seq, id, request_id, kiosk_id, person_id, kind, direction, action_id, action_name, occurred_at_ms, local_date,
  photo_id, badge_id, explanation, building, identified_by, terms_version_id, terms_accepted_at_ms, user_type_id,
  department_id, year_name
)
SELECT
  seq, id, request_id, kiosk_id, person_id, kind, direction, action_id, action_name, occurred_at_ms, local_date,
  photo_id, badge_id, explanation, NULL, 'name', NULL, NULL, NULL, NULL, NULL
FROM movements;

DROP TABLE movements;
ALTER TABLE movements_0002 RENAME TO movements;

CREATE UNIQUE INDEX ix_movements__id ON movements (id);
CREATE UNIQUE INDEX ix_movements__request_id ON movements (request_id);
CREATE INDEX ix_movements__person_id_local_date_occurred_at_ms ON movements (person_id, local_date, occurred_at_ms);
CREATE INDEX ix_movements__local_date_occurred_at_ms ON movements (local_date, occurred_at_ms);
CREATE INDEX ix_movements__photo_id ON movements (photo_id) WHERE photo_id IS NOT NULL;
CREATE INDEX ix_movements__action_id ON movements (action_id);
CREATE INDEX ix_movements__terms_version_id ON movements (terms_version_id) WHERE terms_version_id IS NOT NULL;

CREATE TRIGGER tr_movements__no_update BEFORE UPDATE ON movements BEGIN
  SELECT RAISE(ABORT, 'movements are append-only');
END;
CREATE TRIGGER tr_movements__no_delete BEFORE DELETE ON movements BEGIN
  SELECT RAISE(ABORT, 'movements are append-only');
END;

-- People with a role in the admin view. Null hash: no password opens this user; an administrator or IT sets one.
CREATE TABLE admin_users (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  -- The name in lower case: two users may not differ in capitals alone.
  name_key TEXT NOT NULL,
  role TEXT NOT NULL CONSTRAINT ck_admin_users__role CHECK (role IN ('receptionist', 'administrator')),
  password_hash TEXT,
  -- 1: the password was set by somebody else and is changed at the next sign-in.
  must_change INTEGER NOT NULL CONSTRAINT ck_admin_users__must_change CHECK (must_change IN (0, 1)),
  lockout_json TEXT CONSTRAINT ck_admin_users__lockout_json CHECK (json_valid(lockout_json)),
  created_at_ms INTEGER NOT NULL,
  retired_at_ms INTEGER
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX ix_admin_users__name_key ON admin_users (name_key) WHERE retired_at_ms IS NULL;

-- The one password so far becomes the first administrator's; a damaged one opens nothing, and stays no invitation.
INSERT INTO admin_users (id, name, name_key, role, password_hash, must_change, created_at_ms)
SELECT
  'first', 'Administrator', 'administrator', 'administrator',
  CASE WHEN json_type(value_json) = 'text' THEN json_extract(value_json, '$') END,
  0, updated_at_ms
FROM settings
WHERE key = 'admin.passwordHash' AND json_type(value_json) <> 'null';

DELETE FROM settings WHERE key IN ('admin.passwordHash', 'admin.lockout');

-- The staff list is read after the roll, and may fail for itself.
ALTER TABLE sync_state ADD COLUMN staff_delta_from_ms INTEGER;
ALTER TABLE sync_state ADD COLUMN last_staff_at_ms INTEGER;
ALTER TABLE sync_state ADD COLUMN staff_problem TEXT;

ALTER TABLE audit ADD COLUMN subject_id TEXT;
ALTER TABLE audit ADD COLUMN before_json TEXT CONSTRAINT ck_audit__before_json CHECK (json_valid(before_json));
ALTER TABLE audit ADD COLUMN after_json TEXT CONSTRAINT ck_audit__after_json CHECK (json_valid(after_json));
CREATE INDEX ix_audit__at_ms ON audit (at_ms);
CREATE INDEX ix_audit__subject_id ON audit (subject_id) WHERE subject_id IS NOT NULL;

-- A roll call keeps the list as it was when it began; ticks survive a restart.
CREATE TABLE roll_calls (
  id TEXT NOT NULL PRIMARY KEY,
  local_date TEXT NOT NULL CONSTRAINT ck_roll_calls__local_date CHECK (local_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  started_at_ms INTEGER NOT NULL,
  started_by TEXT NOT NULL,
  ended_at_ms INTEGER,
  ended_by TEXT
) STRICT, WITHOUT ROWID;

-- One at a time.
CREATE UNIQUE INDEX ix_roll_calls__open ON roll_calls ((ended_at_ms IS NULL)) WHERE ended_at_ms IS NULL;

CREATE TABLE roll_call_people (
  roll_call_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  building TEXT,
  ticked_at_ms INTEGER,
  ticked_by TEXT,
  PRIMARY KEY (roll_call_id, person_id),
  CONSTRAINT fk_roll_call_people__roll_call_id FOREIGN KEY (roll_call_id) REFERENCES roll_calls (id),
  CONSTRAINT fk_roll_call_people__person_id FOREIGN KEY (person_id) REFERENCES people (id)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_roll_call_people__person_id ON roll_call_people (person_id);

-- Mail to the school about the MIS. A key that is there already is not written again: one mail for one trouble.
CREATE TABLE mail_queue (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  kind TEXT NOT NULL CONSTRAINT ck_mail_queue__kind CHECK (kind IN ('writebackRefused', 'connectionLost', 'accessRevoked', 'dailySummary')),
  dedupe_key TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  state TEXT NOT NULL CONSTRAINT ck_mail_queue__state CHECK (state IN ('waiting', 'sending', 'sent', 'failed')),
  attempts INTEGER NOT NULL,
  next_attempt_at_ms INTEGER NOT NULL,
  last_error_code TEXT,
  created_at_ms INTEGER NOT NULL,
  sent_at_ms INTEGER
) STRICT;

CREATE UNIQUE INDEX ix_mail_queue__id ON mail_queue (id);
CREATE UNIQUE INDEX ix_mail_queue__dedupe_key ON mail_queue (dedupe_key);
CREATE INDEX ix_mail_queue__state_next_attempt_at_ms ON mail_queue (state, next_attempt_at_ms);
