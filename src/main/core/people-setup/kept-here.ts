// Marks of pupils whose sync mapping does not write: decided, kept, shown in the logbook, and never sent.
import type { PersonId } from '../../../shared/domain/ids.ts';
import type { OutboxPatch, OutboxRow, StoreReader } from '../store-port.ts';
import { mappingOfPupil } from './membership.ts';

type Reads = Pick<StoreReader, 'findPerson' | 'findYearGroup' | 'listSyncMappings'>;

/**
 * True when the pupil's mapping has writing off. Whoever is in no mapping at all keeps what was decided while they were
 * in one: a mark must not be lost because the set-up changed.
 */
export function isKeptHere(reader: Reads, id: PersonId): boolean {
  const person = reader.findPerson(id);
  if (person === null || person.kind !== 'student') return false;
  const year = person.yearGroupId === null ? null : reader.findYearGroup(person.yearGroupId);
  return mappingOfPupil(year, reader.listSyncMappings())?.writes === false;
}

/** How the outbox row of such a mark ends. */
export function keptHere(nowMs: number): OutboxPatch {
  return { state: 'cancelled', outcome: 'not_needed', lastErrorCode: 'MARK_KEPT_HERE', doneAtMs: nowMs };
}

/** A new outbox row as it is written: ended at once where the pupil's mapping does not write. */
export function unlessKeptHere(reader: Reads, row: OutboxRow, nowMs: number): OutboxRow {
  return isKeptHere(reader, row.subjectId) ? { ...row, ...keptHere(nowMs) } : row;
}
