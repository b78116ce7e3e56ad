// Text for the badge: cleaned, and broken to a width without losing a letter. Pure; the caller measures.

// Far beyond any name; what is longer was not written by a person.
const LONGEST_TEXT = 600;
// Line ends and tabs become spaces; other controls (C0, C1), direction overrides and zero-width marks go. The joiners
// U+200C and U+200D stay: Persian and Indian names are spelt with them.
const SPACES = /[\t\n\v\f\r\u0085\u2028\u2029]+/g;
// oxlint-disable-next-line no-control-regex -- control characters are what it is about: a name must never reach the printer as a command.
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/g;

/** Makes text fit to print: composed accents (NFC), no control characters, single spaces, at most 600 characters. */
export function cleanBadgeText(text: string): string {
  const clean = text.normalize('NFC').replace(SPACES, ' ').replace(CONTROLS, '').replace(/\s+/g, ' ').trim();
  return Array.from(clean).slice(0, LONGEST_TEXT).join('').trim();
}

/** Measures text of one style, in dots. */
export type MeasureText = (text: string) => number;

/** True for text whose first letter is of a script that runs from right to left. */
export function runsRightToLeft(text: string): boolean {
  const first = /[\p{L}\p{N}]/u.exec(text)?.[0] ?? '';
  return /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u.test(first);
}

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** What a reader takes for one letter: accents, vowel signs and joiners stay with theirs. */
function lettersOf(text: string): readonly string[] {
  return Array.from(letters.segment(text), ({ segment }) => segment);
}

// Chinese and Japanese are written without spaces: a line may end after any character.
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** The pieces between which a line may end; spaces are pieces of their own. */
function piecesOf(text: string): readonly string[] {
  return (text.match(/[^\s-]*-|[^\s-]+|\s+/g) ?? []).flatMap((piece) =>
    UNSPACED.test(piece) ? lettersOf(piece) : [piece],
  );
}

/**
 * Breaks text into lines of at most `maxWidth` dots: at spaces, after hyphens, between Chinese characters, and inside a
 * word only when the word alone is too wide. Keeps every letter; a letter wider than `maxWidth` has its own line.
 */
export function wrapText(text: string, maxWidth: number, measure: MeasureText): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
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
  if (measure(word) <= maxWidth) return [word];
  const parts: string[] = [];
  let part = '';
  for (const letter of lettersOf(word)) {
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
 * none will do, the smallest, on as many lines as it needs: nothing is ever cut.
 */
export function fitText(
  text: string,
  box: { readonly maxWidth: number; readonly maxLines: number; readonly sizes: readonly number[] },
  measureAt: (sizeDots: number) => MeasureText,
): FittedText {
  const pieces = piecesOf(text);
  for (const sizeDots of box.sizes) {
    const measure = measureAt(sizeDots);
    if (pieces.some((piece) => measure(piece.trim()) > box.maxWidth)) continue;
    const lines = wrapText(text, box.maxWidth, measure);
    if (lines.length <= box.maxLines) return { sizeDots, lines };
  }
  const smallest = box.sizes.at(-1) ?? 20;
  return { sizeDots: smallest, lines: wrapText(text, box.maxWidth, measureAt(smallest)) };
}

/** The same number of lines, each about as long: a last line of one word looks like a mistake. */
export function balancedLines(
  text: string,
  {
    lines,
    maxWidth,
    measure,
  }: { readonly lines: readonly string[]; readonly maxWidth: number; readonly measure: MeasureText },
): readonly string[] {
  if (lines.length < 2) return lines;
  let best = lines;
  for (let width = maxWidth * 0.95; width > maxWidth / 2; width -= maxWidth * 0.05) {
    const narrower = wrapText(text, width, measure);
    if (narrower.length > lines.length) break;
    best = narrower;
  }
  return best;
}
