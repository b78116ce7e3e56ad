// The badge's shipped fonts: registers them once a process and picks the families for a line of text. The Chinese one
// comes in a hundred files, so only those that hold the letters of a line are read.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';
import { z } from 'zod';
import { AppError } from '../../../shared/errors/app-error.ts';

/** The weights that are shipped; thinner strokes break up on thermal paper. */
export type BadgeFontWeight = 500 | 700;

const WEIGHTS = [500, 700] as const;
const SUBSETS = {
  'atkinson-hyperlegible-next': ['latin', 'latin-ext'],
  'noto-sans': ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek'],
} as const;
type Family = keyof typeof SUBSETS;

/** Noto Sans of other scripts: each has its own letters only, and stands behind the families above. */
const SCRIPTS = {
  arabic: /\p{Script=Arabic}/u,
  bengali: /\p{Script=Bengali}/u,
  devanagari: /\p{Script=Devanagari}/u,
  gurmukhi: /\p{Script=Gurmukhi}/u,
  hebrew: /\p{Script=Hebrew}/u,
  tamil: /\p{Script=Tamil}/u,
} as const;
const scriptNames = ['arabic', 'bengali', 'devanagari', 'gurmukhi', 'hebrew', 'tamil'] as const;

// Chinese characters close up at heavier weights on thermal paper, so there is one weight for both.
const CHINESE_WEIGHT = 600;
const chineseRanges = z.record(z.string().regex(/^\d{1,3}$/), z.string());

// The letters Atkinson Hyperlegible Next 5.3.0 has, read from its character tables. A line with any other letter is
// set in Noto Sans as a whole: one borrowed letter inside a name looks like a misprint.
const ATKINSON_LINE = new RegExp(
  '^[\\u0020-\\u007e\\u00a0-\\u00ac\\u00ae-\\u00b4\\u00b6-\\u0107\\u010a-\\u0113\\u0116-\\u011b\\u011e-\\u0123' +
    '\\u0126\\u0127\\u012a\\u012b\\u012e-\\u0133\\u0136\\u0137\\u0139-\\u013e\\u0141-\\u0148\\u0150-\\u0155' +
    '\\u0158-\\u015b\\u015e-\\u0165\\u016a\\u016b\\u016e-\\u017e\\u0192\\u0218-\\u021b\\u0237\\u1e80-\\u1e85\\u1e9e' +
    '\\u1ef2\\u1ef3\\u2009\\u2013\\u2014\\u2018-\\u201a\\u201c-\\u201e\\u2020\\u2022\\u2026\\u2039\\u203a\\u2044' +
    '\\u20ac\\u20b9\\u2113\\u2122\\u2212\\u2215]*$',
);
// What the Chinese font is asked for: its characters, their punctuation, full-width forms, and kana.
const CHINESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/gu;

interface ChinesePart {
  readonly name: string;
  readonly ranges: readonly (readonly [from: number, to: number])[];
}

const registeredFolders = new Set<string>();
const registeredChinese = new Set<string>();
let chinese: { readonly folder: string; readonly parts: readonly ChinesePart[] } | null = null;

/**
 * Registers the fonts of a folder; does nothing the second time.
 * @throws AppError INTERNAL when a font file is missing or unreadable: the app was packed wrong.
 */
export function registerBadgeFonts(fontsDir: string): void {
  if (registeredFolders.has(fontsDir)) return;
  for (const weight of WEIGHTS) {
    for (const family of familyNames()) {
      for (const subset of SUBSETS[family]) registerOne(fontsDir, `${family}-${subset}-${weight}`);
    }
    for (const script of scriptNames) registerOne(fontsDir, `noto-sans-${script}-${script}-${weight}`, script);
  }
  chinese = readChineseParts(join(fontsDir, 'noto-sans-sc'));
  registeredFolders.add(fontsDir);
}

function registerOne(folder: string, name: string, script: string | null = null): void {
  // Read here and not by the library, so that it also works from inside an asar archive.
  const key = GlobalFonts.register(readFileSync(join(folder, `${name}-normal.woff2`)), `badge-${name}`);
  if (key === null) throw new AppError('INTERNAL', { context: { font: name, script } });
}

function readChineseParts(folder: string): NonNullable<typeof chinese> {
  const listed = chineseRanges.parse(JSON.parse(readFileSync(join(folder, 'ranges.json'), 'utf8')));
  const parts = Object.entries(listed).map(([number, text]) => ({
    name: `noto-sans-sc-${number}-${CHINESE_WEIGHT}`,
    ranges: text.split(',').map((range) => {
      const [from = '', to = from] = range.split('-');
      return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
    }),
  }));
  return { folder, parts };
}

/** The Chinese font's files that hold letters of the text, registered. */
function chineseNames(text: string): readonly string[] {
  const letters = [...new Set(text.match(CHINESE) ?? [])].map((letter) => letter.codePointAt(0) ?? 0);
  if (chinese === null || letters.length === 0) return [];
  const { folder, parts } = chinese;
  const needed = parts.filter(({ ranges }) =>
    ranges.some(([from, to]) => letters.some((at) => at >= from && at <= to)),
  );
  for (const { name } of needed) {
    if (registeredChinese.has(name)) continue;
    registerOne(folder, name);
    registeredChinese.add(name);
  }
  return needed.map(({ name }) => name);
}

function familyNames(): readonly Family[] {
  return ['atkinson-hyperlegible-next', 'noto-sans'];
}

/** The canvas font for a line of text; the computer's own fonts stand behind the shipped ones. */
export function badgeFont(text: string, weight: BadgeFontWeight, sizeDots: number): string {
  const order: readonly Family[] = ATKINSON_LINE.test(text)
    ? ['atkinson-hyperlegible-next', 'noto-sans']
    : ['noto-sans', 'atkinson-hyperlegible-next'];
  const names = [
    ...order.flatMap((family) => SUBSETS[family].map((subset) => `${family}-${subset}-${weight}`)),
    ...scriptNames
      .filter((script) => SCRIPTS[script].test(text))
      .map((script) => `noto-sans-${script}-${script}-${weight}`),
    ...chineseNames(text),
  ];
  return `${weight} ${sizeDots}px ${names.map((name) => `"badge-${name}"`).join(', ')}, sans-serif`;
}
