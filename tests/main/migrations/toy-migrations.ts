// Folders of toy migrations, so that the runner is tested without waiting for real ones.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { openConnection, type OpenStoreOptions } from '../../../src/main/store/open.ts';
import { storeOptions } from '../../harness/temp-connection.ts';

export const CREATE_PETS = 'CREATE TABLE pets (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;\n';
export const ADD_AGE = 'ALTER TABLE pets ADD COLUMN age INTEGER;\n';

/** Writes a folder that holds exactly these files. */
export function writeMigrations(dir: string, files: Readonly<Record<string, string>>): string {
  const migrationsDir = path.join(dir, 'migrations');
  rmSync(migrationsDir, { recursive: true, force: true });
  mkdirSync(migrationsDir);
  for (const [name, sql] of Object.entries(files)) writeFileSync(path.join(migrationsDir, name), sql);
  return migrationsDir;
}

/** Opens the folder's database with these migrations, closes it, and says which version it has. */
export function migrateTo(
  dir: string,
  files: Readonly<Record<string, string>>,
  of: Partial<OpenStoreOptions> = {},
): number {
  const migrationsDir = writeMigrations(dir, files);
  openConnection(storeOptions(dir, { migrationsDir, ...of })).close();
  return versionOf(dir);
}

/** Looks into the folder's database without the runner. */
export function look<T>(dir: string, at: (handle: Database.Database) => T): T {
  const handle = new Database(storeOptions(dir).file);
  try {
    return at(handle);
  } finally {
    handle.close();
  }
}

/** The version the folder's database has. */
export function versionOf(dir: string): number {
  return look(dir, (handle) => Number(handle.pragma('user_version', { simple: true })));
}

/** The tables the folder's database has. */
export function tablesOf(dir: string): readonly string[] {
  return look(dir, (handle) =>
    handle
      .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
      .all()
      .map((row) => row.name),
  );
}

/** The backups in the folder, oldest first. */
export function backupsIn(dir: string): readonly string[] {
  return readdirSync(storeOptions(dir).backupsDir).sort();
}

/** The bytes of the folder's database. */
export function bytesOf(dir: string): Buffer {
  return readFileSync(storeOptions(dir).file);
}
