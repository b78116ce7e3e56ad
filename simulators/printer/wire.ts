// The printer's TCP side: one host at a time, the others wait in line, and every way a wire can fail.
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { createEscposParser } from './escpos-parser.ts';
import type { Faults } from './faults.ts';
import type { Mechanism } from './mechanism.ts';
import { realTimeStatusByte } from './status-bytes.ts';

/** What the wire needs from its owner. */
export interface WireOptions {
  readonly host: string;
  readonly faults: () => Faults;
  readonly mechanism: Mechanism;
  readonly onProblem: (problem: string) => void;
}

const SLOW_TICK_MS = 20;
const MODEL_NAME = 67;
const SIMULATED_MODEL = 'GATEHOUSE-SIM';
/** What a web server says to bytes that are no request. */
const WEB_SERVER_ANSWER = 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n';

/** Listens, and feeds what it reads to the mechanism. */
export class Wire {
  readonly #options: WireOptions;
  #server: Server | null = null;
  #port = 0;
  readonly #open = new Set<Socket>();
  #line: Socket[] = [];
  #served: Socket | null = null;
  #connections = 0;

  constructor(options: WireOptions) {
    this.#options = options;
  }

  /** The port that is, or was, listened on. */
  get port(): number {
    return this.#port;
  }

  /** How many connections have been accepted so far. */
  get connections(): number {
    return this.#connections;
  }

  /** Starts to accept connections; the same port again after `close`. Rejects when the port is taken. */
  async listen(port: number = this.#port): Promise<void> {
    if (this.#server !== null) return;
    // Half-open, so that a host that has said all it has to say can still be answered.
    const server = createServer({ pauseOnConnect: true, allowHalfOpen: true, noDelay: true }, (socket) => {
      this.#accept(socket);
    });
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, this.#options.host, () => {
        server.off('error', reject);
        resolve();
      });
    });
    const address = server.address();
    if (address !== null && typeof address === 'object') this.#port = address.port;
  }

  /** Refuses connections from now on and breaks those that are open. */
  async close(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    const closed = server === null ? Promise.resolve() : new Promise<void>((resolve) => server.close(() => resolve()));
    // The server counts a socket out before the socket's own 'close', on which torn-off paper is still written.
    const gone = [...this.#open].map((socket) => once(socket, 'close'));
    for (const socket of this.#open) socket.destroy();
    await Promise.all([closed, ...gone]);
  }

  /** Breaks every connection, as a power cut does, and goes on listening. */
  breakConnections(): void {
    for (const socket of this.#open) socket.resetAndDestroy();
  }

  /** Serves the next in line, if the faults let it: to be called when a fault is lifted. */
  serveNext(): void {
    const { busy, neverReads } = this.#options.faults();
    if (busy || neverReads || this.#served !== null) return;
    const socket = this.#line.shift();
    if (socket !== undefined) this.#serve(socket);
  }

  #accept(socket: Socket): void {
    this.#connections += 1;
    this.#open.add(socket);
    socket.on('error', () => undefined); // A broken line is what we are here to simulate; 'close' follows.
    socket.on('close', () => {
      this.#open.delete(socket);
      this.#line = this.#line.filter((other) => other !== socket);
      if (this.#served === socket) this.#served = null;
      this.serveNext();
    });
    this.#line.push(socket);
    this.serveNext();
  }

  #serve(socket: Socket): void {
    this.#served = socket;
    const { mechanism, faults, onProblem } = this.#options;
    const answer = (byte: number): void => {
      if (!faults().silent && socket.writable) socket.write(Uint8Array.of(byte));
    };
    const tellName = (which: number): void => {
      if (which === MODEL_NAME && !faults().silent && socket.writable) socket.write(`_${SIMULATED_MODEL}\0`, 'latin1');
    };
    const parser = createEscposParser({
      onProblem: (problem) => {
        onProblem(problem);
        mechanism.problem(problem);
      },
      onCommand: (command, sizeBytes) => {
        if (command.kind === 'identify') return tellName(command.which);
        if (command.kind !== 'realTimeStatus') return mechanism.add(command, sizeBytes, answer);
        if (!faults().noRealTime) answer(realTimeStatusByte(command.which, faults()));
      },
    });
    let received = 0;
    const read = (chunk: Uint8Array): void => {
      if (faults().gibberish) return void socket.end(WEB_SERVER_ANSWER);
      const drop = faults().drop;
      const room = (drop?.afterBytes ?? Infinity) - received;
      received += chunk.length;
      parser.push(room < chunk.length ? chunk.subarray(0, Math.max(0, room)) : chunk);
      if (room <= chunk.length) dropLine(socket, drop?.how ?? 'rst');
    };
    socket.on('data', (chunk) => {
      const bytesPerSecond = faults().bytesPerSecond;
      if (bytesPerSecond === null) return read(chunk);
      socket.pause();
      const pauseMs = Math.max(SLOW_TICK_MS, (chunk.length / bytesPerSecond) * 1000);
      setTimeout(() => {
        if (socket.destroyed) return;
        read(chunk);
        socket.resume();
      }, pauseMs).unref();
    });
    socket.on('end', () => socket.end());
    socket.on('close', () => {
      const isWhole = parser.isBetweenCommands();
      parser.end();
      if (!isWhole) mechanism.tearOff();
    });
    socket.resume();
  }
}

function dropLine(socket: Socket, how: 'rst' | 'fin'): void {
  if (how === 'rst') socket.resetAndDestroy();
  else {
    socket.pause();
    socket.end();
  }
}
