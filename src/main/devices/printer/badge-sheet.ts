// The paper a badge is drawn on: a canvas as wide as the roll and long enough, cut to length at the end. Whole dots
// only, so that the symbols and the dithered photo come out exactly as drawn.
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import { packPixels, type Bitmap } from './bitmap.ts';
import { badgeFont, type BadgeFontWeight } from './badge-fonts.ts';
import { encodeCode128 } from './badge-symbols.ts';
import type { MeasureText } from './badge-text.ts';
import type { Dots } from './photo-dither.ts';
import type { Box, TextItem, TextRoom } from './layout/blocks.ts';
import type { QrModules } from './qr-lookalikes.ts';

const LONGEST_SHEET_DOTS = 2400;

/** How a line of text looks. */
export interface LineStyle {
  readonly sizeDots: number;
  readonly weight: BadgeFontWeight;
  readonly color?: 'black' | 'white';
  readonly align?: 'left' | 'center' | 'right';
}

export class BadgeSheet {
  readonly width: number;
  readonly #height: number;
  readonly #context: SKRSContext2D;

  constructor(width: number, height: number = LONGEST_SHEET_DOTS) {
    this.width = width;
    this.#height = height;
    this.#context = createCanvas(width, height).getContext('2d');
    this.fill({ x: 0, y: 0, width, height }, 'white');
  }

  /** A measure for text of one weight and size. */
  measure(weight: BadgeFontWeight, sizeDots: number): MeasureText {
    return (text) => {
      this.#context.font = badgeFont(text, weight, sizeDots);
      return this.#context.measureText(text).width;
    };
  }

  /** How much room a line takes: its width with what hangs over, and its ink above and below the baseline. */
  room(text: string, weight: BadgeFontWeight, sizeDots: number): TextRoom {
    const context = this.#context;
    context.font = badgeFont(text, weight, sizeDots);
    context.textAlign = 'left';
    const measured = context.measureText(text);
    const ink = measured.actualBoundingBoxRight + Math.max(0, measured.actualBoundingBoxLeft);
    return {
      width: Math.ceil(Math.max(measured.width, ink)),
      ascent: measured.actualBoundingBoxAscent,
      descent: measured.actualBoundingBoxDescent,
    };
  }

  /** Draws a placed line of text; its base direction is that of its first letter. */
  line(item: TextItem): void {
    const context = this.#context;
    const { box, align } = item;
    context.save();
    context.font = badgeFont(item.text, item.weight, item.sizeDots);
    context.fillStyle = item.color;
    context.direction = item.isRightToLeft ? 'rtl' : 'ltr';
    context.textAlign = align;
    context.textBaseline = 'alphabetic';
    const x = align === 'left' ? box.x : align === 'right' ? box.x + box.width : box.x + box.width / 2;
    context.fillText(item.text, x, box.y + item.baseline);
    context.restore();
  }

  /** Draws a line whose box is as high as its size; (x, y) is the box's top left, centre or right. */
  text(text: string, x: number, y: number, style: LineStyle): void {
    const context = this.#context;
    context.font = badgeFont(text, style.weight, style.sizeDots);
    context.fillStyle = style.color ?? 'black';
    context.textAlign = style.align ?? 'left';
    context.textBaseline = 'alphabetic';
    context.fillText(text, x, y + Math.round(style.sizeDots * 0.8));
  }

  fill(box: Box, color: 'black' | 'white' = 'black'): void {
    this.#context.fillStyle = color;
    this.#context.fillRect(box.x, box.y, box.width, box.height);
  }

  /** A box with round corners, filled or as an outline of three dots. */
  roundBox(box: Box, radius: number, how: 'fill' | 'outline'): void {
    const context = this.#context;
    context.beginPath();
    context.fillStyle = 'black';
    context.strokeStyle = 'black';
    context.lineWidth = 3;
    const inset = how === 'outline' ? 1.5 : 0;
    context.roundRect(box.x + inset, box.y + inset, box.width - 2 * inset, box.height - 2 * inset, radius);
    if (how === 'fill') context.fill();
    else context.stroke();
  }

  /** A row of short strokes across the sheet. */
  dashes(y: number, left: number, right: number): void {
    for (let x = left; x < right; x += 14) this.fill({ x, y, width: Math.min(8, right - x), height: 3 });
  }

  /** An arrow in a box: to the right for out, to the left for in. */
  arrow(box: Box, direction: 'in' | 'out', color: 'black' | 'white'): void {
    const context = this.#context;
    const middle = box.y + box.height / 2;
    const head = box.height / 2;
    const [tail, tip] = direction === 'out' ? [box.x, box.x + box.width] : [box.x + box.width, box.x];
    const neck = direction === 'out' ? tip - head : tip + head;
    context.strokeStyle = color;
    context.lineWidth = Math.max(4, Math.round(box.height / 5));
    context.lineCap = 'round';
    context.lineJoin = 'round';
    context.beginPath();
    context.moveTo(tail, middle);
    context.lineTo(tip, middle);
    context.moveTo(neck, box.y);
    context.lineTo(tip, middle);
    context.lineTo(neck, box.y + box.height);
    context.stroke();
  }

  /** Puts dots down as they are, black on white. */
  dots(dots: Dots, x: number, y: number): void {
    const pixels = this.#context.createImageData(dots.width, dots.height);
    dots.dots.forEach((dot, index) => {
      pixels.data.fill(dot === 1 ? 0 : 255, index * 4, index * 4 + 3);
      pixels.data[index * 4 + 3] = 255;
    });
    this.#context.putImageData(pixels, x, y);
  }

  qr(qr: QrModules, x: number, y: number, cellDots: number): void {
    qr.isDark.forEach((isDark, index) => {
      if (!isDark) return;
      const column = index % qr.size;
      const row = Math.floor(index / qr.size);
      this.fill({ x: x + column * cellDots, y: y + row * cellDots, width: cellDots, height: cellDots });
    });
  }

  /** Draws a Code 128 and gives its width in dots. */
  code128(text: string, x: number, y: number, size: { readonly moduleDots: number; readonly height: number }): number {
    let at = x;
    encodeCode128(text).forEach((modules, index) => {
      const width = modules * size.moduleDots;
      if (index % 2 === 0) this.fill({ x: at, y, width, height: size.height });
      at += width;
    });
    return at - x;
  }

  /** The sheet's first `height` rows as a bitmap. */
  toBitmap(height: number): Bitmap {
    const rows = Math.min(Math.ceil(height), this.#height);
    return packPixels(this.#context.getImageData(0, 0, this.width, rows).data, this.width, rows);
  }
}
