// A badge's bitmap as STAR line mode bytes, by node-thermal-printer used as an encoder only: it opens no line here.
import { PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import { AppError } from '../../../shared/errors/app-error.ts';
import { bitmapToPng, type Bitmap } from './bitmap.ts';

// The library writes the picture's width in one byte.
const WIDEST_DOTS = 2040;
const ESC = 0x1b;
const ACK = 0x06;
const REAL_TIME_CODES: readonly number[] = [0x01, 0x18];

/**
 * Encodes one badge: reset, the picture in bands of 24 rows, a feed to the cutter and a cut.
 * @throws AppError PRINTER_EMPTY_JOB for a picture without dots, INTERNAL for one no printer could take.
 */
export async function encodeStar(bitmap: Bitmap): Promise<Uint8Array> {
  if (bitmap.height === 0 || bitmap.width === 0) throw new AppError('PRINTER_EMPTY_JOB');
  if (bitmap.width % 8 !== 0 || bitmap.width > WIDEST_DOTS) {
    throw new AppError('INTERNAL', { context: { widthDots: bitmap.width } });
  }
  // A new object for each badge: the library carries its buffer over from one to the next.
  const printer = new ThermalPrinter({ type: PrinterTypes.STAR, interface: '' });
  printer.append(Buffer.from([ESC, 0x40]));
  await printer.printImageBuffer(bitmapToPng(withoutStarRealTimeCodes(bitmap)));
  // STAR's cut feeds the badge past the cutter by itself; the library's vertical tabs would only be waste.
  printer.cut({ verticalTabAmount: 0 });
  return new Uint8Array(printer.getBuffer());
}

/**
 * Changes one dot wherever the picture would hold a real-time command (ESC ACK SOH, ESC ACK CAN): a printer that carries
 * it out inside picture data would answer in the middle of a badge, or reset.
 */
export function withoutStarRealTimeCodes(bitmap: Bitmap): Bitmap {
  const bits = Uint8Array.from(bitmap.bits);
  for (let at = bits.indexOf(ESC); at !== -1; at = bits.indexOf(ESC, at + 1)) {
    if (bits[at + 1] === ACK && REAL_TIME_CODES.includes(bits[at + 2] ?? 0)) bits[at] = 0x1f;
  }
  return { ...bitmap, bits };
}
