// The migration runner's five rules (migrations/README.md), on real files.
import { describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { migrate } from '../../../src/main/store/migrate.ts';
import { findForbiddenStatement, readMigrations } from '../../../src/main/store/migration-files.ts';
import { openConnection } from '../../../src/main/store/open.ts';
import { FAKE_CLOCK_START_MS, FakeClock } from '../../fakes/fake-clock.ts';
import { MemoryLogger } from '../../fakes/memory-logger.ts';
import { storeOptions, withTempDir } from '../../harness/temp-connection.ts';
import {
  ADD_AGE,
  backupsIn,
  bytesOf,
  CREATE_PETS,
  look,
  migrateTo,
  tablesOf,
  versionOf,
  writeMigrations,
} from './toy-migrations.ts';

const one = { '0001_pets.sql': CREATE_PETS };
const two = { ...one, '0002_age.sql': ADD_AGE };
const refusal = (reason: string) =>
  expect.objectContaining({ code: 'STORAGE_MIGRATION', context: expect.objectContaining({ reason }) });

describe('a new database', () => {
  it('gets every file, each with its record', () => {
    withTempDir((dir) => {
      const logger = new MemoryLogger();
      expect(migrateTo(dir, two, { logger, appVersion: '1.2.3' })).toBe(2);
      expect(logger.lines).toEqual([{ level: 'info', message: 'store migrated', fields: { from: 0, to: 2 } }]);
      const record = look(dir, (handle) => handle.prepare('SELECT * FROM schema_migrations').all());
      expect(record).toEqual([
        {
          version: 1,
          name: 'pets',
          sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
          applied_at_ms: FAKE_CLOCK_START_MS,
          app_version: '1.2.3',
        },
        expect.objectContaining({ version: 2, name: 'age' }),
      ]);
    });
  });

  it('has nothing to back up, and a second start changes nothing', () => {
    withTempDir((dir) => {
      const logger = new MemoryLogger();
      migrateTo(dir, two);
      expect(migrateTo(dir, two, { logger })).toBe(2);
      expect(logger.lines).toEqual([]);
      expect(existsSync(storeOptions(dir).backupsDir)).toBe(false);
    });
  });
});

describe('a backup', () => {
  it('is taken once before a run, holds what was there, and only the newest three stay', () => {
    withTempDir((dir) => {
      const clock = new FakeClock();
      migrateTo(dir, one, { clock });
      look(dir, (handle) => handle.exec(`INSERT INTO pets (name) VALUES ('Rex')`));
      const files: Record<string, string> = { ...one };
      for (let version = 2; version <= 6; version += 1) {
        clock.advance(1_000);
        files[`000${version}_step.sql`] = `ALTER TABLE pets ADD COLUMN c${version} INTEGER;`;
        // Two files in one run are one backup.
        if (version !== 5) expect(migrateTo(dir, files, { clock })).toBe(version);
      }
      const stamps = ['20260901T080002000Z', '20260901T080003000Z', '20260901T080005000Z'];
      expect(backupsIn(dir)).toEqual([2, 3, 4].map((version, index) => `kiosk-v${version}-${stamps[index] ?? ''}.db`));
      const newest = path.join(storeOptions(dir).backupsDir, backupsIn(dir)[2] ?? '');
      const kept = openConnection(storeOptions(dir, { file: newest, migrationsDir: path.join(dir, 'migrations') }));
      expect(kept.handle.prepare('SELECT name FROM pets').all()).toEqual([{ name: 'Rex' }]);
      kept.close();
    });
  });

  it('that cannot be written stops the run before its first file', () => {
    withTempDir((dir) => {
      migrateTo(dir, one);
      writeFileSync(path.join(dir, 'in-the-way'), '');
      expect(() => migrateTo(dir, two, { backupsDir: path.join(dir, 'in-the-way') })).toThrow(
        expect.objectContaining({ code: 'STORAGE_READONLY' }),
      );
      expect(versionOf(dir)).toBe(1);
    });
  });
});

describe('a database from the future', () => {
  it('is refused and not one byte of it is changed', () => {
    withTempDir((dir) => {
      migrateTo(dir, two);
      const before = bytesOf(dir);
      expect(() => migrateTo(dir, one)).toThrow(
        expect.objectContaining({ code: 'STORAGE_FROM_FUTURE', context: { version: 2, newestKnown: 1 } }),
      );
      expect(bytesOf(dir).equals(before)).toBe(true);
      expect(readdirSync(dir).sort()).toEqual(['kiosk.db', 'migrations']);
    });
  });

  it('is refused before its journal mode is touched', () => {
    withTempDir((dir) => {
      migrateTo(dir, two);
      look(dir, (handle) => handle.pragma('journal_mode = DELETE'));
      const before = bytesOf(dir);
      expect(() => migrateTo(dir, one)).toThrow(expect.objectContaining({ code: 'STORAGE_FROM_FUTURE' }));
      expect(bytesOf(dir).equals(before)).toBe(true);
    });
  });
});

describe('a history that does not fit the files', () => {
  it('is refused when a released file was edited', () => {
    withTempDir((dir) => {
      migrateTo(dir, one);
      expect(() => migrateTo(dir, { ...two, '0001_pets.sql': `${CREATE_PETS}-- a comment` })).toThrow(
        refusal('a released migration was edited'),
      );
      expect(versionOf(dir)).toBe(1);
    });
  });

  it('is accepted when only the line endings were turned round', () => {
    withTempDir((dir) => {
      migrateTo(dir, one);
      expect(migrateTo(dir, { ...two, '0001_pets.sql': CREATE_PETS.replaceAll('\n', '\r\n') })).toBe(2);
    });
  });

  it("is refused when the database is somebody else's", () => {
    withTempDir((dir) => {
      look(dir, (handle) => handle.exec('CREATE TABLE theirs (x)'));
      expect(() => migrateTo(dir, one)).toThrow(refusal('tables but no schema_migrations'));
      expect(tablesOf(dir)).toEqual(['theirs']);
    });
  });

  it('is refused when version and record disagree', () => {
    withTempDir((dir) => {
      migrateTo(dir, two);
      look(dir, (handle) => handle.pragma('user_version = 1'));
      expect(() => migrateTo(dir, two)).toThrow(refusal('user_version and schema_migrations differ'));
    });
  });
});

describe('a file that fails', () => {
  it('leaves version, tables and rows as the file before left them', () => {
    withTempDir((dir) => {
      migrateTo(dir, one);
      look(dir, (handle) => handle.exec(`INSERT INTO pets (name) VALUES ('Rex')`));
      const half = `CREATE TABLE toys (id INTEGER PRIMARY KEY);\nDELETE FROM pets;\nINSERT INTO nowhere VALUES (1);`;
      expect(() => migrateTo(dir, { ...one, '0002_toys.sql': half })).toThrow(refusal('the file failed'));
      expect(versionOf(dir)).toBe(1);
      expect(tablesOf(dir)).toEqual(['pets', 'schema_migrations']);
      expect(look(dir, (handle) => handle.prepare('SELECT name FROM pets').all())).toEqual([{ name: 'Rex' }]);
    });
  });

  it('keeps the files before it, and the run goes on from there once it is mended', () => {
    withTempDir((dir) => {
      expect(() => migrateTo(dir, { ...two, '0003_bad.sql': 'NONSENSE;' })).toThrow(refusal('the file failed'));
      expect(versionOf(dir)).toBe(2);
      expect(migrateTo(dir, { ...two, '0003_good.sql': 'CREATE TABLE toys (x INTEGER) STRICT;' })).toBe(3);
    });
  });

  it('for want of room is STORAGE_FULL, not a fault of the file', () => {
    withTempDir((dir) => {
      migrateTo(dir, one);
      const rows = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 5000)
        INSERT INTO pets (name) SELECT printf('%.400c', 'x') FROM n;`;
      const handle = new Database(storeOptions(dir).file);
      // The limit belongs to a handle and not to the file, so the runner is given this one.
      handle.pragma('max_page_count = 20');
      const migrations = readMigrations(writeMigrations(dir, { ...one, '0002_rows.sql': rows }));
      expect(() =>
        migrate({
          handle,
          migrations,
          appVersion: '1',
          clock: new FakeClock(),
          logger: new MemoryLogger(),
          backUp: null,
        }),
      ).toThrow(expect.objectContaining({ code: 'STORAGE_FULL' }));
      handle.close();
      expect(versionOf(dir)).toBe(1);
    });
  });
});

describe('a program that is killed in the middle of a file', () => {
  it('leaves version and tables untouched, and the next start finishes the work', () => {
    withTempDir((dir) => {
      migrateTo(dir, one);
      const migrationsDir = writeMigrations(dir, { ...two, '0003_toys.sql': 'CREATE TABLE toys (x INTEGER) STRICT;' });
      // The runner asks the clock after a file's SQL and before its record: this one never answers.
      const script = `
        import { openConnection } from ${JSON.stringify(path.resolve('src/main/store/open.ts'))};
        const silent = { debug() {}, info() {}, warn() {}, error() {}, child: () => silent };
        let asked = 0;
        const clock = { nowMs() { asked += 1; if (asked === 3) process.kill(process.pid, 'SIGKILL'); return 1; } };
        const dir = ${JSON.stringify(dir)};
        openConnection({ file: dir + '/kiosk.db', migrationsDir: ${JSON.stringify(migrationsDir)}, backupsDir: dir + '/backups',
          appVersion: 'x', clock, logger: silent, random: {} });
      `;
      const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
      expect({ signal: child.signal, stderr: child.stderr }).toEqual({ signal: 'SIGKILL', stderr: '' });
      expect(versionOf(dir)).toBe(2);
      expect(tablesOf(dir)).toEqual(['pets', 'schema_migrations']);
      openConnection(storeOptions(dir, { migrationsDir })).close();
      expect(tablesOf(dir)).toEqual(['pets', 'schema_migrations', 'toys']);
    });
  });
});

describe('a rebuild of a table', () => {
  const children = `${CREATE_PETS}CREATE TABLE toys (id INTEGER PRIMARY KEY, pet_id INTEGER NOT NULL CONSTRAINT fk REFERENCES pets (id)) STRICT;
    INSERT INTO pets (id, name) VALUES (1, 'Rex'); INSERT INTO toys (id, pet_id) VALUES (1, 1);`;
  const rebuild = (where: string): string => `-- requires: foreign_keys=off
    CREATE TABLE pets_new (id INTEGER PRIMARY KEY, name TEXT NOT NULL, age INTEGER) STRICT;
    INSERT INTO pets_new (id, name) SELECT id, name FROM pets ${where};
    DROP TABLE pets;
    ALTER TABLE pets_new RENAME TO pets;`;

  it('works under the marker, and foreign keys are on again afterwards', () => {
    withTempDir((dir) => {
      const migrationsDir = writeMigrations(dir, { '0001_a.sql': children, '0002_b.sql': rebuild('') });
      const connection = openConnection(storeOptions(dir, { migrationsDir }));
      expect(connection.handle.pragma('foreign_keys', { simple: true })).toBe(1);
      expect(connection.handle.prepare('SELECT * FROM toys JOIN pets ON pets.id = pet_id').all()).toHaveLength(1);
      connection.close();
    });
  });

  it('that breaks a foreign key is rolled back', () => {
    withTempDir((dir) => {
      migrateTo(dir, { '0001_a.sql': children });
      expect(() => migrateTo(dir, { '0001_a.sql': children, '0002_b.sql': rebuild('WHERE id > 1') })).toThrow(
        refusal('foreign keys are broken'),
      );
      expect(versionOf(dir)).toBe(1);
      expect(look(dir, (handle) => handle.prepare('SELECT name FROM pets').all())).toEqual([{ name: 'Rex' }]);
    });
  });

  it('without the marker fails, because the foreign key holds', () => {
    withTempDir((dir) => {
      const unmarked = rebuild('').replace('-- requires: foreign_keys=off', '-- requires nothing');
      expect(() => migrateTo(dir, { '0001_a.sql': children, '0002_b.sql': unmarked })).toThrow(
        refusal('the file failed'),
      );
    });
  });
});

describe('the folder', () => {
  it.each([
    ['a gap', { ...one, '0003_age.sql': ADD_AGE }, 'numbers are not consecutive from 0001'],
    ['a number twice', { ...one, '0001_others.sql': ADD_AGE }, 'numbers are not consecutive from 0001'],
    ['a start at 2', { '0002_age.sql': ADD_AGE }, 'numbers are not consecutive from 0001'],
    ['a name that is not snake_case', { '0001-Pets.sql': CREATE_PETS }, 'file name is not NNNN_snake_name.sql'],
    ['no file', {}, 'the folder of migrations is empty'],
    ['a file that commits', { '0001_pets.sql': `${CREATE_PETS}COMMIT;` }, 'forbidden statement COMMIT'],
  ])('with %s is refused', (_what, files, reason) => {
    withTempDir((dir) => {
      expect(() => migrateTo(dir, files)).toThrow(refusal(reason));
    });
  });

  it('that is not there is refused', () => {
    withTempDir((dir) => {
      expect(() => openConnection(storeOptions(dir, { migrationsDir: path.join(dir, 'none') }))).toThrow(
        refusal('the folder of migrations cannot be read'),
      );
    });
  });
});

describe('a forbidden statement', () => {
  it.each([
    ['BEGIN;', 'BEGIN'],
    ['SELECT 1; commit;', 'COMMIT'],
    ['SELECT 1; END TRANSACTION;', 'END'],
    ['/* ; */ rollback', 'ROLLBACK'],
    ["INSERT INTO t VALUES ('it''s; fine'); VACUUM;", 'VACUUM'],
    ['-- a comment\nPRAGMA foreign_keys = OFF;', 'PRAGMA'],
    ["ATTACH 'x' AS y;", 'ATTACH'],
    ['SAVEPOINT a;', 'SAVEPOINT'],
    ['CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END; COMMIT;', 'COMMIT'],
  ])('is found in %s', (sql, expected) => {
    expect(findForbiddenStatement(sql)).toBe(expected);
  });

  it.each([
    "INSERT INTO t VALUES ('COMMIT; BEGIN;');",
    '-- COMMIT;\nSELECT 1;',
    'CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT CASE WHEN 1 THEN 2 END; UPDATE b SET c = 1; END;',
    'CREATE TEMP TRIGGER IF NOT EXISTS t AFTER INSERT ON a BEGIN SELECT 1; END;',
    'CREATE TABLE "begin" ([commit] TEXT, `end` TEXT);',
    'CREATE TABLE t (started TEXT DEFAULT (CASE WHEN 1 THEN 2 END));',
  ])('is not seen in %s', (sql) => {
    expect(findForbiddenStatement(sql)).toBeNull();
  });
});
