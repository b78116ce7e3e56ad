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
/** Of 4 kB: a millisecond or two. */
const PAGES_AT_ONCE = 50;

/** The names of a folder's backups, oldest first. */
export function listBackups(backupsDir: string): readonly string[] {
  const stampOf = (name: string): string => BACKUP_NAME.exec(name)?.[1] ?? '';
  return readdirSync(backupsDir)
    .filter((name) => BACKUP_NAME.test(name))
    .sort((a, b) => (stampOf(a) < stampOf(b) ? -1 : 1));
}

const stampOf = (clock: Clock): string => new Date(clock.nowMs()).toISOString().replaceAll(/[-:.]/g, '');

/** Where a copy is written before it is whole. One may be left from a run that was cut off, and goes. */
function preparePartial(backupsDir: string, name: string): { readonly file: string; readonly partial: string } {
  mkdirSync(backupsDir, { recursive: true, mode: 0o700 });
  const file = path.join(backupsDir, name);
  const partial = `${file}${PARTIAL_SUFFIX}`;
  rmSync(partial, { force: true });
  return { file, partial };
}

function writeCopy(handle: Handle, backupsDir: string, name: string): string {
  const { file, partial } = preparePartial(backupsDir, name);
  try {
    handle.prepare('VACUUM INTO ?').run(partial);
    renameSync(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
  return file;
}

async function writeCopyAside(handle: Handle, backupsDir: string, name: string): Promise<string> {
  const { file, partial } = preparePartial(backupsDir, name);
  try {
    await handle.backup(partial, { progress: () => PAGES_AT_ONCE });
    renameSync(partial, file);
  } catch (error) {
    for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(`${partial}${suffix}`, { force: true });
    throw error;
  }
  return file;
}

/**
 * A copy that a person asked for, whole or not at all; the newest five of these stay, beside those of migrations. It is
 * written some pages at a time, and the screen goes on between them; what is recorded meanwhile is in the copy.
 * @throws what SQLite and the file system throw: see toAppError
 */
export async function backUpByHand(handle: Handle, backupsDir: string, clock: Clock): Promise<string> {
  const file = await writeCopyAside(handle, backupsDir, `manual-${stampOf(clock)}.db`);
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
