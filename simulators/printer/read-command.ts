// Reads one ESC/POS command from the start of a byte buffer. Pure. Strict: what it does not know it
// reports as unknown, it never guesses; what is not all there yet is incomplete.
import type { EscposCommand, ReadResult } from './escpos-commands.ts';

const DLE = 0x10;
const ESC = 0x1b;
const GS = 0x1d;
const INCOMPLETE: ReadResult = { type: 'incomplete' };

function found(command: EscposCommand, length: number): ReadResult {
  return { type: 'command', command, length };
}

function unknown(bytes: Uint8Array, length: number): ReadResult {
  return { type: 'unknown', length, hex: Buffer.from(bytes.subarray(0, length)).toString('hex') };
}

/**
 * Reads the command at the start of `bytes`; says incomplete when more bytes are needed. Never throws.
 */
export function readCommand(bytes: Uint8Array): ReadResult {
  const first = bytes[0];
  if (first === undefined) return INCOMPLETE;
  if (first === ESC) return readEscape(bytes);
  if (first === GS) return readGroup(bytes);
  if (first === DLE) return readRealTime(bytes);
  if (first === 0x0a) return found({ kind: 'lineFeed' }, 1);
  if (first === 0x0d) return found({ kind: 'ignored', name: 'CR' }, 1);
  if (first === 0x09) return found({ kind: 'tab' }, 1);
  if (first < 0x20) return unknown(bytes, 1);
  let end = 1;
  while (end < bytes.length && (bytes[end] ?? 0) >= 0x20) end += 1;
  return found({ kind: 'text', bytes: bytes.slice(0, end) }, end);
}

function readRealTime(bytes: Uint8Array): ReadResult {
  const [, second, third] = bytes;
  if (second === undefined) return INCOMPLETE;
  if (second !== 0x04) return unknown(bytes, 2);
  if (third === undefined) return INCOMPLETE;
  if (third < 1 || third > 4) return unknown(bytes, 3);
  return found({ kind: 'realTimeStatus', which: third }, 3);
}

// ESC commands with exactly one parameter byte.
const escapeWithOne: Readonly<Record<number, (n: number) => EscposCommand | null>> = {
  0x21: (n) => ({ kind: 'printMode', bits: n }),
  0x2d: (n) => ({ kind: 'underline', dots: n % 48 }),
  0x33: (n) => ({ kind: 'lineSpacing', dots: n }),
  0x45: (n) => ({ kind: 'bold', on: (n & 1) === 1 }),
  0x47: (n) => ({ kind: 'bold', on: (n & 1) === 1 }),
  0x4a: (n) => ({ kind: 'feedDots', dots: n }),
  0x4d: (n) => (n % 48 < 2 ? { kind: 'font', font: n % 48 === 0 ? 'A' : 'B' } : null),
  0x52: (n) => ({ kind: 'ignored', name: `international set ${n}` }),
  0x61: alignment,
  0x64: (n) => ({ kind: 'feedLines', lines: n }),
  0x74: (n) => ({ kind: 'codePage', page: n }),
  0x7b: (n) => ({ kind: 'upsideDown', on: (n & 1) === 1 }),
};

function alignment(n: number): EscposCommand | null {
  const to = (['left', 'centre', 'right'] as const)[n % 48];
  return to === undefined ? null : { kind: 'align', to };
}

function readEscape(bytes: Uint8Array): ReadResult {
  const [, second, third] = bytes;
  if (second === undefined) return INCOMPLETE;
  if (second === 0x40) return found({ kind: 'initialise' }, 2);
  if (second === 0x32) return found({ kind: 'lineSpacing', dots: null }, 2);
  if (second === 0x70) return bytes.length < 5 ? INCOMPLETE : found({ kind: 'drawer', pin: third ?? 0 }, 5);
  const one = escapeWithOne[second];
  if (one === undefined) return unknown(bytes, 2);
  if (third === undefined) return INCOMPLETE;
  const command = one(third);
  return command === null ? unknown(bytes, 3) : found(command, 3);
}

// GS commands with exactly one parameter byte.
const groupWithOne: Readonly<Record<number, (n: number) => EscposCommand | null>> = {
  0x21: (n) => ({ kind: 'size', widthTimes: ((n >> 4) & 7) + 1, heightTimes: (n & 7) + 1 }),
  0x42: (n) => ({ kind: 'invert', on: (n & 1) === 1 }),
  0x49: (n) => ({ kind: 'identify', which: n }),
  0x48: (n) => ({ kind: 'barcodeSetting', setting: 'hri', value: n % 48 }),
  0x66: (n) => ({ kind: 'barcodeSetting', setting: 'hriFont', value: n % 48 }),
  0x68: (n) => ({ kind: 'barcodeSetting', setting: 'height', value: n }),
  0x72: (n) => (n % 48 === 1 || n % 48 === 2 ? { kind: 'queuedStatus', which: n % 48 } : null),
  0x77: (n) => (n >= 2 && n <= 6 ? { kind: 'barcodeSetting', setting: 'module', value: n } : null),
};

function readGroup(bytes: Uint8Array): ReadResult {
  const [, second, third] = bytes;
  if (second === undefined) return INCOMPLETE;
  if (second === 0x56) return readCut(bytes);
  if (second === 0x76) return readRaster(bytes);
  if (second === 0x6b) return readBarcode(bytes);
  if (second === 0x28) return readExtended(bytes);
  const one = groupWithOne[second];
  if (one === undefined) return unknown(bytes, 2);
  if (third === undefined) return INCOMPLETE;
  const command = one(third);
  return command === null ? unknown(bytes, 3) : found(command, 3);
}

function readCut(bytes: Uint8Array): ReadResult {
  const mode = bytes[2];
  if (mode === undefined) return INCOMPLETE;
  if (mode === 0 || mode === 48) return found({ kind: 'cut', how: 'full' }, 3);
  if (mode === 1 || mode === 49) return found({ kind: 'cut', how: 'partial' }, 3);
  if (mode !== 65 && mode !== 66) return unknown(bytes, 3);
  return bytes.length < 4 ? INCOMPLETE : found({ kind: 'cut', how: mode === 65 ? 'full' : 'partial' }, 4);
}

function readRaster(bytes: Uint8Array): ReadResult {
  if (bytes.length < 8) return INCOMPLETE;
  const [, , zero = 0, mode = 0, xl = 0, xh = 0, yl = 0, yh = 0] = bytes;
  // Only the 1:1 mode: no layout of ours doubles a picture, and doubling it silently would hide a fault.
  if (zero !== 0x30 || mode % 48 !== 0) return unknown(bytes, 8);
  const widthBytes = xl + xh * 256;
  const rows = yl + yh * 256;
  const length = 8 + widthBytes * rows;
  if (bytes.length < length) return INCOMPLETE;
  return found({ kind: 'raster', widthBytes, rows, bits: bytes.slice(8, length) }, length);
}

function readBarcode(bytes: Uint8Array): ReadResult {
  const [, , symbology, count] = bytes;
  if (symbology === undefined) return INCOMPLETE;
  if (symbology < 65 || symbology > 73) return unknown(bytes, 3);
  if (count === undefined || bytes.length < 4 + count) return INCOMPLETE;
  return found({ kind: 'barcode', symbology, bytes: bytes.slice(4, 4 + count) }, 4 + count);
}

function readExtended(bytes: Uint8Array): ReadResult {
  if (bytes.length < 5) return INCOMPLETE;
  const [, , family = 0, pl = 0, ph = 0] = bytes;
  const length = 5 + pl + ph * 256;
  if (bytes.length < length) return INCOMPLETE;
  const command = family === 0x6b ? qrCommand(bytes.subarray(5, length)) : null;
  return command === null ? unknown(bytes, length) : found(command, length);
}

function qrCommand(body: Uint8Array): EscposCommand | null {
  const [symbol, action, value = 0] = body;
  if (symbol !== 0x31) return null;
  if (action === 0x41) return { kind: 'qrSetting', setting: 'model', value };
  if (action === 0x43) return { kind: 'qrSetting', setting: 'cell', value };
  if (action === 0x45) return { kind: 'qrSetting', setting: 'correction', value };
  if (action === 0x50) return { kind: 'qrStore', bytes: body.slice(3) };
  if (action === 0x51) return { kind: 'qrPrint' };
  return null;
}
