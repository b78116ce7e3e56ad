import { describe, expect, it } from '@jest/globals';
import { createEscposParser } from './escpos-parser.ts';
import type { EscposCommand } from './escpos-commands.ts';
import { readCommand } from './read-command.ts';

function bytes(...values: (number | string)[]): Uint8Array {
  return Buffer.concat(values.map((value) => (typeof value === 'string' ? Buffer.from(value) : Buffer.from([value]))));
}

describe('reading a command', () => {
  it.each([
    ['ESC @', bytes(0x1b, 0x40), { kind: 'initialise' }],
    ['text', bytes('Mair'), { kind: 'text', bytes: Buffer.from('Mair') }],
    ['ESC a 49', bytes(0x1b, 0x61, 49), { kind: 'align', to: 'centre' }],
    ['ESC d', bytes(0x1b, 0x64, 4), { kind: 'feedLines', lines: 4 }],
    ['GS !', bytes(0x1d, 0x21, 0x12), { kind: 'size', widthTimes: 2, heightTimes: 3 }],
    ['GS V 0', bytes(0x1d, 0x56, 0), { kind: 'cut', how: 'full' }],
    ['GS V 66 n', bytes(0x1d, 0x56, 66, 9), { kind: 'cut', how: 'partial' }],
    ['GS v 0', bytes(0x1d, 0x76, 0x30, 0, 1, 0, 2, 0, 0xf0, 0x0f), { kind: 'raster', widthBytes: 1, rows: 2 }],
    ['GS k', bytes(0x1d, 0x6b, 73, 4, '{BAB'), { kind: 'barcode', symbology: 73 }],
    ['GS ( k store', bytes(0x1d, 0x28, 0x6b, 5, 0, 0x31, 0x50, 0x30, 'AB'), { kind: 'qrStore' }],
    ['GS r 1', bytes(0x1d, 0x72, 1), { kind: 'queuedStatus', which: 1 }],
    ['DLE EOT 4', bytes(0x10, 4, 4), { kind: 'realTimeStatus', which: 4 }],
    ['ESC p', bytes(0x1b, 0x70, 0, 25, 250), { kind: 'drawer', pin: 0 }],
  ])('%s is understood whole and is incomplete one byte short', (name, whole, command) => {
    expect(readCommand(whole)).toMatchObject({ type: 'command', command, length: whole.length });
    if (name !== 'text') expect(readCommand(whole.subarray(0, -1)).type).toBe('incomplete');
  });

  it.each([
    ['ESC Z', bytes(0x1b, 0x5a, 1)],
    ['a doubled picture', bytes(0x1d, 0x76, 0x30, 3, 1, 0, 1, 0, 0)],
    ['GS w 9', bytes(0x1d, 0x77, 9)],
    ['DLE DC4', bytes(0x10, 0x14, 1, 0, 1)],
    ['a bare control', bytes(0x07)],
  ])('does not guess at %s', (_name, unknown) => {
    expect(readCommand(unknown).type).toBe('unknown');
  });
});

describe('the parser', () => {
  function parse(chunks: readonly Uint8Array[]): { commands: EscposCommand[]; problems: string[] } {
    const commands: EscposCommand[] = [];
    const problems: string[] = [];
    const parser = createEscposParser({
      onCommand: (command) => commands.push(command),
      onProblem: (problem) => problems.push(problem),
    });
    for (const chunk of chunks) parser.push(chunk);
    parser.end();
    return { commands, problems };
  }

  it('gives the same commands however the bytes arrive', () => {
    const job = bytes(0x1b, 0x40, 0x1d, 0x76, 0x30, 0, 1, 0, 3, 0, 1, 2, 3, 0x1d, 0x56, 0);
    const byByte = [...job].map((byte) => Uint8Array.of(byte));
    expect(parse(byByte)).toEqual(parse([job]));
    expect(parse([job]).problems).toEqual([]);
  });

  it('reports a command that is cut off', () => {
    expect(parse([bytes(0x1d, 0x76, 0x30, 0, 72, 0, 255, 0, 1, 2)]).problems).toEqual([
      expect.stringContaining('truncated'),
    ]);
  });

  it('reports a real-time command hidden in a picture', () => {
    const { problems } = parse([bytes(0x1d, 0x76, 0x30, 0, 3, 0, 1, 0, 0x10, 0x04, 0x01)]);
    expect(problems).toEqual([expect.stringContaining('real-time')]);
  });
});
