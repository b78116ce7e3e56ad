// What printers send back, told apart. Pure; no line.
// EPSON's fixed bits are in every ESC/POS manual: a DLE EOT answer has bits 1 and 4 set, a GS r answer has bits 4 and 7
// clear, an automatic status (four bytes) begins with bit 4 set and bits 0 and 1 clear, a name begins with 5F and ends
// with a zero. A STAR status begins with a byte whose bit 0 is set and bits 4 and 7 are clear, and says its own length.

/** What a STAR printer says of itself, as its status block has it. */
export interface StarStatus {
  readonly offline: boolean;
  readonly coverOpen: boolean;
  readonly paperOut: boolean;
  readonly paperLow: boolean;
  readonly fault: boolean;
  /** Counts the ends of jobs that it has printed; wraps around at 32. */
  readonly endCounter: number;
}

/** realTime: to DLE EOT. queued: to GS r. text: to GS I. star: to ESC ACK SOH. unreadable: a byte of something else. */
export type PrinterAnswer =
  | { readonly kind: 'realTime'; readonly byte: number }
  | { readonly kind: 'queued'; readonly byte: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'star'; readonly status: StarStatus }
  | { readonly kind: 'unreadable' };

/** Bytes in as they arrive, answers out. One reader for one connection. */
export type ReadAnswers = (chunk: Uint8Array) => readonly PrinterAnswer[];

const BYTES_AFTER_AUTOMATIC_STATUS = 3;
const TEXT_BEGINS = 0x5f;
const LONGEST_TEXT = 80;

/** Reads an EPSON printer. Automatic status is left out. */
export function createEpsonReader(): ReadAnswers {
  let bytesToSkip = 0;
  let text: number[] | null = null;
  function readByte(byte: number): PrinterAnswer | null {
    if (text !== null) {
      if (byte !== 0 && text.length < LONGEST_TEXT) {
        text.push(byte);
        return null;
      }
      const whole = Buffer.from(text).toString('latin1');
      text = null;
      return { kind: 'text', text: whole };
    }
    if (bytesToSkip > 0) {
      bytesToSkip -= 1;
      return null;
    }
    if (byte === TEXT_BEGINS) {
      text = [];
      return null;
    }
    if ((byte & 0x93) === 0x12) return { kind: 'realTime', byte };
    if ((byte & 0x93) === 0x10) {
      bytesToSkip = BYTES_AFTER_AUTOMATIC_STATUS;
      return null;
    }
    return (byte & 0x90) === 0 ? { kind: 'queued', byte } : { kind: 'unreadable' };
  }
  return (chunk) => [...chunk].map(readByte).filter((answer) => answer !== null);
}

const SHORTEST_STAR_STATUS = 7;

// Bits 1, 2, 3 and 5 of the first byte count the bytes of the block, itself included.
const starLength = (first: number): number => ((first >> 1) & 0x07) | ((first >> 2) & 0x08);

function starStatusOf(block: readonly number[]): StarStatus {
  const [, , printer = 0, error = 0, , paper = 0, , counter = 0] = block;
  return {
    offline: (printer & 0x08) !== 0,
    coverOpen: (printer & 0x20) !== 0,
    // Head too hot is a pause, not a fault; the cutter, and what cannot be recovered, need a person.
    fault: (error & 0x28) !== 0,
    paperOut: (paper & 0x08) !== 0,
    paperLow: (paper & 0x04) !== 0,
    endCounter: ((counter >> 1) & 0x07) | ((counter >> 2) & 0x18),
  };
}

/** Reads a STAR printer. */
export function createStarReader(): ReadAnswers {
  let block: number[] = [];
  function readByte(byte: number): PrinterAnswer | null {
    if (block.length === 0 && ((byte & 0x91) !== 0x01 || starLength(byte) < SHORTEST_STAR_STATUS)) {
      return { kind: 'unreadable' };
    }
    block.push(byte);
    if (block.length < starLength(block[0] ?? 0)) return null;
    const status = starStatusOf(block);
    block = [];
    return { kind: 'star', status };
  }
  return (chunk) => [...chunk].map(readByte).filter((answer) => answer !== null);
}
