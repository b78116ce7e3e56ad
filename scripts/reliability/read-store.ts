// Reads a kiosk's store from outside, without the app's own code: what is really on the disk.
import Database from 'better-sqlite3';
import { z } from 'zod';
import type { StoredCorrection, StoredMovement } from './facts.ts';

const movementRow = z
  .object({
    id: z.string(),
    request_id: z.string(),
    person_id: z.string(),
    kind: z.string(),
    action_id: z.string(),
    occurred_at_ms: z.number(),
  })
  .transform((row): StoredMovement => ({
    id: row.id,
    requestId: row.request_id,
    personId: row.person_id,
    kind: row.kind,
    actionId: row.action_id,
    occurredAtMs: row.occurred_at_ms,
  }));
const correctionRow = z
  .object({
    id: z.string(),
    person_id: z.string(),
    date: z.string(),
    session: z.string(),
    code: z.string(),
    minutes_late: z.number().nullable(),
    after_movements: z.number(),
  })
  .transform((row): StoredCorrection => ({
    id: row.id,
    personId: row.person_id,
    date: row.date,
    session: row.session,
    code: row.code,
    minutesLate: row.minutes_late,
    afterMovements: row.after_movements,
  }));
const personRow = z.object({ id: z.string(), wonde_id: z.string() });
const outboxRow = z.object({ id: z.string(), state: z.string() });

/** A movement's marks carry its place, so a correction was made after every movement that has an older mark. */
const CORRECTIONS = `
  SELECT made.*, (
    SELECT count(*) FROM movements WHERE movements.seq <= (
      SELECT max(movements.seq) FROM marks JOIN movements ON movements.id = marks.movement_id WHERE marks.seq < made.seq
    )
  ) AS after_movements
  FROM marks AS made WHERE made.corrects_mark_id IS NOT NULL ORDER BY made.seq`;

export interface StoreContent {
  readonly movements: readonly StoredMovement[];
  readonly corrections: readonly StoredCorrection[];
  readonly outbox: readonly { readonly id: string; readonly state: string }[];
  /** Wonde's id of every pupil on roll, by ours. */
  readonly studentIdOf: ReadonlyMap<string, string>;
  /** What SQLite says of the file itself: "ok". */
  readonly integrity: string;
}

function reading<T>(file: string, read: (database: Database.Database) => T): T {
  const database = new Database(file, { readonly: true });
  try {
    return read(database);
  } finally {
    database.close();
  }
}

const integrityOf = (database: Database.Database): string =>
  z.string().parse(database.pragma('integrity_check', { simple: true }));

/** Reads everything a verdict needs. */
export function readStore(file: string): StoreContent {
  return reading(file, (database) => {
    const people = z
      .array(personRow)
      .parse(database.prepare("SELECT id, wonde_id FROM people WHERE kind = 'student' ORDER BY wonde_id").all());
    return {
      movements: z.array(movementRow).parse(database.prepare('SELECT * FROM movements ORDER BY seq').all()),
      corrections: z.array(correctionRow).parse(database.prepare(CORRECTIONS).all()),
      outbox: z.array(outboxRow).parse(database.prepare('SELECT id, state FROM outbox ORDER BY seq').all()),
      studentIdOf: new Map(people.map((person) => [person.id, person.wonde_id])),
      integrity: integrityOf(database),
    };
  });
}

/** How many marks are neither in the register nor called off nor with a person. */
export function countOpen(file: string): number {
  return readStore(file).outbox.filter(({ state }) => ['pending', 'sending', 'submitted'].includes(state)).length;
}

/** Where the marks of a movement stand. */
export function statesOf(file: string, movementId: string): readonly string[] {
  const sql = 'SELECT outbox.state FROM outbox JOIN marks ON marks.id = outbox.id WHERE marks.movement_id = ?';
  return reading(file, (database) => z.array(z.string()).parse(database.prepare(sql).pluck().all(movementId)));
}

/** Marks of late pupils that nothing has taken the place of yet, newest first. */
export function listCorrectable(file: string): readonly string[] {
  const sql = `
    SELECT marks.id FROM marks JOIN movements ON movements.id = marks.movement_id
    WHERE movements.kind = 'late' AND marks.seq = (
      SELECT max(other.seq) FROM marks AS other
      WHERE other.person_id = marks.person_id AND other.date = marks.date AND other.session = marks.session
    ) ORDER BY marks.seq DESC LIMIT 5`;
  return reading(file, (database) => z.array(z.string()).parse(database.prepare(sql).pluck().all()));
}

/** Every mark of a pupil and where it stands, as the store has it: what a problem is explained by. */
export function tellMarks(file: string, personId: string): readonly string[] {
  const sql = `
    SELECT marks.date, marks.session, marks.code, marks.minutes_late, marks.comment, outbox.state, outbox.outcome,
      outbox.attempts, outbox.last_error_code, outbox.maybe_applied, outbox.submitted_at_ms, outbox.verified_at_ms
    FROM marks LEFT JOIN outbox ON outbox.id = marks.id WHERE marks.person_id = ? ORDER BY marks.seq`;
  return reading(file, (database) =>
    database
      .prepare(sql)
      .all(personId)
      .map((row) => JSON.stringify(row)),
  );
}

/** The ids of everything that is acknowledged to somebody, and what SQLite says of the file. */
export function readPromises(file: string): { readonly ids: readonly string[]; readonly integrity: string } {
  return reading(file, (database) => ({
    ids: z
      .array(z.string())
      .parse(database.prepare('SELECT id FROM movements UNION ALL SELECT id FROM marks').pluck().all()),
    integrity: integrityOf(database),
  }));
}
