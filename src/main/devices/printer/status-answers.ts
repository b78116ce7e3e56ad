// Reads what an ESC/POS printer's status bytes mean. Pure.
import type { PrinterStatus } from '../../core/printer-port.ts';

/** Reads the answers to DLE EOT 2 (why it is offline) and DLE EOT 4 (the paper); null where there was no answer. */
export function readPrinterStatus(offlineCause: number | null, paper: number | null): PrinterStatus {
  const paperLow = paper !== null && (paper & 0x0c) !== 0;
  if (offlineCause === null && paper === null) return { state: 'unknown', paperLow };
  if (offlineCause !== null && (offlineCause & 0x04) !== 0) return { state: 'coverOpen', paperLow };
  if (offlineCause !== null && (offlineCause & 0x20) !== 0) return { state: 'paperOut', paperLow };
  if (paper !== null && (paper & 0x60) !== 0) return { state: 'paperOut', paperLow };
  // An error of its own, such as a jammed cutter.
  if (offlineCause !== null && (offlineCause & 0x40) !== 0) return { state: 'fault', paperLow };
  return { state: 'ready', paperLow };
}

/** True when the answer to GS r 1 says that the paper is at its end. */
export function saysPaperEnd(queuedByte: number): boolean {
  return (queuedByte & 0x0c) !== 0;
}
