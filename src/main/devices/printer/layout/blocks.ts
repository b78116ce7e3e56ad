// What a badge is put together from: items with a place, and blocks of them that are stacked or set side by side. Pure:
// nothing is drawn here, and text is measured by the caller.
import type { BadgeFontWeight } from '../badge-fonts.ts';
import { balancedLines, fitText, runsRightToLeft } from '../badge-text.ts';

/** A place in dots. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface TextItem {
  readonly kind: 'text';
  readonly box: Box;
  readonly text: string;
  readonly sizeDots: number;
  readonly weight: BadgeFontWeight;
  readonly color: 'black' | 'white';
  readonly align: 'left' | 'center' | 'right';
  readonly isRightToLeft: boolean;
  /** From the box's top. */
  readonly baseline: number;
}

/** One thing on the badge; what photo, logo and symbols show is known to whoever draws. */
export type Item =
  | TextItem
  | { readonly kind: 'fill'; readonly box: Box; readonly radius: number }
  | { readonly kind: 'outline'; readonly box: Box; readonly radius: number }
  | { readonly kind: 'dashes'; readonly box: Box }
  | { readonly kind: 'arrow'; readonly box: Box; readonly direction: 'in' | 'out' }
  | { readonly kind: 'photo'; readonly box: Box }
  | { readonly kind: 'logo'; readonly box: Box }
  | { readonly kind: 'qr'; readonly box: Box; readonly cellDots: number }
  | { readonly kind: 'bars'; readonly box: Box; readonly moduleDots: number };

/** Items in a frame of their own, from (0, 0). */
export interface Block {
  readonly width: number;
  readonly height: number;
  readonly items: readonly Item[];
}

/** How much room a line of text takes, in dots; ascent and descent are those of its ink. */
export interface TextRoom {
  readonly width: number;
  readonly ascent: number;
  readonly descent: number;
}
export type MeasureRoom = (text: string, weight: BadgeFontWeight, sizeDots: number) => TextRoom;

export interface TextWish {
  readonly width: number;
  readonly sizes: readonly number[];
  readonly maxLines: number;
  readonly weight: BadgeFontWeight;
  readonly color?: 'black' | 'white';
  readonly align?: 'start' | 'center';
  /** Lines of about the same length. */
  readonly balanced?: boolean;
}

const LINE = 1.12;
const BASELINE = 0.8;

/** Text at the largest size that fits, on as many lines as it needs; nothing is cut and no line leaves its box. */
export function textBlock(measure: MeasureRoom, text: string, wish: TextWish): Block {
  const { width, weight } = wish;
  const box = { maxWidth: width, maxLines: wish.maxLines, sizes: wish.sizes };
  const measureAt = (size: number) => (line: string) => measure(line, weight, size).width;
  const { sizeDots, lines: fitted } = fitText(text, box, measureAt);
  const by = { lines: fitted, maxWidth: width, measure: measureAt(sizeDots) };
  const lines = wish.balanced === true ? balancedLines(text, by) : fitted;
  const items: TextItem[] = [];
  let y = 0;
  for (const line of lines) {
    const room = measure(line, weight, sizeDots);
    const baseline = Math.max(Math.round(sizeDots * BASELINE), Math.ceil(room.ascent));
    const height = Math.max(Math.round(sizeDots * LINE), baseline + Math.ceil(room.descent) + 1);
    const isRightToLeft = runsRightToLeft(line);
    items.push({
      kind: 'text',
      box: { x: 0, y, width, height },
      text: line,
      sizeDots,
      weight,
      color: wish.color ?? 'black',
      align: wish.align === 'center' ? 'center' : isRightToLeft ? 'right' : 'left',
      isRightToLeft,
      baseline,
    });
    y += height;
  }
  return { width, height: y, items };
}

/** Moves a block's items. */
export function movedItems({ items }: Block, x: number, y: number): readonly Item[] {
  return items.map((item) => ({ ...item, box: { ...item.box, x: item.box.x + x, y: item.box.y + y } }));
}

/** Blocks one below the other; those without height take no gap. */
export function stack(blocks: readonly Block[], gap: number): Block {
  const shown = blocks.filter(({ height }) => height > 0);
  const items: Item[] = [];
  let y = 0;
  shown.forEach((block, index) => {
    if (index > 0) y += gap;
    items.push(...movedItems(block, 0, y));
    y += block.height;
  });
  return { width: Math.max(0, ...shown.map(({ width }) => width)), height: y, items };
}

/** Blocks side by side, each centred on the highest or all from the top; those without width take no gap. */
export function beside(blocks: readonly Block[], gap: number, vertical: 'top' | 'middle' | 'bottom' = 'top'): Block {
  const shown = blocks.filter(({ width, height }) => width > 0 && height > 0);
  const height = Math.max(0, ...shown.map((block) => block.height));
  const items: Item[] = [];
  let x = 0;
  shown.forEach((block, index) => {
    if (index > 0) x += gap;
    const room = height - block.height;
    const y = vertical === 'top' ? 0 : vertical === 'middle' ? Math.floor(room / 2) : room;
    items.push(...movedItems(block, x, y));
    x += block.width;
  });
  return { width: x, height, items };
}

/** A block in the middle of a width. */
export function centred(block: Block, width: number): Block {
  return { width, height: block.height, items: movedItems(block, Math.floor((width - block.width) / 2), 0) };
}

/** A block with empty room around it. */
export function padded(
  block: Block,
  room: { readonly x?: number; readonly top?: number; readonly bottom?: number },
): Block {
  if (block.height === 0) return block;
  const { x = 0, top = 0, bottom = 0 } = room;
  return { width: block.width + 2 * x, height: block.height + top + bottom, items: movedItems(block, x, top) };
}

/** A block of one item that fills it. */
export function single(item: Item): Block {
  return { width: item.box.width, height: item.box.height, items: [item] };
}

export const nothing: Block = { width: 0, height: 0, items: [] };
