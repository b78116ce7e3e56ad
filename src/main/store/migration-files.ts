// Reads the numbered SQL files and refuses what migrations/README.md forbids in them.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../../shared/errors/app-error.ts';

export interface Migration {
  /** From 1, without gaps. */
  readonly version: number;
  /** The file's name without number and ending. */
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
  /** A rebuild of a table: foreign keys are off while it runs and checked before it commits. */
  readonly needsForeignKeysOff: boolean;
}

const FILE_NAME = /^(\d{4})_([a-z0-9]+(?:_[a-z0-9]+)*)\.sql$/;
const FOREIGN_KEYS_OFF_MARKER = /^-- requires: foreign_keys=off[ \t]*$/;

// Each would end the runner's transaction, escape it, or change the database outside it.
const FORBIDDEN = new Set([
  'BEGIN',
  'COMMIT',
  'END',
  'ROLLBACK',
  'SAVEPOINT',
  'RELEASE',
  'VACUUM',
  'PRAGMA',
  'ATTACH',
  'DETACH',
]);

/** An error about one migration file. */
export function migrationError(reason: string, version: number, cause?: unknown): AppError {
  return new AppError('STORAGE_MIGRATION', { context: { reason, version }, ...(cause !== undefined && { cause }) });
}

/** The words and semicolons of an SQL text, without comments, strings and quoted names; each word in capitals. */
function tokensOf(sql: string): string[] {
  const token =
    /--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|'(?:[^']|'')*'|"(?:[^"]|"")*"|`(?:[^`]|``)*`|\[[^\]]*\]|([A-Za-z_][A-Za-z0-9_$]*)|(;)/g;
  return [...sql.matchAll(token)].flatMap(([, word, semicolon]) => word?.toUpperCase() ?? semicolon ?? []);
}

/** True when the words before a statement's second one or two say CREATE [TEMP] TRIGGER. */
function startsTrigger(statement: readonly string[]): boolean {
  return statement[0] === 'CREATE' && (statement[1] === 'TRIGGER' || statement[2] === 'TRIGGER');
}

/** The first forbidden statement of a file, or null. A trigger's own BEGIN … END is not one. */
export function findForbiddenStatement(sql: string): string | null {
  let statement: string[] = [];
  let insideTrigger = false;
  for (const token of tokensOf(sql)) {
    if (token !== ';') {
      statement.push(token);
      if (statement.length === 1 && !insideTrigger && FORBIDDEN.has(token)) return token;
      insideTrigger ||= startsTrigger(statement);
      continue;
    }
    // In a trigger's body the statement that says only END closes it.
    if (insideTrigger && statement.length === 1 && statement[0] === 'END') insideTrigger = false;
    statement = [];
  }
  return null;
}

function readMigration(directory: string, file: string, expectedVersion: number): Migration {
  const match = FILE_NAME.exec(file);
  const version = Number(match?.[1] ?? Number.NaN);
  const name = match?.[2];
  if (name === undefined) throw migrationError('file name is not NNNN_snake_name.sql', expectedVersion);
  if (version !== expectedVersion) throw migrationError('numbers are not consecutive from 0001', expectedVersion);
  // A checkout that turned line ends round must not look like an edited file.
  const sql = readFileSync(path.join(directory, file), 'utf8').replaceAll('\r\n', '\n');
  const forbidden = findForbiddenStatement(sql);
  if (forbidden !== null) throw migrationError(`forbidden statement ${forbidden}`, version);
  return {
    version,
    name,
    sql,
    sha256: createHash('sha256').update(sql).digest('hex'),
    needsForeignKeysOff: FOREIGN_KEYS_OFF_MARKER.test(sql.split('\n', 1)[0] ?? ''),
  };
}

/** Reads every migration of a folder in order. @throws AppError STORAGE_MIGRATION, naming what is wrong with which number */
export function readMigrations(directory: string): readonly Migration[] {
  let files: string[];
  try {
    files = readdirSync(directory).filter((file) => file.endsWith('.sql'));
  } catch (error) {
    throw migrationError('the folder of migrations cannot be read', 0, error);
  }
  if (files.length === 0) throw migrationError('the folder of migrations is empty', 0);
  return files.sort().map((file, index) => readMigration(directory, file, index + 1));
}
