import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatTable, median, percentile, rowOf, type Measurement } from './statistics.ts';

const times = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 300 });

const measurement: Measurement = {
  name: 'a touch',
  unit: 'ms',
  samples: [30, 10, 20],
  referenceSamples: [4, 5, 6],
  target: { of: 'ratio', atMost: 4 },
};

describe('the median', () => {
  it('is the middle of an odd number of samples, in any order', () => {
    expect(median([9, 1, 5])).toBe(5);
  });

  it('is the mean of the two middle ones of an even number', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it('has at least half of the samples on either side', () => {
    fc.assert(
      fc.property(times, (samples) => {
        const middle = median(samples);
        expect(samples.filter((each) => each <= middle).length * 2).toBeGreaterThanOrEqual(samples.length);
        expect(samples.filter((each) => each >= middle).length * 2).toBeGreaterThanOrEqual(samples.length);
      }),
    );
  });
});

describe('a percentile', () => {
  it('is a sample that was measured, and the stated share does not exceed it', () => {
    fc.assert(
      fc.property(times, fc.double({ min: 0, max: 1, noNaN: true }), (samples, share) => {
        const value = percentile(samples, share);
        expect(samples).toContain(value);
        expect(samples.filter((each) => each <= value).length).toBeGreaterThanOrEqual(share * samples.length);
      }),
    );
  });

  it('leaves one of a hundred out at 0.99, and none of fewer', () => {
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(percentile(hundred, 0.99)).toBe(99);
    expect(percentile(hundred.slice(0, 60), 0.99)).toBe(60);
  });

  it('refuses no samples, a broken sample and a share that is none', () => {
    expect(() => percentile([], 0.5)).toThrow('no samples');
    expect(() => percentile([1, Number.NaN], 0.5)).toThrow('finite');
    expect(() => percentile([1], 99)).toThrow('from 0 to 1');
  });

  it('does not reorder the samples it is given', () => {
    const samples = [3, 1, 2];
    percentile(samples, 0.5);
    expect(samples).toEqual([3, 1, 2]);
  });
});

describe('a line of the report', () => {
  it('has the keys that were promised, and no others', () => {
    expect(rowOf(measurement)).toEqual({
      name: 'a touch',
      unit: 'ms',
      median: 20,
      p99: 30,
      reference: 5,
      ratio: 4,
      target: 'ratio ≤ 4',
      met: true,
    });
  });

  it('says that a target of the median or of the ratio was missed', () => {
    expect(rowOf({ ...measurement, target: { of: 'median', atMost: 19.9 } })).toMatchObject({
      target: 'median ≤ 19.9 ms',
      met: false,
    });
    expect(rowOf({ ...measurement, target: { of: 'ratio', atMost: 3.9 } }).met).toBe(false);
  });

  it('does not round a missed target into a met one', () => {
    const row = rowOf({ ...measurement, samples: [100.04], target: { of: 'median', atMost: 100 } });
    expect(row).toMatchObject({ median: 100, met: false });
  });

  it('refuses a reference that took no time: no ratio to it means anything', () => {
    expect(() => rowOf({ ...measurement, referenceSamples: [0, 0, 0] })).toThrow('no time');
  });
});

describe('the table', () => {
  it('has a heading and a line for each row, with a missed target in capitals', () => {
    const lines = formatTable([
      rowOf(measurement),
      rowOf({ ...measurement, name: 'another touch', target: { of: 'ratio', atMost: 1 } }),
    ]).split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^name +unit +median +p99 +reference +ratio +target +met$/);
    expect(lines[1]).toMatch(/^a touch +ms +20 +30 +5 +4× +ratio ≤ 4 +yes$/);
    expect(lines[2]).toMatch(/NO$/);
  });
});
