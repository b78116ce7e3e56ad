// Lays a badge out as one bitmap, top to bottom: school, marks, name, photo beside what and when, ID, symbols.
// Each part draws itself at `y` and gives the `y` below it; a part with nothing to show takes no room.
import type { BadgeContent, BadgePaper } from '../../core/badge-content.ts';
import { registerBadgeFonts } from './badge-fonts.ts';
import { badgeMetrics, type BadgeMetrics } from './badge-metrics.ts';
import { BadgeSheet, type Box } from './badge-sheet.ts';
import { encodeCode128, encodeQr } from './badge-symbols.ts';
import { cleanBadgeText, fitText, type FittedText, type MeasureText } from './badge-text.ts';
import { badgeWords } from './badge-words.ts';
import type { Bitmap } from './bitmap.ts';
import { ditherPhoto, type DitheredPhoto } from './photo-dither.ts';

const LINE = 1.12;

interface Drawing {
  readonly sheet: BadgeSheet;
  readonly metrics: BadgeMetrics;
  readonly content: BadgeContent;
  readonly photo: DitheredPhoto | null;
}

/**
 * Lays out a badge for a roll. The same content gives the same dots on every computer, as long as its letters are in
 * the shipped fonts. A photo that cannot be decoded is left out.
 * @throws AppError INTERNAL when the fonts are missing.
 */
export async function layoutBadge(content: BadgeContent, paper: BadgePaper, fontsDir: string): Promise<Bitmap> {
  registerBadgeFonts(fontsDir);
  const metrics: BadgeMetrics = badgeMetrics[paper];
  const photo = content.photo === null ? null : await ditherPhoto(content.photo, metrics.photo);
  const drawing: Drawing = { sheet: new BadgeSheet(metrics.width), metrics, content: cleanContent(content), photo };
  let y = drawDemoBand(drawing, 0);
  y = drawSchool(drawing, y);
  y = drawMarks(drawing, y);
  y = drawPerson(drawing, y);
  y = drawMiddle(drawing, y);
  y = drawBadgeId(drawing, y);
  y = drawSymbols(drawing, y);
  y = drawFooter(drawing, y);
  return drawing.sheet.toBitmap(drawDemoBand(drawing, y));
}

function cleanContent(content: BadgeContent): BadgeContent {
  return {
    ...content,
    schoolName: cleanBadgeText(content.schoolName),
    personName: cleanBadgeText(content.personName),
    yearName: content.yearName === null ? null : cleanBadgeText(content.yearName),
    reason: cleanBadgeText(content.reason),
    directionText: cleanBadgeText(content.directionText),
    timeText: cleanBadgeText(content.timeText),
    dateText: cleanBadgeText(content.dateText),
    badgeIdSpaced: cleanBadgeText(content.badgeIdSpaced),
    printedAtText: cleanBadgeText(content.printedAtText),
    kioskName: cleanBadgeText(content.kioskName),
  };
}

function drawDemoBand({ sheet, metrics, content }: Drawing, y: number): number {
  if (!content.demo) return y;
  const height = metrics.smallSize + 16;
  sheet.fill({ x: 0, y, width: metrics.width, height });
  const style = { sizeDots: metrics.smallSize, weight: 700, color: 'white', align: 'center' } as const;
  sheet.text(badgeWords.demo, metrics.width / 2, y + 8, style);
  return y + height;
}

function drawSchool(drawing: Drawing, y: number): number {
  const { metrics, content, sheet } = drawing;
  const box = { maxWidth: metrics.width - 2 * metrics.side, maxLines: 2, sizes: [metrics.schoolSize, 26, 22, 20] };
  const fitted = fitText(content.schoolName, box, (size) => sheet.measure(700, size));
  const below = drawLines(drawing, fitted, { x: metrics.side, y: y + 10, weight: 700 });
  sheet.fill({ x: metrics.side, y: below + 6, width: metrics.width - 2 * metrics.side, height: 3 });
  return below + 9 + metrics.gap;
}

function drawMarks({ sheet, metrics, content }: Drawing, y: number): number {
  const marks: string[] = [];
  if (content.isReprint) marks.push(badgeWords.reprint(content.reprintNumber));
  if (content.printedLate) marks.push(badgeWords.printedLate(content.printedAtText));
  const height = metrics.smallSize + 16;
  let x = metrics.side;
  for (const mark of marks) {
    const width = Math.ceil(sheet.measure(700, metrics.smallSize)(mark)) + 28;
    sheet.roundBox({ x, y, width, height }, 10, 'outline');
    sheet.text(mark, x + 14, y + 8, { sizeDots: metrics.smallSize, weight: 700 });
    x += width + 12;
  }
  return marks.length === 0 ? y : y + height + metrics.gap;
}

function drawPerson(drawing: Drawing, y: number): number {
  const { sheet, metrics, content } = drawing;
  const box = { maxWidth: metrics.width - 2 * metrics.side, maxLines: 3, sizes: metrics.nameSizes };
  const fitted = fitText(content.personName, box, (size) => sheet.measure(700, size));
  const below = drawLines(drawing, fitted, { x: metrics.side, y, weight: 700 });
  if (content.yearName === null || content.yearName === '') return below + metrics.gap;
  sheet.text(content.yearName, metrics.side, below + 4, { sizeDots: metrics.yearSize, weight: 500 });
  return below + 4 + metrics.yearSize + metrics.gap + 4;
}

function drawMiddle(drawing: Drawing, y: number): number {
  const { sheet, metrics, photo } = drawing;
  const inner = metrics.width - 2 * metrics.side;
  if (photo !== null) {
    const frame = metrics.photo + 8;
    sheet.roundBox({ x: metrics.side, y, width: frame, height: frame }, 6, 'outline');
    sheet.photo(photo, metrics.side + 4, y + 4);
    const left = metrics.side + frame + metrics.gap;
    const column: Box = { x: left, y, width: inner - frame - metrics.gap, height: frame };
    return Math.max(y + frame, drawWhen(drawing, column, drawWhat(drawing, column))) + metrics.gap;
  }
  const half = Math.floor((inner - metrics.gap) / 2);
  const left: Box = { x: metrics.side, y, width: half, height: 0 };
  const right: Box = { x: metrics.side + half + metrics.gap, y: y - 4, width: inner - half - metrics.gap, height: 0 };
  return Math.max(drawWhat(drawing, left), drawWhen(drawing, right, y - 10)) + metrics.gap;
}

function drawWhat(drawing: Drawing, box: Box): number {
  const { sheet, metrics, content } = drawing;
  const pill: Box = { ...box, height: metrics.pillHeight };
  sheet.roundBox(pill, 12, 'fill');
  const icon = Math.round(metrics.pillHeight * 0.4);
  const padding = Math.round(metrics.pillHeight * 0.28);
  const iconTop = pill.y + (pill.height - icon) / 2;
  sheet.arrow({ x: pill.x + padding + 2, y: iconTop, width: icon, height: icon }, content.direction, 'white');
  const textLeft = pill.x + padding * 2 + icon + 2;
  const room = { maxWidth: pill.x + pill.width - padding - textLeft, maxLines: 1, sizes: metrics.pillSizes };
  const word = fitText(content.directionText, room, (size) => sheet.measure(700, size));
  const style = { sizeDots: word.sizeDots, weight: 700, color: 'white' } as const;
  sheet.text(word.lines[0] ?? '', textLeft, Math.round(pill.y + (pill.height - word.sizeDots) / 2), style);
  const reasonBox = { maxWidth: box.width, maxLines: 4, sizes: metrics.reasonSizes };
  const reason = fitText(content.reason, reasonBox, (size) => sheet.measure(700, size));
  return drawLines(drawing, reason, { x: box.x, y: pill.y + pill.height + 12, weight: 700 });
}

// Time and date stand at the bottom of a box that has a height, else right under `y`.
function drawWhen({ sheet, metrics, content }: Drawing, box: Box, y: number): number {
  const dateText = fitDate(sheet, content.dateText, box.width, metrics.smallSize);
  const dateLine = Math.round(dateText.sizeDots * LINE);
  const height = metrics.smallSize + 2 + metrics.timeSize + dateLine * dateText.lines.length;
  let top = Math.max(y + 10, box.y + box.height - height);
  const label = badgeWords.timeLabels[content.direction];
  sheet.text(label, box.x, top, { sizeDots: metrics.smallSize, weight: 500 });
  top += metrics.smallSize + 2;
  sheet.text(content.timeText, box.x - 4, top, { sizeDots: metrics.timeSize, weight: 700 });
  top += metrics.timeSize;
  for (const line of dateText.lines) {
    sheet.text(line, box.x, top, { sizeDots: dateText.sizeDots, weight: 500 });
    top += dateLine;
  }
  return top;
}

// One line, if only a little smaller; else two: a year alone on a second line looks like a mistake.
function fitDate(sheet: BadgeSheet, dateText: string, maxWidth: number, size: number): FittedText {
  const measureAt = (sizeDots: number): MeasureText => sheet.measure(500, sizeDots);
  const oneLine = [size + 2, size, size - 2].find((sizeDots) => measureAt(sizeDots)(dateText) <= maxWidth);
  if (oneLine !== undefined) return { sizeDots: oneLine, lines: [dateText] };
  return fitText(dateText, { maxWidth, maxLines: 2, sizes: [size, size - 2] }, measureAt);
}

function drawBadgeId({ sheet, metrics, content }: Drawing, y: number): number {
  sheet.dashes(y, metrics.side, metrics.width - metrics.side);
  const top = y + 3 + metrics.gap;
  const middle = metrics.width / 2;
  const small = { sizeDots: metrics.smallSize, weight: 500, align: 'center' } as const;
  sheet.text(badgeWords.badgeId, middle, top, small);
  const box = { maxWidth: metrics.width - 8, maxLines: 1, sizes: metrics.idSizes };
  const fitted = fitText(content.badgeIdSpaced, box, (size) => sheet.measure(700, size));
  const digitsTop = top + metrics.smallSize + 4;
  sheet.text(content.badgeIdSpaced, middle, digitsTop, { sizeDots: fitted.sizeDots, weight: 700, align: 'center' });
  const below = digitsTop + fitted.sizeDots;
  if (content.direction === 'in') return below + metrics.gap;
  sheet.text(badgeWords.comeBack, middle, below, { ...small, sizeDots: metrics.smallSize - 2 });
  return below + metrics.smallSize + metrics.gap;
}

// One above the other: a reader whose line crosses the QR code first takes its modules for the start of the bars.
function drawSymbols({ sheet, metrics, content }: Drawing, y: number): number {
  const qr = encodeQr(content.symbolText);
  const qrDots = qr.size * metrics.qrCell;
  sheet.qr(qr, Math.floor((metrics.width - qrDots) / 2), y, metrics.qrCell);
  const barsTop = y + qrDots + 4 * metrics.qrCell;
  const barsWidth = metrics.barModule * encodeCode128(content.symbolText).reduce((sum, modules) => sum + modules, 0);
  const bars = { moduleDots: metrics.barModule, height: metrics.barHeight };
  sheet.code128(content.symbolText, Math.floor((metrics.width - barsWidth) / 2), barsTop, bars);
  return barsTop + metrics.barHeight + metrics.gap;
}

function drawFooter({ sheet, metrics, content }: Drawing, y: number): number {
  if (content.kioskName === '') return y;
  const box = { maxWidth: metrics.width - 2 * metrics.side, maxLines: 1, sizes: [metrics.smallSize - 2, 18] };
  const fitted = fitText(content.kioskName, box, (size) => sheet.measure(500, size));
  const style = { sizeDots: fitted.sizeDots, weight: 500, align: 'center' } as const;
  sheet.text(fitted.lines[0] ?? '', metrics.width / 2, y, style);
  return y + fitted.sizeDots + 14;
}

function drawLines(
  { sheet }: Drawing,
  fitted: FittedText,
  place: { readonly x: number; readonly y: number; readonly weight: 500 | 700 },
): number {
  const lineDots = Math.round(fitted.sizeDots * LINE);
  fitted.lines.forEach((line, index) => {
    sheet.text(line, place.x, place.y + index * lineDots, { sizeDots: fitted.sizeDots, weight: place.weight });
  });
  return place.y + fitted.lines.length * lineDots;
}
