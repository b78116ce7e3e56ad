-- The comment of a mark that the register gave back, where it is one of ours: it tells which of our marks of a session is there.
ALTER TABLE register_marks ADD COLUMN comment TEXT;

-- Done marks of the last days, without a look at all those before them.
DROP INDEX ix_outbox__unverified;
CREATE INDEX ix_outbox__state_done_at_ms ON outbox (state, done_at_ms);
