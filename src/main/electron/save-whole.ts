// Writes a file whole or not at all: beside its place first, made durable, then moved over it.
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../../shared/errors/app-error.ts';

/** Writes `bytes` to `file`, over what was there. @throws AppError EXPORT_FAILED; then what was there still is */
export async function saveWhole(file: string, bytes: Uint8Array): Promise<void> {
  // In the same folder: a move between drives is a copy, and a copy can stop in the middle.
  const unfinished = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.part`);
  try {
    const handle = await open(unfinished, 'w', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
  } catch (cause) {
    // What cannot be removed either (the stick was pulled out) is gone with its drive.
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw new AppError('EXPORT_FAILED', { cause });
  }
}
