// Copies of the database: before a migration (the only way back there is), and when a person asks. The newest are kept.
import type { Database as Handle } from 'better-sqlite3';
import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '../core/ports.ts';

const KEPT = 3;
const BACKUP_NAME = /^kiosk-v\d+-(\d{8}T\d{6}\d{3}Z)\.db$/;
const KEPT_BY_HAND = 5;
const BY_HAND_NAME = /^manual-\d{8}T\d{6}\d{3}Z\.db$/;
const PARTIAL_SUFFIX = '.partial';

/** The names of a folder's backups, oldest first. */
export function listBackups(backupsDir: string): readonly string[] {
  const stampOf = (name: string): string => BACKUP_NAME.exec(name)?.[1] ?? '';
  return readdirSync(backupsDir)
    .filter((name) => BACKUP_NAME.test(name))
    .sort((a, b) => (stampOf(a) < stampOf(b) ? -1 : 1));
}

const stampOf = (clock: Clock): string => new Date(clock.nowMs()).toISOString().replaceAll(/[-:.]/g, '');

function writeCopy(handle: Handle, backupsDir: string, name: string): string {
  mkdirSync(backupsDir, { recursive: true, mode: 0o700 });
  const file = path.join(backupsDir, name);
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
  return file;
}

/**
 * A copy that a person asked for, whole or not at all; the newest five of these stay, beside those of migrations.
 * Stops everything else for as long as it takes to write. @throws what SQLite and the file system throw: see toAppError
 */
export function backUpByHand(handle: Handle, backupsDir: string, clock: Clock): string {
  const file = writeCopy(handle, backupsDir, `manual-${stampOf(clock)}.db`);
  const names = readdirSync(backupsDir).filter((name) => BY_HAND_NAME.test(name));
  for (const name of names.sort().slice(0, -KEPT_BY_HAND)) rmSync(path.join(backupsDir, name), { force: true });
  return path.basename(file);
}

/**
 * Writes a whole copy under its final name or not at all, then removes all but the newest three.
 * @throws what SQLite and the file system throw: see toAppError
 */
export function backUp(handle: Handle, backupsDir: string, fromVersion: number, clock: Clock): string {
  const file = writeCopy(handle, backupsDir, `kiosk-v${fromVersion}-${stampOf(clock)}.db`);
  for (const name of listBackups(backupsDir).slice(0, -KEPT)) rmSync(path.join(backupsDir, name), { force: true });
  return file;
}
