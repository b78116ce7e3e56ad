// Raw printing through the Windows spooler, in the order that winspool wants its calls. Inside the printer child.
import type {
  FromPrinterChild,
  SpoolerJobState,
  SpoolerPrinter,
} from '../../../../core/printing/printer-child-port.ts';
import type { WinspoolApi, WinspoolJob } from './winspool-api.ts';

const ERROR_ACCESS_DENIED = 5;

// Bits of JOB_STATUS_* and PRINTER_STATUS_* in winspool.h.
const JOB_ENDED = 0x80 | 0x1000; // printed, complete
const JOB_STUCK = 0x2 | 0x20 | 0x40 | 0x200 | 0x400; // error, offline, paper out, blocked, user intervention
const JOB_PRINTING = 0x10;
const PRINTER_PAPER_OUT = 0x10;
const PRINTER_DOOR_OPEN = 0x400000;
const PRINTER_FAULT = 0x2 | 0x8 | 0x100000; // error, jam, user intervention
const PRINTER_OFF = 0x1 | 0x80 | 0x1000 | 0x800000; // paused, offline, not available, server unknown

type SpoolResult = Extract<FromPrinterChild, { readonly say: 'spooled' }>['result'];

/** Hands a document to a queue. Whatever happens, the printer's handle is closed and a half document is aborted. */
export function spoolRaw(
  api: WinspoolApi,
  { printer, title, bytes }: { readonly printer: string; readonly title: string; readonly bytes: Uint8Array },
): SpoolResult {
  const handle = api.openPrinter(printer);
  if (handle === null) return api.lastError() === ERROR_ACCESS_DENIED ? 'denied' : 'missing';
  try {
    const jobId = api.startDoc(handle, title);
    if (jobId === 0) return api.lastError() === ERROR_ACCESS_DENIED ? 'denied' : 'refused';
    if (writeWhole(api, handle, bytes) && api.endPage(handle) && api.endDoc(handle)) return { jobId };
    api.abort(handle);
    // Windows prints a document as it comes in, unless its queue is set to wait for the whole of it.
    return 'partly';
  } finally {
    api.closePrinter(handle);
  }
}

function writeWhole(api: WinspoolApi, handle: unknown, bytes: Uint8Array): boolean {
  if (!api.startPage(handle)) return false;
  for (let sent = 0; sent < bytes.length;) {
    const taken = api.write(handle, bytes.subarray(sent));
    if (taken <= 0) return false;
    sent += taken;
  }
  return true;
}

function jobStateOf({ status }: WinspoolJob): SpoolerJobState {
  if ((status & JOB_ENDED) !== 0) return 'printed';
  if ((status & JOB_STUCK) !== 0) return 'stuck';
  return (status & JOB_PRINTING) !== 0 ? 'printing' : 'waiting';
}

/** Where a job is. A queue that cannot be opened says nothing, so the job is taken to be there still. */
export function jobStateIn(api: WinspoolApi, printer: string, jobId: number): SpoolerJobState {
  const handle = api.openPrinter(printer);
  if (handle === null) return 'waiting';
  try {
    const job = api.jobs(handle).find((other) => other.jobId === jobId);
    return job === undefined ? 'gone' : jobStateOf(job);
  } finally {
    api.closePrinter(handle);
  }
}

/** Deletes the jobs of a title, or whose title begins with it as a word; says how many are still there. */
export function deleteJobs(api: WinspoolApi, printer: string, title: string): number {
  const handle = api.openPrinter(printer);
  if (handle === null) return 0;
  const isOurs = (job: WinspoolJob): boolean => job.title === title || job.title.startsWith(`${title} `);
  try {
    for (const job of api.jobs(handle).filter(isOurs)) api.deleteJob(handle, job.jobId);
    // A delete is only asked for: a job that is printing stays until the printer lets go of it.
    return api.jobs(handle).filter(isOurs).length;
  } finally {
    api.closePrinter(handle);
  }
}

function printerStateOf(status: number): SpoolerPrinter['state'] {
  if ((status & PRINTER_PAPER_OUT) !== 0) return 'paperOut';
  if ((status & PRINTER_DOOR_OPEN) !== 0) return 'coverOpen';
  if ((status & PRINTER_FAULT) !== 0) return 'fault';
  return (status & PRINTER_OFF) !== 0 ? 'offline' : 'ready';
}

/** A queue's printer; null when there is none of that name. */
export function printerOf(api: WinspoolApi, name: string): SpoolerPrinter | null {
  const handle = api.openPrinter(name);
  if (handle === null) return null;
  try {
    return { name, state: printerStateOf(api.printerStatus(handle)) };
  } finally {
    api.closePrinter(handle);
  }
}

/** Every printer of this PC. */
export function printersOf(api: WinspoolApi): readonly SpoolerPrinter[] {
  return api.printerNames().map((name) => printerOf(api, name) ?? { name, state: 'offline' });
}
