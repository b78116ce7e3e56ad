// Turns a stream of bytes into commands as they become whole. One parser per connection.
import type { EscposCommand } from './escpos-commands.ts';
import { readCommand } from './read-command.ts';

/** What the parser tells its owner. */
export interface ParserEvents {
  /** A whole command arrived; `sizeBytes` is what it took on the wire. */
  readonly onCommand: (command: EscposCommand, sizeBytes: number) => void;
  /** Something a real printer would not have understood. */
  readonly onProblem: (problem: string) => void;
}

/** A parser that is fed as bytes arrive. */
export interface EscposParser {
  readonly push: (chunk: Uint8Array) => void;
  /** Says that no more bytes will come; an unfinished command is then a problem. */
  readonly end: () => void;
  readonly isBetweenCommands: () => boolean;
}

/**
 * Creates a parser. A real-time sequence inside picture data is reported as a problem, because many
 * printers would carry it out there and then.
 */
export function createEscposParser(events: ParserEvents): EscposParser {
  let waiting: Buffer = Buffer.alloc(0);

  function push(chunk: Uint8Array): void {
    waiting = waiting.length === 0 ? Buffer.from(chunk) : Buffer.concat([waiting, chunk]);
    for (;;) {
      const result = readCommand(waiting);
      if (result.type === 'incomplete') return;
      waiting = waiting.subarray(result.length);
      if (result.type === 'unknown') {
        events.onProblem(`unknown command ${result.hex.slice(0, 32)}`);
      } else {
        reportRealTimeInside(result.command);
        events.onCommand(result.command, result.length);
      }
    }
  }

  function reportRealTimeInside(command: EscposCommand): void {
    if (command.kind !== 'raster') return;
    const at = findRealTime(command.bits);
    if (at !== -1) events.onProblem(`real-time command inside picture data at byte ${at}`);
  }

  function end(): void {
    if (waiting.length === 0) return;
    events.onProblem(`truncated command: ${waiting.length} bytes of ${waiting.subarray(0, 8).toString('hex')}`);
    waiting = Buffer.alloc(0);
  }

  return { push, end, isBetweenCommands: () => waiting.length === 0 };
}

function findRealTime(bits: Uint8Array): number {
  for (let at = bits.indexOf(0x10); at !== -1; at = bits.indexOf(0x10, at + 1)) {
    const next = bits[at + 1];
    if (next === 0x04 || next === 0x05 || next === 0x14) return at;
  }
  return -1;
}
