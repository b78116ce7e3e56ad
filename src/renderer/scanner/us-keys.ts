// What a key means on a US keyboard. Readers leave the factory sending US key codes, whatever layout the PC has: on a
// French layout their digits arrive as & é " ' and only the key's place still tells which they were. Pure.

const punctuation: Readonly<Record<string, readonly [plain: string, shifted: string]>> = {
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Comma: [',', '<'],
  Period: ['.', '>'],
  Slash: ['/', '?'],
  Backslash: ['\\', '|'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Backquote: ['`', '~'],
  Space: [' ', ' '],
  NumpadDecimal: ['.', '.'],
  NumpadSubtract: ['-', '-'],
};

const SHIFTED_DIGITS = ')!@#$%^&*(';

/** The character the key at this place (`KeyboardEvent.code`) types on a US keyboard, or null where it types none. */
export function usCharacterOf(code: string, shift: boolean): string | null {
  if (/^Key[A-Z]$/.test(code)) return shift ? code.slice(3) : code.slice(3).toLowerCase();
  // Also without NumLock, when the key itself says Home or End.
  if (/^Numpad\d$/.test(code)) return code.slice(6);
  if (/^Digit\d$/.test(code)) return shift ? (SHIFTED_DIGITS[Number(code.slice(5))] ?? null) : code.slice(5);
  return punctuation[code]?.[shift ? 1 : 0] ?? null;
}
