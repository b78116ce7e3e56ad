// The badge's shipped fonts: registers them once a process and picks the family for a line of text.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';
import { AppError } from '../../../shared/errors/app-error.ts';

/** The weights that are shipped; thinner strokes break up on thermal paper. */
export type BadgeFontWeight = 500 | 700;

const WEIGHTS = [500, 700] as const;
const SUBSETS = {
  'atkinson-hyperlegible-next': ['latin', 'latin-ext'],
  'noto-sans': ['latin', 'latin-ext', 'vietnamese', 'cyrillic', 'cyrillic-ext', 'greek'],
} as const;
type Family = keyof typeof SUBSETS;

// The letters Atkinson Hyperlegible Next 5.3.0 has, read from its character tables. A line with any other letter is
// set in Noto Sans as a whole: one borrowed letter inside a name looks like a misprint.
const ATKINSON_LINE = new RegExp(
  '^[\\u0020-\\u007e\\u00a0-\\u00ac\\u00ae-\\u00b4\\u00b6-\\u0107\\u010a-\\u0113\\u0116-\\u011b\\u011e-\\u0123' +
    '\\u0126\\u0127\\u012a\\u012b\\u012e-\\u0133\\u0136\\u0137\\u0139-\\u013e\\u0141-\\u0148\\u0150-\\u0155' +
    '\\u0158-\\u015b\\u015e-\\u0165\\u016a\\u016b\\u016e-\\u017e\\u0192\\u0218-\\u021b\\u0237\\u1e80-\\u1e85\\u1e9e' +
    '\\u1ef2\\u1ef3\\u2009\\u2013\\u2014\\u2018-\\u201a\\u201c-\\u201e\\u2020\\u2022\\u2026\\u2039\\u203a\\u2044' +
    '\\u20ac\\u20b9\\u2113\\u2122\\u2212\\u2215]*$',
);

const registeredFolders = new Set<string>();

/**
 * Registers the fonts of a folder; does nothing the second time.
 * @throws AppError INTERNAL when a font file is missing or unreadable: the app was packed wrong.
 */
export function registerBadgeFonts(fontsDir: string): void {
  if (registeredFolders.has(fontsDir)) return;
  for (const weight of WEIGHTS) {
    for (const family of familyNames()) {
      for (const subset of SUBSETS[family])
        registerOne(fontsDir, `${family}-${subset}-${weight}`, family, subset, weight);
    }
  }
  registeredFolders.add(fontsDir);
}

function registerOne(fontsDir: string, name: string, family: Family, subset: string, weight: number): void {
  const file = join(fontsDir, `${family}-${subset}-${weight}-normal.woff2`);
  // Read here and not by the library, so that it also works from inside an asar archive.
  const key = GlobalFonts.register(readFileSync(file), `badge-${name}`);
  if (key === null) throw new AppError('INTERNAL', { context: { font: name } });
}

function familyNames(): readonly Family[] {
  return ['atkinson-hyperlegible-next', 'noto-sans'];
}

/** The canvas font for a line of text. */
export function badgeFont(text: string, weight: BadgeFontWeight, sizeDots: number): string {
  const order: readonly Family[] = ATKINSON_LINE.test(text)
    ? ['atkinson-hyperlegible-next', 'noto-sans']
    : ['noto-sans', 'atkinson-hyperlegible-next'];
  const names = order.flatMap((family) => SUBSETS[family].map((subset) => `"badge-${family}-${subset}-${weight}"`));
  return `${weight} ${sizeDots}px ${names.join(', ')}, sans-serif`;
}
