// Erases photos whose purpose has ended, and writes down that it did. Ids and counts only: no names.
import type { PhotoId } from '../../../shared/domain/ids.ts';
import type { Clock, Logger, PhotoFiles, Random } from '../ports.ts';
import type { Store } from '../store-port.ts';

/** A still that no movement took up within this is of somebody who walked away. */
export const UNUSED_STILL_MS = 10 * 60_000;
const DAY_MS = 24 * 60 * 60_000;

export interface EraseExpiredDeps {
  readonly store: Store;
  readonly photos: PhotoFiles;
  readonly clock: Clock;
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

/** A photo's id is a UUIDv7: its first 48 bits are the time it was taken. */
const takenAtMs = (id: PhotoId): number => parseInt(id.replaceAll('-', '').slice(0, 12), 16);

function writeProof({ store, random, clock }: EraseExpiredDeps, detail: Readonly<Record<string, unknown>>): void {
  const nowMs = clock.nowMs();
  store.transaction((writer) =>
    writer.insertAudit({
      id: random.uuidV7(nowMs),
      atMs: nowMs,
      who: 'kiosk',
      what: 'photo.erased',
      detailJson: JSON.stringify(detail),
    }),
  );
}

/**
 * Erases stills nobody used after ten minutes, and photos of movements after the school's days. Each photo of a
 * movement gets its own audit entry, the unused ones a common one; always after the file is gone, so that no entry
 * speaks of a photo that is still there. What cannot be erased is tried again at the next sweep.
 * @throws AppError STORAGE_*, when an entry cannot be written: then nothing more is erased
 */
export async function eraseExpired(deps: EraseExpiredDeps): Promise<Erased> {
  const { store, photos, clock, logger, keepDays } = deps;
  const oldestMs = clock.nowMs() - keepDays * DAY_MS;
  const failures: unknown[] = [];
  let unused = 0;
  let expired = 0;

  async function erase(photoId: PhotoId): Promise<boolean> {
    try {
      return await photos.erase(photoId);
    } catch (cause) {
      // One that is held open must not keep the others.
      failures.push(cause);
      return false;
    }
  }

  await photos.removeUnfinished(UNUSED_STILL_MS);
  const old = await photos.listOlderThan(UNUSED_STILL_MS);
  // Asked last, with nothing awaited before the file goes: a movement may have begun to use it meanwhile.
  for (const photoId of old) if (!store.isPhotoUsed(photoId) && (await erase(photoId))) unused += 1;
  if (unused > 0) writeProof(deps, { reason: 'unused', count: unused });
  for (const photoId of old) {
    if (takenAtMs(photoId) > oldestMs || !store.isPhotoUsed(photoId) || !(await erase(photoId))) continue;
    expired += 1;
    writeProof(deps, { reason: 'expired', photoId, takenAtMs: takenAtMs(photoId), keepDays });
  }
  if (unused + expired > 0) logger.info('photos erased', { unused, expired });
  if (failures.length > 0) logger.error('photos could not be erased', { count: failures.length, cause: failures[0] });
  return { unused, expired };
}
