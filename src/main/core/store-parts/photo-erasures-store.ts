// The proof of erased photos as the domain reads and writes it. Nothing changes or removes an entry.
import type { MovementId, PersonId, PhotoId } from '../../../shared/domain/ids.ts';
import type { PhotoErasureReason } from '../../../shared/domain/photo-erasure.ts';

export interface PhotoErasure {
  readonly photoId: PhotoId;
  /** Whose photo it was, and of which movement; null for a still that no movement took up. */
  readonly movementId: MovementId | null;
  readonly personId: PersonId | null;
  readonly takenAtMs: number;
  readonly erasedAtMs: number;
  readonly reason: PhotoErasureReason;
  /** A user's name, or `kiosk`. */
  readonly who: string;
  readonly fileBytes: number;
  /** SHA-256 of the encrypted file as it lay there, in hexadecimal. */
  readonly fileSha256: string;
}

export interface PhotoErasureRow extends PhotoErasure {
  /** The order of writing. */
  readonly seq: number;
}

export interface PhotoErasuresReader {
  /** The movement that took a still up, and whose it is; null while none has. */
  findPhotoUse(photoId: PhotoId): { readonly movementId: MovementId; readonly personId: PersonId } | null;
  /** Newest first; older than `beforeSeq`, from the newest where it is null. */
  listPhotoErasures(page: { readonly beforeSeq: number | null; readonly limit: number }): readonly PhotoErasureRow[];
  countPhotoErasures(): number;
  findPhotoErasure(photoId: PhotoId): PhotoErasureRow | null;
}

export interface PhotoErasuresWriter {
  insertPhotoErasure(erasure: PhotoErasure): void;
}
