// The synchronous executor: slots, readers that cannot write, transactions that end when they end.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openMemoryConnection } from '../../../tests/harness/temp-connection.ts';
import { builder, compiled, pick, prepared, type Writer } from './query.ts';

let connection: ReturnType<typeof openMemoryConnection>;
beforeEach(() => {
  connection = openMemoryConnection();
});
afterEach(() => {
  connection.close();
});

const insertSetting = prepared((row: { key: string; value_json: string; updated_at_ms: number }) =>
  builder.insertInto('settings').values(pick(row, ['key', 'value_json', 'updated_at_ms'])),
);
const findSetting = prepared((p: { key: string }) =>
  builder.selectFrom('settings').select(['key', 'value_json']).where('key', '=', p.key).limit(1),
);
const aRow = (key: string) => ({ key, value_json: '1', updated_at_ms: 1 });

describe('a prepared query', () => {
  it('is compiled once and takes its values in the order the SQL wants them', () => {
    const query = prepared((p: { to: number; from: number }) =>
      builder
        .selectFrom('settings')
        .select('key')
        .where('updated_at_ms', '>', p.from)
        .where('updated_at_ms', '<', p.to)
        .limit(7),
    );
    expect(query({ to: 20, from: 10 })).toEqual({ sql: query.sql, parameters: [10, 20, 7] });
  });

  it('does not run without one of its values', () => {
    // as: the type forbids this; what is tested is the case where a cast got it past the type.
    expect(() => findSetting({} as { key: string })).toThrow('"key" is missing');
  });

  it('finds null with IS where the column may be null', () => {
    const byYear = prepared((p: { yearGroupId: string | null }) =>
      builder.selectFrom('people').select('id').where('year_group_id', 'is', p.yearGroupId),
    );
    expect(byYear({ yearGroupId: null }).parameters).toEqual([null]);
    expect(connection.reader.all(byYear({ yearGroupId: null }))).toEqual([]);
  });
});

describe('a reader', () => {
  it('refuses a query that writes', () => {
    expect(() => connection.reader.all(insertSetting(aRow('kiosk')))).toThrow(
      expect.objectContaining({ code: 'INTERNAL' }),
    );
    expect(connection.reader.first(findSetting({ key: 'kiosk' }))).toBeUndefined();
  });

  it('leaves no transaction behind after several consistent reads, even when one of them fails', () => {
    expect(connection.reader.consistent(() => connection.handle.inTransaction)).toBe(true);
    expect(() =>
      connection.reader.consistent(() => {
        throw new Error('no');
      }),
    ).toThrow('no');
    expect(connection.handle.inTransaction).toBe(false);
  });
});

describe('a transaction', () => {
  it('says how many rows a command changed', () => {
    const changed = connection.transaction((writer) => {
      writer.run(insertSetting(aRow('a')));
      writer.run(insertSetting(aRow('b')));
      return writer.run(compiled(builder.updateTable('settings').set({ updated_at_ms: 2 })));
    });
    expect(changed).toBe(2);
  });

  it('goes on after a statement that broke a rule, as only that statement was undone', () => {
    connection.transaction((writer) => {
      writer.run(insertSetting(aRow('a')));
      expect(() => writer.run(insertSetting(aRow('a')))).toThrow(expect.objectContaining({ code: 'CONFLICT' }));
      writer.run(insertSetting(aRow('b')));
    });
    expect(connection.reader.first(findSetting({ key: 'b' }))).toBeDefined();
  });

  it('writes nothing at all when SQLite itself rolled back and the work went on regardless', () => {
    expect(() =>
      connection.transaction((writer) => {
        writer.run(insertSetting(aRow('a')));
        connection.handle.exec('ROLLBACK');
        writer.run(insertSetting(aRow('b')));
      }),
    ).toThrow();
    expect(connection.reader.all(compiled(builder.selectFrom('settings').selectAll()))).toEqual([]);
  });

  it('is not reported as done when SQLite rolled back behind its last statement', () => {
    expect(() => connection.transaction(() => void connection.handle.exec('ROLLBACK'))).toThrow('has ended');
  });

  it('refuses every use of its writer after it has ended', () => {
    let kept: Writer | undefined;
    connection.transaction((writer) => {
      kept = writer;
    });
    expect(() => kept?.run(insertSetting(aRow('a')))).toThrow();
    expect(() => kept?.first(findSetting({ key: 'a' }))).toThrow();
  });
});
