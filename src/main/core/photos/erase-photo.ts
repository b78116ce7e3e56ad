// Erases one photo and writes the proof that it did: ids, times, the reason and the file's hash. No names of pupils.
import type { PhotoId } from '../../../shared/domain/ids.ts';
import type { Clock, ErasedFile, PhotoFiles } from '../ports.ts';
import type { Store, StoreWriter } from '../store-port.ts';
import type { PhotoErasure } from '../store-parts/photo-erasures-store.ts';

/** A photo's id is a UUIDv7: its first 48 bits are the time it was taken. */
export const takenAtMs = (id: PhotoId): number => parseInt(id.replaceAll('-', '').slice(0, 12), 16);

export interface EraseDeps {
  readonly store: Store;
  readonly photos: Pick<PhotoFiles, 'erase'>;
  readonly clock: Clock;
}

/** What the proof says besides what the file and the id say themselves. */
export type Erasing = Pick<PhotoErasure, 'photoId' | 'movementId' | 'personId' | 'reason' | 'who'>;

function proofOf(erasing: Erasing, file: ErasedFile, erasedAtMs: number): PhotoErasure {
  return {
    ...erasing,
    takenAtMs: takenAtMs(erasing.photoId),
    erasedAtMs,
    fileBytes: file.bytes,
    fileSha256: file.sha256,
  };
}

/**
 * Erases the photo, and writes the proof once the file is gone: no proof ever speaks of a photo that is still there.
 * `andWrite` runs in the proof's transaction.
 * @throws AppError STORAGE_* when the proof cannot be written: stop erasing then
 */
export async function erasePhoto(
  { store, photos, clock }: EraseDeps,
  erasing: Erasing,
  andWrite: (writer: StoreWriter, atMs: number) => void = () => undefined,
): Promise<{ readonly status: 'erased' | 'notThere' } | { readonly status: 'failed'; readonly cause: unknown }> {
  let file: ErasedFile | null;
  try {
    file = await photos.erase(erasing.photoId);
  } catch (cause) {
    // One that is held open must not keep the others: whoever erases several counts it and tries again later.
    return { status: 'failed', cause };
  }
  if (file === null) return { status: 'notThere' };
  const proof = proofOf(erasing, file, clock.nowMs());
  store.transaction((writer) => {
    writer.insertPhotoErasure(proof);
    andWrite(writer, proof.erasedAtMs);
  });
  return { status: 'erased' };
}
