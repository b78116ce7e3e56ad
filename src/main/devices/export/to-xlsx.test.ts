// A list as .xlsx, read back from the file's own parts.
import { describe, expect, it } from '@jest/globals';
import { inflateRawSync } from 'node:zlib';
import type { ExportTable } from '../../core/export/table.ts';
import { toXlsx } from './to-xlsx.ts';

const table: ExportTable = {
  title: 'Daily logbook [today]/1',
  notes: ['22 November 2026', 'Year 9'],
  columns: [
    { key: 'name', label: 'Name', type: 'text' },
    { key: 'date', label: 'Date', type: 'date' },
    { key: 'time', label: 'Time', type: 'time' },
    { key: 'late', label: 'Minutes late', type: 'minutes' },
  ],
  rows: [
    { name: '=1+1', date: '2026-11-22', time: '09:00', late: 12 },
    { name: 'Siân <Ó\u0001> & Łukasz', date: null, time: '25:00', late: null },
  ],
};

/** The files inside a zip, by name, from its central directory. */
function unzip(bytes: Uint8Array): Map<string, string> {
  const zip = Buffer.from(bytes);
  const files = new Map<string, string>();
  let at = zip.readUInt32LE(zip.lastIndexOf('PK\u0005\u0006') + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const nameLength = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const packed = zip.subarray(start, start + zip.readUInt32LE(at + 20));
    files.set(name, (zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8'));
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}

describe('a list as XLSX', () => {
  it('has the title and the notes first, then the header, then every row, as what they are', async () => {
    const files = unzip(await toXlsx(table));
    const sheet = files.get('xl/worksheets/sheet1.xml') ?? '';
    const strings = files.get('xl/sharedStrings.xml') ?? '';
    expect(sheet.match(/<row /gu)).toHaveLength(7);
    expect(strings).toContain('Year 9');
    expect(strings).toContain('Minutes late');
    // 22 November 2026 is day 46348 of Excel's calendar; nine in the morning is 0.375 of a day.
    expect(sheet).toContain('<v>46348</v>');
    expect(sheet).toContain('<v>0.375</v>');
    expect(sheet).toContain('<v>12</v>');
  });

  it('keeps what looks like a formula as text and drops what no XML file can hold', async () => {
    const files = unzip(await toXlsx(table));
    expect(files.get('xl/worksheets/sheet1.xml')).not.toContain('<f>');
    const strings = files.get('xl/sharedStrings.xml') ?? '';
    expect(strings).toContain('=1+1');
    expect(strings).toContain('Siân &lt;Ó&gt; &amp; Łukasz');
    // 25:00 is no time of day: it stays as it was written.
    expect(strings).toContain('25:00');
  });

  it('names its sheet with what Excel allows', async () => {
    const files = unzip(await toXlsx(table));
    expect(files.get('xl/workbook.xml')).toContain('name="Daily logbook  today  1"');
  });

  it('makes a file of an empty list too', async () => {
    const files = unzip(await toXlsx({ ...table, rows: [] }));
    expect(files.get('xl/sharedStrings.xml')).toContain('Minutes late');
  });
});
