// A list of people on the roll: pages, and through the worker to a printer.
import { describe, expect, it, jest } from '@jest/globals';
import { fontsDir } from '../../../../tests/fixtures/a-badge.ts';
import type { PresenceSheetContent } from '../../core/presence/presence-sheet.ts';
import { isBlack, type Bitmap } from './bitmap.ts';
import { encodeEscpos } from './escpos-encode.ts';
import { layoutSheet } from './sheet-layout.ts';

jest.setTimeout(30_000);

const sheetOf = (count: number): PresenceSheetContent => ({
  title: 'Evacuation list',
  schoolName: 'Hillview',
  lines: ['Monday 23 November 2026, 10:50', `${count} people on site`],
  sections:
    count === 0
      ? []
      : [
          {
            heading: `Library (${count})`,
            rows: Array.from({ length: count }, (_, index) => ({
              name: `Łukasz Nguyễn-Featherstonehaugh the ${index + 1}th`,
              group: 'Year 12 · 12B',
              note: 'since 08:30; left 10:42 (Doctor’s appointment in the next town), not back',
              box: index % 2 === 0 ? ('empty' as const) : ('ticked' as const),
            })),
          },
        ],
  empty: 'Nobody is signed in.',
  footer: 'Printed 10:50',
});

function inkOf(bitmap: Bitmap): number {
  return bitmap.bits.reduce((sum, byte) => sum + (byte === 0 ? 0 : 1), 0);
}

describe.each(['80mm', '58mm'] as const)('a list on %s paper', (paper) => {
  it('is one page with ink and clean edges for a few people', () => {
    const pages = layoutSheet(sheetOf(5), paper, fontsDir);
    expect(pages).toHaveLength(1);
    const [page] = pages;
    if (page === undefined) throw new Error('no page');
    expect(inkOf(page)).toBeGreaterThan(500);
    for (let y = 0; y < page.height; y += 1) {
      expect(isBlack(page, 0, y) || isBlack(page, page.width - 1, y)).toBe(false);
    }
  });

  it('is cut into pages that printers like, and every person is on one of them', () => {
    const few = layoutSheet(sheetOf(20), paper, fontsDir);
    const many = layoutSheet(sheetOf(200), paper, fontsDir);
    expect(many.length).toBeGreaterThan(few.length);
    for (const { height } of many) expect(height).toBeLessThanOrEqual(2_400);
    const dots = (pages: readonly Bitmap[]) => pages.reduce((sum, { height }) => sum + height, 0);
    // Ten times the people, about ten times the paper: nothing fell off the end of a page.
    expect(dots(many) / dots(few)).toBeGreaterThan(8);
  });

  it('is a page for the printer even when nobody is there', async () => {
    const [page] = layoutSheet(sheetOf(0), paper, fontsDir);
    if (page === undefined) throw new Error('no page');
    expect((await encodeEscpos(page)).length).toBeGreaterThan(1_000);
  });
});
