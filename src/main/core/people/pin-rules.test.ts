import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pinProblemOf, suggestedLength } from './pin-rules.ts';

const digit = fc.integer({ min: 0, max: 9 });
const length = fc.integer({ min: 4, max: 8 });

describe('pinProblemOf', () => {
  it('takes an ordinary PIN of four to eight digits', () => {
    for (const pin of ['4071', '83926', '730184', '9047163', '58203714']) expect(pinProblemOf(pin, null)).toBeNull();
  });

  it('refuses what is not four to eight digits', () => {
    for (const pin of ['', '407', '123456789', '40 71', '4O71', '４０７１', '-407', '4071\n']) {
      expect(pinProblemOf(pin, null)).toBe('form');
    }
  });

  it('refuses every repeat of one digit', () => {
    fc.assert(
      fc.property(digit, length, (one, count) => {
        expect(pinProblemOf(String(one).repeat(count), null)).toBe('repeat');
      }),
    );
  });

  it('refuses every run upwards and downwards, also across nine and nought', () => {
    fc.assert(
      fc.property(digit, length, fc.boolean(), (first, count, up) => {
        const pin = Array.from({ length: count }, (_, n) => (first + (up ? n : 10 * count - n)) % 10).join('');
        expect(pinProblemOf(pin, null)).toBe('run');
      }),
    );
  });

  it('refuses every way of writing the own birthday, and only the own', () => {
    for (const pin of ['0703', '0307', '070314', '030714', '140307', '07032014', '20140307', '2014', '0314', '1403']) {
      expect(pinProblemOf(pin, '2014-03-07')).toBe('birthDate');
    }
    expect(pinProblemOf('0703', '2013-11-25')).toBeNull();
    expect(pinProblemOf('0703', null)).toBeNull();
  });

  it('refuses the birthday of whoever was born on any date', () => {
    const born = fc.date({ min: new Date('1950-01-01'), max: new Date('2022-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(born, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year = '', month = '', day = ''] = iso.split('-');
        for (const pin of [day + month, month + day, day + month + year.slice(2), year, day + month + year]) {
          expect(pinProblemOf(pin, iso)).not.toBeNull();
        }
      }),
    );
  });

  it('refuses what people choose first', () => {
    for (const pin of ['1212', '2580', '123123', '2468']) expect(pinProblemOf(pin, null)).toBe('common');
  });

  it('leaves more than nine in ten of the four-digit PINs', () => {
    const all = Array.from({ length: 10_000 }, (_, n) => String(n).padStart(4, '0'));
    expect(all.filter((pin) => pinProblemOf(pin, '2010-06-15') === null).length).toBeGreaterThan(9_000);
  });
});

describe('suggestedLength', () => {
  it('keeps most numbers of the length free', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200_000 }), (inUse) => {
        expect(inUse / 10 ** suggestedLength(inUse)).toBeLessThanOrEqual(0.2);
      }),
    );
  });
});
