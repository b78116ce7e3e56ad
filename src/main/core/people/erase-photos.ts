// Erases every still of one person at once: permission was refused, or they asked for it.
import type { PersonId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { KioskContext } from '../kiosk-context.ts';
import { erasePhoto } from '../photos/erase-photo.ts';
import type { PhotoFiles } from '../ports.ts';

export interface ErasePhotosDeps extends Pick<KioskContext, 'store' | 'clock' | 'random' | 'logger'> {
  readonly photos: Pick<PhotoFiles, 'has' | 'erase'>;
}

/**
 * Erases the stills of a person's movements; the movements stay. Each leaves its proof and its audit entry, after its
 * file is gone: as withdrawn where the person's photo permission is refused, else as requested. One that is held open
 * does not keep the others: it is counted as failed.
 * @throws AppError NOT_FOUND; STORAGE_*, when a proof cannot be written: then nothing more is erased
 */
export async function erasePhotosOf(
  deps: ErasePhotosDeps,
  personId: PersonId,
  who: string,
): Promise<{ readonly erased: number; readonly failed: number }> {
  const { store, photos, random, logger } = deps;
  if (store.findPerson(personId) === null) throw new AppError('NOT_FOUND', { context: { what: 'person' } });
  const reason = store.findPersonDetails(personId).photoPermission === 'refused' ? 'withdrawn' : 'requested';
  let erased = 0;
  const failures: unknown[] = [];
  for (const { photoId, movementId } of store.listPhotosOf(personId)) {
    if (!photos.has(photoId)) continue;
    const detailJson = JSON.stringify({ reason, photoId, movementId });
    const done = await erasePhoto(deps, { photoId, movementId, personId, reason, who }, (writer, atMs) => {
      const entry = { id: random.uuidV7(atMs), atMs, who, what: 'photo.erased', detailJson, subjectId: personId };
      writer.insertAudit(entry);
    });
    if (done.status === 'erased') erased += 1;
    else if (done.status === 'failed') failures.push(done.cause);
  }
  if (failures.length > 0) logger.error('photos could not be erased', { count: failures.length, cause: failures[0] });
  return { erased, failed: failures.length };
}
