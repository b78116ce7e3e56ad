// Lays the test page out: the settings in words, a ruler from edge to edge, a grey wedge, symbols to scan.
import { paperDots, type BadgePaper } from '../../../shared/domain/badge-paper.ts';
import type { TestPageContent } from '../../core/devices-setup/printer-test-page.ts';
import { registerBadgeFonts } from './badge-fonts.ts';
import { BadgeSheet } from './badge-sheet.ts';
import { encodeQr } from './badge-symbols.ts';
import { cleanBadgeText, wrapText } from './badge-text.ts';
import type { Bitmap } from './bitmap.ts';

const QR_CELL = 8;
const SIDE = 8;
const LINE = 1.25;
const TITLE = { sizeDots: 52, weight: 700 } as const;
const LABEL = { sizeDots: 22, weight: 700 } as const;
const TEXT = { sizeDots: 24, weight: 500 } as const;

interface Cursor {
  readonly sheet: BadgeSheet;
  readonly left: number;
  y: number;
}

function write(cursor: Cursor, text: string, style: typeof TITLE | typeof LABEL | typeof TEXT): void {
  const { sheet, left } = cursor;
  const lines = wrapText(cleanBadgeText(text), sheet.width - 2 * left, sheet.measure(style.weight, style.sizeDots));
  for (const line of lines) {
    sheet.text(line, left, cursor.y, style);
    cursor.y += Math.ceil(style.sizeDots * LINE);
  }
}

/** A mark a millimetre, longer every five, a number every ten; the first and the last touch the edges. */
function drawRuler(cursor: Cursor, dotsAMm: number): void {
  const { sheet } = cursor;
  const top = cursor.y;
  const widthMm = Math.floor(sheet.width / dotsAMm);
  for (let mm = 0; mm < widthMm; mm += 1) {
    const x = Math.round(mm * dotsAMm);
    sheet.fill({ x, y: top, width: 2, height: mm % 10 === 0 ? 40 : mm % 5 === 0 ? 28 : 16 });
    // The last number has the edge for itself.
    if (mm % 10 === 0 && mm > 0 && widthMm - mm > 4) {
      sheet.text(String(mm), x, top + 44, { sizeDots: 22, weight: 500, align: 'center' });
    }
  }
  sheet.fill({ x: sheet.width - 4, y: top, width: 4, height: 40 });
  sheet.fill({ x: 0, y: top, width: sheet.width, height: 3 });
  sheet.text(String(widthMm), sheet.width - 2, top + 44, { sizeDots: 22, weight: 700, align: 'right' });
  cursor.y += 84;
}

/** Every second, third and fourth dot: a head that is worn or too hot shows in them first. */
function drawWedge(cursor: Cursor): void {
  const { sheet, left } = cursor;
  const width = Math.floor((sheet.width - 2 * left) / 4);
  for (let part = 0; part < 4; part += 1) {
    for (let y = 0; y < 32; y += 1) {
      for (let x = (y * part) % (part + 1); x < width; x += part + 1) {
        sheet.fill({ x: left + part * width + x, y: cursor.y + y, width: 1, height: 1 });
      }
    }
  }
  cursor.y += 48;
}

/** Lays out the page for a roll. @throws AppError INTERNAL when the fonts are missing */
export function layoutTestPage(content: TestPageContent, paper: BadgePaper, fontsDir: string): Bitmap {
  registerBadgeFonts(fontsDir);
  const { width, dpi } = paperDots[paper];
  const cursor: Cursor = { sheet: new BadgeSheet(width), left: SIDE, y: 8 };
  write(cursor, content.title, TITLE);
  write(cursor, content.where, TEXT);
  for (const { label, value } of content.facts) {
    cursor.y += 10;
    write(cursor, label, LABEL);
    write(cursor, value, TEXT);
  }
  cursor.y += 24;
  write(cursor, content.rulerTitle, LABEL);
  // A head of 203 dots an inch has 8 a millimetre, as makers count.
  drawRuler(cursor, dpi === 203 ? 8 : dpi / 25.4);
  write(cursor, content.rulerHint, TEXT);
  cursor.y += 16;
  drawWedge(cursor);
  write(cursor, content.letters, TEXT);
  write(cursor, content.symbolHint, TEXT);
  cursor.y += 4 * QR_CELL;
  const qr = encodeQr(content.symbolText);
  cursor.sheet.qr(qr, SIDE + 4 * QR_CELL, cursor.y, QR_CELL);
  cursor.y += (qr.size + 4) * QR_CELL;
  return cursor.sheet.toBitmap(cursor.y);
}
