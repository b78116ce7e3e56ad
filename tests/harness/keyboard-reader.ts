// A scanner or card reader, and a person at a keyboard: trusted key events at exact times, whatever the machine is busy
// with. playwright's own typing takes its times from when each key happens to be sent.
import type { CDPSession, Page } from 'playwright-core';

export interface KeyboardReader {
  /** Types as a reader does: a key every few milliseconds, then its end. */
  scan(text: string, options?: { readonly gapMs?: number; readonly end?: 'Enter' | 'Tab' }): Promise<void>;
  /** Types as a person does: a key every 120 ms. Nothing ends it unless it holds a line break. */
  typeByHand(text: string): Promise<void>;
}

interface KeyOf {
  readonly key: string;
  readonly code: string;
  readonly windowsVirtualKeyCode: number;
  readonly text?: string;
}

const HAND_GAP_MS = 120;

function keyOf(character: string): KeyOf {
  if (character === '\n') return { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' };
  if (character === '\t') return { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 };
  const upper = character.toUpperCase();
  const code = /^\d$/.test(character) ? `Digit${character}` : /^[A-Z]$/.test(upper) ? `Key${upper}` : '';
  return { key: character, code, windowsVirtualKeyCode: upper.charCodeAt(0), text: character };
}

/** Plugs the reader into a page. */
export async function plugInReader(page: Page): Promise<KeyboardReader> {
  const session: CDPSession = await page.context().newCDPSession(page);
  async function type(text: string, gapMs: number): Promise<void> {
    const startS = Date.now() / 1000;
    for (const [index, character] of Array.from(text).entries()) {
      const key = keyOf(character);
      // The way up comes half a gap after the way down.
      const atS = startS + (index * gapMs) / 1000;
      await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key, timestamp: atS });
      const { text: _typedOnTheWayDown, ...up } = key;
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...up, timestamp: atS + gapMs / 2000 });
    }
  }
  return {
    scan: (text, { gapMs = 4, end = 'Enter' } = {}) => type(`${text}${end === 'Enter' ? '\n' : '\t'}`, gapMs),
    typeByHand: (text) => type(text, HAND_GAP_MS),
  };
}
