// What SQLite's and the file system's error codes mean here. Nothing else looks at SQLITE_*.
import { AppError } from '../../shared/errors/app-error.ts';
import type { ErrorCode } from '../../shared/errors/codes.ts';

// The first prefix that fits wins, so exceptions stand before their family.
const meanings: readonly (readonly [prefix: string, code: ErrorCode])[] = [
  ['SQLITE_FULL', 'STORAGE_FULL'],
  // The shared-memory file could not grow: SQLite has no other word for a full disk there.
  ['SQLITE_IOERR_SHMSIZE', 'STORAGE_FULL'],
  ['SQLITE_READONLY', 'STORAGE_READONLY'],
  ['SQLITE_CANTOPEN', 'STORAGE_READONLY'],
  ['SQLITE_PERM', 'STORAGE_READONLY'],
  ['SQLITE_AUTH', 'STORAGE_READONLY'],
  ['SQLITE_IOERR_ACCESS', 'STORAGE_READONLY'],
  ['SQLITE_CORRUPT', 'STORAGE_CORRUPT'],
  ['SQLITE_NOTADB', 'STORAGE_CORRUPT'],
  // A disk that fails to read or write is for support, exactly like a damaged file.
  ['SQLITE_IOERR', 'STORAGE_CORRUPT'],
  ['SQLITE_BUSY', 'STORAGE_BUSY'],
  ['SQLITE_LOCKED', 'STORAGE_BUSY'],
  ['SQLITE_CONSTRAINT_UNIQUE', 'CONFLICT'],
  ['SQLITE_CONSTRAINT_PRIMARYKEY', 'CONFLICT'],
  ['ENOSPC', 'STORAGE_FULL'],
  ['EDQUOT', 'STORAGE_FULL'],
  ['EACCES', 'STORAGE_READONLY'],
  ['EPERM', 'STORAGE_READONLY'],
  ['EROFS', 'STORAGE_READONLY'],
  ['ENOTDIR', 'STORAGE_READONLY'],
  ['EEXIST', 'STORAGE_READONLY'],
];

/** The error's own code, such as SQLITE_FULL or ENOSPC; null when it has none. Never throws. */
function ownCode(thrown: unknown): string | null {
  // By shape, not by class: jest loads better-sqlite3 anew for each test file but its binary only once.
  if (!(thrown instanceof Error) && !(typeof thrown === 'object' && thrown !== null && 'message' in thrown))
    return null;
  return 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : null;
}

/**
 * Translates an error of SQLite or of the file system into an AppError; a broken UNIQUE becomes CONFLICT, anything
 * unknown INTERNAL. An AppError passes through. Never throws.
 */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const code = ownCode(thrown);
  if (code === null) return new AppError('INTERNAL', { cause: thrown });
  const meaning = meanings.find(([prefix]) => code.startsWith(prefix))?.[1] ?? 'INTERNAL';
  return new AppError(meaning, { cause: thrown, context: { sqlite: code } });
}

/** A stored value that can no longer be read: named by table and column, never by its content. */
export function unreadableColumn(table: string, column: string, cause: unknown): AppError {
  return new AppError('STORAGE_CORRUPT', { cause, context: { table, column } });
}
