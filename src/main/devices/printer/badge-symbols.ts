// The badge's two symbols as modules: a QR code for cameras and a Code 128 for plain laser scanners.
import bwipjs from 'bwip-js/node';
import { AppError } from '../../../shared/errors/app-error.ts';

/** A QR code; `isDark` holds size × size modules from the top left. */
export interface QrModules {
  readonly size: number;
  readonly isDark: readonly boolean[];
}

/** Encodes text as a QR code at correction level M (15 % may be dirt or a crease). */
export function encodeQr(text: string): QrModules {
  const [symbol] = bwipjs.raw('qrcode', text, 'eclevel=M');
  if (symbol === undefined || !('pixs' in symbol)) throw new AppError('INTERNAL', { context: { symbol: 'qr' } });
  return { size: symbol.pixx, isDark: symbol.pixs.map((module) => module === 1) };
}

/** Encodes text as Code 128: widths in modules, a bar first, bars and spaces in turn. */
export function encodeCode128(text: string): readonly number[] {
  const [symbol] = bwipjs.raw('code128', text, '');
  if (symbol === undefined || !('sbs' in symbol)) throw new AppError('INTERNAL', { context: { symbol: 'code128' } });
  return symbol.sbs;
}
