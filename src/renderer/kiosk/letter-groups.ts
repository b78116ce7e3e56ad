// Splits a long list of names into ranges of first letters, each short enough for one screen.
import type { NameChoice } from '../../shared/ipc/kiosk-contract.ts';

/** More names than this do not fit one screen. */
export const NAMES_ON_A_SCREEN = 40;
/** Under a row of letters there is room for fewer. */
const NAMES_UNDER_LETTERS = 30;

export interface LetterGroup {
  /** "A – C", or "A" alone; a letter with too many names comes as "M 1", "M 2". */
  readonly label: string;
  readonly names: readonly NameChoice[];
}

const alphabetical = new Intl.Collator('en-GB', { sensitivity: 'base' });

/** The names in alphabetical order: one unnamed group when they fit a screen, else as few ranges as will do. */
export function groupByLetter(names: readonly NameChoice[]): LetterGroup[] {
  const sorted = [...names].sort(
    (one, other) =>
      alphabetical.compare(one.label, other.label) || alphabetical.compare(one.detail ?? '', other.detail ?? ''),
  );
  if (sorted.length <= NAMES_ON_A_SCREEN) return [{ label: '', names: sorted }];
  return mergeRuns(runsByLetter(sorted)).map(({ first, last, part, names: of }) => ({
    label: `${first === last ? first : `${first} – ${last}`}${part === 0 ? '' : ` ${part}`}`,
    names: of,
  }));
}

interface Run {
  readonly first: string;
  readonly last: string;
  /** 0, or which part of a letter that fills several screens. */
  readonly part: number;
  readonly names: readonly NameChoice[];
}

function runsByLetter(sorted: readonly NameChoice[]): Run[] {
  const byLetter = new Map<string, NameChoice[]>();
  for (const name of sorted) {
    const letter = firstLetter(name.label);
    byLetter.set(letter, [...(byLetter.get(letter) ?? []), name]);
  }
  return [...byLetter].flatMap(([letter, of]) => {
    const parts = Math.ceil(of.length / NAMES_UNDER_LETTERS);
    return Array.from({ length: parts }, (_, index) => ({
      first: letter,
      last: letter,
      part: parts === 1 ? 0 : index + 1,
      names: of.slice(index * NAMES_UNDER_LETTERS, (index + 1) * NAMES_UNDER_LETTERS),
    }));
  });
}

function mergeRuns(runs: readonly Run[]): Run[] {
  return runs.reduce<Run[]>((merged, run) => {
    const before = merged.at(-1);
    const fits =
      before !== undefined &&
      before.part === 0 &&
      run.part === 0 &&
      before.names.length + run.names.length <= NAMES_UNDER_LETTERS;
    if (!fits) return [...merged, run];
    return [...merged.slice(0, -1), { ...before, last: run.last, names: [...before.names, ...run.names] }];
  }, []);
}

/** "Łukasz" and "Siân" stand under L and S: a reader looks for the letter, not for its accent. */
function firstLetter(label: string): string {
  const letter = label.normalize('NFD').charAt(0).toUpperCase();
  return { Ł: 'L', Ø: 'O', Đ: 'D', Æ: 'A', Œ: 'O' }[letter] ?? letter;
}
