import { describe, expect, it } from '@jest/globals';
import { readPrinterStatus, saysPaperEnd } from './status-answers.ts';

describe('reading the printer’s answers', () => {
  it.each([
    { offlineCause: 0x12, paper: 0x12, state: 'ready', paperLow: false },
    { offlineCause: 0x12, paper: 0x1e, state: 'ready', paperLow: true },
    { offlineCause: 0x12, paper: 0x72, state: 'paperOut', paperLow: false },
    { offlineCause: 0x32, paper: 0x7e, state: 'paperOut', paperLow: true },
    { offlineCause: 0x16, paper: 0x12, state: 'coverOpen', paperLow: false },
    { offlineCause: 0x36, paper: 0x72, state: 'coverOpen', paperLow: false },
    { offlineCause: 0x52, paper: 0x12, state: 'fault', paperLow: false },
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
