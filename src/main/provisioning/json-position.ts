// Where a JSON text goes wrong, by line and column: what Node says of it differs by version and quotes the text.

export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// oxlint-disable-next-line no-control-regex -- JSON strings hold no control characters
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const WORD = /true|false|null/y;
const SPACE = /[ \t\r\n]*/y;
const MAX_DEPTH = 200;

/** Walks a JSON text; `index` stops where the text stops being JSON. */
class Walker {
  index = 0;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  #eat(pattern: RegExp): boolean {
    pattern.lastIndex = this.index;
    const match = pattern.exec(this.#text);
    if (match === null) return false;
    this.index += match[0].length;
    return true;
  }

  #eatMark(mark: string): boolean {
    this.#eat(SPACE);
    if (this.#text[this.index] !== mark) return false;
    this.index += 1;
    return true;
  }

  value(depth: number): boolean {
    this.#eat(SPACE);
    if (depth > MAX_DEPTH) return false;
    if (this.#eatMark('{')) return this.#items('}', () => this.#member(depth));
    if (this.#eatMark('[')) return this.#items(']', () => this.value(depth + 1));
    return this.#eat(STRING) || this.#eat(NUMBER) || this.#eat(WORD);
  }

  #member(depth: number): boolean {
    this.#eat(SPACE);
    return this.#eat(STRING) && this.#eatMark(':') && this.value(depth + 1);
  }

  #items(end: string, item: () => boolean): boolean {
    if (this.#eatMark(end)) return true;
    do {
      if (!item()) return false;
    } while (this.#eatMark(','));
    return this.#eatMark(end);
  }

  rest(): boolean {
    this.#eat(SPACE);
    return this.index === this.#text.length;
  }
}

/** Line and column, from 1, of the first place where the text is not JSON; null when all of it is. */
export function findJsonFault(text: string): TextPosition | null {
  const walker = new Walker(text);
  if (walker.value(0) && walker.rest()) return null;
  const before = text.slice(0, walker.index);
  const line = before.split('\n').length;
  return { line, column: walker.index - (before.lastIndexOf('\n') + 1) + 1 };
}
