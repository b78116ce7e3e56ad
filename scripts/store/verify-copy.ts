// Tries the migrations on a copy of a real database: nothing happens to the original.
import Database from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { listAllQueries } from '../../src/main/store/all-queries.ts';
import { openConnection } from '../../src/main/store/open.ts';
import { scriptRandom, silentLogger, systemClock } from './quiet.ts';

export interface VerifiedCopy {
  readonly fromVersion: number;
  readonly toVersion: number;
  readonly queries: number;
}

const versionOf = (handle: Database.Database): number => Number(handle.pragma('user_version', { simple: true }));

/**
 * Copies a database with VACUUM INTO, migrates the copy, checks its foreign keys and prepares every query on it.
 * @throws AppError STORAGE_* from opening and migrating; Error where a query or a foreign key does not hold
 */
export function verifyCopy(databaseFile: string, migrationsDir: string): VerifiedCopy {
  const dir = mkdtempSync(path.join(tmpdir(), 'gatehouse-verify-'));
  const copy = path.join(dir, 'copy.db');
  try {
    const original = new Database(databaseFile, { readonly: true, fileMustExist: true });
    const fromVersion = versionOf(original);
    try {
      original.prepare('VACUUM INTO ?').run(copy);
    } finally {
      original.close();
    }
    const connection = openConnection({
      file: copy,
      migrationsDir,
      backupsDir: path.join(dir, 'backups'),
      appVersion: 'migration:verify',
      clock: systemClock,
      logger: silentLogger,
      random: scriptRandom,
    });
    try {
      const queries = listAllQueries();
      for (const sql of queries.values()) connection.check(sql);
      const broken = connection.handle.pragma('foreign_key_check');
      if (!Array.isArray(broken) || broken.length > 0) throw new Error('Foreign keys are broken in the migrated copy');
      return { fromVersion, toVersion: versionOf(connection.handle), queries: queries.size };
    } finally {
      connection.close();
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}
