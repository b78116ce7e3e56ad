// Settings, secrets, actions, attendance codes and the sync state: what the kiosk is set up with.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { anAction } from '../../../../tests/fixtures/builders/store-facts.ts';
import { seededRandom } from '../../../../tests/fakes/seeded-random.ts';
import { openMemoryConnection } from '../../../../tests/harness/temp-connection.ts';
import { actionId } from '../../../shared/domain/ids.ts';
import type { Store, StoreWriter, SyncState } from '../../core/store-port.ts';
import { createStore } from '../store.ts';

let connection: ReturnType<typeof openMemoryConnection>;
let store: Store;
beforeEach(() => {
  connection = openMemoryConnection();
  store = createStore(connection, seededRandom());
});
afterEach(() => store.close());

const write = (work: (writer: StoreWriter) => void): void => store.transaction(work);

describe('settings', () => {
  it('are undefined until set, and then what was set last, null and false included', () => {
    expect(store.findSetting('kiosk')).toBeUndefined();
    for (const value of [{ name: 'Siân’s desk' }, null, false, 0, ['a']]) {
      write((writer) => writer.setSetting('kiosk', value, 1));
      expect(store.findSetting('kiosk')).toEqual(value);
    }
  });

  it('refuse what JSON cannot hold', () => {
    expect(() => write((writer) => writer.setSetting('kiosk', undefined, 1))).toThrow('JSON');
  });
});

describe('secrets', () => {
  it('are kept sealed with their hint, and replaced whole', () => {
    expect(store.findSecret('wondeToken')).toBeNull();
    write((writer) => writer.setSecret('wondeToken', 'sealed-1', '4f2a', 1));
    write((writer) => writer.setSecret('wondeToken', 'sealed-2', '99aa', 2));
    expect(store.findSecret('wondeToken')).toEqual({ sealed: 'sealed-2', hint: '99aa' });
  });
});

describe('actions', () => {
  const conditional = anAction({
    id: actionId.parse('late'),
    direction: 'in',
    printsBadge: false,
    retired: true,
    sortOrder: 1,
    codeRule: {
      kind: 'conditional',
      rows: [
        { session: 'AM', from: 'opens', until: '09:30', code: 'L' },
        { session: 'AM', from: '09:30', until: 'end', code: null },
      ],
    },
  });

  it('are read as they were written, in sort order, retired ones too', () => {
    const dentist = anAction();
    write((writer) => [dentist, conditional].forEach((action) => writer.insertAction(action)));
    expect(store.listActions()).toEqual([conditional, dentist]);
    expect(store.findAction(conditional.id)).toEqual(conditional);
    expect(store.findAction(actionId.parse('nothing'))).toBeNull();
  });

  it('have one way back at a time', () => {
    write((writer) => writer.insertAction(anAction({ id: actionId.parse('back'), isReturn: true })));
    expect(() =>
      write((writer) => writer.insertAction(anAction({ id: actionId.parse('back2'), isReturn: true }))),
    ).toThrow(expect.objectContaining({ code: 'CONFLICT' }));
  });

  it('show a plain picture where theirs is one this version no longer has', () => {
    write((writer) => writer.insertAction(anAction()));
    connection.handle.exec(`UPDATE actions SET icon = 'balloon'`);
    expect(store.listActions()[0]?.icon).toBe('other');
  });

  it('whose code rule cannot be read are STORAGE_CORRUPT, naming the column and not its content', () => {
    write((writer) => writer.insertAction(anAction()));
    connection.handle.exec(`UPDATE actions SET code_rule_json = '{"kind":"secretive"}'`);
    let thrown: unknown;
    try {
      store.listActions();
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({
      code: 'STORAGE_CORRUPT',
      context: { table: 'actions', column: 'code_rule_json' },
    });
  });
});

describe('attendance codes', () => {
  const code = (wondeId: string, letter: string) => ({ wondeId, code: letter, description: null, type: null });

  it('are replaced as a whole', () => {
    write((writer) => writer.replaceAttendanceCodes([code('c1', 'L'), code('c2', 'U')], 1));
    write((writer) => writer.replaceAttendanceCodes([code('c3', 'M'), { ...code('c4', 'L'), type: 'LATE' }], 2));
    expect(store.listAttendanceCodes().map((row) => row.code)).toEqual(['L', 'M']);
    expect(store.findAttendanceCode('L')).toEqual({ ...code('c4', 'L'), type: 'LATE' });
    expect(store.findAttendanceCode('U')).toBeNull();
  });

  it('may come twice in one reading, by id or by letter', () => {
    write((writer) => writer.replaceAttendanceCodes([code('c1', 'L'), code('c1', 'L'), code('c0', 'L')], 1));
    expect(store.listAttendanceCodes()).toHaveLength(2);
    expect(store.findAttendanceCode('L')?.wondeId).toBe('c0');
  });
});

describe('the sync state', () => {
  const nothing: SyncState = {
    cursor: null,
    deltaFromMs: null,
    deletionsFromMs: null,
    lastFullAtMs: null,
    lastRosterAtMs: null,
    lastWritebackAtMs: null,
    regionBaseUrl: null,
    allowsWriteback: null,
    rosterProblem: null,
    staffDeltaFromMs: null,
    lastStaffAtMs: null,
    staffProblem: null,
  };
  const whole: SyncState = {
    cursor: { run: 'full', runId: 'run-1', startedAtMs: 5, nextUrl: 'http://127.0.0.1/x?page=2', updatedAfterMs: null },
    deltaFromMs: 1,
    deletionsFromMs: 6,
    lastFullAtMs: 2,
    lastRosterAtMs: 3,
    lastWritebackAtMs: 4,
    regionBaseUrl: 'http://127.0.0.1/v1.0/',
    allowsWriteback: false,
    rosterProblem: 'ROSTER_SUSPICIOUS',
    staffDeltaFromMs: 5,
    lastStaffAtMs: 6,
    staffProblem: 'WONDE_FORBIDDEN',
  };

  it('begins with nothing known', () => {
    expect(store.syncState()).toEqual(nothing);
  });

  it('takes a patch and keeps the rest', () => {
    write((writer) => writer.updateSyncState(whole));
    expect(store.syncState()).toEqual(whole);
    write((writer) => writer.updateSyncState({ cursor: null, allowsWriteback: true }));
    write((writer) => writer.updateSyncState({}));
    expect(store.syncState()).toEqual({ ...whole, cursor: null, allowsWriteback: true });
    write((writer) => writer.updateSyncState(nothing));
    expect(store.syncState()).toEqual(nothing);
  });

  it('with a cursor that cannot be read is STORAGE_CORRUPT', () => {
    connection.handle.exec(`UPDATE sync_state SET cursor_json = '{"run":"sideways"}'`);
    expect(() => store.syncState()).toThrow(expect.objectContaining({ code: 'STORAGE_CORRUPT' }));
  });
});
