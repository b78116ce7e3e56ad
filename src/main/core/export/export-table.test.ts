// Who took which list is written down, and only once it was taken.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { FakeClock } from '../../../../tests/fakes/fake-clock.ts';
import { seededRandom } from '../../../../tests/fakes/seeded-random.ts';
import { openTempStore, type TempStore } from '../../../../tests/harness/temp-store.ts';
import { AppError } from '../../../shared/errors/app-error.ts';
import type { FileSaver } from '../ports.ts';
import { exportTable } from './export-table.ts';
import type { ExportTable } from './table.ts';

const table: ExportTable = {
  title: 'Daily logbook',
  notes: ['Year 9'],
  columns: [{ key: 'name', label: 'Name', type: 'text' }],
  rows: [{ name: 'Siân' }, { name: 'Łukasz' }],
};

let temp: TempStore;
beforeEach(() => {
  temp = openTempStore();
});
afterEach(() => temp.dispose());

function take(save: FileSaver['save'], format: 'csv' | 'xlsx' = 'csv') {
  const deps = {
    store: temp.store,
    clock: new FakeClock(),
    random: seededRandom(),
    logger: temp.logger,
    fileSaver: { save },
    toXlsx: () => Promise.resolve(Uint8Array.of(1, 2, 3)),
  };
  return exportTable(deps, { table, format }, 'Mrs Reed');
}

describe('exporting a list', () => {
  it('keeps it under the name the person chose and writes down that it was taken', async () => {
    const seen: { name: string; text: string }[] = [];
    const answer = await take((file) => {
      seen.push({ name: file.suggestedName, text: new TextDecoder().decode(file.bytes) });
      return Promise.resolve({ path: 'C:\\Users\\Reed\\late.csv' });
    });
    expect(answer).toEqual({ saved: true, fileName: 'late.csv', rowCount: 2 });
    expect(seen).toEqual([{ name: 'Daily logbook - Year 9.csv', text: 'Name\r\nSiân\r\nŁukasz\r\n' }]);
    expect(temp.store.countAudit('export.saved')).toBe(1);
  });

  it('makes a workbook where one is wanted', async () => {
    const seen: Uint8Array[] = [];
    await take(({ bytes }) => {
      seen.push(bytes);
      return Promise.resolve({ path: '/home/reed/late.xlsx' });
    }, 'xlsx');
    expect(seen).toEqual([Uint8Array.of(1, 2, 3)]);
  });

  it('writes nothing down when the person changed their mind', async () => {
    expect(await take(() => Promise.resolve(null))).toEqual({ saved: false, fileName: null, rowCount: 2 });
    expect(temp.store.countAudit('export.saved')).toBe(0);
  });

  it('fails in words when the file could not be written, and says nothing was taken', async () => {
    await expect(take(() => Promise.reject(new AppError('EXPORT_FAILED')))).rejects.toMatchObject({
      code: 'EXPORT_FAILED',
    });
    expect(temp.store.countAudit('export.saved')).toBe(0);
  });
});
