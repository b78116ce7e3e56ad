// Opens the store: checks the file before touching it, sets the pragmas, migrates, and classifies whatever goes wrong.
import DatabaseConstructor, { type Database as Handle } from 'better-sqlite3';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../../shared/errors/app-error.ts';
import type { Clock, Logger, Random } from '../core/ports.ts';
import type { Store } from '../core/store-port.ts';
import { backUp, backUpByHand } from './back-up.ts';
import { migrate, refuseFromFuture } from './migrate.ts';
import { readMigrations } from './migration-files.ts';
import { createConnection, type Connection } from './query.ts';
import { toAppError } from './sqlite-errors.ts';
import { createStore } from './store.ts';

const BUSY_TIMEOUT_MS = 5_000;
const IN_MEMORY = ':memory:';

export interface OpenStoreOptions {
  /** The database file, or ':memory:' for a test. Its folder is made where it is missing. */
  readonly file: string;
  readonly migrationsDir: string;
  readonly backupsDir: string;
  readonly appVersion: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly random: Random;
  /** A better-sqlite3 binary to use in place of the one npm installed (the substitute Electron needs its own). */
  readonly nativeBinding?: string;
}

function checkIntegrity(handle: Handle): void {
  const answer = handle.pragma('quick_check(1)', { simple: true });
  if (answer !== 'ok') throw new AppError('STORAGE_CORRUPT', { context: { check: 'quick_check' } });
}

function setPragmas(handle: Handle): void {
  handle.pragma('journal_mode = WAL');
  // A kiosk is switched off at the wall: what was shown as recorded must be on the disk.
  handle.pragma('synchronous = FULL');
  handle.pragma('foreign_keys = ON');
  handle.pragma('trusted_schema = OFF');
  // INSERT OR REPLACE deletes; without this it would slip past the append-only triggers.
  handle.pragma('recursive_triggers = ON');
}

function prepare(handle: Handle, options: OpenStoreOptions): void {
  const { clock, logger, appVersion } = options;
  handle.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  const migrations = readMigrations(options.migrationsDir);
  // Before the first write: a database from the future is left exactly as it is.
  refuseFromFuture(handle, migrations);
  checkIntegrity(handle);
  setPragmas(handle);
  migrate({
    handle,
    migrations,
    appVersion,
    clock,
    logger,
    backUp: options.file === IN_MEMORY ? null : (version) => void backUp(handle, options.backupsDir, version, clock),
  });
}

function openHandle({ file, nativeBinding }: OpenStoreOptions): Handle {
  if (file !== IN_MEMORY) mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  return new DatabaseConstructor(file, {
    timeout: BUSY_TIMEOUT_MS,
    ...(nativeBinding !== undefined && { nativeBinding }),
  });
}

/**
 * Opens, checks and migrates the database behind a store, without the Store port: for scripts and for tests of the SQL.
 * @throws AppError STORAGE_* as openStore
 */
export function openConnection(options: OpenStoreOptions): Connection & { readonly handle: Handle } {
  let handle: Handle | undefined;
  try {
    handle = openHandle(options);
    prepare(handle, options);
    return { ...createConnection(handle), handle };
  } catch (error) {
    handle?.close();
    throw toAppError(error);
  }
}

/** The store of a running kiosk, which can be copied while it works. */
export interface OpenedStore extends Store {
  /** Writes a copy into the backups' folder. Returns its file name. @throws AppError STORAGE_* */
  backUpNow(): Promise<string>;
}

/**
 * Opens the store and brings it to the newest version.
 * @throws AppError STORAGE_FROM_FUTURE (nothing was changed), STORAGE_MIGRATION, STORAGE_CORRUPT, STORAGE_READONLY,
 * STORAGE_FULL, STORAGE_BUSY
 */
export function openStore(options: OpenStoreOptions): OpenedStore {
  const connection = openConnection(options);
  const store = createStore(connection, options.random);
  return {
    ...store,
    async backUpNow() {
      try {
        return await backUpByHand(connection.handle, options.backupsDir, options.clock);
      } catch (error) {
        throw toAppError(error);
      }
    },
    close() {
      if (!connection.handle.open) return;
      optimize(connection.handle, options.logger);
      store.close();
    },
  };
}

function optimize(handle: Handle, logger: Logger): void {
  try {
    handle.pragma('optimize');
  } catch (error) {
    // Statistics for the next start are worth nothing beside closing cleanly.
    logger.debug('store not optimized', { code: toAppError(error).code });
  }
}
