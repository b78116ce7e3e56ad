// The logo a provisioning file names, read once and made ready. What is wrong with it is said as a fault of the file.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { LOGO_MOST_BYTES } from '../../shared/domain/badge-logo.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import type { PrepareLogo } from '../core/badges/badge-design.ts';

/** A logo made ready, as it is kept but for the time. */
export type ReadyLogo = Awaited<ReturnType<PrepareLogo>>;

const fault = (words: string): AppError =>
  new AppError('PROVISIONING_INVALID', { fields: { 'badge.logoFile': words } });

function readBytes(file: string): Uint8Array {
  try {
    const stats = statSync(file);
    if (!stats.isFile()) throw fault('should name a file');
    if (stats.size > LOGO_MOST_BYTES) throw fault('should be at most 2 MB');
    return new Uint8Array(readFileSync(file));
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw fault('should name a file that can be read');
  }
}

/**
 * Reads the logo of a provisioning file in `folder`.
 * @throws AppError PROVISIONING_INVALID naming badge.logoFile, for a file that is missing, too large, or no picture
 */
export async function readLogoFile(logoFile: string, folder: string, prepareLogo: PrepareLogo): Promise<ReadyLogo> {
  const bytes = readBytes(path.resolve(folder, logoFile));
  try {
    return await prepareLogo(bytes);
  } catch (error) {
    if (error instanceof AppError && error.code === 'VALIDATION')
      throw fault('should be a PNG or JPEG picture that can be printed');
    throw error;
  }
}
