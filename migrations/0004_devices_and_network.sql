-- requires: foreign_keys=off
-- Devices and the network: slips beside badges in the print queue, which printer took a job, and who asked for it.

-- A slip has no badge ID: nobody comes back with it. printer: the one that took the bytes, null while none has.
-- asked_by: the admin user who asked for this print; null where the kiosk did.
CREATE TABLE print_jobs_0004 (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  kind TEXT NOT NULL CONSTRAINT ck_print_jobs__kind CHECK (kind IN ('badge', 'slip')),
  badge_id TEXT,
  movement_id TEXT NOT NULL,
  reprint_number INTEGER NOT NULL CONSTRAINT ck_print_jobs__reprint_number CHECK (reprint_number >= 0),
  reason TEXT,
  state TEXT NOT NULL CONSTRAINT ck_print_jobs__state CHECK (state IN ('waiting', 'printing', 'confirmed', 'sent', 'failed', 'unconfirmed')),
  attempts INTEGER NOT NULL,
  next_attempt_at_ms INTEGER NOT NULL,
  last_error_code TEXT,
  created_at_ms INTEGER NOT NULL,
  finished_at_ms INTEGER,
  printer TEXT CONSTRAINT ck_print_jobs__printer CHECK (printer IN ('main', 'spare')),
  asked_by TEXT,
  CONSTRAINT ck_print_jobs__badge CHECK ((kind = 'badge') = (badge_id IS NOT NULL)),
  CONSTRAINT fk_print_jobs__badge_id FOREIGN KEY (badge_id) REFERENCES badges (id),
  CONSTRAINT fk_print_jobs__movement_id FOREIGN KEY (movement_id) REFERENCES movements (id)
) STRICT;

INSERT INTO print_jobs_0004 (
  seq, id, kind, badge_id, movement_id, reprint_number, reason, state, attempts, next_attempt_at_ms, last_error_code,
  created_at_ms, finished_at_ms, printer, asked_by
)
SELECT
  seq, id, 'badge', badge_id, movement_id, reprint_number, reason, state, attempts, next_attempt_at_ms, last_error_code,
  -- Kiosks had one printer; a job that never reached it stays without.
  created_at_ms, finished_at_ms, CASE WHEN state IN ('confirmed', 'sent', 'unconfirmed') THEN 'main' END, NULL
FROM print_jobs;

DROP TABLE print_jobs;
ALTER TABLE print_jobs_0004 RENAME TO print_jobs;

CREATE UNIQUE INDEX ix_print_jobs__id ON print_jobs (id);
CREATE INDEX ix_print_jobs__state ON print_jobs (state);
CREATE INDEX ix_print_jobs__movement_id ON print_jobs (movement_id);
-- How many were printed again within the hour.
CREATE INDEX ix_print_jobs__created_at_ms ON print_jobs (created_at_ms) WHERE reprint_number > 0;
CREATE INDEX ix_print_jobs__badge_id ON print_jobs (badge_id) WHERE badge_id IS NOT NULL;

-- A slip of paper for somebody who arrives late or comes back.
ALTER TABLE actions ADD COLUMN prints_slip INTEGER NOT NULL DEFAULT 0 CONSTRAINT ck_actions__prints_slip CHECK (prints_slip IN (0, 1));
-- How long somebody who leaves for this reason is usually away; the badge then says when they are due back.
ALTER TABLE actions ADD COLUMN back_after_minutes INTEGER CONSTRAINT ck_actions__back_after_minutes CHECK (back_after_minutes BETWEEN 5 AND 720);

-- Pictures the school gives, made ready for printing. In here and not beside it, so that every copy of the data has them.
CREATE TABLE pictures (
  name TEXT NOT NULL PRIMARY KEY CONSTRAINT ck_pictures__name CHECK (name IN ('badgeLogo')),
  png BLOB NOT NULL CONSTRAINT ck_pictures__png CHECK (length(png) BETWEEN 1 AND 500000),
  width_px INTEGER NOT NULL,
  height_px INTEGER NOT NULL,
  updated_at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The next delta's deletions are asked from here: a delta without news does not ask for them every time.
ALTER TABLE sync_state ADD COLUMN deletions_from_ms INTEGER;

-- What the kiosk offers, and how many people there are, is read from an index alone and in its order.
DROP INDEX ix_people__user_type_id_status;
CREATE INDEX ix_people__user_type_id_status_kind_department_id ON people (user_type_id, status, kind, department_id);
DROP INDEX ix_people__kind_status_year_group_id_birth_month;
CREATE INDEX ix_people__kind_status_year_group_id_birth_month_user_type_id ON people (
  kind, status, year_group_id, birth_month, user_type_id
);

-- What was erased of the photos, and why: written once, after the file is gone. No foreign keys: the proof outlives all.
-- movement_id, person_id: null for a still that no movement took up. file_sha256: of the encrypted file as it lay there.
CREATE TABLE photo_erasures (
  seq INTEGER PRIMARY KEY,
  photo_id TEXT NOT NULL,
  movement_id TEXT,
  person_id TEXT,
  taken_at_ms INTEGER NOT NULL,
  erased_at_ms INTEGER NOT NULL,
  reason TEXT NOT NULL CONSTRAINT ck_photo_erasures__reason CHECK (reason IN ('expired', 'unused', 'requested', 'withdrawn')),
  who TEXT NOT NULL,
  file_bytes INTEGER NOT NULL,
  file_sha256 TEXT NOT NULL CONSTRAINT ck_photo_erasures__file_sha256 CHECK (length(file_sha256) = 64)
) STRICT;

CREATE INDEX ix_photo_erasures__photo_id ON photo_erasures (photo_id);

CREATE TRIGGER tr_photo_erasures__no_update BEFORE UPDATE ON photo_erasures BEGIN
  SELECT RAISE(ABORT, 'photo_erasures is append-only');
END;
CREATE TRIGGER tr_photo_erasures__no_delete BEFORE DELETE ON photo_erasures BEGIN
  SELECT RAISE(ABORT, 'photo_erasures is append-only');
END;
