// Lays a list of people out for the roll, in pages of a hand's length: each is printed and confirmed on its own, so
// that a roll that ends in the middle is known of, and no page is longer than printers like.
import type { BadgePaper } from '../../core/badge-content.ts';
import type { PresenceSheetContent, SheetRow } from '../../core/presence/presence-sheet.ts';
import { registerBadgeFonts } from './badge-fonts.ts';
import { BadgeSheet, type LineStyle } from './badge-sheet.ts';
import { cleanBadgeText, wrapText } from './badge-text.ts';
import type { Bitmap } from './bitmap.ts';

interface SheetMetrics {
  readonly width: number;
  readonly side: number;
  readonly titleSize: number;
  readonly headingSize: number;
  readonly nameSize: number;
  readonly smallSize: number;
  readonly box: number;
}

const metricsOf: Readonly<Record<BadgePaper, SheetMetrics>> = {
  '80mm': { width: 576, side: 16, titleSize: 56, headingSize: 36, nameSize: 34, smallSize: 24, box: 34 },
  '58mm': { width: 384, side: 8, titleSize: 40, headingSize: 28, nameSize: 28, smallSize: 20, box: 28 },
  '62mm': { width: 496, side: 12, titleSize: 48, headingSize: 32, nameSize: 30, smallSize: 22, box: 30 },
  '62mm-300': { width: 696, side: 18, titleSize: 70, headingSize: 48, nameSize: 44, smallSize: 32, box: 44 },
};

const LINE = 1.2;
/** A quarter of a metre at 8 dots a millimetre; the rest of the sheet takes the row that crosses it, and the foot. */
const PAGE_DOTS = 2_000;

const NAME_WEIGHT = 700;
const SMALL_WEIGHT = 500;

/** Draws rows one below the other and opens a page where one is full. */
class SheetPages {
  readonly pages: { sheet: BadgeSheet; y: number }[] = [];
  readonly #metrics: SheetMetrics;

  constructor(metrics: SheetMetrics) {
    this.#metrics = metrics;
    this.open();
  }

  open(): void {
    this.pages.push({ sheet: new BadgeSheet(this.#metrics.width), y: 8 });
  }

  get current(): { sheet: BadgeSheet; y: number } {
    const page = this.pages.at(-1);
    if (page === undefined) throw new Error('a sheet has at least one page');
    return page;
  }

  /** Text from `left` on, wrapped. */
  text(text: string, style: LineStyle, left: number = this.#metrics.side): void {
    const page = this.current;
    const width = this.#metrics.width - left - this.#metrics.side;
    const measure = page.sheet.measure(style.weight, style.sizeDots);
    for (const line of wrapText(cleanBadgeText(text), width, measure)) {
      page.sheet.text(line, left, page.y, style);
      page.y += Math.ceil(style.sizeDots * LINE);
    }
  }

  gap(dots: number): void {
    this.current.y += dots;
  }

  rule(): void {
    const page = this.current;
    page.sheet.fill({
      x: this.#metrics.side,
      y: page.y,
      width: this.#metrics.width - 2 * this.#metrics.side,
      height: 3,
    });
    page.y += 10;
  }

  /** Opens a page when this one is full; true when it did. */
  breakIfFull(): boolean {
    if (this.current.y < PAGE_DOTS) return false;
    this.open();
    return true;
  }
}

function drawRow(pages: SheetPages, metrics: SheetMetrics, row: SheetRow): void {
  const { sheet, y } = pages.current;
  const { side, box } = metrics;
  const left = row.box === 'none' ? side : side + box + 16;
  if (row.box !== 'none') {
    sheet.roundBox({ x: side, y, width: box, height: box }, 4, row.box === 'ticked' ? 'fill' : 'outline');
  }
  pages.text(row.name, { sizeDots: metrics.nameSize, weight: NAME_WEIGHT }, left);
  const small = [row.group, row.note].filter((text) => text !== '').join(' · ');
  if (small !== '') pages.text(small, { sizeDots: metrics.smallSize, weight: SMALL_WEIGHT }, left);
  pages.gap(12);
}

function drawFeet({ pages }: SheetPages, metrics: SheetMetrics, sheetContent: PresenceSheetContent): Bitmap[] {
  return pages.map(({ sheet, y }, index) => {
    const foot = `${sheetContent.title} · ${sheetContent.footer} · ${index + 1}/${pages.length}`;
    const style = { sizeDots: metrics.smallSize, weight: SMALL_WEIGHT } as const;
    sheet.text(cleanBadgeText(foot), metrics.side, y + 8, style);
    return sheet.toBitmap(y + 8 + Math.ceil(metrics.smallSize * LINE));
  });
}

/**
 * Lays out a sheet for a roll, a bitmap a page.
 * @throws AppError INTERNAL when the fonts are missing.
 */
export function layoutSheet(content: PresenceSheetContent, paper: BadgePaper, fontsDir: string): readonly Bitmap[] {
  registerBadgeFonts(fontsDir);
  const metrics = metricsOf[paper];
  const pages = new SheetPages(metrics);
  pages.text(content.title, { sizeDots: metrics.titleSize, weight: NAME_WEIGHT });
  for (const line of [content.schoolName, ...content.lines]) {
    pages.text(line, { sizeDots: metrics.smallSize, weight: SMALL_WEIGHT });
  }
  if (content.sections.length === 0) {
    pages.gap(24);
    pages.text(content.empty, { sizeDots: metrics.headingSize, weight: NAME_WEIGHT });
  }
  for (const { heading, rows } of content.sections) {
    pages.breakIfFull();
    pages.gap(20);
    drawHeading(pages, metrics, heading);
    for (const row of rows) {
      // Whoever finds one page alone still reads whom it is about.
      if (pages.breakIfFull()) drawHeading(pages, metrics, heading);
      drawRow(pages, metrics, row);
    }
  }
  return drawFeet(pages, metrics, content);
}

function drawHeading(pages: SheetPages, metrics: SheetMetrics, heading: string): void {
  pages.text(heading, { sizeDots: metrics.headingSize, weight: NAME_WEIGHT });
  pages.rule();
}
