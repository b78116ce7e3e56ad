-- The first schema: people, the day's movements with their marks and badges, and the queues that carry them on.
-- Names: ix_<table>__<columns>, fk_<table>__<column>, ck_<table>__<what>. Times are epoch milliseconds (*_ms).

CREATE TABLE settings (
  key TEXT NOT NULL PRIMARY KEY,
  value_json TEXT NOT NULL CONSTRAINT ck_settings__value_json CHECK (json_valid(value_json)),
  updated_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Sealed by the operating system or by the key file; the hint is all that people are shown.
CREATE TABLE secrets (
  name TEXT NOT NULL PRIMARY KEY,
  sealed TEXT NOT NULL,
  hint TEXT NOT NULL,
  updated_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE year_groups (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  code TEXT,
  updated_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A person's id is ours and outlives every id the MIS gives. UPI and UPN are not unique: an MIS has been seen to repeat both.
CREATE TABLE people (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CONSTRAINT ck_people__kind CHECK (kind IN ('student', 'staff')),
  wonde_id TEXT NOT NULL,
  upi TEXT,
  mis_id TEXT,
  upn TEXT,
  forename TEXT NOT NULL,
  surname TEXT NOT NULL,
  middle_names TEXT,
  date_of_birth TEXT CONSTRAINT ck_people__date_of_birth CHECK (date_of_birth GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  -- 0 where the MIS gives no date of birth.
  birth_month INTEGER NOT NULL CONSTRAINT ck_people__birth_month CHECK (birth_month BETWEEN 0 AND 12),
  year_group_id TEXT,
  form_name TEXT,
  status TEXT NOT NULL CONSTRAINT ck_people__status CHECK (status IN ('current', 'left')),
  -- The roster run that saw this person last.
  seen_in_run TEXT,
  created_at_ms INTEGER NOT NULL,
  updated_at_ms INTEGER NOT NULL,
  left_at_ms INTEGER,
  CONSTRAINT fk_people__year_group_id FOREIGN KEY (year_group_id) REFERENCES year_groups (id)
) STRICT;

CREATE UNIQUE INDEX ix_people__wonde_id ON people (wonde_id);
CREATE INDEX ix_people__upi ON people (upi) WHERE upi IS NOT NULL;
CREATE INDEX ix_people__upn ON people (upn) WHERE upn IS NOT NULL;
CREATE INDEX ix_people__kind_status_year_group_id_birth_month ON people (kind, status, year_group_id, birth_month);
CREATE INDEX ix_people__year_group_id ON people (year_group_id);

-- The icon is checked where it is read: new pictures ship with the app and must not need a migration.
CREATE TABLE actions (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  icon TEXT NOT NULL,
  direction TEXT NOT NULL CONSTRAINT ck_actions__direction CHECK (direction IN ('in', 'out')),
  type TEXT NOT NULL CONSTRAINT ck_actions__type CHECK (type IN ('sign', 'check')),
  is_return INTEGER NOT NULL CONSTRAINT ck_actions__is_return CHECK (is_return IN (0, 1)),
  code_rule_json TEXT NOT NULL CONSTRAINT ck_actions__code_rule_json CHECK (json_valid(code_rule_json)),
  photo TEXT NOT NULL CONSTRAINT ck_actions__photo CHECK (photo IN ('general', 'always', 'never')),
  prints_badge INTEGER NOT NULL CONSTRAINT ck_actions__prints_badge CHECK (prints_badge IN (0, 1)),
  sort_order INTEGER NOT NULL,
  retired INTEGER NOT NULL CONSTRAINT ck_actions__retired CHECK (retired IN (0, 1))
) STRICT;

-- There is one action of "I'm back".
CREATE UNIQUE INDEX ix_actions__is_return ON actions (is_return) WHERE is_return = 1 AND retired = 0;

CREATE TABLE attendance_codes (
  wonde_id TEXT NOT NULL PRIMARY KEY,
  code TEXT NOT NULL,
  description TEXT,
  type TEXT,
  updated_at_ms INTEGER NOT NULL
) STRICT;

CREATE INDEX ix_attendance_codes__code ON attendance_codes (code);

-- seq is the order of recording on this kiosk; occurred_at_ms is the time at the door.
CREATE TABLE movements (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  request_id TEXT NOT NULL,
  kiosk_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  kind TEXT NOT NULL CONSTRAINT ck_movements__kind CHECK (kind IN ('late', 'leaving', 'return')),
  direction TEXT NOT NULL CONSTRAINT ck_movements__direction CHECK (direction IN ('in', 'out')),
  action_id TEXT NOT NULL,
  action_name TEXT NOT NULL,
  occurred_at_ms INTEGER NOT NULL,
  local_date TEXT NOT NULL CONSTRAINT ck_movements__local_date CHECK (local_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  photo_id TEXT,
  badge_id TEXT,
  explanation TEXT NOT NULL,
  CONSTRAINT fk_movements__person_id FOREIGN KEY (person_id) REFERENCES people (id),
  CONSTRAINT fk_movements__action_id FOREIGN KEY (action_id) REFERENCES actions (id)
) STRICT;

CREATE UNIQUE INDEX ix_movements__id ON movements (id);
CREATE UNIQUE INDEX ix_movements__request_id ON movements (request_id);
CREATE INDEX ix_movements__person_id_local_date_occurred_at_ms ON movements (person_id, local_date, occurred_at_ms);
CREATE INDEX ix_movements__local_date_occurred_at_ms ON movements (local_date, occurred_at_ms);
CREATE INDEX ix_movements__photo_id ON movements (photo_id) WHERE photo_id IS NOT NULL;
CREATE INDEX ix_movements__action_id ON movements (action_id);

CREATE TABLE marks (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  movement_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  date TEXT NOT NULL CONSTRAINT ck_marks__date CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  session TEXT NOT NULL CONSTRAINT ck_marks__session CHECK (session IN ('AM', 'PM')),
  code TEXT NOT NULL,
  minutes_late INTEGER CONSTRAINT ck_marks__minutes_late CHECK (minutes_late >= 0),
  comment TEXT,
  explanation TEXT NOT NULL,
  CONSTRAINT fk_marks__movement_id FOREIGN KEY (movement_id) REFERENCES movements (id),
  CONSTRAINT fk_marks__person_id FOREIGN KEY (person_id) REFERENCES people (id)
) STRICT;

CREATE UNIQUE INDEX ix_marks__id ON marks (id);
CREATE INDEX ix_marks__movement_id ON marks (movement_id);
CREATE INDEX ix_marks__person_id_date_session ON marks (person_id, date, session);

-- What Wonde has yet to hear. No foreign keys: later kinds of row speak of other things than marks of pupils.
CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  kind TEXT NOT NULL CONSTRAINT ck_outbox__kind CHECK (kind IN ('attendance.mark')),
  payload_version INTEGER NOT NULL,
  payload TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  state TEXT NOT NULL CONSTRAINT ck_outbox__state CHECK (state IN ('pending', 'sending', 'submitted', 'done', 'parked', 'cancelled')),
  outcome TEXT CONSTRAINT ck_outbox__outcome CHECK (outcome IN ('refused', 'needs_person', 'not_needed', 'superseded')),
  attempts INTEGER NOT NULL,
  next_attempt_at_ms INTEGER NOT NULL,
  last_error_code TEXT,
  last_error_words TEXT,
  writeback_id TEXT,
  submitted_at_ms INTEGER,
  maybe_applied INTEGER NOT NULL CONSTRAINT ck_outbox__maybe_applied CHECK (maybe_applied IN (0, 1)),
  created_at_ms INTEGER NOT NULL,
  done_at_ms INTEGER
) STRICT;

CREATE UNIQUE INDEX ix_outbox__id ON outbox (id);
CREATE INDEX ix_outbox__state_next_attempt_at_ms ON outbox (state, next_attempt_at_ms);
CREATE INDEX ix_outbox__subject_id_state ON outbox (subject_id, state);

CREATE TABLE badges (
  id TEXT NOT NULL PRIMARY KEY,
  movement_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  local_date TEXT NOT NULL,
  issued_at_ms INTEGER NOT NULL,
  used_at_ms INTEGER,
  CONSTRAINT fk_badges__movement_id FOREIGN KEY (movement_id) REFERENCES movements (id),
  CONSTRAINT fk_badges__person_id FOREIGN KEY (person_id) REFERENCES people (id)
) STRICT;

CREATE UNIQUE INDEX ix_badges__movement_id ON badges (movement_id);
CREATE INDEX ix_badges__person_id_local_date ON badges (person_id, local_date);

CREATE TABLE print_jobs (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  badge_id TEXT NOT NULL,
  movement_id TEXT NOT NULL,
  reprint_number INTEGER NOT NULL CONSTRAINT ck_print_jobs__reprint_number CHECK (reprint_number >= 0),
  reason TEXT,
  state TEXT NOT NULL CONSTRAINT ck_print_jobs__state CHECK (state IN ('waiting', 'printing', 'confirmed', 'sent', 'failed', 'unconfirmed')),
  attempts INTEGER NOT NULL,
  next_attempt_at_ms INTEGER NOT NULL,
  last_error_code TEXT,
  created_at_ms INTEGER NOT NULL,
  finished_at_ms INTEGER,
  CONSTRAINT fk_print_jobs__badge_id FOREIGN KEY (badge_id) REFERENCES badges (id),
  CONSTRAINT fk_print_jobs__movement_id FOREIGN KEY (movement_id) REFERENCES movements (id)
) STRICT;

CREATE UNIQUE INDEX ix_print_jobs__id ON print_jobs (id);
CREATE INDEX ix_print_jobs__state ON print_jobs (state);
CREATE INDEX ix_print_jobs__movement_id ON print_jobs (movement_id);
CREATE INDEX ix_print_jobs__badge_id ON print_jobs (badge_id);

-- One row: where the roster and the writeback stand.
CREATE TABLE sync_state (
  id INTEGER PRIMARY KEY CONSTRAINT ck_sync_state__id CHECK (id = 1),
  cursor_json TEXT CONSTRAINT ck_sync_state__cursor_json CHECK (json_valid(cursor_json)),
  delta_from_ms INTEGER,
  last_full_at_ms INTEGER,
  last_roster_at_ms INTEGER,
  last_writeback_at_ms INTEGER,
  region_base_url TEXT,
  allows_writeback INTEGER CONSTRAINT ck_sync_state__allows_writeback CHECK (allows_writeback IN (0, 1)),
  roster_problem TEXT
) STRICT;

INSERT INTO sync_state (id) VALUES (1);

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  who TEXT NOT NULL,
  what TEXT NOT NULL,
  detail_json TEXT NOT NULL CONSTRAINT ck_audit__detail_json CHECK (json_valid(detail_json))
) STRICT;

CREATE UNIQUE INDEX ix_audit__id ON audit (id);
CREATE INDEX ix_audit__what ON audit (what);

-- What happened at the door, what it meant and who did what are written once and never edited.
CREATE TRIGGER tr_movements__no_update BEFORE UPDATE ON movements BEGIN
  SELECT RAISE(ABORT, 'movements are append-only');
END;
CREATE TRIGGER tr_movements__no_delete BEFORE DELETE ON movements BEGIN
  SELECT RAISE(ABORT, 'movements are append-only');
END;
CREATE TRIGGER tr_marks__no_update BEFORE UPDATE ON marks BEGIN
  SELECT RAISE(ABORT, 'marks are append-only');
END;
CREATE TRIGGER tr_marks__no_delete BEFORE DELETE ON marks BEGIN
  SELECT RAISE(ABORT, 'marks are append-only');
END;
CREATE TRIGGER tr_audit__no_update BEFORE UPDATE ON audit BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;
CREATE TRIGGER tr_audit__no_delete BEFORE DELETE ON audit BEGIN
  SELECT RAISE(ABORT, 'audit is append-only');
END;
