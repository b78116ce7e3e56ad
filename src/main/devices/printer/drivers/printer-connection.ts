// One open line to a printer, as questions and answers. Its waits give results instead of throwing, because what a
// broken line means depends on how far the badge was.
import type { LineEnd } from '../../../core/printing/printer-child-port.ts';
import type { OpenLine, PrinterLine } from './printer-line.ts';
import type { PrinterAnswer, ReadAnswers } from './printer-answers.ts';

/** How a wait ended without what was waited for. */
export type WaitFailure = 'timeout' | 'closed' | 'stopped';

export type OpenResult =
  { readonly connection: PrinterConnection } | { readonly failure: WaitFailure; readonly end: LineEnd | null };

export interface ConnectionOptions {
  readonly openLine: OpenLine;
  /** Reads what this kind of printer sends. */
  readonly readAnswers: ReadAnswers;
  readonly signal: AbortSignal | undefined;
}

/** Opens a connection within `timeoutMs`. Never rejects. */
export async function openPrinterConnection(options: ConnectionOptions, timeoutMs: number): Promise<OpenResult> {
  const connection = new PrinterConnection(options);
  const failure = await connection.waitUntilOpen(timeoutMs);
  if (failure === null) return { connection };
  connection.close();
  return { failure, end: connection.end };
}

type AnswerOf<K extends PrinterAnswer['kind']> = Extract<PrinterAnswer, { readonly kind: K }>;

export class PrinterConnection {
  readonly #line: PrinterLine;
  readonly #signal: AbortSignal | undefined;
  /** Set once, when the other side has gone; no answer can come after it. */
  #end: LineEnd | null = null;
  #answers: PrinterAnswer[] = [];
  #unreadableBytes = 0;
  #wake: () => void = () => undefined;
  #isOpen = false;
  #isFlushed = false;

  constructor({ openLine, readAnswers, signal }: ConnectionOptions) {
    this.#signal = signal;
    this.#line = openLine({
      onOpen: () => {
        this.#isOpen = true;
        this.#wake();
      },
      onBytes: (chunk) => {
        for (const answer of readAnswers(chunk)) {
          if (answer.kind === 'unreadable') this.#unreadableBytes += 1;
          else this.#answers.push(answer);
        }
        this.#wake();
      },
      onGone: (how) => {
        this.#end ??= how;
        this.#wake();
      },
    });
  }

  /** How the line ended, or null while it has not. */
  get end(): LineEnd | null {
    return this.#end;
  }

  /** True when something came that no question of ours explains: a printer of this kind does not say it. */
  get heardGibberish(): boolean {
    return this.#unreadableBytes > 0 || this.#answers.length > 0;
  }

  /** Waits for the line to be open: null, or why it is not. */
  async waitUntilOpen(timeoutMs: number): Promise<WaitFailure | null> {
    const result = await this.#waitFor(() => (this.#isOpen ? true : null), timeoutMs);
    return result === true ? null : result;
  }

  /** Forgets the answers of a kind that nobody waited for any more, so that the next is to the next question. */
  forget(kind: PrinterAnswer['kind']): void {
    this.#answers = this.#answers.filter((answer) => answer.kind !== kind);
  }

  /** Waits for the next answer of a kind. */
  async waitForAnswer<K extends PrinterAnswer['kind']>(kind: K, timeoutMs: number): Promise<AnswerOf<K> | WaitFailure> {
    return this.#waitFor(() => {
      const at = this.#answers.findIndex((answer) => answer.kind === kind);
      // as: it was found by this very kind
      return at === -1 ? null : (this.#answers.splice(at, 1)[0] as AnswerOf<K>);
    }, timeoutMs);
  }

  /** Hands bytes to the operating system; what becomes of them is learned by waiting. */
  send(bytes: Uint8Array): void {
    this.#line.send(bytes);
  }

  /** Says that nothing more will be sent, and waits until the operating system has taken it all. */
  async finish(timeoutMs: number): Promise<WaitFailure | null> {
    this.#line.finish(() => {
      this.#isFlushed = true;
      this.#wake();
    });
    const result = await this.#waitFor(() => (this.#isFlushed ? true : null), timeoutMs);
    return result === true ? null : result;
  }

  /** Waits for the other side to close: an orderly close, a reset, or neither in time. */
  async waitUntilClosed(timeoutMs: number): Promise<LineEnd | 'timeout' | 'stopped'> {
    const result = await this.#waitFor<never>(() => null, timeoutMs);
    return result === 'closed' ? (this.#end ?? 'orderly') : result;
  }

  /** Does nothing for a while; null, or what ended it early. */
  async pause(forMs: number): Promise<Exclude<WaitFailure, 'timeout'> | null> {
    const result = await this.#waitFor<never>(() => null, forMs);
    return result === 'timeout' ? null : result;
  }

  /** Lets go of the line. May be called twice. */
  close(): void {
    this.#line.close();
  }

  async #waitFor<T>(look: () => T | null, timeoutMs: number): Promise<T | WaitFailure> {
    return new Promise((resolve) => {
      const settle = (result: T | WaitFailure): void => {
        clearTimeout(timer);
        this.#signal?.removeEventListener('abort', onStop);
        this.#wake = () => undefined;
        resolve(result);
      };
      const onStop = (): void => settle('stopped');
      const timer = setTimeout(() => settle('timeout'), timeoutMs);
      this.#wake = () => {
        const found = look();
        if (found !== null) settle(found);
        else if (this.#end !== null) settle('closed');
      };
      this.#signal?.addEventListener('abort', onStop);
      if (this.#signal?.aborted === true) settle('stopped');
      else this.#wake();
    });
  }
}
