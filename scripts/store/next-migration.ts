// The next migration's file name, from the numbers in the folder.
import { readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const SNAKE_NAME = /^[a-z0-9]+(?:_[a-z0-9]+)*$/;

/** The file name that follows the folder's last. @throws Error when the name is not in snake_case */
export function nextMigrationName(existing: readonly string[], name: string): string {
  if (!SNAKE_NAME.test(name)) throw new Error(`"${name}" is not a name such as add_departments`);
  const numbers = existing.flatMap((file) => /^(\d{4})_.*\.sql$/.exec(file)?.[1] ?? []).map(Number);
  return `${String(Math.max(0, ...numbers) + 1).padStart(4, '0')}_${name}.sql`;
}

/** Writes an empty migration with the next number and returns its path. Never overwrites. */
export function writeNextMigration(directory: string, name: string): string {
  const file = path.join(directory, nextMigrationName(readdirSync(directory), name));
  writeFileSync(file, `-- Why: one sentence on what this makes possible.\n\n`, { flag: 'wx' });
  return file;
}
