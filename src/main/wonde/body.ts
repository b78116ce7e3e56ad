// Reads a reply's body: unpacked where it came gzipped, never larger than told, however small it was on the wire.
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

const unpack = promisify(gunzip);

/** Its packing is none that was asked for. */
export class UnknownEncoding extends Error {
  readonly code = 'UNKNOWN_ENCODING';
}

export interface BodyWish {
  /** Content-Encoding; null for none. */
  readonly encoding: string | null;
  /** Of the text after unpacking. */
  readonly limitBytes: number;
  /** Called with each piece: as long as something comes, the line is slow and not dead. */
  readonly onProgress: () => void;
}

/** The body as text, and how many bytes of it crossed the line. @throws zlib's errors, UnknownEncoding */
export async function readBody(
  body: AsyncIterable<Buffer | Uint8Array>,
  { encoding, limitBytes, onProgress }: BodyWish,
): Promise<{ readonly text: string; readonly wireBytes: number }> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body) {
    onProgress();
    pieces.push(piece);
  }
  const whole = Buffer.concat(pieces);
  const packing = (encoding ?? 'identity').trim().toLowerCase();
  if (whole.length === 0 || packing === 'identity' || packing === '') {
    return { text: whole.toString('utf8'), wireBytes: whole.length };
  }
  if (packing !== 'gzip' && packing !== 'x-gzip') throw new UnknownEncoding(packing);
  const text = (await unpack(whole, { maxOutputLength: limitBytes })).toString('utf8');
  return { text, wireBytes: whole.length };
}
