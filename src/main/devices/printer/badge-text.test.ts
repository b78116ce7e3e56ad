import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanBadgeText, fitText, wrapText } from './badge-text.ts';

const tenAWidth = (text: string): number => Array.from(text).length * 10;

describe('cleaning text', () => {
  it.each([
    ['Zoë'.normalize('NFD'), 'Zoë'],
    ['A\u001b@B', 'A@B'],
    ['one\r\n two\tthree', 'one two three'],
    ['\u202eevil\u202c', 'evil'],
    ['  spaced   out ', 'spaced out'],
    ['zero\u200bwidth\ufeff', 'zerowidth'],
  ])('makes %j into %j', (text, clean) => {
    expect(cleanBadgeText(text)).toBe(clean);
  });

  it('never lets a control character through, and changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const clean = cleanBadgeText(text);
        // oxlint-disable-next-line no-control-regex -- exactly what must not be there.
        expect(clean).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
        expect(cleanBadgeText(clean)).toBe(clean);
      }),
    );
  });
});

describe('breaking text to a width', () => {
  it.each([
    ['Siân Llywelyn', 80, ['Siân', 'Llywelyn']],
    ['Mair Fox-Harris', 90, ['Mair Fox-', 'Harris']],
    ['Featherstone', 50, ['Feath', 'ersto', 'ne']],
    ['', 50, []],
  ])('breaks %j at %d into %j', (text, width, lines) => {
    expect(wrapText(text, width, tenAWidth)).toEqual(lines);
  });

  it('keeps every letter and no line is too wide', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', '-', 'ŵ') }),
        fc.integer({ min: 10, max: 200 }),
        (text, width) => {
          const lines = wrapText(text, width, tenAWidth);
          expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
          for (const line of lines) expect(tenAWidth(line)).toBeLessThanOrEqual(width);
        },
      ),
    );
  });
});

describe('fitting text', () => {
  const measureAt = (size: number) => (text: string) => (Array.from(text).length * size) / 2;
  const box = { maxWidth: 200, maxLines: 2, sizes: [60, 40, 20] };

  it('takes the largest size that needs no broken word', () => {
    expect(fitText('Siân', box, measureAt)).toEqual({ sizeDots: 60, lines: ['Siân'] });
    expect(fitText('Llywelyn', box, measureAt)).toEqual({ sizeDots: 40, lines: ['Llywelyn'] });
  });

  it('shortens with an ellipsis what cannot fit at all', () => {
    const { sizeDots, lines } = fitText('word '.repeat(40).trim(), box, measureAt);
    expect(sizeDots).toBe(20);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
  });
});
