// What counts as a whole JPEG picture, for stills from any camera.

export const MAX_STILL_BYTES = 4 * 1024 * 1024;

/** What is wrong with the bytes as a picture, or null: a JPEG begins FF D8 FF and, when it is whole, ends FF D9. */
export function findJpegFault(bytes: Uint8Array): 'empty' | 'tooLarge' | 'notJpeg' | 'cutShort' | null {
  if (bytes.length === 0) return 'empty';
  if (bytes.length > MAX_STILL_BYTES) return 'tooLarge';
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) return 'notJpeg';
  if (bytes.at(-2) !== 0xff || bytes.at(-1) !== 0xd9) return 'cutShort';
  return null;
}
