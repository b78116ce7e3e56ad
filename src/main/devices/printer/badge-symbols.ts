// The badge's two symbols as modules: a QR code for cameras and a Code 128 for plain laser scanners.
import bwipjs from 'bwip-js/node';
import { AppError } from '../../../shared/errors/app-error.ts';
import { countFinderLookalikes, type QrModules } from './qr-lookalikes.ts';

// The standard's eight mask patterns, and 0 for the one the encoder thinks best.
const MASKS = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;

/**
 * Encodes text as a QR code at correction level M (15 % may be dirt or a crease), with the first mask that leaves
 * nothing in the data that looks like a corner; where none does, the one that leaves least.
 */
export function encodeQr(text: string): QrModules {
  let best = { qr: encodeQrWithMask(text, 0), lookalikes: Infinity };
  for (const mask of MASKS) {
    const qr = mask === 0 ? best.qr : encodeQrWithMask(text, mask);
    const lookalikes = countFinderLookalikes(qr);
    if (lookalikes < best.lookalikes) best = { qr, lookalikes };
    if (lookalikes === 0) break;
  }
  return best.qr;
}

function encodeQrWithMask(text: string, mask: number): QrModules {
  const [symbol] = bwipjs.raw('qrcode', text, mask === 0 ? 'eclevel=M' : `eclevel=M mask=${mask}`);
  if (symbol === undefined || !('pixs' in symbol)) throw new AppError('INTERNAL', { context: { symbol: 'qr' } });
  return { size: symbol.pixx, isDark: symbol.pixs.map((module) => module === 1) };
}

/** Encodes text as Code 128: widths in modules, a bar first, bars and spaces in turn. */
export function encodeCode128(text: string): readonly number[] {
  const [symbol] = bwipjs.raw('code128', text, '');
  if (symbol === undefined || !('sbs' in symbol)) throw new AppError('INTERNAL', { context: { symbol: 'code128' } });
  return symbol.sbs;
}
