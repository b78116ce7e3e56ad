// Two who print at once wait for each other.
import { describe, expect, it } from '@jest/globals';
import type { Printer } from '../../core/printer-port.ts';
import { createPrinterTurns } from './one-at-a-time.ts';

describe('printers that take turns', () => {
  it('print one after the other, also after one that failed, also at another address', async () => {
    const seen: string[] = [];
    const ends: (() => void)[] = [];
    const printer = (name: string, fails = false): Printer => ({
      status: () => Promise.resolve({ state: 'ready', paperLow: false }),
      model: () => Promise.resolve(null),
      print: ({ id }) => {
        seen.push(`${name} begins ${id}`);
        return new Promise((resolve, reject) => {
          ends.push(() => {
            seen.push(`${name} ends ${id}`);
            if (fails) reject(new Error('no paper'));
            else resolve({ result: 'confirmed' });
          });
        });
      },
    });
    const inTurn = createPrinterTurns();
    const bytes = Uint8Array.of(1);
    const first = inTurn(printer('A', true)).print({ id: '1', bytes });
    const second = inTurn(printer('B')).print({ id: '2', bytes });
    await Promise.resolve();
    expect(seen).toEqual(['A begins 1']);
    ends[0]?.();
    await expect(first).rejects.toThrow('no paper');
    await Promise.resolve();
    expect(seen).toEqual(['A begins 1', 'A ends 1', 'B begins 2']);
    ends[1]?.();
    await expect(second).resolves.toEqual({ result: 'confirmed' });
  });
});
