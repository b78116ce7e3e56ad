import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { badgeIdFromRandomDigits, badgeSymbolText, isBadgeId, readBadgeText, spacedBadgeId } from './badge-id.ts';

const sevenDigits = fc.stringMatching(/^\d{7}$/);

describe('badge IDs', () => {
  it('knows the published Damm example 572 → 4', () => {
    expect(badgeIdFromRandomDigits('0000572')).toBe('00005724');
  });

  it('catches any single wrong digit', () => {
    fc.assert(
      fc.property(sevenDigits, fc.nat(7), fc.integer({ min: 1, max: 9 }), (digits, position, shift) => {
        const id = badgeIdFromRandomDigits(digits);
        const wrong = String((Number(id[position]) + shift) % 10);
        expect(isBadgeId(id.slice(0, position) + wrong + id.slice(position + 1))).toBe(false);
      }),
    );
  });

  it('catches any two neighbouring digits that changed places', () => {
    fc.assert(
      fc.property(sevenDigits, fc.nat(6), (digits, position) => {
        const id = badgeIdFromRandomDigits(digits);
        const [first, second] = [id[position], id[position + 1]];
        fc.pre(first !== second);
        expect(isBadgeId(id.slice(0, position) + second + first + id.slice(position + 2))).toBe(false);
      }),
    );
  });

  it('reads back what is printed as text and as a symbol, however it is typed', () => {
    fc.assert(
      fc.property(sevenDigits, (digits) => {
        const id = badgeIdFromRandomDigits(digits);
        for (const text of [id, spacedBadgeId(id), badgeSymbolText(id), badgeSymbolText(id).toLowerCase()]) {
          expect(readBadgeText(text)).toEqual({ kind: 'badge', id });
        }
      }),
    );
  });

  it('tells a mistyped badge from something that is no badge', () => {
    expect(readBadgeText('0000 5725')).toEqual({ kind: 'wrongCheck' });
    expect(readBadgeText('9780306406157')).toEqual({ kind: 'notABadge' });
    expect(readBadgeText('')).toEqual({ kind: 'notABadge' });
    expect(readBadgeText('GH1234')).toEqual({ kind: 'notABadge' });
  });
});
