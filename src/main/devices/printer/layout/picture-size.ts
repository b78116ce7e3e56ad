// Width and height from a picture's first bytes, before a decoder is asked to make room for it.

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

const PNG_START = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** The size a PNG or JPEG says it has; null for anything else, or for one without a size. */
export function readPictureSize(bytes: Uint8Array): PictureSize | null {
  const size = PNG_START.every((byte, at) => bytes[at] === byte) ? readPngSize(bytes) : readJpegSize(bytes);
  return size === null || size.width === 0 || size.height === 0 ? null : size;
}

// A PNG begins with its header: length, IHDR, width, height.
function readPngSize(bytes: Uint8Array): PictureSize | null {
  if (bytes.length < 24 || String.fromCharCode(...bytes.subarray(12, 16)) !== 'IHDR') return null;
  const view = viewOf(bytes);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

// A JPEG is a row of segments; the first frame header (SOF) among them holds the size.
function readJpegSize(bytes: Uint8Array): PictureSize | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const view = viewOf(bytes);
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      // Filling between segments.
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    const length = view.getUint16(at + 2);
    if (length < 2 || marker === 0xda || marker === 0xd9) return null;
    at += 2 + length;
  }
  return null;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
