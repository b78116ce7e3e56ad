// The migrations as they ship: the golden schema, the copies the scripts make, and each released step on old rows.
import { describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { nextMigrationName, writeNextMigration } from '../../../scripts/store/next-migration.ts';
import { schemaText } from '../../../scripts/store/schema-text.ts';
import { verifyCopy } from '../../../scripts/store/verify-copy.ts';
import { readMigrations } from '../../../src/main/store/migration-files.ts';
import { openMemoryConnection, storeOptions, withTempDir } from '../../harness/temp-connection.ts';
import { openTempStore } from '../../harness/temp-store.ts';
import { bytesOf, writeMigrations } from './toy-migrations.ts';

const MIGRATIONS = path.resolve('migrations');

describe('the released migrations', () => {
  it('make the schema that reviewers see in tests/fixtures/schema.sql', () => {
    const connection = openMemoryConnection();
    const golden = readFileSync(path.resolve('tests/fixtures/schema.sql'), 'utf8');
    // If this fails after adding a migration: npm run schema:dump, and look at the difference.
    expect(schemaText(connection.handle)).toBe(golden);
    connection.close();
  });

  it('are numbered from 0001 without a gap', () => {
    const versions = readMigrations(MIGRATIONS).map((migration) => migration.version);
    expect(versions).toEqual(versions.map((_, index) => index + 1));
  });

  it('leave a store that is durable, checked and closed to foreign code', () => {
    const connection = openMemoryConnection();
    const pragma = (name: string): unknown => connection.handle.pragma(name, { simple: true });
    expect(['synchronous', 'foreign_keys', 'trusted_schema', 'busy_timeout', 'recursive_triggers'].map(pragma)).toEqual(
      [2, 1, 0, 5_000, 1],
    );
    connection.close();
    const temp = openTempStore();
    const file = new Database(temp.file, { readonly: true });
    expect(file.pragma('journal_mode', { simple: true })).toBe('wal');
    file.close();
    temp.dispose();
  });
});

describe('migration:verify', () => {
  it('tries a copy and leaves the original as it was', () => {
    const temp = openTempStore();
    temp.store.close();
    const before = bytesOf(temp.dir);
    const result = verifyCopy(temp.file, MIGRATIONS);
    const newest = readMigrations(MIGRATIONS).length;
    expect(result).toEqual({ fromVersion: newest, toVersion: newest, queries: expect.any(Number) });
    expect(bytesOf(temp.dir).equals(before)).toBe(true);
    temp.dispose();
  });

  it('refuses a database whose history does not fit', () => {
    withTempDir((dir) => {
      new Database(storeOptions(dir).file).exec('CREATE TABLE theirs (x)').close();
      expect(() => verifyCopy(storeOptions(dir).file, MIGRATIONS)).toThrow(
        expect.objectContaining({ code: 'STORAGE_MIGRATION' }),
      );
    });
  });

  it('fails when a query of the store no longer fits the tables', () => {
    const temp = openTempStore();
    temp.store.close();
    withTempDir((dir) => {
      const files = Object.fromEntries(
        readdirSync(MIGRATIONS)
          .filter((name) => name.endsWith('.sql'))
          .map((name) => [name, readFileSync(path.join(MIGRATIONS, name), 'utf8')]),
      );
      const next = nextMigrationName(Object.keys(files), 'drop_badges');
      const migrationsDir = writeMigrations(dir, { ...files, [next]: 'ALTER TABLE badges RENAME TO passes;' });
      expect(() => verifyCopy(temp.file, migrationsDir)).toThrow();
    });
    temp.dispose();
  });
});

describe('migration:new', () => {
  it('takes the next number and never overwrites', () => {
    withTempDir((dir) => {
      const migrationsDir = writeMigrations(dir, { '0001_initial.sql': '', '0009_late.sql': '' });
      expect(path.basename(writeNextMigration(migrationsDir, 'add_departments'))).toBe('0010_add_departments.sql');
      expect(existsSync(path.join(migrationsDir, '0010_add_departments.sql'))).toBe(true);
      expect(path.basename(writeNextMigration(migrationsDir, 'add_departments'))).toBe('0011_add_departments.sql');
    });
  });

  it('begins at 0001 and refuses names that the runner would refuse', () => {
    expect(nextMigrationName([], 'initial')).toBe('0001_initial.sql');
    for (const name of ['Add-Things', '', '../x', 'a__b']) expect(() => nextMigrationName([], name)).toThrow();
  });
});
