import { describe, expect, it } from '@jest/globals';
import { readTrace } from './read-trace.ts';

const hex = (text: string): string =>
  [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
const handle = (number: number, file: string): string => `${number}<${hex(file)}>`;
const DB = handle(22, '/data/gatehouse.db-wal');

describe('a trace', () => {
  it('tells writes with their place, syncs, removals, and what was said', () => {
    const text = [
      `77 pwrite64(${DB}, "${hex('ab')}", 2, 4096) = 2`,
      `77 fsync(${DB}) = 0`,
      `77 ftruncate(${DB}, 8192) = 0`,
      `77 unlink("${hex('/data/gatehouse.db-wal')}") = 0`,
      `77 write(${handle(1, 'pipe:[1]')}, "${hex('{"said":"ready"}\n')}", 17) = 17`,
      '',
    ].join('\n');
    expect(readTrace(text)).toEqual([
      { kind: 'write', file: 'gatehouse.db-wal', atByte: 4096, bytes: Buffer.from('ab') },
      { kind: 'sync', file: 'gatehouse.db-wal' },
      { kind: 'truncate', file: 'gatehouse.db-wal', toByte: 8192 },
      { kind: 'remove', file: 'gatehouse.db-wal' },
      { kind: 'said', text: '{"said":"ready"}\n' },
    ]);
  });

  it('counts a sync when it has returned, not when it began', () => {
    const begun = `77 fsync(${DB} <unfinished ...>`;
    const other = `78 write(${handle(1, 'pipe:[1]')}, "${hex('x')}", 1) = 1`;
    expect(readTrace([begun, other].join('\n')).map(({ kind }) => kind)).toEqual(['said']);
    const ended = '77 <... fsync resumed>) = 0';
    expect(readTrace([begun, other, ended].join('\n'))).toEqual([
      { kind: 'said', text: 'x' },
      { kind: 'sync', file: 'gatehouse.db-wal' },
    ]);
  });

  it('counts a write that was cut off, once, and none that failed', () => {
    const cutOff = `77 pwrite64(${DB}, "${hex('a')}", 1, 0 <unfinished ...>`;
    expect(readTrace(`${cutOff}\n77 <... pwrite64 resumed>) = 1`)).toHaveLength(1);
    expect(readTrace(`77 pwrite64(${DB}, "${hex('a')}", 1, 0) = -1 ENOSPC (No space left on device)`)).toEqual([]);
    expect(readTrace(`77 fsync(${DB}) = -1 EIO (Input/output error)`)).toEqual([]);
  });

  it('leaves out the log and sockets, which have no place in a file', () => {
    expect(readTrace(`77 write(${handle(9, '/data/logs/today.log')}, "${hex('a')}", 1) = 1`)).toEqual([]);
  });
});
