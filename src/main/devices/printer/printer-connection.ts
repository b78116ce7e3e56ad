// One TCP connection to a printer, as questions and answers. Its waits give results instead of throwing, because
// what a broken line means depends on how far the badge was.
import { connect, type Socket } from 'node:net';
import { createAnswerReader, type PrinterAnswer } from './status-answers.ts';

/** How a wait ended without what was waited for. */
export type WaitFailure = 'timeout' | 'closed' | 'stopped';

export type OpenResult = { readonly connection: PrinterConnection } | { readonly failure: WaitFailure };

/** Opens a connection within `timeoutMs`. Never rejects. */
export async function openPrinterConnection(
  address: { readonly host: string; readonly port: number },
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<OpenResult> {
  const socket = connect({ ...address, noDelay: true, allowHalfOpen: true });
  const connection = new PrinterConnection(socket, signal);
  const failure = await connection.waitUntilOpen(timeoutMs);
  if (failure === null) return { connection };
  connection.close();
  return { failure };
}

export class PrinterConnection {
  readonly #socket: Socket;
  readonly #signal: AbortSignal | undefined;
  /** Set once, when the other side has gone; no answer can come after it. */
  #isClosed = false;
  #answers: PrinterAnswer[] = [];
  #wake: () => void = () => undefined;
  #isOpen = false;
  #isFlushed = false;

  constructor(socket: Socket, signal: AbortSignal | undefined) {
    this.#socket = socket;
    this.#signal = signal;
    const readAnswers = createAnswerReader();
    socket.on('connect', () => {
      this.#isOpen = true;
      this.#wake();
    });
    socket.on('data', (chunk) => {
      this.#answers.push(...readAnswers(chunk));
      this.#wake();
    });
    const onGone = (): void => {
      this.#isClosed = true;
      this.#wake();
    };
    // The reason (ECONNREFUSED, ECONNRESET, …) changes nothing: what counts is how far the badge was.
    socket.on('error', onGone);
    socket.on('end', onGone);
    socket.on('close', onGone);
  }

  /** Waits for the line to be open: null, or why it is not. */
  async waitUntilOpen(timeoutMs: number): Promise<WaitFailure | null> {
    const result = await this.#waitFor(() => (this.#isOpen ? true : null), timeoutMs);
    return result === true ? null : result;
  }

  /** Asks DLE EOT `which` and waits for its answer. */
  async askRealTime(which: 2 | 4, timeoutMs: number): Promise<number | WaitFailure> {
    this.#answers = this.#answers.filter((answer) => answer.kind !== 'realTime');
    this.send(Uint8Array.of(0x10, 0x04, which));
    return this.waitForAnswer('realTime', timeoutMs);
  }

  /** Waits for the next answer of a kind. */
  async waitForAnswer(kind: PrinterAnswer['kind'], timeoutMs: number): Promise<number | WaitFailure> {
    return this.#waitFor(() => {
      const at = this.#answers.findIndex((answer) => answer.kind === kind);
      return at === -1 ? null : (this.#answers.splice(at, 1)[0]?.byte ?? null);
    }, timeoutMs);
  }

  /** Hands bytes to the operating system; what becomes of them is learned by waiting. */
  send(bytes: Uint8Array): void {
    if (this.#socket.writable) this.#socket.write(bytes);
  }

  /** Says that nothing more will be sent, and waits until the operating system has taken it all. */
  async finish(timeoutMs: number): Promise<WaitFailure | null> {
    this.#socket.end(() => {
      this.#isFlushed = true;
      this.#wake();
    });
    const result = await this.#waitFor(() => (this.#isFlushed && !this.#socket.destroyed ? true : null), timeoutMs);
    return result === true ? null : result;
  }

  /** Waits for the other side to close: an orderly close, a reset, or neither in time. */
  async waitUntilClosed(timeoutMs: number): Promise<'orderly' | 'reset' | 'timeout' | 'stopped'> {
    const result = await this.#waitFor<never>(() => null, timeoutMs);
    if (result !== 'closed') return result;
    return this.#socket.errored === null ? 'orderly' : 'reset';
  }

  /** Lets go of the line. May be called twice. */
  close(): void {
    this.#socket.destroySoon();
    // A printer that never reads would keep us waiting for our own last bytes.
    this.#socket.unref();
    setTimeout(() => this.#socket.destroy(), CLOSE_GRACE_MS).unref();
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
        else if (this.#isClosed) settle('closed');
      };
      this.#signal?.addEventListener('abort', onStop);
      if (this.#signal?.aborted === true) settle('stopped');
      else this.#wake();
    });
  }
}

const CLOSE_GRACE_MS = 500;
