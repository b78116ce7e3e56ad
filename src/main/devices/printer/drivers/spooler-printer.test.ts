// The Windows driver over a child that answers from a spooler of ours: every way a job goes, and no ghost is left.
import { beforeEach, describe, expect, it } from '@jest/globals';
import { asAppError } from '../../../../shared/errors/app-error.ts';
import { deleteJobs, jobStateIn, printerOf, printersOf, spoolRaw } from './child/spool-raw.ts';
import type { WinspoolApi, WinspoolJob } from './child/winspool-api.ts';
import type { FromPrinterChild, PrinterChild, ToPrinterChild } from '../../../core/printing/printer-child-port.ts';
import { createSpoolerPrinter, listSpoolerPrinters } from './spooler-printer.ts';

const BYTES = Uint8Array.of(1, 2, 3);
const limits = { leaveTimeoutMs: 60, pollMs: 5, cancelTimeoutMs: 30, askTimeoutMs: 200 };

let jobs: WinspoolJob[];
let status: number;
let hasQueue: boolean;
/** What becomes of a job that is looked at. */
let next: (job: WinspoolJob) => WinspoolJob | null;
let deletes: boolean;
let isStuckOn: ToPrinterChild['do'] | null;
let killed: number;

const api: WinspoolApi = {
  openPrinter: () => (hasQueue ? {} : null),
  startDoc: (_handle, title) => {
    jobs.push({ jobId: 41, title, status: 0 });
    return 41;
  },
  startPage: () => true,
  write: (_handle, bytes) => bytes.length,
  endPage: () => true,
  endDoc: () => true,
  abort: () => true,
  closePrinter: () => undefined,
  jobs: () => jobs,
  deleteJob: (_handle, jobId) => {
    if (deletes) jobs = jobs.filter((job) => job.jobId !== jobId);
    return true;
  },
  printerStatus: () => status,
  printerNames: () => ['Badges'],
  lastError: () => 1801,
};

function answer(message: ToPrinterChild): FromPrinterChild | null {
  if (message.do === 'spool') return { say: 'spooled', result: spoolRaw(api, message) };
  if (message.do === 'lookAtJob') {
    jobs = jobs.flatMap((job) => next(job) ?? []);
    return { say: 'job', state: jobStateIn(api, message.printer, message.jobId) };
  }
  if (message.do === 'deleteJobs') return { say: 'deleted', count: deleteJobs(api, message.printer, message.title) };
  if (message.do === 'lookAtPrinter') return { say: 'printer', printer: printerOf(api, message.printer) };
  return message.do === 'listPrinters' ? { say: 'printers', printers: printersOf(api) } : null;
}

function startChild(): PrinterChild {
  let listener: (message: FromPrinterChild) => void = () => undefined;
  return {
    post(message) {
      if (message.do === isStuckOn) return;
      const said = answer(message);
      if (said !== null) setImmediate(() => listener(said));
    },
    onMessage: (heard) => void (listener = heard),
    onExit: () => undefined,
    kill: () => void (killed += 1),
  };
}

beforeEach(() => {
  jobs = [];
  status = 0;
  hasQueue = true;
  next = () => null;
  deletes = true;
  isStuckOn = null;
  killed = 0;
});

const print = (signal?: AbortSignal) =>
  createSpoolerPrinter({ name: 'Badges', startChild, limits })
    .print({ id: 'a', bytes: BYTES }, signal)
    .then(
      ({ result }) => result,
      (error: unknown) => asAppError(error).code,
    );

describe('a printer of Windows', () => {
  it('is sent, and no more, when its job has left the queue', async () => {
    expect(await print()).toBe('sent');
    expect(jobs).toEqual([]);
  });

  it('is sent when the queue keeps the job and says that it printed', async () => {
    next = (job) => ({ ...job, status: 0x80 });
    expect(await print()).toBe('sent');
  });

  it('that is off takes nothing: the job is deleted, and may be printed later', async () => {
    next = (job) => job;
    expect(await print()).toBe('PRINTER_OFFLINE');
    expect(jobs).toEqual([]);
  });

  it.each([0x10, 0x2])(
    'whose job had begun, or is stuck (%i), leaves it to a person; the job is deleted',
    async (bits) => {
      next = (job) => ({ ...job, status: bits });
      expect(await print()).toBe('PRINTER_UNCONFIRMED');
      expect(jobs).toEqual([]);
    },
  );

  it('whose job cannot be deleted leaves it to a person, and gets nothing more before it is gone', async () => {
    next = (job) => job;
    deletes = false;
    expect(await print()).toBe('PRINTER_UNCONFIRMED');
    expect(await print()).toBe('PRINTER_BUSY');
    deletes = true;
    next = () => null;
    expect(await print()).toBe('sent');
  });

  it('has the job of an ended app deleted before the next', async () => {
    jobs = [
      { jobId: 3, title: 'Gatehouse old', status: 0 },
      { jobId: 4, title: 'Letter', status: 0 },
    ];
    next = (job) => (job.title === 'Letter' ? job : null);
    expect(await print()).toBe('sent');
    expect(jobs.map(({ title }) => title)).toEqual(['Letter']);
  });

  it.each([
    [0x10, 'PRINTER_NO_PAPER'],
    [0x400000, 'PRINTER_COVER_OPEN'],
    [0x8, 'PRINTER_FAULT'],
    [0x80, 'PRINTER_OFFLINE'],
  ])('with the status %i is %s, and nothing is spooled', async (bits, code) => {
    status = bits;
    expect(await print()).toBe(code);
    expect(jobs).toEqual([]);
  });

  it('that is not there is missing', async () => {
    hasQueue = false;
    expect(await print()).toBe('PRINTER_MISSING');
  });

  it('whose spooler hangs costs a process and not the app', async () => {
    isStuckOn = 'spool';
    expect(await print()).toBe('PRINTER_UNCONFIRMED');
    expect(killed).toBeGreaterThan(0);
  });

  it('gives its job up at once when the app closes, and still deletes it', async () => {
    next = (job) => job;
    const closing = new AbortController();
    closing.abort();
    expect(await print(closing.signal)).toBe('PRINTER_OFFLINE');
    expect(jobs).toEqual([]);
  });

  it('is found by name', async () => {
    expect(await listSpoolerPrinters(startChild)).toEqual(['Badges']);
  });
});
