import { describe, expect, it } from '@jest/globals';
import { createEpsonReader, createStarReader } from './printer-answers.ts';

describe('reading an EPSON printer’s answers', () => {
  it('tells a real-time answer from a queued one, however they arrive', () => {
    const read = createEpsonReader();
    expect(read(Uint8Array.of(0x12, 0x00))).toEqual([
      { kind: 'realTime', byte: 0x12 },
      { kind: 'queued', byte: 0x00 },
    ]);
    expect(read(Uint8Array.of(0x7e))).toEqual([{ kind: 'realTime', byte: 0x7e }]);
    expect(read(Uint8Array.of(0x0c))).toEqual([{ kind: 'queued', byte: 0x0c }]);
  });

  it('leaves out the four bytes of an automatic status, even when they come in pieces', () => {
    const read = createEpsonReader();
    expect(read(Uint8Array.of(0x10, 0x00))).toEqual([]);
    expect(read(Uint8Array.of(0x00, 0x0f, 0x0c))).toEqual([{ kind: 'queued', byte: 0x0c }]);
  });

  it('reads the model’s name, however it arrives', () => {
    const read = createEpsonReader();
    expect(read(Buffer.from('_TM-T'))).toEqual([]);
    expect(read(Buffer.from('20III\0\x12'))).toEqual([
      { kind: 'text', text: 'TM-T20III' },
      { kind: 'realTime', byte: 0x12 },
    ]);
  });

  it('finds what no printer says among a web server’s words', () => {
    const answers = createEpsonReader()(Buffer.from('HTTP/1.1 400 Bad Request'));
    expect(answers.some(({ kind }) => kind === 'unreadable')).toBe(true);
  });
});

describe('reading a STAR printer’s status', () => {
  const block = (change: Readonly<Record<number, number>> = {}) =>
    Uint8Array.from([0x23, 0x86, 0, 0, 0, 0, 0, 0, 0], (byte, at) => change[at] ?? byte);

  it.each([
    { said: 'nothing to say', change: {}, status: {} },
    { said: 'offline', change: { 2: 0x08 }, status: { offline: true } },
    { said: 'cover open', change: { 2: 0x28 }, status: { offline: true, coverOpen: true } },
    { said: 'cutter stuck', change: { 3: 0x08 }, status: { fault: true } },
    { said: 'paper out', change: { 5: 0x0c }, status: { paperOut: true, paperLow: true } },
    { said: 'five ends of jobs', change: { 7: 0x0a }, status: { endCounter: 5 } },
    { said: '31 ends of jobs', change: { 7: 0x6e }, status: { endCounter: 31 } },
  ])('reads $said', ({ change, status }) => {
    const calm = { offline: false, coverOpen: false, paperOut: false, paperLow: false, fault: false, endCounter: 0 };
    expect(createStarReader()(block(change))).toEqual([{ kind: 'star', status: { ...calm, ...status } }]);
  });

  it('puts a status together that comes in pieces, and goes on with the next', () => {
    const read = createStarReader();
    expect(read(block().subarray(0, 4))).toEqual([]);
    expect(read(Buffer.concat([block().subarray(4), block().subarray(0, 1)]))).toHaveLength(1);
    expect(read(block().subarray(1))).toHaveLength(1);
  });

  it('cannot read an EPSON printer’s', () => {
    expect(createStarReader()(Uint8Array.of(0x12))).toEqual([{ kind: 'unreadable' }]);
  });
});
