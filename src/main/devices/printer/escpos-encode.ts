// A badge's bitmap as ESC/POS bytes, by node-thermal-printer used as an encoder only: it opens no line here.
import { PrinterTypes, ThermalPrinter } from 'node-thermal-printer';
import { AppError } from '../../../shared/errors/app-error.ts';
import { bitmapToPng, cutRows, type Bitmap } from './bitmap.ts';

// Older printers garble a picture of more than 255 rows.
const ROWS_A_BAND = 255;
// The library writes the picture's width in one byte.
const WIDEST_DOTS = 2040;
const DLE = 0x10;
const REAL_TIME_CODES: readonly number[] = [0x04, 0x05, 0x14];

/**
 * Encodes one badge: reset, the picture in bands, a short feed and a cut.
 * @throws AppError PRINTER_EMPTY_JOB for a picture without dots, INTERNAL for one no printer could take.
 */
export async function encodeEscpos(bitmap: Bitmap): Promise<Uint8Array> {
  if (bitmap.height === 0 || bitmap.width === 0) throw new AppError('PRINTER_EMPTY_JOB');
  if (bitmap.width % 8 !== 0 || bitmap.width > WIDEST_DOTS) {
    throw new AppError('INTERNAL', { context: { widthDots: bitmap.width } });
  }
  const safe = withoutRealTimeCodes(bitmap);
  // A new object for each badge: the library carries its buffer and its code page over from one to the next.
  const printer = new ThermalPrinter({ type: PrinterTypes.EPSON, interface: '' });
  printer.append(Buffer.from([0x1b, 0x40]));
  for (let top = 0; top < safe.height; top += ROWS_A_BAND) {
    await printer.printImageBuffer(bitmapToPng(cutRows(safe, top, ROWS_A_BAND)));
  }
  // One feed of four lines brings the badge past the cutter; the default of two wastes 15 mm.
  printer.cut({ verticalTabAmount: 1 });
  return new Uint8Array(printer.getBuffer());
}

/**
 * Changes one dot wherever the picture would hold a real-time command (DLE EOT, DLE ENQ, DLE DC4): some printers
 * carry those out even inside picture data, and DLE DC4 opens the cash drawer or switches off.
 */
export function withoutRealTimeCodes(bitmap: Bitmap): Bitmap {
  const bits = Uint8Array.from(bitmap.bits);
  for (let at = bits.indexOf(DLE); at !== -1; at = bits.indexOf(DLE, at + 1)) {
    if (REAL_TIME_CODES.includes(bits[at + 1] ?? 0)) bits[at] = 0x30;
  }
  return { ...bitmap, bits };
}
