// Reads a kiosk's store from outside, without the app's own code: what is really on the disk.
import Database from 'better-sqlite3';
import { z } from 'zod';
import type { StoredMovement } from './check-run.ts';

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
const personRow = z.object({ id: z.string(), wonde_id: z.string() });
const outboxRow = z.object({ id: z.string(), state: z.string() });

export interface StoreContent {
  readonly movements: readonly StoredMovement[];
  readonly outbox: readonly { readonly id: string; readonly state: string }[];
  /** Wonde's id of every pupil on roll, by ours. */
  readonly studentIdOf: ReadonlyMap<string, string>;
  /** What SQLite says of the file itself: "ok". */
  readonly integrity: string;
}

/** Reads everything a verdict needs. */
export function readStore(file: string): StoreContent {
  const database = new Database(file, { readonly: true });
  try {
    const people = z
      .array(personRow)
      .parse(database.prepare("SELECT id, wonde_id FROM people WHERE kind = 'student' ORDER BY wonde_id").all());
    return {
      movements: z.array(movementRow).parse(database.prepare('SELECT * FROM movements ORDER BY seq').all()),
      outbox: z.array(outboxRow).parse(database.prepare('SELECT id, state FROM outbox ORDER BY seq').all()),
      studentIdOf: new Map(people.map((person) => [person.id, person.wonde_id])),
      integrity: z.string().parse(database.pragma('integrity_check', { simple: true })),
    };
  } finally {
    database.close();
  }
}

/** How many marks are neither in the register nor called off nor with a person. */
export function countOpen(file: string): number {
  return readStore(file).outbox.filter(({ state }) => ['pending', 'sending', 'submitted'].includes(state)).length;
}
