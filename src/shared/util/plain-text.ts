// Text as people search it: without accents, capitals and apostrophes.

// ł, ø and đ are letters of their own and do not decompose, but a receptionist types l, o and d for them.
const LETTERS_WITHOUT_MARKS: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe' };

/** Lower case without accents and apostrophes, so that "sian obrien" finds Siân O'Brien. */
export function plainText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/[łøđßæœ]/g, (letter) => LETTERS_WITHOUT_MARKS[letter] ?? letter);
}
