import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { badgeIdFromRandomDigits, badgeSymbolText } from './badge-id.ts';
import { isProductCode, readScanText } from './scan-text.ts';

const sevenDigits = fc.stringMatching(/^\d{7}$/);

describe('what a reader sent', () => {
  it('is a badge however the reader dresses it up', () => {
    fc.assert(
      fc.property(
        sevenDigits,
        fc.constantFrom('', ']Q1', ']C0', ' '),
        fc.constantFrom('', ' ', '-'),
        fc.boolean(),
        (digits, before, between, small) => {
          const id = badgeIdFromRandomDigits(digits);
          const symbol = `${before}GH${id.slice(0, 4)}${between}${id.slice(4)}`;
          expect(readScanText(small ? symbol.toLowerCase() : symbol)).toEqual({ kind: 'badge', id });
        },
      ),
    );
  });

  it('is a damaged badge when one digit is wrong, lost or doubled', () => {
    fc.assert(
      fc.property(sevenDigits, fc.integer({ min: 2, max: 9 }), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
        const symbol = badgeSymbolText(badgeIdFromRandomDigits(digits));
        const wrong = String((Number(symbol[at]) + by) % 10);
        const cases = [
          symbol.slice(0, at) + wrong + symbol.slice(at + 1),
          symbol.slice(0, at) + symbol.slice(at + 1),
          symbol.slice(0, at) + wrong + wrong + symbol.slice(at + 1),
        ];
        for (const each of cases) expect(readScanText(each).kind).toBe('damagedBadge');
      }),
    );
  });

  it.each([
    ['https://www.example.org/menu?x=1', 'link'],
    ['WWW.EXAMPLE.ORG', 'link'],
    ['WIFI:S:School;T:WPA;P:secret;;', 'link'],
    ['BEGIN:VCARD', 'link'],
    ['mailto:somebody@example.org', 'link'],
    ['0000000000', 'other'],
    ['abc', 'other'],
    ['x'.repeat(300), 'other'],
    ['The quick brown fox jumps over', 'other'],
  ])('tells %p as foreign: %s', (text, from) => {
    expect(readScanText(text)).toEqual({ kind: 'foreign', from });
  });

  it.each(['0004A1B2C3', '04:a1:b2:c3', '48291735', 'CARD NO: 12345', '5012345678900', 'GHOST123'])(
    'leaves it to the store whether %p is somebody’s card',
    (text) => {
      expect(readScanText(text)).toEqual({ kind: 'card', text });
    },
  );

  it('never throws, whatever is scanned', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (text) => {
        expect(['badge', 'damagedBadge', 'card', 'foreign']).toContain(readScanText(text).kind);
      }),
    );
  });
});

describe('a barcode of goods and books', () => {
  it.each(['9780141036144', '5012345678900', '036000291452', '73513537', ']E09780141036144'])('is told: %s', (text) => {
    expect(isProductCode(text)).toBe(true);
  });

  it.each(['9780141036145', '0004829173', '12345', 'GH48291735', ''])('%p is none', (text) => {
    expect(isProductCode(text)).toBe(false);
  });
});
