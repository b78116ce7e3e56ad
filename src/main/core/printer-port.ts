// The badge printer as the domain sees it: bytes in, and an honest word on whether paper came out.

/**
 * What the printer says of itself. fault: an error of its own, such as a jammed cutter. wrongModel: it answers in a
 * language we cannot read. unknown: it took the line and answered nothing, or never says.
 */
export type PrinterState = 'ready' | 'offline' | 'paperOut' | 'coverOpen' | 'fault' | 'wrongModel' | 'unknown';

export interface PrinterStatus {
  readonly state: PrinterState;
  /** The roll is nearly at its end; only known while the printer answers. */
  readonly paperLow: boolean;
}

export interface PrinterJob {
  /** The print job's id, for logs. */
  readonly id: string;
  /** Whole bytes of one badge in the printer's command set, cut included. */
  readonly bytes: Uint8Array;
}

/** confirmed: the printer answered after the badge. sent: the bytes were taken, and nobody can say more. */
export interface PrintReceipt {
  readonly result: 'confirmed' | 'sent';
}

/** One printer. It has no queue: the caller gives it one job at a time. */
export interface Printer {
  /** Asks the printer how it is. Never rejects. */
  status(signal?: AbortSignal): Promise<PrinterStatus>;
  /**
   * Prints one badge. After PRINTER_DROPPED and PRINTER_UNCONFIRMED it may be on paper; after the others it is not.
   * @throws AppError PRINTER_OFFLINE, PRINTER_BUSY, PRINTER_MISSING, PRINTER_DENIED, PRINTER_NO_PAPER,
   *   PRINTER_COVER_OPEN, PRINTER_FAULT, PRINTER_WRONG_MODEL, PRINTER_DROPPED, PRINTER_UNCONFIRMED, PRINTER_EMPTY_JOB
   */
  print(job: PrinterJob, signal?: AbortSignal): Promise<PrintReceipt>;
  /** The model as the printer itself names it; null where it does not say. Never rejects. */
  model(signal?: AbortSignal): Promise<string | null>;
}
