// 0002: a kiosk that worked with the first schema goes on with its pupils, actions, movements and password.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database, { type Database as Handle } from 'better-sqlite3';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openConnection } from '../../../src/main/store/open.ts';
import { createStore } from '../../../src/main/store/store.ts';
import { seededRandom } from '../../fakes/seeded-random.ts';
import { storeOptions } from '../../harness/temp-connection.ts';
import { writeMigrations } from './toy-migrations.ts';

const MIGRATIONS = path.resolve('migrations');
const first = '0001_initial.sql';
const HASH = 'scrypt$16384$8$1$c2FsdA$aGFzaA';

const rowsOfTheFirstSchema = `
  INSERT INTO settings VALUES ('admin.passwordHash', '${JSON.stringify(HASH)}', 5), ('admin.lockout', '{}', 5), ('photosEnabled', 'false', 5);
  INSERT INTO year_groups VALUES ('Y12', 'Year 12', '12', 1);
  INSERT INTO people (id, kind, wonde_id, forename, surname, birth_month, year_group_id, status, created_at_ms, updated_at_ms)
    VALUES ('01900000-0000-7000-8000-000000000001', 'student', 'A1', 'Siân', 'Oakley', 10, 'Y12', 'current', 1, 1),
           ('01900000-0000-7000-8000-000000000002', 'student', 'A2', 'Gone', 'Away', 3, 'Y12', 'left', 1, 1);
  INSERT INTO actions VALUES ('late-bus', 'Bus or train', 'bus', 'in', 'check', 0,
    '{"kind":"conditional","am":{"beforeClose":"L","afterClose":"U"},"pm":{"beforeClose":"L","afterClose":null}}', 'never', 0, 1, 0),
    ('out-medical', 'Dentist', 'stethoscope', 'out', 'check', 0, '{"kind":"fixed","code":"M"}', 'general', 1, 2, 1);
  INSERT INTO movements VALUES (7, '01900000-0000-7000-8000-00000000000a', '01900000-0000-7000-8000-00000000000b',
    '01900000-0000-7000-8000-00000000000c', '01900000-0000-7000-8000-000000000001', 'late', 'in', 'late-bus', 'Bus or train',
    1795425120000, '2026-11-23', NULL, NULL, 'L: arrived 09:12');
  INSERT INTO marks VALUES (3, '01900000-0000-7000-8000-00000000000d', '01900000-0000-7000-8000-00000000000a',
    '01900000-0000-7000-8000-000000000001', '2026-11-23', 'AM', 'L', 27, NULL, 'L: arrived 09:12');
  INSERT INTO audit VALUES (1, '01900000-0000-7000-8000-00000000000e', 4, 'admin', 'admin.passwordSet', '{}');
`;

let folder: string;
let options: ReturnType<typeof storeOptions>;
let handle: Handle;

/** Opens with 0001 alone, fills it, closes it, then opens it with every migration there is. */
beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-0002-'));
  options = storeOptions(folder);
  const before = path.join(folder, 'before');
  mkdirSync(before);
  const old = writeMigrations(before, { [first]: readFileSync(path.join(MIGRATIONS, first), 'utf8') });
  const was = openConnection({ ...options, migrationsDir: old });
  was.handle.exec(rowsOfTheFirstSchema);
  was.close();
  openConnection({ ...options, migrationsDir: MIGRATIONS }).close();
  handle = new Database(options.file);
});
afterAll(() => {
  handle?.close();
  rmSync(folder, { recursive: true, force: true });
});

const all = (sql: string): unknown[] => handle.prepare(sql).all();

describe('0002 on a kiosk that worked with the first schema', () => {
  it('keeps every movement as it was, in its order, and still refuses to change one', () => {
    expect(
      all('SELECT seq, kind, action_name, occurred_at_ms, identified_by, building, terms_version_id FROM movements'),
    ).toEqual([
      {
        seq: 7,
        kind: 'late',
        action_name: 'Bus or train',
        occurred_at_ms: 1_795_425_120_000,
        identified_by: 'name',
        building: null,
        terms_version_id: null,
      },
    ]);
    expect(() => handle.exec("UPDATE movements SET kind = 'leaving'")).toThrow('append-only');
    expect(() => handle.exec('DELETE FROM movements')).toThrow('append-only');
    expect(all('SELECT movement_id FROM marks')).toEqual([{ movement_id: '01900000-0000-7000-8000-00000000000a' }]);
    expect(handle.pragma('foreign_key_check')).toEqual([]);
  });

  it('makes every pupil on roll a Student, through a mapping of all years', () => {
    expect(all('SELECT status, user_type_id FROM people ORDER BY wonde_id')).toEqual([
      { status: 'current', user_type_id: 'student' },
      { status: 'left', user_type_id: null },
    ]);
    expect(all('SELECT entity, user_type_id, year_scope, reads, writes FROM sync_mappings')).toEqual([
      { entity: 'student', user_type_id: 'student', year_scope: 'others', reads: 1, writes: 1 },
    ]);
  });

  it('gives every action to Students and turns conditional codes into a table of times', () => {
    const connection = openConnection({ ...options, migrationsDir: MIGRATIONS });
    const store = createStore(connection, seededRandom(1));
    const [late, medical] = store.listActions();
    expect(late).toMatchObject({ userTypeIds: ['student'], forSession: 'auto', terms: 'general', building: null });
    expect(late?.codeRule).toEqual({
      kind: 'conditional',
      rows: [
        { session: 'AM', from: 'opens', until: 'closes', code: 'L' },
        { session: 'AM', from: 'closes', until: 'end', code: 'U' },
        { session: 'PM', from: 'opens', until: 'closes', code: 'L' },
        { session: 'PM', from: 'closes', until: 'end', code: null },
      ],
    });
    expect(medical).toMatchObject({ retired: true, codeRule: { kind: 'fixed', code: 'M' }, userTypeIds: ['student'] });
    connection.close();
  });

  it("makes the one password the first administrator's and forgets nothing else", () => {
    expect(all('SELECT name, role, password_hash, must_change FROM admin_users')).toEqual([
      { name: 'Administrator', role: 'administrator', password_hash: HASH, must_change: 0 },
    ]);
    expect(all('SELECT key FROM settings')).toEqual([{ key: 'photosEnabled' }]);
    expect(all('SELECT what, before_json FROM audit')).toEqual([{ what: 'admin.passwordSet', before_json: null }]);
  });

  it('leaves a copy of the database as it was before', () => {
    const [copy] = readdirSync(options.backupsDir);
    const backup = new Database(path.join(options.backupsDir, copy ?? ''), { readonly: true });
    expect(backup.prepare("SELECT count(*) FROM settings WHERE key = 'admin.passwordHash'").pluck().get()).toBe(1);
    backup.close();
  });
});
