// Names of exported files: allowed everywhere, and telling.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { exportFileName } from './file-name.ts';

describe('the name of an exported file', () => {
  it('says what the list is and what it was narrowed to', () => {
    expect(exportFileName({ title: 'Daily logbook', notes: ['22 November 2026', 'Year 9'] }, 'csv')).toBe(
      'Daily logbook - 22 November 2026 - Year 9.csv',
    );
  });

  it('is offered without what Windows refuses', () => {
    expect(exportFileName({ title: 'Late: 08:50/09:20 "A|B"?' }, 'xlsx')).toBe('Late 08 50 09 20 A B.xlsx');
    expect(exportFileName({ title: 'CON' }, 'csv')).toBe('Gatehouse CON.csv');
    expect(exportFileName({ title: '...' }, 'csv')).toBe('Gatehouse.csv');
  });

  it('never names a folder, never is too long and never begins or ends with a dot, whatever was searched for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string({ maxLength: 80 })), (title, notes) => {
        const name = exportFileName({ title, notes }, 'csv');
        expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}]/u);
        expect(name).toMatch(/^[^.\s].*\.csv$/u);
        expect(name).not.toMatch(/[\s.]\.csv$/u);
        expect(Array.from(name).length).toBeLessThanOrEqual(140);
      }),
    );
  });
});
