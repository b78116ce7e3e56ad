// 0004: a kiosk of the first schemas keeps every badge it printed or meant to print, and its actions print no slips yet.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database, { type Database as Handle } from 'better-sqlite3';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openConnection } from '../../../src/main/store/open.ts';
import { createStore } from '../../../src/main/store/store.ts';
import { printJobId } from '../../../src/shared/domain/ids.ts';
import { seededRandom } from '../../fakes/seeded-random.ts';
import { storeOptions } from '../../harness/temp-connection.ts';
import { writeMigrations } from './toy-migrations.ts';

const MIGRATIONS = path.resolve('migrations');
const released = ['0001_initial.sql', '0002_whole_admin_view.sql', '0003_what_the_register_holds.sql'];
const uuid = (last: string): string => `01900000-0000-7000-8000-0000000000${last}`;

/** In the words of 0003, which had badges alone. */
const rowsOfThree = `
  INSERT INTO people (id, kind, wonde_id, forename, surname, birth_month, status, created_at_ms, updated_at_ms)
    VALUES ('${uuid('01')}', 'student', 'A1', 'Siân', 'Oakley', 10, 'current', 1, 1);
  INSERT INTO actions (id, name, icon, direction, type, is_return, code_rule_json, photo, prints_badge, sort_order, retired)
    VALUES ('out-medical', 'Dentist', 'stethoscope', 'out', 'check', 0, '{"kind":"fixed","code":"M"}', 'general', 1, 2, 0);
  INSERT INTO movements (seq, id, request_id, kiosk_id, person_id, kind, direction, action_id, action_name, occurred_at_ms,
      local_date, badge_id, explanation, identified_by)
    VALUES (7, '${uuid('0a')}', '${uuid('0b')}', '${uuid('0c')}', '${uuid('01')}', 'leaving', 'out', 'out-medical',
      'Dentist', 1795425120000, '2026-11-23', '48291735', '', 'name');
  INSERT INTO badges VALUES ('48291735', '${uuid('0a')}', '${uuid('01')}', '2026-11-23', 1795425120000, NULL);
  INSERT INTO print_jobs VALUES
    (3, '${uuid('11')}', '48291735', '${uuid('0a')}', 0, NULL, 'unconfirmed', 2, 5, 'PRINTER_DROPPED', 4, 6),
    (8, '${uuid('12')}', '48291735', '${uuid('0a')}', 1, 'Torn', 'confirmed', 1, 7, NULL, 7, 8),
    (9, '${uuid('13')}', '48291735', '${uuid('0a')}', 2, 'Lost', 'waiting', 4, 90, 'PRINTER_OFFLINE', 9, NULL);
`;

let folder: string;
let options: ReturnType<typeof storeOptions>;
let handle: Handle;

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'gatehouse-0004-'));
  options = storeOptions(folder);
  const before = path.join(folder, 'before');
  mkdirSync(before);
  const files = released.map((name) => [name, readFileSync(path.join(MIGRATIONS, name), 'utf8')] as const);
  const was = openConnection({ ...options, migrationsDir: writeMigrations(before, Object.fromEntries(files)) });
  was.handle.exec(rowsOfThree);
  was.close();
  openConnection({ ...options, migrationsDir: MIGRATIONS }).close();
  handle = new Database(options.file);
});
afterAll(() => {
  handle?.close();
  rmSync(folder, { recursive: true, force: true });
});

const all = (sql: string): unknown[] => handle.prepare(sql).all();

describe('0004 on a kiosk of the first schemas', () => {
  it('keeps every print job in its order, as badges of the one printer there was', () => {
    const was = { badge_id: '48291735', movement_id: uuid('0a'), kind: 'badge', asked_by: null };
    expect(all('SELECT * FROM print_jobs ORDER BY seq')).toEqual([
      {
        ...was,
        seq: 3,
        id: uuid('11'),
        reprint_number: 0,
        reason: null,
        state: 'unconfirmed',
        attempts: 2,
        next_attempt_at_ms: 5,
        last_error_code: 'PRINTER_DROPPED',
        created_at_ms: 4,
        finished_at_ms: 6,
        printer: 'main',
      },
      {
        ...was,
        seq: 8,
        id: uuid('12'),
        reprint_number: 1,
        reason: 'Torn',
        state: 'confirmed',
        attempts: 1,
        next_attempt_at_ms: 7,
        last_error_code: null,
        created_at_ms: 7,
        finished_at_ms: 8,
        printer: 'main',
      },
      {
        ...was,
        seq: 9,
        id: uuid('13'),
        reprint_number: 2,
        reason: 'Lost',
        state: 'waiting',
        attempts: 4,
        next_attempt_at_ms: 90,
        last_error_code: 'PRINTER_OFFLINE',
        created_at_ms: 9,
        finished_at_ms: null,
        printer: null,
      },
    ]);
    expect(handle.pragma('foreign_key_check')).toEqual([]);
  });

  it('goes on with the badge that waited', () => {
    const connection = openConnection({ ...options, migrationsDir: MIGRATIONS });
    const store = createStore(connection, seededRandom(1));
    expect(store.findPrintJob(printJobId.parse(uuid('13')))).toMatchObject({
      kind: 'badge',
      badgeId: '48291735',
      state: 'waiting',
      printer: null,
      askedBy: null,
    });
    connection.close();
  });

  it('leaves every action without a slip and without a time to be back', () => {
    expect(all('SELECT id, prints_badge, prints_slip, back_after_minutes FROM actions')).toEqual([
      { id: 'out-medical', prints_badge: 1, prints_slip: 0, back_after_minutes: null },
    ]);
  });

  it('refuses a slip with a badge ID, a badge without one, and a third printer', () => {
    const insert = (kind: string, badge: string, printer: string) => () =>
      handle.exec(
        `INSERT INTO print_jobs (id, kind, badge_id, movement_id, reprint_number, state, attempts, next_attempt_at_ms,
          created_at_ms, printer) VALUES ('x', '${kind}', ${badge}, '${uuid('0a')}', 0, 'waiting', 0, 0, 0, ${printer})`,
      );
    expect(insert('slip', "'48291735'", 'NULL')).toThrow('ck_print_jobs__badge');
    expect(insert('badge', 'NULL', 'NULL')).toThrow('ck_print_jobs__badge');
    expect(insert('slip', 'NULL', "'third'")).toThrow('ck_print_jobs__printer');
    expect(insert('slip', 'NULL', "'spare'")).not.toThrow();
  });
});
