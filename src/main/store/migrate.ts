// The migration runner: each file in one transaction with its own record, a backup first, and never backwards.
// Ours, because Kysely's Migrator does not wrap SQLite steps in a transaction (docs/adr/0004).
import type { Database as Handle } from 'better-sqlite3';
import { AppError } from '../../shared/errors/app-error.ts';
import type { Clock, Logger } from '../core/ports.ts';
import { migrationError, type Migration } from './migration-files.ts';
import { toAppError } from './sqlite-errors.ts';

interface Applied {
  readonly version: number;
  readonly name: string;
  readonly sha256: string;
}

export interface MigrateOptions {
  readonly handle: Handle;
  readonly migrations: readonly Migration[];
  readonly appVersion: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Called before the first pending step of a database that holds something; null where there is nothing to keep. */
  readonly backUp: ((fromVersion: number) => void) | null;
}

const CREATE_SCHEMA_MIGRATIONS = `CREATE TABLE schema_migrations (
  version INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  applied_at_ms INTEGER NOT NULL,
  app_version TEXT NOT NULL
) STRICT`;

/** The version a database file says it has: 0 for a new one. */
export function readUserVersion(handle: Handle): number {
  return Number(handle.pragma('user_version', { simple: true }));
}

/** Refuses a database that a newer app has written. Reads only. @throws AppError STORAGE_FROM_FUTURE */
export function refuseFromFuture(handle: Handle, migrations: readonly Migration[]): void {
  const version = readUserVersion(handle);
  if (version <= migrations.length) return;
  throw new AppError('STORAGE_FROM_FUTURE', { context: { version, newestKnown: migrations.length } });
}

function readApplied(handle: Handle): readonly Applied[] {
  const tables = handle.prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table'`).all();
  if (tables.some((table) => table.name === 'schema_migrations')) {
    return handle.prepare<[], Applied>('SELECT version, name, sha256 FROM schema_migrations ORDER BY version').all();
  }
  // Somebody else's database, or one whose record was lost: nothing of ours can be true of it.
  if (tables.length > 0) throw migrationError('tables but no schema_migrations', 0);
  return [];
}

/** Checks that what was applied is what the files say today. @throws AppError STORAGE_MIGRATION */
function checkApplied(handle: Handle, applied: readonly Applied[], migrations: readonly Migration[]): void {
  const version = readUserVersion(handle);
  if (applied.length !== version) throw migrationError('user_version and schema_migrations differ', version);
  for (const [index, row] of applied.entries()) {
    const file = migrations[index];
    if (file === undefined || row.version !== file.version || row.sha256 !== file.sha256) {
      throw migrationError('a released migration was edited', row.version);
    }
  }
}

function checkForeignKeys(handle: Handle, version: number): void {
  const broken = handle.pragma('foreign_key_check');
  if (Array.isArray(broken) && broken.length > 0) throw migrationError('foreign keys are broken', version);
}

function applyInTransaction({ handle, clock, appVersion }: MigrateOptions, migration: Migration): void {
  const { version, name, sha256 } = migration;
  handle.exec('BEGIN IMMEDIATE');
  try {
    if (version === 1) handle.exec(CREATE_SCHEMA_MIGRATIONS);
    handle.exec(migration.sql);
    if (!handle.inTransaction) throw migrationError('the file ended its own transaction', version);
    if (migration.needsForeignKeysOff) checkForeignKeys(handle, version);
    handle
      .prepare(
        'INSERT INTO schema_migrations (version, name, sha256, applied_at_ms, app_version) VALUES (?, ?, ?, ?, ?)',
      )
      .run(version, name, sha256, clock.nowMs(), appVersion);
    // Part of the transaction, like any write to page 1: it rolls back with the rest.
    handle.pragma(`user_version = ${version}`);
    handle.exec('COMMIT');
  } catch (error) {
    if (handle.inTransaction) handle.exec('ROLLBACK');
    const known = toAppError(error);
    throw known.code === 'INTERNAL' || known.code === 'CONFLICT'
      ? migrationError('the file failed', version, error)
      : known;
  }
}

function applyOne(options: MigrateOptions, migration: Migration): void {
  if (!migration.needsForeignKeysOff) return applyInTransaction(options, migration);
  // SQLite ignores this pragma inside a transaction, so it is set around it.
  options.handle.pragma('foreign_keys = OFF');
  try {
    applyInTransaction(options, migration);
  } finally {
    options.handle.pragma('foreign_keys = ON');
  }
}

/**
 * Brings a database to the newest version, one transaction a file. What is already there is checked first.
 * @throws AppError STORAGE_FROM_FUTURE, STORAGE_MIGRATION (an edited, missing or failing file), STORAGE_FULL and other
 * STORAGE_*; tables and version are then as after the last file that succeeded.
 */
export function migrate(options: MigrateOptions): { readonly from: number; readonly to: number } {
  const { handle, migrations, logger } = options;
  refuseFromFuture(handle, migrations);
  checkApplied(handle, readApplied(handle), migrations);
  const from = readUserVersion(handle);
  const pending = migrations.slice(from);
  if (pending.length === 0) return { from, to: from };
  if (from > 0) options.backUp?.(from);
  for (const migration of pending) applyOne(options, migration);
  logger.info('store migrated', { from, to: migrations.length });
  return { from, to: migrations.length };
}
