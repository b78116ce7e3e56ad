// What counts as a whole picture of a capture program: its first bytes, its size, its width and height. Nothing is decoded.
import type { CapturedPicture } from '../../core/ports.ts';
import { findJpegFault } from '../jpeg.ts';

/** A bitmap of 1920 × 1080 dots with four bytes each, and its head. */
export const MAX_PICTURE_BYTES = 9 * 1024 * 1024;
/** Less is no picture of a face; more is no camera of a kiosk. */
const LEAST_SIDE = 32;
const MOST_SIDE = 4_096;

type Fault = 'empty' | 'tooLarge' | 'notPicture' | 'cutShort' | 'oddSize';
type Size = Pick<CapturedPicture, 'width' | 'height'>;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Markers that stand alone, without a length. */
const isBare = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
/** Start of frame: baseline, progressive and their kin; C4, C8 and CC are something else. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Width and height of a JPEG, from its frame header; null when it has none before its picture data. */
export function readJpegSize(bytes: Uint8Array): Size | null {
  const view = viewOf(bytes);
  let at = 2;
  while (at + 9 < bytes.length && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) at += 1;
    else if (isBare(marker)) at += 2;
    else if (isFrame(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    else if (marker === 0xda) return null;
    else at += 2 + view.getUint16(at + 2);
  }
  return null;
}

const BMP_HEAD_BYTES = 54;

/** Width and height of an uncompressed Windows bitmap of 24 or 32 bits; null for any other, or one cut short. */
export function readBmpSize(bytes: Uint8Array): Size | null {
  if (bytes.length < BMP_HEAD_BYTES) return null;
  const view = viewOf(bytes);
  const [dataAt, headBytes] = [view.getUint32(10, true), view.getUint32(14, true)];
  const [width, rows] = [view.getInt32(18, true), view.getInt32(22, true)];
  const [bits, compression] = [view.getUint16(28, true), view.getUint32(30, true)];
  if (headBytes < 40 || (bits !== 24 && bits !== 32) || compression !== 0 || width <= 0) return null;
  const height = Math.abs(rows);
  const rowBytes = Math.ceil((width * bits) / 32) * 4;
  return dataAt + rowBytes * height <= bytes.length ? { width, height } : null;
}

const isUsable = ({ width, height }: Size): boolean =>
  Math.min(width, height) >= LEAST_SIDE && Math.max(width, height) <= MOST_SIDE;

/** Checks what a program wrote; the picture, or what is wrong with it. */
export function checkPicture(bytes: Uint8Array): CapturedPicture | { readonly fault: Fault } {
  if (bytes.length === 0) return { fault: 'empty' };
  if (bytes.length > MAX_PICTURE_BYTES) return { fault: 'tooLarge' };
  const isBmp = bytes[0] === 0x42 && bytes[1] === 0x4d;
  const fault = isBmp ? null : findJpegFault(bytes);
  if (fault !== null) return { fault: fault === 'notJpeg' ? 'notPicture' : fault };
  const size = isBmp ? readBmpSize(bytes) : readJpegSize(bytes);
  if (size === null) return { fault: 'cutShort' };
  if (!isUsable(size)) return { fault: 'oddSize' };
  return { bytes, type: isBmp ? 'image/bmp' : 'image/jpeg', ...size };
}
