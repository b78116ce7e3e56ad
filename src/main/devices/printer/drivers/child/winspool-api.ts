// The few functions of Windows' winspool.drv that raw printing needs, as this program sees them. The real ones are
// bound in winspool-koffi.ts; tests bring their own.

/** One job of a queue. */
export interface WinspoolJob {
  readonly jobId: number;
  readonly title: string;
  /** JOB_STATUS_* bits. */
  readonly status: number;
}

/** Every call is made at once and may block. Handles are opaque. */
export interface WinspoolApi {
  /** OpenPrinterW; null when it refuses, and lastError says why. */
  openPrinter(name: string): unknown;
  /** StartDocPrinterW with datatype RAW; 0 when it refuses. */
  startDoc(handle: unknown, title: string): number;
  startPage(handle: unknown): boolean;
  /** WritePrinter: how many bytes were taken; 0 when it refuses. */
  write(handle: unknown, bytes: Uint8Array): number;
  endPage(handle: unknown): boolean;
  endDoc(handle: unknown): boolean;
  abort(handle: unknown): boolean;
  closePrinter(handle: unknown): void;
  /** EnumJobsW, level 1. */
  jobs(handle: unknown): readonly WinspoolJob[];
  /** SetJobW with JOB_CONTROL_DELETE. */
  deleteJob(handle: unknown, jobId: number): boolean;
  /** GetPrinterW, level 6: PRINTER_STATUS_* bits. */
  printerStatus(handle: unknown): number;
  /** EnumPrintersW, level 4: local ones and those connected to. */
  printerNames(): readonly string[];
  /** GetLastError of the call before. */
  lastError(): number;
}
