// A drawn page in the bytes of a command set.
import type { PrinterCommands } from '../../../shared/settings/printer.ts';
import type { Bitmap } from './bitmap.ts';
import { encodeEscpos } from './escpos-encode.ts';
import { encodeStar } from './star-encode.ts';

/** Encodes a page. @throws AppError PRINTER_EMPTY_JOB, INTERNAL */
export function encodeBitmap(bitmap: Bitmap, commands: PrinterCommands): Promise<Uint8Array> {
  return commands === 'star' ? encodeStar(bitmap) : encodeEscpos(bitmap);
}
