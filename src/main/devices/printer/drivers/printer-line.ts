// A line to a printer: bytes out, bytes in, and how it ended. TCP and device paths are lines; what the bytes mean is
// a dialect's business.

import type { LineEnd } from '../../../core/printing/printer-child-port.ts';

export interface LineEvents {
  readonly onOpen: () => void;
  readonly onBytes: (chunk: Uint8Array) => void;
  /** Once; no bytes come after it. */
  readonly onGone: (how: LineEnd) => void;
}

export interface PrinterLine {
  /** Hands bytes to the operating system; what becomes of them is learned by waiting. */
  send(bytes: Uint8Array): void;
  /** Nothing more will be sent; `onFlushed` when the operating system has taken it all. */
  finish(onFlushed: () => void): void;
  /** Lets go of the line, whatever state it is in. May be called twice. */
  close(): void;
}

/** Begins to open a line. Never throws; a line that does not open is `onGone`. */
export type OpenLine = (events: LineEvents) => PrinterLine;
