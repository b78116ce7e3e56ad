import { describe, expect, it } from '@jest/globals';
import { createAnswerReader, readPrinterStatus, saysPaperEnd } from './status-answers.ts';

describe('reading the printer’s answers', () => {
  it('tells a real-time answer from a queued one, however they arrive', () => {
    const read = createAnswerReader();
    expect(read(Uint8Array.of(0x12, 0x00))).toEqual([
      { kind: 'realTime', byte: 0x12 },
      { kind: 'queued', byte: 0x00 },
    ]);
    expect(read(Uint8Array.of(0x7e))).toEqual([{ kind: 'realTime', byte: 0x7e }]);
    expect(read(Uint8Array.of(0x0c))).toEqual([{ kind: 'queued', byte: 0x0c }]);
  });

  it('leaves out the four bytes of an automatic status, even when they come in pieces', () => {
    const read = createAnswerReader();
    expect(read(Uint8Array.of(0x10, 0x00))).toEqual([]);
    expect(read(Uint8Array.of(0x00, 0x0f, 0x0c))).toEqual([{ kind: 'queued', byte: 0x0c }]);
  });

  it.each([
    { offlineCause: 0x12, paper: 0x12, state: 'ready', paperLow: false },
    { offlineCause: 0x12, paper: 0x1e, state: 'ready', paperLow: true },
    { offlineCause: 0x12, paper: 0x72, state: 'paperOut', paperLow: false },
    { offlineCause: 0x32, paper: 0x7e, state: 'paperOut', paperLow: true },
    { offlineCause: 0x16, paper: 0x12, state: 'coverOpen', paperLow: false },
    { offlineCause: 0x36, paper: 0x72, state: 'coverOpen', paperLow: false },
    { offlineCause: 0x52, paper: 0x12, state: 'offline', paperLow: false },
    { offlineCause: 0x12, paper: null, state: 'ready', paperLow: false },
    { offlineCause: null, paper: null, state: 'unknown', paperLow: false },
  ] as const)('reads $offlineCause and $paper as $state', ({ offlineCause, paper, state, paperLow }) => {
    expect(readPrinterStatus(offlineCause, paper)).toEqual({ state, paperLow });
  });

  it('takes nearly out for paper, and out for none', () => {
    expect(saysPaperEnd(0x03)).toBe(false);
    expect(saysPaperEnd(0x0f)).toBe(true);
  });
});
