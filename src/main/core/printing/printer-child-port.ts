// What the app and the printer child say to each other. The child is a process of its own because a write to a stuck
// device blocks inside the kernel: only a process can be ended then, a thread keeps the app from closing.

/** refused: it never opened. missing, denied, held: why a device did not open. The others: how an open line ended. */
export type LineEnd = 'refused' | 'missing' | 'denied' | 'held' | 'orderly' | 'reset';

/** A Windows queue's printer as the system describes it. */
export interface SpoolerPrinter {
  readonly name: string;
  readonly state: 'ready' | 'offline' | 'paperOut' | 'coverOpen' | 'fault';
}

/** gone: it left the queue. printed: it says so and stays as the queue keeps its jobs. stuck: it needs a person. */
export type SpoolerJobState = 'gone' | 'printed' | 'printing' | 'waiting' | 'stuck';

export type ToPrinterChild =
  | { readonly do: 'openDevice'; readonly path: string; readonly baud: number | null }
  | { readonly do: 'send'; readonly bytes: Uint8Array }
  | { readonly do: 'finish' }
  | { readonly do: 'spool'; readonly printer: string; readonly title: string; readonly bytes: Uint8Array }
  | { readonly do: 'lookAtJob'; readonly printer: string; readonly jobId: number }
  | { readonly do: 'deleteJobs'; readonly printer: string; readonly title: string }
  | { readonly do: 'listPrinters' }
  | { readonly do: 'lookAtPrinter'; readonly printer: string };

export type FromPrinterChild =
  | { readonly say: 'open' }
  | { readonly say: 'bytes'; readonly bytes: Uint8Array }
  | { readonly say: 'flushed' }
  | { readonly say: 'gone'; readonly how: LineEnd }
  /** refused: nothing was handed over. partly: perhaps some of it was. */
  | {
      readonly say: 'spooled';
      readonly result: { readonly jobId: number } | 'missing' | 'denied' | 'refused' | 'partly';
    }
  | { readonly say: 'job'; readonly state: SpoolerJobState }
  /** How many are still there. */
  | { readonly say: 'deleted'; readonly count: number }
  | { readonly say: 'printers'; readonly printers: readonly SpoolerPrinter[] }
  | { readonly say: 'printer'; readonly printer: SpoolerPrinter | null };

/** One running child, seen from the app. */
export interface PrinterChild {
  readonly post: (message: ToPrinterChild) => void;
  readonly onMessage: (listener: (message: FromPrinterChild) => void) => void;
  /** Once, however it ended. */
  readonly onExit: (listener: () => void) => void;
  /** Ends it at once, stuck or not. May be called twice. */
  readonly kill: () => void;
}

/** Starts a child. Never throws; one that does not start exits. */
export type StartPrinterChild = () => PrinterChild;
