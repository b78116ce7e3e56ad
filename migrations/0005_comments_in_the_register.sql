-- The comment of a mark that the register gave back, where it is one of ours: it tells which of our marks of a session is there.
ALTER TABLE register_marks ADD COLUMN comment TEXT;
