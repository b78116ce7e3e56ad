// What the printer tests print and how they look at what became of it.
import { AppError } from '../../../src/shared/errors/app-error.ts';

/** A page of `rows` rows of picture and a cut, for an EPSON printer of 80 mm. */
export function aPage(rows = 40): Uint8Array {
  const rowBytes = 72;
  return Buffer.concat([
    Buffer.from([0x1b, 0x40, 0x1d, 0x76, 0x30, 0, rowBytes, 0, rows & 0xff, rows >> 8]),
    new Uint8Array(rows * rowBytes).fill(0xaa),
    Buffer.from([0x1d, 0x56, 0x00]),
  ]);
}

/** A page that says its number in the printer's own letters, so that the order can be read back. */
export function aNumberedPage(number: number): Uint8Array {
  return Buffer.concat([Buffer.from([0x1b, 0x40]), Buffer.from(`JOB ${number}\n`), Buffer.from([0x1d, 0x56, 0x00])]);
}

/** The code an attempt fails with; the result when it does not. */
export async function outcomeOf(attempt: Promise<{ readonly result: string }>): Promise<string> {
  try {
    return (await attempt).result;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

/** The answer, or that there was none in time: to tell a promise that hangs from one that answers. */
export function within<T>(attempt: Promise<T>, timeoutMs: number): Promise<T | 'hangs'> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve('hangs'), timeoutMs);
    attempt.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Waits for a state, looking again at once whenever the program lets it. */
export async function until(isSo: () => boolean, timeoutMs = 20_000): Promise<void> {
  const giveUpAt = performance.now() + timeoutMs;
  while (!isSo()) {
    if (performance.now() > giveUpAt) throw new Error(`Waited ${timeoutMs} ms in vain until ${isSo.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 3));
  }
}
