import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cardHint, normaliseCard } from './card-text.ts';

const cardNumber = fc
  .array(fc.constantFrom(...Array.from('0123456789ABCDEF')), { minLength: 4, maxLength: 20 })
  .map((digits) => digits.join(''))
  .filter((text) => !/^0+$/.test(text));

describe('normaliseCard', () => {
  it.each([
    ['04A23BC1', '4A23BC1'],
    ['04a23bc1', '4A23BC1'],
    ['  04:A2:3B:C1 ', '4A23BC1'],
    ['04-A2-3B-C1', '4A23BC1'],
    ['UID:04A23BC1', '4A23BC1'],
    ['Card No: 04A23BC1', '4A23BC1'],
    [';04A23BC1?', '4A23BC1'],
    ['%04A23BC1?', '4A23BC1'],
    ['0012345678', '12345678'],
    ['12345678', '12345678'],
    ['0000000001', '0001'],
    ['０４Ａ２', '04A2'],
  ])('makes %j the card %s', (text, card) => expect(normaliseCard(text)).toBe(card));

  it.each([[''], ['   '], ['123'], ['0'.repeat(10)], ['1'.repeat(21)], [';?'], ['-----'], ['UID:']])(
    'does not take %j for a card',
    (text) => expect(normaliseCard(text)).toBeNull(),
  );

  it('knows a card again however the reader frames it', () => {
    const frame = fc.constantFrom(
      (card: string) => card.toLowerCase(),
      (card: string) => ` ${card}\r\n`,
      (card: string) => `;${card}?`,
      (card: string) => `UID: ${card}`,
      (card: string) => card.replace(/(..)(?=.)/g, '$1:'),
    );
    fc.assert(
      fc.property(cardNumber, frame, (card, framed) => {
        expect(normaliseCard(framed(card))).toBe(normaliseCard(card));
      }),
    );
  });

  it('never makes one card of two numbers', () => {
    const numberOf = (card: string): string => card.replace(/^0+/, '');
    fc.assert(
      fc.property(cardNumber, cardNumber, (one, other) => {
        expect(normaliseCard(one) === normaliseCard(other)).toBe(numberOf(one) === numberOf(other));
      }),
    );
  });

  it('changes nothing the second time, whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(cardNumber, fc.string({ maxLength: 30 })), (text) => {
        const once = normaliseCard(text);
        expect(once === null ? null : normaliseCard(once)).toBe(once);
      }),
    );
  });
});

describe('cardHint', () => {
  it('gives less than the whole number away', () => {
    fc.assert(
      fc.property(cardNumber, (text) => {
        const card = normaliseCard(text) ?? '';
        expect(card.endsWith(cardHint(card))).toBe(true);
        expect(cardHint(card).length).toBeLessThanOrEqual(card.length / 2);
      }),
    );
  });
});
