import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanBadgeText, fitText, runsRightToLeft, wrapText } from './badge-text.ts';

const tenAWidth = (text: string): number => Array.from(text).length * 10;

describe('cleaning text', () => {
  it.each([
    ['Zoë'.normalize('NFD'), 'Zoë'],
    ['A\u001b@B', 'A@B'],
    ['one\r\n two\tthree', 'one two three'],
    ['\u202eevil\u202c', 'evil'],
    ['  spaced   out ', 'spaced out'],
    ['zero\u200bwidth\ufeff', 'zerowidth'],
    ['می\u200cخواهم', 'می\u200cخواهم'],
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
    ['陳大文小明', 30, ['陳大文', '小明']],
    ['e\u0301e\u0301e\u0301', 40, ['e\u0301e\u0301', 'e\u0301']],
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

  it('takes as many lines as it needs at the smallest size rather than cut a letter', () => {
    const text = 'word '.repeat(40).trim();
    const { sizeDots, lines } = fitText(text, box, measureAt);
    expect(sizeDots).toBe(20);
    expect(lines.join(' ')).toBe(text);
  });

  it('keeps every letter of any text, and no line is too wide', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'Ŵ', ' ', '-', '陳', 'م', '\u0301', 'নি', '😀') });
    fc.assert(
      fc.property(name, fc.integer({ min: 60, max: 900 }), (text, maxWidth) => {
        const { sizeDots, lines } = fitText(text, { ...box, maxWidth }, measureAt);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        for (const line of lines) {
          const isOneLetter = [...new Intl.Segmenter('en').segment(line)].length === 1;
          if (!isOneLetter) expect(measureAt(sizeDots)(line)).toBeLessThanOrEqual(maxWidth);
        }
      }),
    );
  });
});

describe('the direction of text', () => {
  it.each([
    ['محمد Smith', true],
    ['Smith محمد', false],
    ['(שרה)', true],
    ['陳大文', false],
    ['', false],
  ])('of %j is from right to left: %s', (text, rightToLeft) => {
    expect(runsRightToLeft(text)).toBe(rightToLeft);
  });
});
