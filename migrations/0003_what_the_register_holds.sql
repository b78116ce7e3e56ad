-- What the MIS's register holds, so that a mark staff planned is never overwritten; corrections, and marks entered by hand.

-- The newest reading of each pupil's session from a few days ago on, under Wonde's ids. A copy: it may be emptied at any time.
CREATE TABLE register_marks (
  student_id TEXT NOT NULL,
  date TEXT NOT NULL CONSTRAINT ck_register_marks__date CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  session TEXT NOT NULL CONSTRAINT ck_register_marks__session CHECK (session IN ('AM', 'PM')),
  code_id TEXT,
  code_letter TEXT,
  minutes_late INTEGER,
  -- 0 where the MIS does not say.
  updated_at_ms INTEGER NOT NULL,
  PRIMARY KEY (student_id, date, session)
) STRICT, WITHOUT ROWID;

CREATE INDEX ix_register_marks__date ON register_marks (date);

-- When the next reading of the register asks from, and the newest change it has seen.
ALTER TABLE sync_state ADD COLUMN register_from_ms INTEGER;
ALTER TABLE sync_state ADD COLUMN register_newest_ms INTEGER;
-- 0: this token may not read the register, so nothing can be protected.
ALTER TABLE sync_state ADD COLUMN register_readable INTEGER CONSTRAINT ck_sync_state__register_readable CHECK (register_readable IN (0, 1));

-- A correction is a mark of its own that names the one it corrects; the old one stays as it was.
ALTER TABLE marks ADD COLUMN corrects_mark_id TEXT;
ALTER TABLE marks ADD COLUMN corrected_by TEXT;
ALTER TABLE marks ADD COLUMN correction_reason TEXT;

-- by_hand: a person entered the mark in the MIS. verified_at_ms: the register read back what a finished job promised.
CREATE TABLE outbox_0003 (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  kind TEXT NOT NULL CONSTRAINT ck_outbox__kind CHECK (kind IN ('attendance.mark')),
  payload_version INTEGER NOT NULL,
  payload TEXT NOT NULL,
  subject_id TEXT NOT NULL,
  state TEXT NOT NULL CONSTRAINT ck_outbox__state CHECK (state IN ('pending', 'sending', 'submitted', 'done', 'parked', 'cancelled')),
  outcome TEXT CONSTRAINT ck_outbox__outcome CHECK (outcome IN ('refused', 'needs_person', 'not_needed', 'superseded', 'by_hand')),
  attempts INTEGER NOT NULL,
  next_attempt_at_ms INTEGER NOT NULL,
  last_error_code TEXT,
  last_error_words TEXT,
  writeback_id TEXT,
  submitted_at_ms INTEGER,
  maybe_applied INTEGER NOT NULL CONSTRAINT ck_outbox__maybe_applied CHECK (maybe_applied IN (0, 1)),
  created_at_ms INTEGER NOT NULL,
  done_at_ms INTEGER,
  verified_at_ms INTEGER
) STRICT;

INSERT INTO outbox_0003 (
  seq, id, kind, payload_version, payload, subject_id, state, outcome, attempts, next_attempt_at_ms, last_error_code,
  last_error_words, writeback_id, submitted_at_ms, maybe_applied, created_at_ms, done_at_ms, verified_at_ms
)
SELECT
  seq, id, kind, payload_version, payload, subject_id, state, outcome, attempts, next_attempt_at_ms, last_error_code,
  last_error_words, writeback_id, submitted_at_ms, maybe_applied, created_at_ms, done_at_ms,
  -- Too long ago to be asked about now.
  done_at_ms
FROM outbox;

DROP TABLE outbox;
ALTER TABLE outbox_0003 RENAME TO outbox;

CREATE UNIQUE INDEX ix_outbox__id ON outbox (id);
CREATE INDEX ix_outbox__state_next_attempt_at_ms ON outbox (state, next_attempt_at_ms);
CREATE INDEX ix_outbox__subject_id_state ON outbox (subject_id, state);
CREATE INDEX ix_outbox__unverified ON outbox (submitted_at_ms) WHERE state = 'done' AND verified_at_ms IS NULL;

-- Each run of the roll: what it brought and how long it took. The newest few hundred stay.
CREATE TABLE sync_runs (
  seq INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CONSTRAINT ck_sync_runs__kind CHECK (kind IN ('full', 'delta')),
  started_at_ms INTEGER NOT NULL,
  ended_at_ms INTEGER NOT NULL,
  added INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  gone INTEGER NOT NULL,
  error_code TEXT
) STRICT;
