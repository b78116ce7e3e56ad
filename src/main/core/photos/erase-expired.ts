// Erases photos whose purpose has ended, and writes down that it did. Ids and counts only: no names.
import type { Logger, PhotoFiles, Random } from '../ports.ts';
import { erasePhoto, takenAtMs, type EraseDeps, type Erasing } from './erase-photo.ts';

/** A still that no movement took up within this is of somebody who walked away. */
export const UNUSED_STILL_MS = 10 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
const KIOSK = 'kiosk';

export interface EraseExpiredDeps extends EraseDeps {
  readonly photos: PhotoFiles;
  readonly random: Random;
  readonly logger: Logger;
  /** How long the photo of a movement is kept, in days. */
  readonly keepDays: number;
}

export interface Erased {
  /** Photos of movements that were kept for their time. */
  readonly expired: number;
  /** Stills no movement took up. */
  readonly unused: number;
}

/**
 * Erases stills nobody used after ten minutes, and photos of movements after the school's days. Each leaves its proof,
 * after the file is gone; a movement's photo an audit entry besides, the unused ones a common one. What cannot be
 * erased is tried again at the next sweep.
 * @throws AppError STORAGE_*, when a proof cannot be written: then nothing more is erased
 */
export async function eraseExpired(deps: EraseExpiredDeps): Promise<Erased> {
  const { store, photos, clock, random, logger, keepDays } = deps;
  const oldestMs = clock.nowMs() - keepDays * DAY_MS;
  const failures: unknown[] = [];
  let unused = 0;
  let expired = 0;

  async function erase(erasing: Erasing, detail: Readonly<Record<string, unknown>> | null): Promise<boolean> {
    const done = await erasePhoto(deps, erasing, (writer, atMs) => {
      if (detail === null) return;
      const entry = { id: random.uuidV7(atMs), atMs, who: KIOSK, what: 'photo.erased' };
      writer.insertAudit({ ...entry, detailJson: JSON.stringify(detail) });
    });
    if (done.status === 'failed') failures.push(done.cause);
    return done.status === 'erased';
  }

  await photos.removeUnfinished(UNUSED_STILL_MS);
  for (const photoId of await photos.listOlderThan(UNUSED_STILL_MS)) {
    // Asked last, with nothing awaited before the file goes: a movement may have begun to use it meanwhile.
    const use = store.findPhotoUse(photoId);
    if (use === null) {
      const erasing = { photoId, movementId: null, personId: null, reason: 'unused', who: KIOSK } as const;
      if (await erase(erasing, null)) unused += 1;
    } else if (takenAtMs(photoId) <= oldestMs) {
      const detail = { reason: 'expired', photoId, takenAtMs: takenAtMs(photoId), keepDays };
      if (await erase({ photoId, ...use, reason: 'expired', who: KIOSK }, detail)) expired += 1;
    }
  }
  if (unused > 0) writeUnused(deps, unused);
  if (unused + expired > 0) logger.info('photos erased', { unused, expired });
  if (failures.length > 0) logger.error('photos could not be erased', { count: failures.length, cause: failures[0] });
  return { unused, expired };
}

/** One line for all the stills of a sweep: a school has dozens a day, and each has its own proof. */
function writeUnused({ store, random, clock }: EraseExpiredDeps, count: number): void {
  const atMs = clock.nowMs();
  const entry = { id: random.uuidV7(atMs), atMs, who: KIOSK, what: 'photo.erased' };
  store.transaction((writer) =>
    writer.insertAudit({ ...entry, detailJson: JSON.stringify({ reason: 'unused', count }) }),
  );
}
