// Every letter that a school's names may hold has to have a glyph in the shipped fonts.
import { beforeAll, describe, expect, it } from '@jest/globals';
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { fontsDir } from '../../../../tests/fixtures/a-badge.ts';
import { badgeFont, registerBadgeFonts } from './badge-fonts.ts';

beforeAll(() => registerBadgeFonts(fontsDir));

/** What a letter looks like in the shipped fonts only, as text that can be compared. */
function drawn(letter: string, weight: 500 | 700): string {
  const context = createCanvas(64, 64).getContext('2d');
  context.font = badgeFont(letter, weight, 40).replace(', sans-serif', '');
  context.fillText(letter, 8, 48);
  return Buffer.from(context.getImageData(0, 0, 64, 64).data).toString('base64');
}

function familyOf(text: string): string {
  return /"badge-([a-z-]+?)-latin/.exec(badgeFont(text, 500, 20))?.[1] ?? '';
}

describe('the shipped fonts', () => {
  it.each([500, 700] as const)('draw every letter in weight %d, each in its own way', (weight) => {
    const letters = Array.from(
      "ABYZabyz0189âÂêîôûŵŴŷŶëïöüÿẁẃẅỳŁłśżźćąęńșȘțȚőűěčřđĐơƠưƯễầặởỵğışžāēīōūķļņßæœøåñçÁéíóú'’–…·БЇіДλΩ",
    );
    expect(new Set(letters.map((letter) => drawn(letter, weight))).size).toBe(letters.length);
    for (const letter of letters) expect(drawn(letter, weight)).not.toBe(drawn(' ', weight));
  });

  it.each([
    ['Arabic', 'محمد عبدالرحمنیپ'],
    ['Bengali', 'মোহাম্মদরহমান'],
    ['Gurmukhi', 'ਗੁਰਪ੍ਰੀਤਸਿੰਘ'],
    ['Devanagari', 'प्रियाशर्मा'],
    ['Tamil', 'முருகன்'],
    ['Hebrew', 'אברהםשרה'],
    ['Chinese, simplified and traditional', '张伟陈刘杨張偉陳劉楊鄧歐陽'],
    ['Japanese', 'さくらユウキ'],
  ])('draw the letters of %s, none of them as an empty box', (_script, text) => {
    // A private-use letter is in no font: what is drawn for it is what a missing letter looks like.
    for (const weight of [500, 700] as const) {
      const missing = drawn('\ue000', weight);
      const letters = Array.from(text).filter((letter) => /\p{L}/u.test(letter));
      for (const letter of letters) expect([letter, drawn(letter, weight) === missing]).toEqual([letter, false]);
      expect(new Set(letters.map((letter) => drawn(letter, weight))).size).toBe(new Set(letters).size);
    }
  });

  it('join Arabic letters instead of setting them one by one', () => {
    const context = createCanvas(8, 8).getContext('2d');
    context.font = badgeFont('محمد', 700, 60);
    // With a non-joiner between them, the letters stand alone.
    const alone = context.measureText(Array.from('محمد').join('\u200c')).width;
    expect(Math.abs(context.measureText('محمد').width - alone)).toBeGreaterThan(5);
  });

  it('sets a line as a whole in one family', () => {
    for (const line of ['Siôn Ŵyn', 'Łukasz', 'Ștefan', "O'Brien", 'Zoë', '4829 1735', 'Back · again…']) {
      expect(familyOf(line)).toBe('atkinson-hyperlegible-next');
    }
    for (const line of ['Nguyễn Thị Ánh', 'Tūī Aperō', 'Олена']) expect(familyOf(line)).toBe('noto-sans');
  });

  it('are registered once', () => {
    const before = GlobalFonts.families.length;
    registerBadgeFonts(fontsDir);
    expect(GlobalFonts.families).toHaveLength(before);
  });
});
