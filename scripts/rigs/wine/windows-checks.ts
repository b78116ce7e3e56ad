// Runs on Node for Windows under Wine: our spooler driver and its calls into winspool.drv. Bundled to CommonJS first.
// The driver's child program runs inside this process: Wine's pipes do not carry what Node sends between processes.
import { deepStrictEqual, ok, strictEqual } from 'node:assert';
import { appendFileSync } from 'node:fs';
import {
  deleteJobs,
  jobStateIn,
  printerOf,
  printersOf,
  spoolRaw,
} from '../../../src/main/devices/printer/drivers/child/spool-raw.ts';
import { loadWinspool } from '../../../src/main/devices/printer/drivers/child/winspool-koffi.ts';
import type {
  FromPrinterChild,
  PrinterChild,
  ToPrinterChild,
} from '../../../src/main/core/printing/printer-child-port.ts';
import {
  createSpoolerPrinter,
  listSpoolerPrinters,
} from '../../../src/main/devices/printer/drivers/spooler-printer.ts';
import { AppError } from '../../../src/shared/errors/app-error.ts';
import { runChecks } from '../rig-result.ts';

const [, , outFile = '', queue = ''] = process.argv;

// Under Wine the standard output is no pipe Node can write to.
console.log = (line: string) => appendFileSync(outFile, `${line}\n`);

const winspool = loadWinspool();

function answer(message: ToPrinterChild): FromPrinterChild {
  switch (message.do) {
    case 'spool':
      return { say: 'spooled', result: spoolRaw(winspool, message) };
    case 'lookAtJob':
      return { say: 'job', state: jobStateIn(winspool, message.printer, message.jobId) };
    case 'deleteJobs':
      return { say: 'deleted', count: deleteJobs(winspool, message.printer, message.title) };
    case 'lookAtPrinter':
      return { say: 'printer', printer: printerOf(winspool, message.printer) };
    case 'listPrinters':
      return { say: 'printers', printers: printersOf(winspool) };
    default:
      throw new Error(`not for the spooler: ${message.do}`);
  }
}

function childInThisProcess(): PrinterChild {
  let listener: (message: FromPrinterChild) => void = () => undefined;
  return {
    post: (message) => void setImmediate(() => listener(answer(message))),
    onMessage: (next) => (listener = next),
    onExit: () => undefined,
    kill: () => undefined,
  };
}

/** Every byte there is, so that nothing on the way may change one. */
export const badgeBytes = (): Uint8Array => Uint8Array.from({ length: 8_448 }, (_, at) => at % 256);

void runChecks({
  'the queue is listed': async () => {
    const names = await listSpoolerPrinters(childInThisProcess);
    ok(names.includes(queue), JSON.stringify(names));
  },
  'a badge is handed to the queue': async () => {
    const printer = createSpoolerPrinter({ name: queue, startChild: childInThisProcess });
    deepStrictEqual(await printer.print({ id: 'w1', bytes: badgeBytes() }), { result: 'sent' });
  },
  'a queue that is not there is missing': async () => {
    const printer = createSpoolerPrinter({ name: 'No such printer', startChild: childInThisProcess });
    const code = await printer.print({ id: 'w2', bytes: badgeBytes() }).then(
      () => 'no error',
      (error: unknown) => (error instanceof AppError ? error.code : String(error)),
    );
    strictEqual(code, 'PRINTER_MISSING');
  },
});
