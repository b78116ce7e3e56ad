// A wrapper for tokens and passwords that refuses to be printed: only reveal() gives the text.

const HIDDEN = '[secret]';

/** A secret text. Strings, JSON, template literals and console output of it all read `[secret]`. */
export class Secret {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The text itself. Call it where it is used, never where it is passed on. */
  reveal(): string {
    return this.#text;
  }

  /** Its last four characters, for "ends in 4f2a"; nothing of a secret too short to give four away. */
  hint(): string {
    return this.#text.length >= 12 ? this.#text.slice(-4) : '';
  }

  toString(): string {
    return HIDDEN;
  }

  toJSON(): string {
    return HIDDEN;
  }

  [Symbol.toPrimitive](): string {
    return HIDDEN;
  }

  // What Node's util.inspect and console.log ask for; the symbol is global, so no Node import is needed here.
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return HIDDEN;
  }
}
