// A logger that keeps its lines, so that a test can read what was said and what was not.
import type { Logger } from '../../src/main/core/ports.ts';

export interface LogLine {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** A Logger with its lines; children write to the same list, their fields joined to each line. */
export class MemoryLogger implements Logger {
  readonly lines: LogLine[];
  readonly #fields: Readonly<Record<string, unknown>>;

  constructor(lines: LogLine[] = [], fields: Readonly<Record<string, unknown>> = {}) {
    this.lines = lines;
    this.#fields = fields;
  }

  #write(level: LogLine['level'], message: string, fields: object = {}): void {
    this.lines.push({ level, message, fields: { ...this.#fields, ...fields } });
  }

  debug(message: string, fields?: object): void {
    this.#write('debug', message, fields);
  }

  info(message: string, fields?: object): void {
    this.#write('info', message, fields);
  }

  warn(message: string, fields?: object): void {
    this.#write('warn', message, fields);
  }

  error(message: string, fields?: object): void {
    this.#write('error', message, fields);
  }

  child(fields: object): MemoryLogger {
    return new MemoryLogger(this.lines, { ...this.#fields, ...fields });
  }

  /** The messages of one level, in order. */
  messages(level: LogLine['level']): readonly string[] {
    return this.lines.filter((line) => line.level === level).map((line) => line.message);
  }
}
