// A roll of paper as black and white dots that grows as it is printed on, and its picture as PNG.
import { PNG } from 'pngjs';

/** The paper's printable width and the blank margin on each side, in dots (203 dots an inch). */
export interface PaperSize {
  readonly printableDots: number;
  readonly marginDots: number;
}

/** The two widths of roll that reception printers take. */
export const paperSizes = {
  '80mm': { printableDots: 576, marginDots: 32 },
  '58mm': { printableDots: 384, marginDots: 40 },
} as const satisfies Record<string, PaperSize>;

/** The name of a roll's width. */
export type PaperName = keyof typeof paperSizes;

/** One dot a byte, 1 is black; rows from the top. */
export interface Dots {
  readonly width: number;
  readonly height: number;
  readonly dots: Uint8Array;
}

/** A growing strip of paper. */
export class PaperStrip {
  readonly size: PaperSize;
  #dots: Uint8Array;
  #rows = 0;

  constructor(size: PaperSize) {
    this.size = size;
    this.#dots = new Uint8Array(size.printableDots * 1024);
  }

  /** How many rows have come out so far. */
  get rows(): number {
    return this.#rows;
  }

  /** Moves the paper on by so many rows. */
  feed(rows: number): void {
    this.#rows += rows;
    this.#reserve(this.#rows);
  }

  /** Blackens what is black in `picture` with its top left corner at (left, top); what is off the paper is lost. */
  draw(picture: Dots, left: number, top: number): void {
    this.#reserve(top + picture.height);
    const width = this.size.printableDots;
    for (let y = 0; y < picture.height; y += 1) {
      for (let x = 0; x < picture.width; x += 1) {
        const at = left + x;
        if (at < 0 || at >= width) continue;
        if (picture.dots[y * picture.width + x] === 1) this.#dots[(top + y) * width + at] = 1;
      }
    }
    this.#rows = Math.max(this.#rows, top + picture.height);
  }

  /** The strip as a PNG with its blank margins. */
  toPng(): Buffer {
    const { printableDots, marginDots } = this.size;
    const png = new PNG({ width: printableDots + 2 * marginDots, height: Math.max(1, this.#rows) });
    // Grey bytes without per-row filters: pngjs then takes milliseconds instead of half a second.
    const grey = Buffer.alloc(png.width * png.height, 255);
    for (let y = 0; y < this.#rows; y += 1) {
      const row = this.#dots.subarray(y * printableDots, (y + 1) * printableDots);
      const start = y * png.width + marginDots;
      row.forEach((dot, x) => {
        if (dot === 1) grey[start + x] = 0;
      });
    }
    png.data = grey;
    return PNG.sync.write(png, { colorType: 0, inputColorType: 0, filterType: 0 });
  }

  #reserve(rows: number): void {
    const needed = rows * this.size.printableDots;
    if (needed <= this.#dots.length) return;
    const grown = new Uint8Array(Math.max(needed, this.#dots.length * 2));
    grown.set(this.#dots);
    this.#dots = grown;
  }
}

/** Unpacks raster bytes (8 dots a byte, first dot in the highest bit) to dots. */
export function unpackDots(bits: Uint8Array, widthBytes: number, rows: number): Dots {
  const width = widthBytes * 8;
  const dots = new Uint8Array(width * rows);
  for (let i = 0; i < dots.length; i += 1) {
    dots[i] = ((bits[i >> 3] ?? 0) >> (7 - (i & 7))) & 1;
  }
  return { width, height: rows, dots };
}
