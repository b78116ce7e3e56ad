// What the formatting buttons do to a text and its selection. Pure.

export type TextMark = 'heading' | 'subheading' | 'bold' | 'emphasis' | 'list' | 'numbered';

/** A text and what is selected in it. */
export interface SelectedText {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const around: Partial<Record<TextMark, string>> = { bold: '**', emphasis: '*' };
const before: Partial<Record<TextMark, string>> = { heading: '# ', subheading: '## ' };

/** Any of the beginnings a line can have. */
const ANY_BEGINNING = /^(#{1,6} |[-*] |\d+\. )/;

/** The text after a button was pressed; pressed again, the mark goes away. */
export function applyMark(selected: SelectedText, mark: TextMark): SelectedText {
  const sign = around[mark];
  return sign === undefined ? markLines(selected, mark) : markWords(selected, sign);
}

function markWords({ text, start, end }: SelectedText, sign: string): SelectedText {
  const words = text.slice(start, end);
  const isMarked = text.slice(start - sign.length, start) === sign && text.slice(end, end + sign.length) === sign;
  if (isMarked) {
    return {
      text: text.slice(0, start - sign.length) + words + text.slice(end + sign.length),
      start: start - sign.length,
      end: end - sign.length,
    };
  }
  return {
    text: text.slice(0, start) + sign + words + sign + text.slice(end),
    start: start + sign.length,
    end: end + sign.length,
  };
}

function markLines({ text, start, end }: SelectedText, mark: TextMark): SelectedText {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const found = text.indexOf('\n', end);
  const until = found === -1 ? text.length : found;
  const lines = text.slice(from, until).split('\n');
  const beginning = (index: number) => before[mark] ?? (mark === 'list' ? '- ' : `${index + 1}. `);
  const isMarked = lines.every((line, index) => line.startsWith(beginning(index)));
  const marked = lines.map((line, index) => (isMarked ? '' : beginning(index)) + line.replace(ANY_BEGINNING, ''));
  const changed = marked.join('\n');
  return { text: text.slice(0, from) + changed + text.slice(until), start: from, end: from + changed.length };
}
