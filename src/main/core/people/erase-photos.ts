// Erases every still of one person at once: permission was refused, or they asked for it.
import type { PersonId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { KioskContext } from '../kiosk-context.ts';
import type { PhotoFiles } from '../ports.ts';

export interface ErasePhotosDeps extends Pick<KioskContext, 'store' | 'clock' | 'random' | 'logger'> {
  readonly photos: Pick<PhotoFiles, 'has' | 'erase'>;
}

/**
 * Erases the stills of a person's movements; the movements stay. Each is written down after its file is gone, as the
 * sweep of expired photos does. One that is held open does not keep the others: it is counted as failed.
 * @throws AppError NOT_FOUND; STORAGE_*, when an entry cannot be written: then nothing more is erased
 */
export async function erasePhotosOf(
  deps: ErasePhotosDeps,
  personId: PersonId,
  who: string,
): Promise<{ readonly erased: number; readonly failed: number }> {
  const { store, photos, clock, random, logger } = deps;
  if (store.findPerson(personId) === null) throw new AppError('NOT_FOUND', { context: { what: 'person' } });
  let erased = 0;
  const failures: unknown[] = [];
  for (const { photoId, movementId } of store.listPhotosOf(personId)) {
    if (!photos.has(photoId)) continue;
    try {
      if (!(await photos.erase(photoId))) continue;
    } catch (cause) {
      failures.push(cause);
      continue;
    }
    erased += 1;
    const atMs = clock.nowMs();
    const detailJson = JSON.stringify({ reason: 'requested', photoId, movementId });
    store.transaction((writer) =>
      writer.insertAudit({ id: random.uuidV7(atMs), atMs, who, what: 'photo.erased', detailJson, subjectId: personId }),
    );
  }
  if (failures.length > 0) logger.error('photos could not be erased', { count: failures.length, cause: failures[0] });
  return { erased, failed: failures.length };
}
