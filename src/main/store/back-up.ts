// Copies of the database taken before a migration: the only way back there is. The newest three are kept.
import type { Database as Handle } from 'better-sqlite3';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '../core/ports.ts';

const KEPT = 3;
const BACKUP_NAME = /^kiosk-v\d+-(\d{8}T\d{6}\d{3}Z)\.db$/;
const PARTIAL_SUFFIX = '.partial';

/** The names of a folder's backups, oldest first. */
export function listBackups(backupsDir: string): readonly string[] {
  const stampOf = (name: string): string => BACKUP_NAME.exec(name)?.[1] ?? '';
  return readdirSync(backupsDir)
    .filter((name) => BACKUP_NAME.test(name))
    .sort((a, b) => (stampOf(a) < stampOf(b) ? -1 : 1));
}

/**
 * Writes a whole copy under its final name or not at all, then removes all but the newest three.
 * @throws what SQLite and the file system throw: see toAppError
 */
export function backUp(handle: Handle, backupsDir: string, fromVersion: number, clock: Clock): string {
  mkdirSync(backupsDir, { recursive: true, mode: 0o700 });
  const stamp = new Date(clock.nowMs()).toISOString().replaceAll(/[-:.]/g, '');
  const file = path.join(backupsDir, `kiosk-v${fromVersion}-${stamp}.db`);
  const partial = `${file}${PARTIAL_SUFFIX}`;
  // VACUUM INTO refuses a file that exists: one may be left from a run that was cut off.
  rmSync(partial, { force: true });
  try {
    handle.prepare('VACUUM INTO ?').run(partial);
    renameSync(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
  for (const name of listBackups(backupsDir).slice(0, -KEPT)) rmSync(path.join(backupsDir, name), { force: true });
  return file;
}
