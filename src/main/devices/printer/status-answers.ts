// Tells apart the bytes a printer sends back, and reads them. Pure; no socket.
// The fixed bits are in every ESC/POS manual: a DLE EOT answer has bits 1 and 4 set, a GS r answer has bits 4 and 7
// clear, an automatic status (four bytes) begins with bit 4 set and bits 0 and 1 clear.
import type { PrinterStatus } from '../../core/printer-port.ts';

/** One answer: `realTime` to DLE EOT, `queued` to GS r. */
export interface PrinterAnswer {
  readonly kind: 'realTime' | 'queued';
  readonly byte: number;
}

const BYTES_AFTER_AUTOMATIC_STATUS = 3;

/** Creates a reader for one connection: bytes in as they arrive, answers out. Automatic status is left out. */
export function createAnswerReader(): (chunk: Uint8Array) => readonly PrinterAnswer[] {
  let bytesToSkip = 0;
  return function readAnswers(chunk) {
    const answers: PrinterAnswer[] = [];
    for (const byte of chunk) {
      if (bytesToSkip > 0) bytesToSkip -= 1;
      else if ((byte & 0x93) === 0x12) answers.push({ kind: 'realTime', byte });
      else if ((byte & 0x93) === 0x10) bytesToSkip = BYTES_AFTER_AUTOMATIC_STATUS;
      else if ((byte & 0x90) === 0) answers.push({ kind: 'queued', byte });
    }
    return answers;
  };
}

/** Reads the answers to DLE EOT 2 (why it is offline) and DLE EOT 4 (the paper); null where there was no answer. */
export function readPrinterStatus(offlineCause: number | null, paper: number | null): PrinterStatus {
  const paperLow = paper !== null && (paper & 0x0c) !== 0;
  if (offlineCause === null && paper === null) return { state: 'unknown', paperLow };
  if (offlineCause !== null && (offlineCause & 0x04) !== 0) return { state: 'coverOpen', paperLow };
  if (offlineCause !== null && (offlineCause & 0x20) !== 0) return { state: 'paperOut', paperLow };
  if (paper !== null && (paper & 0x60) !== 0) return { state: 'paperOut', paperLow };
  // An error of its own, such as a jammed cutter.
  if (offlineCause !== null && (offlineCause & 0x40) !== 0) return { state: 'offline', paperLow };
  return { state: 'ready', paperLow };
}

/** True when the answer to GS r 1 says that the paper is at its end. */
export function saysPaperEnd(queuedByte: number): boolean {
  return (queuedByte & 0x0c) !== 0;
}
