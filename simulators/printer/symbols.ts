// Draws the symbols that a printer draws by itself (native QR and Code 128), by bwip-js.
import bwipjs from 'bwip-js/node';
import type { Dots } from './paper.ts';

const CORRECTION_LEVELS = ['L', 'M', 'Q', 'H'] as const;

/** Draws a QR symbol, `cell` dots a module, without a quiet zone. Throws when the text does not fit. */
export function drawQr(text: string, cell: number, correction: number): Dots {
  const [symbol] = bwipjs.raw('qrcode', text, `eclevel=${CORRECTION_LEVELS[correction - 48] ?? 'L'}`);
  if (symbol === undefined || !('pixs' in symbol)) throw new Error('no QR symbol came out');
  const width = symbol.pixx * cell;
  const height = symbol.pixy * cell;
  const dots = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      dots[y * width + x] = symbol.pixs[Math.floor(y / cell) * symbol.pixx + Math.floor(x / cell)] ?? 0;
    }
  }
  return { width, height, dots };
}

/** Draws a Code 128 symbol, `moduleDots` dots a module and `height` dots high, without quiet zones. */
export function drawCode128(text: string, moduleDots: number, height: number): Dots {
  const [symbol] = bwipjs.raw('code128', text, '');
  if (symbol === undefined || !('sbs' in symbol)) throw new Error('no Code 128 symbol came out');
  const row: number[] = [];
  symbol.sbs.forEach((modules, index) => {
    for (let i = 0; i < modules * moduleDots; i += 1) row.push(index % 2 === 0 ? 1 : 0);
  });
  const dots = new Uint8Array(row.length * height);
  for (let y = 0; y < height; y += 1) dots.set(row, y * row.length);
  return { width: row.length, height, dots };
}
