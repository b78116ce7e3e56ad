// The tables about photos as Kysely sees them; schema.ts holds the others and the list of all.
import type { Generated } from 'kysely';
import type { MovementId, PersonId, PhotoId } from '../../shared/domain/ids.ts';
import type { PhotoErasureReason } from '../../shared/domain/photo-erasure.ts';

export interface PhotoErasuresTable {
  seq: Generated<number>;
  photo_id: PhotoId;
  movement_id: MovementId | null;
  person_id: PersonId | null;
  taken_at_ms: number;
  erased_at_ms: number;
  reason: PhotoErasureReason;
  who: string;
  file_bytes: number;
  file_sha256: string;
}
