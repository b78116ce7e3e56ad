// The PhotoFiles port: encrypted stills in a folder of their own, named by their id alone, written whole or not at all.
// No byte of a picture reaches the disk in the clear, not in the unfinished file either.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, unlinkSync } from 'node:fs';
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { photoId as photoIdSchema, type PhotoId } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { PhotoFiles } from '../../core/ports.ts';
import { hasErrno } from '../errno.ts';
import { findJpegFault } from '../jpeg.ts';
import { openPhoto, sealPhoto } from './photo-cipher.ts';
import type { PhotoKey } from './photo-key.ts';

const STILL_NAME = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.photo$/;
const UNFINISHED_NAME = /\.tmp$/;

export interface PhotoFilesOptions {
  /** Made when it is not there, readable by the kiosk's user only. */
  readonly folder: string;
  readonly key: PhotoKey;
}

/** Which error of ours a file system error is. */
function toAppError(cause: unknown): AppError {
  if (hasErrno(cause, 'ENOSPC') || hasErrno(cause, 'EDQUOT')) return new AppError('STORAGE_FULL', { cause });
  if (['EROFS', 'EACCES', 'EPERM'].some((code) => hasErrno(cause, code))) {
    return new AppError('STORAGE_READONLY', { cause });
  }
  return new AppError('INTERNAL', { cause });
}

/** Flushes the folder itself, so that the new name survives a power cut. */
async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder for this, and NTFS journals the rename anyway.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Modification time in epoch milliseconds; null when the file is gone. */
async function modifiedAtMs(path: string): Promise<number | null> {
  try {
    return (await stat(path)).mtimeMs;
  } catch (cause) {
    if (hasErrno(cause, 'ENOENT')) return null;
    throw cause;
  }
}

/** The folder's file names; none when it cannot be read. */
async function listNames(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch {
    // Gone or unreadable: keeping the next still will say so to somebody who can act.
    return [];
  }
}

/** The id as the file is named and bound by: one still has one spelling. @throws AppError VALIDATION */
function idOf(text: string): PhotoId {
  // Parsed here too: an id that is a path must never reach the file system.
  const parsed = photoIdSchema.safeParse(text.toLowerCase());
  if (!parsed.success) throw new AppError('VALIDATION', { fields: { photoId: 'an id' } });
  return parsed.data;
}

/** The still a file holds; null for a file that is no still of ours. */
function idOfName(name: string): PhotoId | null {
  return photoIdSchema.safeParse(STILL_NAME.exec(name)?.[1]).data ?? null;
}

/** Creates the port over a folder. `keep` takes a whole JPEG of at most 4 MB. */
export function createPhotoFiles({ folder, key }: PhotoFilesOptions): PhotoFiles {
  mkdirSync(folder, { recursive: true, mode: 0o700 });

  const pathOf = (id: PhotoId): string => join(folder, `${id}.photo`);

  /** Whether the file was last written at least `ageMs` ago; no for one that is gone or cannot be asked. */
  async function isOlderThan(name: string, ageMs: number): Promise<boolean> {
    // The PC's own time, like the files': the kiosk's clock may have been moved by --now.
    const beforeMs = Date.now() - ageMs;
    const writtenAtMs = await modifiedAtMs(join(folder, name)).catch(() => null);
    return writtenAtMs !== null && writtenAtMs <= beforeMs;
  }

  async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
    const unfinished = `${path}.${randomBytes(4).toString('hex')}.tmp`;
    try {
      await writeDurably(unfinished, bytes);
      await rename(unfinished, path);
      await syncFolder(folder);
    } catch (cause) {
      await rm(unfinished, { force: true }).catch(() => {
        // The sweep removes it; the first error is the one that matters.
      });
      throw toAppError(cause);
    }
  }

  return {
    async keep(photoId, jpeg) {
      const id = idOf(photoId);
      const fault = findJpegFault(jpeg);
      if (fault !== null) throw new AppError('VALIDATION', { fields: { jpeg: `a JPEG picture (${fault})` } });
      if (existsSync(pathOf(id))) throw new AppError('CONFLICT', { fields: { photoId: 'a fresh id' } });
      await writeWhole(pathOf(id), sealPhoto(key.forSealing(), id, jpeg));
    },

    has(photoId) {
      return existsSync(pathOf(idOf(photoId)));
    },

    async read(photoId) {
      const id = idOf(photoId);
      let file: Uint8Array;
      try {
        file = await readFile(pathOf(id));
      } catch (cause) {
        throw hasErrno(cause, 'ENOENT') ? new AppError('NOT_FOUND', { cause }) : toAppError(cause);
      }
      return openPhoto(key.forOpening(), id, file);
    },

    async listOlderThan(ageMs) {
      const ids: PhotoId[] = [];
      for (const name of await listNames(folder)) {
        const id = idOfName(name);
        if (id !== null && (await isOlderThan(name, ageMs))) ids.push(id);
      }
      return ids;
    },

    async erase(photoId) {
      const path = pathOf(idOf(photoId));
      try {
        // Both without awaiting: between asking whether it is used and the file being gone, nothing else may run.
        const file = readFileSync(path);
        unlinkSync(path);
        await syncFolder(folder);
        return { bytes: file.length, sha256: createHash('sha256').update(file).digest('hex') };
      } catch (cause) {
        if (hasErrno(cause, 'ENOENT')) return null;
        throw cause instanceof AppError ? cause : toAppError(cause);
      }
    },

    async removeUnfinished(ageMs) {
      for (const name of await listNames(folder)) {
        if (!UNFINISHED_NAME.test(name) || !(await isOlderThan(name, ageMs))) continue;
        await rm(join(folder, name), { force: true }).catch(() => {
          // Encrypted and unfinished: the next sweep tries again.
        });
      }
    },
  };
}
