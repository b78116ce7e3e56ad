// The PhotoFiles port: stills in a folder of their own, named by their id alone, written whole or not at all.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { photoId as photoIdSchema } from '../../../shared/domain/ids.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { Logger, PhotoFiles } from '../../core/ports.ts';
import { hasErrno } from '../errno.ts';
import { findJpegFault } from '../jpeg.ts';

const STILL_NAME = /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.jpg$/;
const UNFINISHED_NAME = /\.tmp$/;

export interface PhotoFilesOptions {
  /** Made when it is not there, readable by the kiosk's user only. */
  readonly folder: string;
  readonly logger: Logger;
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

/**
 * Creates the port over a folder.
 * `keep` throws AppError VALIDATION (not a whole JPEG of at most 4 MB, or not an id), CONFLICT (the id has a still
 * already), STORAGE_FULL or STORAGE_READONLY. `sweep` never throws: what it cannot remove is tried again next time.
 */
export function createPhotoFiles({ folder, logger }: PhotoFilesOptions): PhotoFiles {
  mkdirSync(folder, { recursive: true, mode: 0o700 });

  function pathOf(id: string): string {
    // Parsed here too: an id that is a path must never reach the file system.
    const parsed = photoIdSchema.safeParse(id);
    if (!parsed.success) throw new AppError('VALIDATION', { fields: { photoId: 'an id' } });
    return join(folder, `${parsed.data.toLowerCase()}.jpg`);
  }

  async function removeIfStale(name: string, beforeMs: number, isUsed: (id: string) => boolean): Promise<boolean> {
    const id = STILL_NAME.exec(name)?.[1];
    if (id === undefined && !UNFINISHED_NAME.test(name)) return false;
    const path = join(folder, name);
    const writtenAtMs = await modifiedAtMs(path);
    if (writtenAtMs === null || writtenAtMs > beforeMs) return false;
    // Asked last, just before removing: a movement may have begun to use it meanwhile.
    if (id !== undefined && isUsed(id)) return false;
    await rm(path, { force: true });
    return true;
  }

  return {
    async keep(id, jpeg) {
      const path = pathOf(id);
      const fault = findJpegFault(jpeg);
      if (fault !== null) throw new AppError('VALIDATION', { fields: { jpeg: `a JPEG picture (${fault})` } });
      if (existsSync(path)) throw new AppError('CONFLICT', { fields: { photoId: 'a fresh id' } });
      const unfinished = `${path}.${randomBytes(4).toString('hex')}.tmp`;
      try {
        await writeDurably(unfinished, jpeg);
        await rename(unfinished, path);
        await syncFolder(folder);
      } catch (cause) {
        await rm(unfinished, { force: true }).catch(() => {
          // The sweep removes it; the first error is the one that matters.
        });
        throw toAppError(cause);
      }
    },

    has(id) {
      return existsSync(pathOf(id));
    },

    async read(id) {
      try {
        return new Uint8Array(await readFile(pathOf(id)));
      } catch (cause) {
        if (cause instanceof AppError) throw cause;
        throw hasErrno(cause, 'ENOENT') ? new AppError('NOT_FOUND', { cause }) : toAppError(cause);
      }
    },

    async sweep(isUsed, olderThanMs) {
      // The PC's own time, like the files': the kiosk's clock may have been moved by --now.
      const beforeMs = Date.now() - olderThanMs;
      let removed = 0;
      let failed = 0;
      for (const name of await listNames(folder)) {
        try {
          if (await removeIfStale(name, beforeMs, isUsed)) removed += 1;
        } catch {
          // One that cannot be removed must not keep the others; it is counted and tried again next time.
          failed += 1;
        }
      }
      if (failed > 0) logger.warn('photo sweep left files it could not remove', { removed, failed });
      return removed;
    },
  };
}
