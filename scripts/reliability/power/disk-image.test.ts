import { describe, expect, it } from '@jest/globals';
import { createDice } from '../dice.ts';
import { createDiskImage, type DiskImage } from './disk-image.ts';
import type { TraceStep } from './read-trace.ts';

const write = (atByte: number, text: string): TraceStep => ({
  kind: 'write',
  file: 'store',
  atByte,
  bytes: Buffer.from(text),
});
const sync: TraceStep = { kind: 'sync', file: 'store' };

function imageAfter(steps: readonly TraceStep[], safe: string | null = 'old!'): DiskImage {
  const image = createDiskImage(new Map([['store', safe === null ? null : Buffer.from(safe)]]));
  for (const step of steps) image.follow(step);
  return image;
}

/** What is found after each of many power cuts. */
function found(image: DiskImage): ReadonlySet<string | undefined> {
  const dice = createDice(1);
  return new Set(Array.from({ length: 300 }, () => image.afterPowerCut(dice).get('store')?.toString()));
}

describe('a power cut', () => {
  it('takes nothing that was synced', () => {
    expect(found(imageAfter([write(0, 'new!'), sync]))).toEqual(new Set(['new!']));
  });

  it('may take what was only written, keep it, or leave rubbish in its place', () => {
    const seen = found(imageAfter([write(0, 'new!')]));
    expect(seen).toContain('new!');
    expect(seen).toContain('old!');
    expect(seen.size).toBeGreaterThan(2);
  });

  it('tears a long write between sectors, and never within one', () => {
    const image = imageAfter([write(0, 'n'.repeat(1_536))], 'o'.repeat(1_536));
    const sectors = [...found(image)].flatMap((text) => text?.match(/.{512}/gs) ?? []);
    expect(sectors.every((sector) => new Set(sector).size === 1)).toBe(true);
    expect([...found(image)].some((text) => text?.startsWith('n') && text.endsWith('o'))).toBe(true);
    expect([...found(image)].some((text) => text?.startsWith('o') && text.endsWith('n'))).toBe(true);
  });

  it('can undo a removal or a cutting short that nobody synced', () => {
    expect(found(imageAfter([{ kind: 'remove', file: 'store' }]))).toEqual(new Set(['old!', undefined]));
    expect(found(imageAfter([{ kind: 'truncate', file: 'store', toByte: 1 }]))).toEqual(new Set(['old!', 'o']));
  });

  it('may leave no trace of a file that was made and not synced', () => {
    const seen = found(imageAfter([write(0, 'new!')], null));
    expect(seen).toContain(undefined);
    expect(seen).toContain('new!');
  });

  it('counts only the syncs of the same file', () => {
    expect(found(imageAfter([write(0, 'new!'), { kind: 'sync', file: 'other' }]))).toContain('old!');
  });
});

it('shows everything that was written, in order, to a reader without a power cut', () => {
  const image = imageAfter([
    write(2, 'abc'),
    { kind: 'truncate', file: 'store', toByte: 3 },
    { kind: 'truncate', file: 'store', toByte: 4 },
    write(5, 'z'),
    { kind: 'write', file: 'other', atByte: 0, bytes: Buffer.from('no') },
  ]);
  expect(image.asWritten().get('store')?.toString()).toBe('ola\0\0z');
  expect(image.asWritten().has('other')).toBe(false);
});
