// A list as CSV: what Excel and a strict reader both make of it.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ExportTable } from './table.ts';
import { toCsv } from './to-csv.ts';

const columns: ExportTable['columns'] = [
  { key: 'name', label: 'Name', type: 'text' },
  { key: 'minutes', label: 'Minutes late', type: 'minutes' },
];
const table = (rows: ExportTable['rows']): ExportTable => ({ title: 'List', columns, rows });

/** Reads RFC 4180 strictly: throws where a quote stands in a bare field. */
function readCsv(text: string): string[][] {
  const records: string[][] = [];
  let at = 0;
  while (at < text.length) {
    const record: string[] = [];
    for (;;) {
      const [whole, quoted, bare] = /^(?:"((?:[^"]|"")*)"|([^",\r\n]*))/u.exec(text.slice(at)) ?? [''];
      record.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
      at += whole.length;
      if (text[at] === ',') at += 1;
      else break;
    }
    if (text.slice(at, at + 2) !== '\r\n') throw new Error(`no line end at ${at}`);
    at += 2;
    records.push(record);
  }
  return records;
}

describe('a list as CSV', () => {
  it('begins with a byte order mark, so that Excel reads Siân and Łukasz', () => {
    const text = toCsv(table([{ name: 'Siân Łukasz Nguyễn', minutes: 3 }]));
    expect(text).toBe('\uFEFFName,Minutes late\r\nSiân Łukasz Nguyễn,3\r\n');
  });

  it.each(['=1+1', '+44 20', '-2', '@SUM(A1)', '\t=1', '\r=1', '  =1', '\u00A0=1', '＝1+1', '＠x'])(
    'shows %j instead of running it',
    (name) => {
      const [, [field] = []] = readCsv(toCsv(table([{ name, minutes: null }])).slice(1));
      expect(field).toBe(`'${name}`);
    },
  );

  it('leaves numbers below nought as numbers', () => {
    expect(toCsv(table([{ name: 'A', minutes: -3 }]))).toContain('A,-3\r\n');
  });

  it('neutralises a heading too', () => {
    const text = toCsv({ title: 'List', columns: [{ key: 'a', label: '=cmd', type: 'text' }], rows: [] });
    expect(text).toBe("\uFEFF'=cmd\r\n");
  });

  it('gives every text back unchanged, quotes, commas and line breaks included, but for the apostrophe', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ name: fc.string({ unit: 'grapheme' }), minutes: fc.integer() })), (rows) => {
        const [, ...read] = readCsv(toCsv(table(rows)).slice(1));
        expect(read).toHaveLength(rows.length);
        read.forEach(([name = '', minutes], index) => {
          const row = rows[index];
          expect([row?.name, `'${row?.name}`]).toContain(name);
          expect(minutes).toBe(String(row?.minutes));
        });
      }),
    );
  });

  it('never lets a field begin like a formula', () => {
    const risky = fc
      .tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ' =', ' '), fc.string())
      .map(([start, rest]) => start + rest);
    fc.assert(
      fc.property(risky, (name) => {
        const [, [field = ''] = []] = readCsv(toCsv(table([{ name, minutes: 0 }])).slice(1));
        expect(field.trimStart()).not.toMatch(/^[=+\-@]/u);
      }),
    );
  });
});
