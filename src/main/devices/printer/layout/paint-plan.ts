// Draws a planned badge dot by dot.
import { BadgeSheet } from '../badge-sheet.ts';
import type { Bitmap } from '../bitmap.ts';
import type { Dots } from '../photo-dither.ts';
import type { QrModules } from '../qr-lookalikes.ts';
import type { Item } from './blocks.ts';
import type { BadgePlan } from './plan-badge.ts';

/** What the plan only names. */
export interface BadgePictures {
  readonly symbolText: string;
  readonly qr: QrModules | null;
  readonly photoAt: (side: number) => Dots | null;
  readonly logoAt: (width: number, height: number) => Dots | null;
}

/** Draws every item in its place. The plan's width must be a multiple of 8 when it is printed as it is. */
export function paintPlan(plan: BadgePlan, pictures: BadgePictures): Bitmap {
  const width = Math.ceil(plan.width / 8) * 8;
  const sheet = new BadgeSheet(width, plan.height);
  for (const item of plan.items) paintItem(sheet, item, pictures);
  return sheet.toBitmap(plan.height);
}

function paintItem(sheet: BadgeSheet, item: Item, pictures: BadgePictures): void {
  const { box } = item;
  switch (item.kind) {
    case 'text':
      return sheet.line(item);
    case 'fill':
      return item.radius === 0 ? sheet.fill(box) : sheet.roundBox(box, item.radius, 'fill');
    case 'outline':
      return sheet.roundBox(box, item.radius, 'outline');
    case 'dashes':
      return sheet.dashes(box.y, box.x, box.x + box.width);
    case 'arrow':
      return sheet.arrow(box, item.direction, 'white');
    case 'photo':
      return putDots(sheet, pictures.photoAt(box.width), box);
    case 'logo':
      return putDots(sheet, pictures.logoAt(box.width, box.height), box);
    case 'qr':
      if (pictures.qr !== null) sheet.qr(pictures.qr, box.x, box.y, item.cellDots);
      return undefined;
    case 'bars':
      sheet.code128(pictures.symbolText, box.x, box.y, { moduleDots: item.moduleDots, height: box.height });
      return undefined;
  }
}

function putDots(sheet: BadgeSheet, dots: Dots | null, { x, y }: Item['box']): void {
  if (dots !== null) sheet.dots(dots, x, y);
}
