// Text for the badge: cleaned, and broken to a width. Pure; the width of text is measured by the caller.

const LONGEST_TEXT = 200;
// Line ends and tabs become spaces; other controls (C0, C1), direction overrides and zero-width marks go.
const SPACES = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
// oxlint-disable-next-line no-control-regex -- control characters are what it is about: a name must never reach the printer as a command.
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** Makes text fit to print: composed accents (NFC), no control characters, single spaces, at most 200 characters. */
export function cleanBadgeText(text: string): string {
  const clean = text.normalize('NFC').replace(SPACES, ' ').replace(CONTROLS, '').replace(/\s+/g, ' ').trim();
  return Array.from(clean).slice(0, LONGEST_TEXT).join('');
}

/** Measures text of one style, in dots. */
export type MeasureText = (text: string) => number;

/**
 * Breaks text into lines of at most `maxWidth` dots: at spaces, after hyphens, and inside a word only when the word
 * alone is too wide. Keeps every letter.
 */
export function wrapText(text: string, maxWidth: number, measure: MeasureText): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(/[^\s-]*-|[^\s-]+|\s+/g) ?? []) {
    if (measure((line + piece).trimEnd()) <= maxWidth) {
      line += piece;
      continue;
    }
    if (line.trim() !== '') lines.push(line.trim());
    const parts = splitWord(piece.trimStart(), maxWidth, measure);
    lines.push(...parts.slice(0, -1));
    line = parts.at(-1) ?? '';
  }
  if (line.trim() !== '') lines.push(line.trim());
  return lines;
}

function splitWord(word: string, maxWidth: number, measure: MeasureText): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part !== '' && measure(part + letter) > maxWidth) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part];
}

export interface FittedText {
  readonly sizeDots: number;
  readonly lines: readonly string[];
}

/**
 * Finds the largest of `sizes` (falling) at which the text takes at most `maxLines` lines with no word broken. When
 * none will do, the smallest, with broken words, and the last line cut short with an ellipsis.
 */
export function fitText(
  text: string,
  box: { readonly maxWidth: number; readonly maxLines: number; readonly sizes: readonly number[] },
  measureAt: (sizeDots: number) => MeasureText,
): FittedText {
  const smallest = box.sizes.at(-1) ?? 20;
  for (const sizeDots of box.sizes) {
    const measure = measureAt(sizeDots);
    const isWordTooWide = text.split(/\s+|(?<=-)/).some((word) => measure(word) > box.maxWidth);
    if (isWordTooWide && sizeDots !== smallest) continue;
    const lines = wrapText(text, box.maxWidth, measure);
    if (lines.length <= box.maxLines) return { sizeDots, lines };
  }
  const measure = measureAt(smallest);
  const lines = wrapText(text, box.maxWidth, measure).slice(0, box.maxLines);
  return { sizeDots: smallest, lines: [...lines.slice(0, -1), shorten(lines.at(-1) ?? '', box.maxWidth, measure)] };
}

function shorten(line: string, maxWidth: number, measure: MeasureText): string {
  const letters = Array.from(line);
  while (letters.length > 0 && measure(`${letters.join('')}…`) > maxWidth) letters.pop();
  return `${letters.join('')}…`;
}
