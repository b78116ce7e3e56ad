// Every way the database can fail on a normal day, provoked on real files, comes out as the code that says who acts.
import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { mkdirSync, openSync, readFileSync, writeFileSync, writeSync, closeSync } from 'node:fs';
import path from 'node:path';
import { storeOptions, withTempDir } from '../../../tests/harness/temp-connection.ts';
import { AppError } from '../../shared/errors/app-error.ts';
import { openConnection, openStore } from './open.ts';
import { toAppError } from './sqlite-errors.ts';
import { createStore } from './store.ts';

/** SQLite's own default. */
const PAGE_BYTES = 4_096;

const withCode = (code: string) => expect.objectContaining({ code });

/** A store with something in it, closed again: its file is whole and holds a few dozen pages. */
function writeWholeStore(dir: string): string {
  const options = storeOptions(dir);
  const store = openStore(options);
  store.transaction((writer) => {
    for (let n = 0; n < 200; n += 1) writer.setSetting(`key${n}`, 'x'.repeat(500), 1);
  });
  store.close();
  return options.file;
}

describe('a full disk', () => {
  it('is STORAGE_FULL, and the transaction that met it left nothing behind', () => {
    withTempDir((dir) => {
      const connection = openConnection(storeOptions(dir));
      const store = createStore(connection, storeOptions(dir).random);
      const pages = Number(connection.handle.pragma('page_count', { simple: true }));
      connection.handle.pragma(`max_page_count = ${pages + 2}`);
      const fill = (): void =>
        store.transaction((writer) => {
          for (let n = 0; n < 100; n += 1) writer.setSetting(`key${n}`, 'x'.repeat(2_000), 1);
        });
      expect(fill).toThrow(withCode('STORAGE_FULL'));
      expect(store.findSetting('key0')).toBeUndefined();
      connection.handle.pragma('max_page_count = 100000');
      expect(fill).not.toThrow();
      store.close();
    });
  });
});

describe('a database that cannot be written', () => {
  it('is STORAGE_READONLY when SQLite says so', () => {
    withTempDir((dir) => {
      const connection = openConnection(storeOptions(dir));
      const store = createStore(connection, storeOptions(dir).random);
      connection.handle.pragma('query_only = ON');
      expect(() => store.transaction((writer) => writer.setSetting('a', 1, 1))).toThrow(withCode('STORAGE_READONLY'));
      store.close();
    });
  });

  it('is STORAGE_READONLY when a folder has its name', () => {
    withTempDir((dir) => {
      mkdirSync(path.join(dir, 'kiosk.db'));
      expect(() => openStore(storeOptions(dir))).toThrow(withCode('STORAGE_READONLY'));
    });
  });

  it('is STORAGE_READONLY when its folder cannot be made', () => {
    withTempDir((dir) => {
      writeFileSync(path.join(dir, 'taken'), '');
      const file = path.join(dir, 'taken', 'kiosk.db');
      expect(() => openStore(storeOptions(dir, { file }))).toThrow(withCode('STORAGE_READONLY'));
    });
  });
});

describe('a damaged file', () => {
  it('is STORAGE_CORRUPT when it is no database, and stays as it is', () => {
    withTempDir((dir) => {
      const { file } = storeOptions(dir);
      const rubbish = 'not a database at all '.repeat(400);
      writeFileSync(file, rubbish);
      expect(() => openStore(storeOptions(dir))).toThrow(withCode('STORAGE_CORRUPT'));
      expect(readFileSync(file, 'utf8')).toBe(rubbish);
    });
  });

  it('is STORAGE_CORRUPT when one page was overwritten that nothing reads at the start', () => {
    withTempDir((dir) => {
      const file = writeWholeStore(dir);
      const look = new Database(file, { readonly: true });
      const pageOfSettings = Number(
        look.prepare(`SELECT max(pageno) FROM dbstat WHERE name = 'settings' AND pagetype = 'leaf'`).pluck().get(),
      );
      look.close();
      const descriptor = openSync(file, 'r+');
      writeSync(descriptor, Buffer.alloc(PAGE_BYTES, 0xa5), 0, PAGE_BYTES, (pageOfSettings - 1) * PAGE_BYTES);
      closeSync(descriptor);
      expect(() => openStore(storeOptions(dir))).toThrow(withCode('STORAGE_CORRUPT'));
    });
  });

  it('is opened again without complaint when it is whole', () => {
    withTempDir((dir) => {
      writeWholeStore(dir);
      const store = openStore(storeOptions(dir));
      expect(store.findSetting('key199')).toBe('x'.repeat(500));
      store.close();
    });
  });
});

describe('a database another program is writing', () => {
  it('is STORAGE_BUSY', () => {
    withTempDir((dir) => {
      const connection = openConnection(storeOptions(dir));
      const store = createStore(connection, storeOptions(dir).random);
      connection.handle.pragma('busy_timeout = 0');
      const other = new Database(storeOptions(dir).file);
      other.exec('BEGIN IMMEDIATE');
      expect(() => store.transaction((writer) => writer.setSetting('a', 1, 1))).toThrow(withCode('STORAGE_BUSY'));
      other.exec('ROLLBACK');
      other.close();
      expect(() => store.transaction((writer) => writer.setSetting('a', 1, 1))).not.toThrow();
      store.close();
    });
  });
});

describe('the translation', () => {
  const failure = (code: string): Error => Object.assign(new Error('x'), { code });

  it.each([
    ['SQLITE_FULL', 'STORAGE_FULL'],
    ['SQLITE_IOERR_SHMSIZE', 'STORAGE_FULL'],
    ['ENOSPC', 'STORAGE_FULL'],
    ['SQLITE_READONLY_DIRECTORY', 'STORAGE_READONLY'],
    ['SQLITE_CANTOPEN', 'STORAGE_READONLY'],
    ['EROFS', 'STORAGE_READONLY'],
    ['SQLITE_CORRUPT_INDEX', 'STORAGE_CORRUPT'],
    ['SQLITE_NOTADB', 'STORAGE_CORRUPT'],
    ['SQLITE_IOERR_READ', 'STORAGE_CORRUPT'],
    ['SQLITE_BUSY_SNAPSHOT', 'STORAGE_BUSY'],
    ['SQLITE_LOCKED', 'STORAGE_BUSY'],
    ['SQLITE_CONSTRAINT_UNIQUE', 'CONFLICT'],
    ['SQLITE_CONSTRAINT_PRIMARYKEY', 'CONFLICT'],
    ['SQLITE_CONSTRAINT_FOREIGNKEY', 'INTERNAL'],
    ['SQLITE_CONSTRAINT_TRIGGER', 'INTERNAL'],
    ['ENOENT', 'INTERNAL'],
  ])('turns %s into %s and keeps the cause', (code, expected) => {
    const cause = failure(code);
    expect(toAppError(cause)).toMatchObject({ code: expected, cause });
  });

  it('leaves an AppError alone and calls everything else INTERNAL', () => {
    const known = new AppError('NOT_FOUND');
    expect(toAppError(known)).toBe(known);
    for (const thrown of [new Error('x'), 'text', null, undefined, { code: 'SQLITE_FULL' }]) {
      expect(toAppError(thrown).code).toBe('INTERNAL');
    }
  });
});
